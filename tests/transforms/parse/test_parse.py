# ruff: noqa: E501  (lines of sample pages stay whole)
"""Whole pages, as a reader of `transforms.parse` meets them. All texts are our own."""

from __future__ import annotations

import json
import re
import resource
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import html as lxml_html

from transforms.errors import Empty, Malformed, NotAnArticle, Undecodable, Unusable
from transforms.models import Article, Media, Page, Rejection
from transforms.parse import parse

FETCHED = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)
SEEDS = Path(__file__).resolve().parents[3] / "../shared/seeds"
BODY = [
    "The council of Larkhaven voted on Monday to build a second ferry pier, which will cost 4.2 million euros.",
    "Work is to begin in autumn, said harbour master Ida Brandt, and should end before the summer season of 2027.",
    "The old pier, built in 1961, can take one ship at a time. On busy days passengers wait for up to two hours.",
    "Residents of the quay had asked for a noise barrier. The council will decide on it in a separate vote in July.",
]
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": "Larkhaven to build a second ferry pier",
            "datePublished": "2025-05-20T08:15:00+02:00",
            "dateModified": "2025-05-21T09:00:00+02:00",
            "author": [{"@id": "#ida"}, {"@type": "Person", "name": "By Tom Okafor"}],
            "publisher": {"@type": "Organization", "name": "The Larkhaven Mail"},
            "articleSection": "Harbour",
            "isAccessibleForFree": "True",
        },
        {"@id": "#ida", "@type": "Person", "name": "Ida Muster"},
    ],
}
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Larkhaven to build a second ferry pier | The Larkhaven Mail</title>
<link rel="canonical" href="https://www.larkhavenmail.example/harbour/pier">
<meta property="og:title" content="Larkhaven to build a second ferry pier">
<meta property="og:site_name" content="The Larkhaven Mail">
<script type="application/ld+json">{json.dumps(LD)}</script><style>p {{ color: red }}</style></head>
<body>Skip to content<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article class="article"><h1>Larkhaven to build a second ferry pier</h1>
<p class="byline">By <a rel="author" href="/author/ida">Ida Muster</a> and Tom Okafor</p>
<time datetime="2025-05-20T08:15:00+02:00">20 May 2025, 8:15am</time>
<figure><img src="p.jpg"><figcaption>The old pier in March. Photo: L. Quist</figcaption></figure>
<div class="article-body"><p>{BODY[0]}</p><p>{BODY[1]} See the <a href="/plans">plans</a>.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Ferry fares rise again</a></li></ul></aside>
<p>{BODY[2]}</p><p>{BODY[3]}</p></div>
<div class="share">Share this article</div><div class="newsletter">Sign up to our newsletter for more stories.</div>
</article></main><footer>© 2025 The Larkhaven Mail. All rights reserved. <a href="/terms">Terms</a></footer></body></html>"""


def page_of(
    body: str | bytes, media: Media = "html", url: str = "https://www.larkhavenmail.example/harbour/pier?x=1"
) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return Page("s", "pier", url, media, raw, FETCHED)


def read(
    body: str | bytes, media: Media = "html", url: str | None = None
) -> tuple[Article, tuple[Rejection, ...]]:
    return parse(page_of(body, media, url) if url else page_of(body, media))


def removed(article: Article, kind: str) -> list[str]:
    return [block.text for block in article.removed if block.kind == kind]


def test_an_ordinary_page() -> None:
    article, notes = read(PAGE)
    assert notes == ()
    assert article.text == "\n\n".join([BODY[0], BODY[1] + " See the plans.", BODY[2], BODY[3]])
    assert article.title == "Larkhaven to build a second ferry pier"
    assert article.authors == ("Ida Muster", "Tom Okafor")
    assert (article.publisher.name, article.publisher.domain) == (
        "The Larkhaven Mail",
        "larkhavenmail.example",
    )
    assert article.url == "https://www.larkhavenmail.example/harbour/pier"
    assert (article.section, article.language, article.is_paywalled) == ("Harbour", "en-gb", False)
    assert article.published_date == date(2025, 5, 20)
    assert article.published_at == datetime(2025, 5, 20, 6, 15, tzinfo=UTC)
    assert (article.published_tz, article.published_precision, article.published_method) == (
        "+02:00",
        "second",
        "json-ld",
    )
    assert article.modified_at == datetime(2025, 5, 21, 7, 0, tzinfo=UTC)
    assert {"json-ld", "time-element"} <= {candidate.method for candidate in article.date_candidates}
    assert [link.url for link in article.links] == ["https://www.larkhavenmail.example/plans"]


def test_text_and_removed_blocks_account_for_every_visible_word() -> None:
    article, _ = read(PAGE)
    root = lxml_html.document_fromstring(PAGE)
    for element in list(root.iter("script", "style", "head")):
        element.drop_tree()
    shown = Counter(word for text in root.itertext() for word in re.findall(r"\w+", text))
    kept = Counter(
        word
        for text in (article.text, *(b.text for b in article.removed))
        for word in re.findall(r"\w+", text)
    )
    assert kept == shown
    assert [block.position for block in article.removed] == list(range(len(article.removed)))
    assert all(0 <= block.at_char <= len(article.text) for block in article.removed)


def test_a_canonical_address_elsewhere_is_syndication() -> None:
    article, _ = read(PAGE, url="https://mirror.example/pier")
    assert article.url == "https://mirror.example/pier"
    assert article.syndicated_from == "https://www.larkhavenmail.example/harbour/pier"


def test_a_local_copy_keeps_its_path_and_links_to_its_address() -> None:
    article, _ = read(PAGE, url="/data/pier.html")
    assert article.url == "/data/pier.html"
    assert article.syndicated_from is None
    assert (article.links[0].kind, article.links[0].url) == (
        "canonical",
        "https://www.larkhavenmail.example/harbour/pier",
    )
    assert article.publisher.name == "The Larkhaven Mail"


RELEASE = """LARKHAVEN, Norland, May 20, 2025 (GLOBE NEWSWIRE) -- Quist Piers Ltd today began to build the second pier.

