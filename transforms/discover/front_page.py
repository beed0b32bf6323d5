"""Where a site says, or usually keeps, its feeds and sitemaps."""

from __future__ import annotations

import re

from lxml import etree, html

from transforms.discover.entries import Entry, web_address, words

PROBES = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/news-sitemap.xml",
    "/sitemap.xml",
)
"""Paths at which feeds and sitemaps often are, for sites that do not say."""

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_SITEMAP_LINE = re.compile(r"(?im)^[ \t]{0,20}sitemap[ \t]{0,20}:[ \t]{0,20}(\S{1,2048})")


def front_page(body: bytes, base_url: str) -> list[Entry]:
    """The feeds that a page names by `<link rel="alternate">`, in its order."""
    try:
        root = html.fromstring(body, parser=html.HTMLParser(encoding=None, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    base = root.find(".//base[@href]")
    at = web_address(base_url, base.get("href")) if base is not None else base_url
    found: dict[str, Entry] = {}
    for link in root.iter("link"):
        is_feed = link.get("type", "").partition(";")[0].strip().lower() in _TYPES
        if is_feed and "alternate" in link.get("rel", "").lower().split():
            url = web_address(at or base_url, link.get("href"))
            if url is not None:
                found.setdefault(url, Entry(url, words(link.get("title"))))
    return list(found.values())


def robots_sitemaps(body: bytes, base_url: str) -> list[Entry]:
    """The sitemaps that a robots.txt names."""
    lines = _SITEMAP_LINE.findall(body.decode("utf-8", "replace"))
    return [Entry(url) for line in dict.fromkeys(lines) if (url := web_address(base_url, line))]
