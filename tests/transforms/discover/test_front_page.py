# ruff: noqa: E501  (lines of sample pages stay whole)
from __future__ import annotations

from transforms.discover import Entry, front_page, robots_sitemaps

PAGE = b"""<!doctype html><html><head><base href="/news/"><title>Harbour</title>
<link rel="stylesheet" href="a.css"><link REL="alternate" type="application/rss+xml; charset=utf-8" title=" All  news " href="feed.rss">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="alternate" hreflang="fr" href="/fr">
<link rel="alternate" type="application/feed+json" href="https://feeds.example/harbour.json"></head><body></body></html>"""


def test_feeds_that_a_page_names() -> None:
    assert front_page(PAGE, "https://harbour.example/") == [
        Entry("https://harbour.example/news/feed.rss", "All news"),
        Entry("https://feeds.example/harbour.json"),
    ]


def test_a_page_that_is_none_names_no_feeds() -> None:
    for body in (b"", b"\x00", b"<", b"words"):
        assert front_page(body, "https://harbour.example/") == []


def test_sitemaps_of_a_robots_txt() -> None:
    body = b"User-agent: *\nDisallow: /x\nSITEMAP : https://harbour.example/map.xml\nsitemap:/news.xml # new\nSitemap: mailto:x\n"
    assert [entry.url for entry in robots_sitemaps(body, "https://harbour.example/robots.txt")] == [
        "https://harbour.example/map.xml",
        "https://harbour.example/news.xml",
    ]
    assert robots_sitemaps(b" " * 1_000_000 + b"sitemap" * 100_000, "https://harbour.example/") == []