The company has put 120 workers on the site, and expects to drive 300 piles before the end of the year.

The pier will take ships of up to 140 metres, which is twice the length that the old one can take today.

About Quist Piers
Quist Piers builds piers and quays in nine countries.

Forward-Looking Statements
This release holds forward-looking statements. The company undertakes no obligation to update them.

Media contact: Lena Holt, press@quist.example, +47 22 33 44 55

Source: Quist Piers Ltd
© 2025 Quist Piers Ltd. All rights reserved."""


def test_a_release_is_taken_apart_by_its_conventions() -> None:
    article, _ = read(RELEASE, "text", "/data/release.txt")
    assert article.text.startswith("Quist Piers Ltd today") and article.text.endswith("can take today.")
    assert removed(article, "dateline") == ["LARKHAVEN, Norland, May 20, 2025 (GLOBE NEWSWIRE) --"]
    assert [block.at_char for block in article.removed if block.kind == "dateline"] == [0]
    assert len(removed(article, "about")) == len(removed(article, "legal")) == 2
    assert removed(article, "contact") == ["Media contact: Lena Holt, press@quist.example, +47 22 33 44 55"]
    assert (article.dateline_place, article.dateline_date) == ("LARKHAVEN, Norland", date(2025, 5, 20))
    assert (article.wire, article.credited_source) == ("GlobeNewswire", "Quist Piers Ltd")
    assert article.publisher.name == "Quist Piers Ltd"


HEADLINES = [
    "Velvet Robots Conquer the Evening Market of Tomorrow",
    "Three Reasons Why Coffee Futures Refuse to Fall",
    "Interview: The Painter Who Counts Clouds for a Living",
]


@pytest.mark.parametrize("end", ["", "©copyright2011-2024Little Lamp"])
def test_headlines_of_others_at_the_tail_are_set_aside(end: str) -> None:
    article, _ = read("\n".join(["2025-05-20", *BODY, *HEADLINES, end]), "text", "/data/a.txt")
    assert article.text == "\n".join(BODY)
    assert removed(article, "related") == HEADLINES
    assert article.published_date == date(2025, 5, 20)
    if end:
        assert (removed(article, "copyright"), article.publisher.name) == ([end], "Little Lamp")


def test_subheads_of_the_text_itself_stay() -> None:
    lines = [
        *BODY[:2],
        "Harbour Master Defends Larkhaven Pier",
        BODY[2],
        "Noise Barrier Vote of the Council in July",
        BODY[3],
    ]
    assert read("\n".join(lines), "text", "/data/a.txt")[0].text == "\n".join(lines)


def test_two_files_that_name_no_publisher_have_two_unknown_ones() -> None:
    one, two = (read("\n".join(BODY), "text", f"/data/{name}.txt")[0].publisher for name in "ab")
    assert one.kind == two.kind == "unknown"
    assert one.publisher_id != two.publisher_id


def test_a_given_text_is_taken_as_it_is() -> None:
    record = {
        "url": "https://www.larkhavenmail.example/p",
        "title": " Pier ",
        "text": RELEASE,
        "published": "2025-05-20",
        "publisher": "Mail",
    }
    article, notes = read(json.dumps(record), "record", "/data/a.jsonl#1")
    assert notes == ()
    assert (article.text, article.removed) == (RELEASE, ())
    assert (article.url, article.title, article.wire) == ("/data/a.jsonl#1", "Pier", "GlobeNewswire")
    assert (article.publisher.name, article.publisher.domain) == ("Mail", "larkhavenmail.example")
    assert (article.published_date, article.published_method) == (date(2025, 5, 20), "record")


def test_a_given_html_is_parsed() -> None:
    article, _ = read(json.dumps({"html": PAGE, "title": "Given"}), "record", "/data/a.jsonl#2")
    assert article.title == "Given"
    assert article.text.startswith(BODY[0])


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('{"title": "x"}', Empty),
        ('{"text": "  "}', Empty),
        ("[1]", Malformed),
        ('{"text": ', Malformed),
        ("[" * 9_000, Malformed),
    ],
)
def test_bad_lines_of_a_jsonl(line: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(line, "record", "/data/a.jsonl#3")


def test_parts_that_cannot_be_used_are_noted_and_the_article_stays() -> None:
    record = {
        "text": " ".join(BODY),
        "published": "2031-01-01",
        "title": "T" * 10_000,
        "language": 5,
        "url": "not an address",
    }
    article, notes = read(json.dumps(record), "record", "/data/a.jsonl#4")
    assert article.published_date is None and article.title is not None and len(article.title) <= 500
    assert {note.reason for note in notes} == {
        "future date",
        "long title",
        "wrong type",
        "unreadable address",
    }
    assert all(note.stage == "parse" and note.location == "pier" for note in notes)


def stub(title: str, text: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{text}</p></body></html>"


TEASERS = "".join(
    f"<div><a href='/{i}'><h3>Headline number {i} about the harbour and the sea</h3></a></div>"
    for i in range(30)
)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (
            stub(
                "Just a moment...", "Checking your browser before you go on to the page that you asked for."
            ),
            "challenge",
        ),
        (
            stub(
                "Page not found", "The page you are looking for has been moved or was removed from this site."
            ),
            "soft 404",
        ),
        (
            stub(
                "Before you continue",
                "We use cookies, and so do 200 partners of ours. Choose below what you allow.",
            ),
            "consent wall",
        ),
        (
            stub("Pier", BODY[0] + " Subscribe to continue reading this story and all the others."),
            "teaser of a paid text",
        ),
        (
            stub(
                "Watch the pier",
                "See it being built.",
                '<script type="application/ld+json">{"@type": "VideoObject"}</script>',
            ),
            "video page",
        ),
        (f"<html><body><h1>Harbour</h1>{TEASERS}</body></html>", "section front"),
        ("<html><body></body></html>", "no text"),
    ],
)
def test_pages_that_are_no_articles(markup: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(markup)
    assert caught.value.reason == reason


def test_an_article_about_such_pages_stays_one() -> None:
    text = " ".join(
        [
            "The new law lets readers refuse cookies with one click, and a captcha must not stand in the way.",
            *BODY,
        ]
        * 3
    )
    assert read(stub("Page not found: what the law says of cookies", text))[0].text == text


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", Empty),
        (b"  \n ", Empty),
        (b"\x89PNG" + bytes(range(256)) * 99, Undecodable),
        (b"no tags", Malformed),
    ],
)
def test_bytes_that_are_no_page(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(body)


HOSTILE: dict[str, str | bytes] = {
    "comments": "<!--" * 100_000,
    "attributes": "<a b=" * 100_000,
    "nested": "<div>" * 100_000 + PAGE,
    "cells": "<table><tr>" + "<td>x</td>" * 1_000_000,
    "colspan": PAGE.replace(
        "<figure>", "<table><tr><td colspan=9007199254740991>x</td></tr></table><figure>"
    ),
    "large": PAGE * 24_000,  # 50 MB
    "wide": PAGE.encode("utf-16-le"),
    "articles": PAGE.replace("</main>", "<article><p>Next one.</p></article>" * 1_000 + "</main>"),
    "nul": PAGE.replace("council", "coun\0cil"),
    "surrogate": PAGE.replace("Skip", "&#xD800;Skip"),
    "cut": PAGE[:-400],
    "inline": PAGE.replace("<figure>", "<b>" * 180 + "x<figure>"),
    "json": PAGE.replace('{"@context"', "[" * 50_000 + '{"@context"'),
    "spans": "<p>" + "<span>word</span> " * 50_000,
    "paragraphs": "<h1>x</h1>" + "<p>word" * 100_000,
    "breaks": "<h1>x</h1>" + "word<br>" * 100_000,
    "class": PAGE.replace('class="share"', f'class="{"share " * 100_000}"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon_and_take_bounded_memory(name: str) -> None:
    begin, held = time.process_time(), peak()
    try:
        article, _ = read(HOSTILE[name])
        assert article.text
    except Unusable as error:
        assert error.reason and error.detail
    assert time.process_time() - begin < 5
    assert peak() - held < 600


def peak() -> float:
    """The most megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


