"""What a feed says of its articles, for pages that say nothing of themselves."""

from __future__ import annotations

from local_run import take_in
from published_rows import query
from small_site import SmallSite

from flows.folder import DataFolder

WORDS = """The port of Leixoes has put up its tenth crane of 48 metres at a cost of 12 million euros.
The authority counted 1.4 million containers, 3 percent fewer than in the year before, its report says."""
SAID = "SELECT title, CAST(published_date AS VARCHAR), published_tz, published_method, language FROM articles"


def _feed(site: SmallSite, title: str, published: str) -> None:
    item = f"<title>{title}</title><link>http://harbour.example/a</link><pubDate>{published}</pubDate>"
    site.put("/feed", f"<rss><channel><item>{item}</item></channel></rss>")


def _mute(words: str = WORDS) -> str:
    """A page without title, date and language."""
    return f"<body><article><p>{words.replace(chr(10), '</p><p>')}</p></article></body>"


def test_a_page_that_says_nothing_has_what_its_feed_says_and_keeps_it(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source(revisit_always=True, timezone="America/New_York", language="pt-pt")
    _feed(site, "Tenth crane", "Thu, 02 Apr 2026 01:30:00 GMT")
    site.put("/a", _mute())
    take_in(folder, source)
    ((title, day, zone, method, _),) = query(folder.root, SAID)
    assert (title, day, zone, method) == ("Tenth crane", "2026-04-01", "-04:00", "feed")
    site.put("/feed", "<rss><channel></channel></rss>")  # it has moved on
    site.put("/a", _mute() + "<!-- another advertisement -->")
    take_in(folder, source)
    assert query(folder.root, "SELECT count(*), count(DISTINCT body_sha256) FROM article_versions") == [
        (1, 1)
    ]
    site.put("/a", _mute(WORDS + " It lifts 90 tonnes."))
    take_in(folder, source)
    assert [row[:2] for row in query(folder.root, SAID)] == [("Tenth crane", "2026-04-01")]


def test_what_a_page_says_of_itself_goes_before(site: SmallSite, folder: DataFolder) -> None:
    site.article("a")
    site.pages["/a"] = site.pages["/news/a"]
    _feed(site, "Another title", "Fri, 03 Apr 2026 12:00:00 GMT")
    take_in(folder, site.source(language="de"))
    ((title, day, _, method, language),) = query(folder.root, SAID)
    assert (title, day, language) == ("Crane a is put up at the northern quay", "2026-04-02", "en")
    assert method != "feed"
    assert query(folder.root, "SELECT count(*) FROM date_candidates WHERE method = 'feed'") == [(0,)]


def test_odd_days_of_a_feed(site: SmallSite, folder: DataFolder) -> None:
    said = {"Thu, 02 Apr 2099 01:30:00 GMT": None, "soon": None, "2026-04-02": "2026-04-02", "": None}
    items = []
    for number, published in enumerate(said):
        site.put(f"/{number}", _mute(f"{WORDS} It is the {number}th."))
        items.append(f"<link>http://harbour.example/{number}</link><pubDate>{published}</pubDate>")
    site.put(
        "/feed", "<rss><channel>" + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>"
    )
    take_in(folder, site.source(timezone="Asia/Tokyo"))
    found = query(folder.root, "SELECT CAST(published_date AS VARCHAR) FROM articles ORDER BY url")
    assert [day for (day,) in found] == list(said.values())


def test_the_language_of_a_source_is_that_of_a_text_too_short_to_tell(
    site: SmallSite, folder: DataFolder
) -> None:
    _feed(site, "t", "2026-04-02")
    site.put("/a", "Kran 12 MW.", kind="text/plain")
    take_in(folder, site.source(language="de"))
    assert [row[4] for row in query(folder.root, SAID)] == ["de"]


def test_a_clock_without_a_zone_is_that_of_the_source(site: SmallSite, folder: DataFolder) -> None:
    for name, stamp in (("a", "2026-04-02T21:30:00"), ("b", "2026-04-02T21:30:00+02:00")):
        site.put(f"/{name}", f'<time datetime="{stamp}">{stamp}</time>' + _mute(f"{WORDS} It is {name} 7."))
    links = "".join(f"<item><link>http://harbour.example/{name}</link></item>" for name in "ab")
    site.put("/feed", f"<rss><channel>{links}</channel></rss>")
    take_in(folder, site.source(timezone="America/New_York"))
    said = "SELECT published_tz, epoch(published_at), published_date::VARCHAR FROM articles ORDER BY url"
    assert query(folder.root, said) == [
        ("-04:00", 1_775_179_800.0, "2026-04-02"),
        ("+02:00", 1_775_158_200.0, "2026-04-02"),
    ]
