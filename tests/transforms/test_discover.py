# ruff: noqa: E501  (lines of sample pages stay whole)
from __future__ import annotations

import pytest

from transforms.discover import Entry, discover
from transforms.errors import Empty, Malformed

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>
<item><title>Crane &amp; quay</title><link>/news/crane</link><pubDate>Wed, 19 Mar 2025 10:00:00 +0100</pubDate></item>
<item><title>Second</title><guid>https://harbour.example/news/second</guid></item>
<item><title>Again</title><link>https://harbour.example/news/crane</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/d/"><entry><title>Ferry</title>
<link rel="self" href="x.atom"/><link href="ferry"/><published>2025-01-02T03:04:05Z</published></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [
 {"id": "1", "url": "https://harbour.example/a", "title": "A", "date_published": "2025-01-02"}, {"id": "no address"}, 7]}"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://harbour.example/b</loc>
<lastmod>2025-02-03</lastmod></url></urlset>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            RSS,
            [
                Entry("https://harbour.example/news/crane", "Crane & quay", "2025-03-19T10:00:00+01:00"),
                Entry("https://harbour.example/news/second", "Second"),
            ],
        ),
        (ATOM, [Entry("https://harbour.example/d/ferry", "Ferry", "2025-01-02T03:04:05+00:00")]),
        (JSON, [Entry("https://harbour.example/a", "A", "2025-01-02")]),
        (SITEMAP, [Entry("https://harbour.example/b", None, "2025-02-03")]),
    ],
    ids=["rss", "atom", "json", "sitemap"],
)
def test_entries(body: bytes, expected: list[Entry]) -> None:
    assert discover(body, "https://harbour.example/feed") == expected


def test_a_feed_that_breaks_off_is_read_up_to_the_break() -> None:
    entries = discover(RSS[: RSS.index(b"Second") + 9], "https://harbour.example/feed")
    assert [entry.url for entry in entries] == ["https://harbour.example/news/crane"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@b.example", "http://[::1", ""])
def test_what_is_no_web_address_is_no_entry(address: str) -> None:
    assert (
        discover(f"<rss><item><link>{address}</link></item></rss>".encode(), "https://harbour.example/") == []
    )


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", Empty),
        (b"<html><body>not a feed</body></html>", Malformed),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>', Malformed),
        (b'<?xml version="1.0"?>\n<!doctype rss><rss></rss>', Malformed),
        (b"{broken", Malformed),
        (b'{"items": 3}', Malformed),
        (b"plain words", Malformed),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        discover(body, "https://harbour.example/")