REFUSED = {
    "large": "too large",
    "nested": "too deep",
    "cells": "too large",
    "inline": None,
    "nul": None,
    "surrogate": None,
    "cut": None,
    "colspan": None,
    "wide": None,
    "articles": None,
    "json": None,
    "class": None,
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_pages_are_refused_by_name_or_read_as_they_would_be_otherwise(name: str) -> None:
    if reason := REFUSED[name]:
        with pytest.raises(Unusable) as caught:
            read(HOSTILE[name])
        assert caught.value.reason == reason
    else:
        article, _ = read(HOSTILE[name])
        assert all(article.text.count(line[:60]) == 1 for line in BODY[:2])
        assert "\0" not in article.text and "\ufffd" not in article.text


def test_large_texts_are_refused_before_they_are_taken_apart() -> None:
    begin = time.process_time()
    for body in (
        b"word " * 10_000_000,
        b"\xff\xfe" + b"w\0" * 9_000_000,
        b"\xfc " * 8_000_001,
        b"a\n" * 4_000_000,
    ):
        with pytest.raises(Malformed) as caught:
            read(body, "text", "/data/a.txt")
        assert caught.value.reason == "too large"
    assert time.process_time() - begin < 8


def test_a_text_of_nothing_but_headlines_takes_no_longer_than_others() -> None:
    lines = [
        f"Harbour Master Opens Larkhaven Pier {chr(97 + i % 26) * 5} {chr(97 + i // 26 % 26) * 5}"
        for i in range(5_000)
    ]
    begin = time.process_time()
    read("\n".join(lines), "text", "/data/a.txt")
    read("<h1>Piers</h1>" + "<ul>" * 150 + "".join(f"<li>{line}</li>" for line in lines))
    assert time.process_time() - begin < 5


def test_characters_that_were_lost_before_the_fetch_are_told() -> None:
    for lost in ("\ufffd", "&#xFFFD;"):
        article, notes = read(PAGE.replace("harbour master", f"harb{lost}ur master"))
        assert [note.reason for note in notes] == ["doubtful encoding"]
        assert article.text.count("\ufffd") == 1


def test_a_doubtful_decoding_is_told() -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").replace("million euros", "million € for Quay Zürich")
    article, notes = read(page.encode("cp1252"))
    assert "million € for Quay Zürich" in article.text
    assert [note.reason for note in notes] == ["doubtful encoding"]


@pytest.mark.parametrize(
    ("said", "day", "method"),
    [
        ("2025-06-03T10:00:00Z", date(2025, 5, 20), "visible"),  # after the fetch
        ("1970-01-01T00:00:01Z", date(2025, 5, 20), "visible"),  # before there were sites
        ("2025-06-01T12:30:00Z", date(2025, 6, 1), "json-ld"),  # their clock is fast
        ("2025-06-02", date(2025, 6, 2), "json-ld"),  # it is the second somewhere
    ],
)
def test_no_day_is_believed_before_the_web_or_after_the_fetch(said: str, day: date, method: str) -> None:
    ld = json.dumps({"@type": "NewsArticle", "datePublished": said})
    lines = "".join(f"<p>{text}</p>" for text in BODY)
    article, notes = read(
        f"<html><head><title>Pier</title><script type='application/ld+json'>{ld}</script></head><body>"
        f"<h1>Larkhaven to build a pier</h1><p class='date'>20 May 2025</p><div>{lines}</div></body></html>"
    )
    assert (article.published_date, article.published_method) == (day, method)
    assert sum(candidate.chosen for candidate in article.date_candidates) == 1
    later = said.startswith("2025-06-03")
    assert [note.reason for note in notes] == (["future date"] if later else [])
    if later:
        assert ("json-ld", False) in {(c.method, c.chosen) for c in article.date_candidates}


def test_every_place_that_dates_a_page_is_kept_with_its_method() -> None:
    page = PAGE.replace("</head>", "<meta property='article:published_time' content='2025-05-20'></head>")
    first = f"LARKHAVEN, Norland, May 20, 2025 (GLOBE NEWSWIRE) -- {BODY[0]}"
    article, _ = read(page.replace(BODY[0], first), url="https://www.larkhavenmail.example/2025/05/20/pier")
    methods = {candidate.method for candidate in article.date_candidates}
    assert methods >= {"json-ld", "meta", "time-element", "url", "dateline", "visible"}
    assert [c.method for c in article.date_candidates if c.chosen] == ["json-ld", "json-ld"]  # and modified


@pytest.mark.parametrize("end", ["", "\n\nSource: Quist Piers Ltd", "\n\n© 2025 Quist Piers Ltd"])
def test_a_text_file_and_its_removed_blocks_account_for_every_word(end: str) -> None:
    article, _ = read("2025-05-20\n\n" + RELEASE + end, "text", "/data/release.txt")
    said = " ".join([article.text, *(block.text for block in article.removed)])
    assert Counter(re.findall(r"\w+", said)) == Counter(re.findall(r"\w+", f"2025 05 20 {RELEASE}{end}"))


def test_the_same_page_gives_the_same_article() -> None:
    assert read(PAGE) == read(PAGE)


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed documents are not beside the checkout")
def test_the_seeds_are_read_as_their_gold_says() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text("utf-8"))
    for document in gold["documents"]:
        path = SEEDS / document["file"]
        raw = path.read_bytes().decode("utf-8")
        article, notes = parse(Page("s", path.name, str(path), "text", path.read_bytes(), FETCHED))
        assert notes == ()
        assert article.published_date == date.fromisoformat(document["publish_date"])
        assert article.published_precision == "day"
        assert article.text in raw
        start = raw.index(article.text)
        for part in document["boilerplate"]:
            assert start + len(article.text) <= part["start"]
        lines = [
            line
            for part in document["boilerplate"]
            for line in raw[part["start"] : part["end"]].split("\n")
            if line
        ]
        assert [b.text for b in article.removed if b.kind in ("related", "copyright")] == lines
        for quantity in document["quantities"]:
            assert start <= quantity["start"] and quantity["end"] <= start + len(article.text)
        if document["dateline"]:
            assert removed(article, "dateline") == [document["dateline"]["surface"]]
            assert (article.wire, article.dateline_place) == (document["dateline"]["wire"], "DONGYING, China")
            assert article.credited_source == document["sources"][0]["name"]
            assert document["contacts"][0]["surface"] in removed(article, "contact")[0]


