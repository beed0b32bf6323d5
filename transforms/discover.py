"""A feed or a sitemap -> the addresses of articles."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from transforms.errors import Empty, Malformed

LARGEST = 50_000_000  # what sitemaps.org allows a sitemap
_DECLARATION = re.compile(rb"<!\s{0,9}(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One article that a feed names; `published` is ISO 8601, or None when it does not say."""

    url: str
    title: str | None = None
    published: str | None = None


def discover(body: bytes, base_url: str) -> list[Entry]:
    """Entries of an RSS, Atom or JSON feed or a sitemap, in its order, each address once.

    XML that breaks off is read up to the break. Raises Empty for no bytes,
    Malformed for what is no feed, and for a DTD, which can hide a bomb.
    """
    if not body.strip():
        raise Empty("the feed is empty")
    if len(body) > LARGEST:
        raise Malformed(f"the feed has {len(body)} bytes, more than {LARGEST}", "too large")
    text = body.removeprefix(codecs.BOM_UTF8).lstrip()
    entries = _json(text, base_url) if text.startswith(b"{") else _xml(text, base_url)
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.url, entry)
    return list(first.values())


def _json(body: bytes, base_url: str) -> list[Entry]:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the feed is no JSON: {error}") from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise Malformed("the JSON has no list of items")
    found = [_json_entry(item, base_url) for item in items if isinstance(item, dict)]
    return [entry for entry in found if entry]


def _json_entry(item: dict[str, Any], base_url: str) -> Entry | None:
    said = {key: value for key, value in item.items() if isinstance(value, str)}
    url = _address(base_url, said.get("url") or said.get("external_url")) or _address("", said.get("id"))
    return Entry(url, _words(said.get("title")), _iso(said.get("date_published"))) if url else None


def _xml(body: bytes, base_url: str) -> list[Entry]:
    if _DECLARATION.search(body):
        raise Malformed("the feed declares a document type or entities", "declares entities")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise Malformed(f"the feed is no XML: {error}") from error
    if root is None:
        raise Malformed("the feed is no XML")
    if _name(root) not in ("rss", "feed", "RDF", "urlset", "sitemapindex"):
        raise Malformed(f"<{_name(root)}> is no feed")
    found = [
        _entry(element, base_url) for element in root.iter("{*}item", "{*}entry", "{*}url", "{*}sitemap")
    ]
    return [entry for entry in found if entry]


def _name(element: etree._Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _entry(element: etree._Element, base_url: str) -> Entry | None:
    said: dict[str, str] = {}
    link: str | None = None
    for child in element.iter():
        name, text = _name(child), " ".join((child.text or "").split())
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            link = link or urljoin(child.base or "", child.get("href") or "")
        elif text:
            said.setdefault(name, text)
    guid = said.get("guid") or said.get("id")
    url = _address(base_url, link or said.get("link") or said.get("loc")) or _address("", guid)
    dates = (
        said.get(key)
        for key in ("pubDate", "published", "date", "issued", "publication_date", "updated", "lastmod")
    )
    published = next((found for text in dates if (found := _iso(text))), None)
    return Entry(url, _words(said.get("title")), published) if url else None


def _address(base_url: str, url: str | None) -> str | None:
    try:
        joined = urljoin(base_url, (url or "").strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if url and parts.scheme in ("http", "https") and parts.hostname else None


def _words(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _iso(text: str | None) -> str | None:
    """ISO 8601 of an RFC 3339 or RFC 822 date; None for anything else."""
    if not text:
        return None
    try:
        return (
            date.fromisoformat(text).isoformat()
            if len(text) == 10
            else datetime.fromisoformat(text).isoformat()
        )
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError):
        return None
