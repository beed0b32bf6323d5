# ruff: noqa: E501  (lines of sample pages stay whole)
from __future__ import annotations

import gzip
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbour.example/c</loc><news:news><news:publication><news:name>Harbour</news:name></news:publication>
<news:publication_date>2025-02-03T08:00:00Z</news:publication_date><news:title>Dredger</news:title></news:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://harbour.example/2025.xml</loc><lastmod>2025-03-01</lastmod></sitemap>
<sitemap><loc>/2024.xml.gz</loc></sitemap></sitemapindex>"""
LAUGHS = (
    """<?xml version="1.0"{encoding}?><!DOCTYPE r [<!ENTITY a "haha">"""
    + "".join(f'<!ENTITY a{n} "&a{n - 1 if n else ""};&a{n - 1 if n else ""};">' for n in range(20))
    + """]><rss><item><link>https://harbour.example/&a19;</link></item></rss>"""
)


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
        (SITEMAP, [Entry("https://harbour.example/b", None, None, "2025-02-03")]),
        (NEWS, [Entry("https://harbour.example/c", "Dredger", "2025-02-03T08:00:00+00:00")]),
        (gzip.compress(SITEMAP), [Entry("https://harbour.example/b", None, None, "2025-02-03")]),
    ],
    ids=["rss", "atom", "json", "sitemap", "news sitemap", "gzip"],
)
def test_entries(body: bytes, expected: list[Entry]) -> None:
    assert list(discover(body, "https://harbour.example/feed").entries) == expected


@pytest.mark.parametrize("end", ["Second", "second</guid>", "/news/second<", "Second</title>"])
def test_a_feed_that_breaks_off_is_read_up_to_the_break(end: str) -> None:
    listing = discover(RSS[: RSS.index(end.encode()) + len(end)], "https://harbour.example/feed")
    assert [entry.url for entry in listing.entries] == ["https://harbour.example/news/crane"]
    assert listing.broken


def test_a_fault_in_the_middle_is_said_and_the_rest_is_read() -> None:
    body = RSS.replace(b"<title>Again</title>", b"<title>Again</tilte>") + b" "
    listing = discover(body, "https://harbour.example/feed")
    assert len(listing.entries) >= 2 and listing.broken


@pytest.mark.parametrize(
    "words", [b"salt &nbsp; pepper", b"salt & pepper", b"<![CDATA[<!DOCTYPE html><p>salt</p>]]>"]
)
def test_small_faults_in_a_title_cost_nothing(words: bytes) -> None:
    listing = discover(RSS.replace(b"Second", words), "https://harbour.example/feed")
    assert len(listing.entries) == 2 and listing.broken is None


def test_an_index_names_its_sitemaps() -> None:
    listing = discover(INDEX, "https://harbour.example/sitemap.xml")
    assert listing.entries == ()
    assert listing.children == (
        Entry("https://harbour.example/2025.xml", modified="2025-03-01"),
        Entry("https://harbour.example/2024.xml.gz"),
    )


def test_a_hundred_thousand_entries_are_read_in_bounded_time() -> None:
    item = b"<item><link>https://harbour.example/%d</link><title>t</title></item>"
    body = b"<rss><channel>" + b"".join(item % number for number in range(100_000)) + b"</channel></rss>"
    started = time.perf_counter()
    assert len(discover(body, "https://harbour.example/").entries) == 100_000
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    "date", ["yesterday", "", "Wed, 99 Foo", "2025-13-45", "9" * 5000, "Mon, 1 Jan 99999 00:00:00 GMT"]
)
def test_what_is_no_date_is_none(date: str) -> None:
    body = f"<rss><item><link>https://harbour.example/a</link><pubDate>{date}</pubDate></item></rss>"
    assert discover(body.encode(), "https://harbour.example/").entries == (
        Entry("https://harbour.example/a"),
    )


def test_a_date_to_come_is_kept_as_it_is() -> None:
    body = b"<rss><item><link>https://harbour.example/a</link><pubDate>Wed, 19 Mar 2125 10:00:00 GMT</pubDate></item></rss>"
    assert discover(body, "https://harbour.example/").entries[0].published == "2125-03-19T10:00:00+00:00"


@given(st.binary(max_size=300))
def test_any_bytes_give_a_listing_or_are_refused(body: bytes) -> None:
    for given_body in (body, b"<rss><item><link>" + body, b"{" + body, b"\x1f\x8b" + body):
        with suppress(Empty, Malformed):
            discover(given_body, "https://harbour.example/")


@pytest.mark.parametrize(
    ("guid", "expected"),
    [
        ("../../etc/passwd", None),
        ("https://harbour.example/" + "a" * 5000, None),
        ("https://harbour.example/\x85a\u202eb", None),
        ("https://harbour.example/&#1;a", None),
    ],
)
def test_ids_that_are_up_to_something_do_no_harm(guid: str, expected: str | None) -> None:
    body = f"<rss><item><guid>{guid}</guid></item></rss>"
    entries = discover(body.encode(), "https://harbour.example/").entries
    assert [entry.url for entry in entries] == ([expected] if expected else [])


def test_a_zero_byte_costs_only_itself() -> None:
    assert len(discover(RSS.replace(b"Second", b"Sec\x00ond"), "https://harbour.example/feed").entries) == 2


@pytest.mark.parametrize("address", ["javascript:alert(1)", "mailto:a@b.example", "http://[::1", ""])
def test_what_is_no_web_address_is_no_entry(address: str) -> None:
    assert (
        discover(
            f"<rss><item><link>{address}</link></item></rss>".encode(), "https://harbour.example/"
        ).entries
        == ()
    )


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", Empty),
        (b"<html><body>not a feed</body></html>", Malformed),
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss>&a;</rss>', Malformed),
        (b'<?xml version="1.0"?>\n<!doctype rss><rss></rss>', Malformed),
        (LAUGHS.format(encoding="").encode(), Malformed),
        (LAUGHS.format(encoding=' encoding="utf-16"').encode("utf-16"), Malformed),
        (b"<!-- a --><?b c?><!ENTITY d><rss></rss>", Malformed),
        pytest.param(gzip.compress(bytes(200_000_000)), Malformed, id="bomb"),
        pytest.param(b"\x1f\x8bnothing", Malformed, id="not packed"),
        (b"{broken", Malformed),
        (b'{"items": 3}', Malformed),
        (b"plain words", Malformed),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        discover(body, "https://harbour.example/")