TABLES = f"""<HTML><HEAD><TITLE>Quay Ledger :: Larkhaven to build a second ferry pier</TITLE></HEAD><BODY>
<TABLE><TR><TD COLSPAN=2><FONT SIZE=5>Quay Ledger</FONT></TD></TR><TR><TD><A HREF="/">Start</A><BR>
<A HREF="/ships.htm">Ships</A><BR><A HREF="/ports.htm">Ports</A><BR><A HREF="/tides.htm">Tides</A></TD><TD>
<H2>Larkhaven to build a second ferry pier</H2><FONT SIZE=2>Ida Muster &nbsp; 20 May 2025 08:05</FONT>
<P><FONT SIZE=2>{"<P>".join(BODY)}</FONT><P>[ <A HREF="/mail.htm">Send to a colleague</A> ]</TD></TR>
<TR><TD COLSPAN=2>Copyright 2001-2025 Quay Ledger. No warranty.</TD></TR></TABLE></BODY></HTML>"""


def article_of(markup: str, url: str = "https://ledger.example/news/17.htm") -> Article:
    return parse(Page("s", url, url, "html", markup.encode(), FETCHED, "utf-8"))[0]


def test_a_page_of_tables_says_its_site_twice() -> None:
    article = article_of(TABLES)
    assert article.title == "Larkhaven to build a second ferry pier"
    assert article.publisher.name == "Quay Ledger"
    assert article.authors == ("Ida Muster",)
    assert article.published_date == date(2025, 5, 20)
    assert article.text.startswith(BODY[0])


