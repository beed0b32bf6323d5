"""A release as each of the large wires prints it: where it is from, who carried it, what is not its text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from transforms.models import Article, Page
from transforms.parse import parse

TEXT = [
    "Quist Piers Ltd today began to build the second pier of Larkhaven, which will take ships of 140 metres.",
    "The company has put 120 workers on the site, and expects to drive 300 piles before the end of the year.",
    "“Passengers have waited for up to two hours on busy days,” said Ida Brandt, harbour master since 2011.",
]
FORWARD = [
    "Forward-Looking Statements",
    "This release holds forward-looking statements. Quist Piers undertakes no obligation to update them.",
]
ABOUT = ["About Quist Piers", "Quist Piers builds piers and quays in nine countries and employs 900 people."]
CONTACT = ["Media Contact:", "Lena Holt", "press@quist.example", "+47 22 33 44 55"]
DATED = date(2025, 5, 20)


def read(lines: list[str]) -> Article:
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = "<html><head><title>Pier begun</title></head><body><h1>Pier begun</h1>"
    markup = f"{head}<div>{body}</div></body></html>"
    url = "https://releases.example/pier"
    return parse(Page("s", url, url, "html", markup.encode(), datetime(2025, 6, 1, tzinfo=UTC), "utf-8"))[0]


@pytest.mark.parametrize(
    ("dateline", "wire", "place", "day", "end"),
    [
        ("LARKHAVEN, Norland, May 20, 2025 (GLOBE NEWSWIRE) -- ", "GlobeNewswire", "LARKHAVEN, Norland",
         DATED,
         "A photo accompanying this announcement is available at https://photos.example/1"),
        ("LARKHAVEN, Norland, May 20, 2025 /PRNewswire/ -- ", "PR Newswire", "LARKHAVEN, Norland", DATED,
         "View original content: https://releases.example/301.html"),
        ("LARKHAVEN, Norland--(BUSINESS WIRE)--", "Business Wire", "LARKHAVEN, Norland", None,
         "View source version on https://releases.example/2025/en/"),
        ("LARKHAVEN, NORLAND / ACCESSWIRE / May 20, 2025 / ", "ACCESS Newswire", "LARKHAVEN, NORLAND", DATED,
         "View the original press release on the site of the wire"),
        ("LARKHAVEN, NORLAND, May 20, 2025 /EINPresswire.com/ -- ", "EIN Presswire", "LARKHAVEN, NORLAND",
         DATED,
         "Visit us on social media: LinkedIn"),
        ("LARKHAVEN, May 20 (Xinhua) -- ", "Xinhua", "LARKHAVEN", None, ""),
        ("LARKHAVEN, Norland (AP) — ", "AP", "LARKHAVEN, Norland", None, ""),
        ("LARKHAVEN, May 20 (Reuters) - ", "Reuters", "LARKHAVEN", None, ""),
    ],
)  # fmt: skip
def test_releases_of_the_wires(dateline: str, wire: str, place: str, day: date | None, end: str) -> None:
    article = read([dateline + TEXT[0], *TEXT[1:], *ABOUT, *FORWARD, *CONTACT, *filter(None, [end])])
    assert article.text == "\n\n".join(TEXT)
    assert (article.wire, article.dateline_place, article.dateline_date) == (wire, place, day)
    kinds = {block.text: block.kind for block in article.removed}
    assert kinds[dateline.strip()] == "dateline"
    assert [kinds[line] for line in ABOUT] == ["about", "about"]
    assert [kinds[line] for line in FORWARD] == ["legal", "legal"]
    assert {kinds[line] for line in CONTACT} == {"contact"}


@pytest.mark.parametrize(
    "line",
    [
        "View source version on businesswire.com: https://www.businesswire.com/news/home/1/en/",
        "View original content to download multimedia: https://www.prnewswire.com/news-releases/pier-1.html",
        "Photo - https://photos.example/1.jpg",
        "Logo: https://photos.example/logo.png",
        "Photos/Multimedia Gallery Available: https://photos.example/gallery",
        "To view the source version of this press release, please visit https://releases.example/1",
        "This information was brought to you by Cision http://news.example",
        "(Reporting by Ida Muster in Oslo; Editing by Tom Okafor)",
        "Our Standards: the principles of this agency.",
        "Enditem",
    ],
)
def test_what_the_carrier_adds_is_not_the_releases_text(line: str) -> None:
    article = read([*TEXT, line])
    assert article.text == "\n\n".join(TEXT)


def test_sentences_that_begin_alike_stay() -> None:
    lines = [*TEXT, "Photos of the old pier show how narrow it was, and that nobody minded in those days."]
    assert read(lines).text == "\n\n".join(lines)