def test_a_dateline_stands_after_a_standfirst_and_names_its_agency_as_the_page_does() -> None:
    first = f"PORT ELLEN, Scotland, May 20, 2025 (McQUARRY WIRE) -- {BODY[0]}"
    lines = "".join(f"<p>{text}</p>" for text in (first, *BODY[1:]))
    article = article_of(
        "<html><head><title>Larkhaven to build a pier - Quays</title></head><body><h1>Larkhaven to build a pier"
        f"</h1><h2>Higher, longer, later</h2><div>{lines}</div><p>Source: McQuarry Wire</p></body></html>"
    )
    assert article.wire == article.credited_source == "McQuarry Wire"
    assert article.dateline_place == "PORT ELLEN, Scotland"
    assert BODY[0] in article.text and "WIRE" not in article.text


def test_an_agency_is_no_author() -> None:
    lines = "".join(f"<p>{text}</p>" for text in BODY)
    article = article_of(
        "<html><head><title>Larkhaven to build a pier - Quays</title></head><body><h1>Larkhaven to build a pier"
        f'</h1><p class="byline">By Quarry Wire</p><div>{lines}</div><p>Report: Quarry Wire</p></body></html>'
    )
    assert (article.wire, article.authors, article.credited_source) == ("Quarry Wire", (), "Quarry Wire")
    assert article.text.endswith(BODY[-1])


def test_a_title_that_is_everywhere_is_not_looked_for_forever() -> None:
    nested = "<div>Pier" * 150 + "".join(f"<p>{text}</p>" for text in BODY * 200) + "</div>" * 150
    begin = time.perf_counter()
    article_of(f"<html><head><title>Pier</title></head><body>{nested}{'<b>Pier</b> x' * 3_000}</body></html>")
    assert time.perf_counter() - begin < 5
