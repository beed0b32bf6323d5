"""A feed or a sitemap -> its entries."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from transforms.discover.entries import Entry, iso_time, web_address, words
from transforms.discover.xml import children_of_index, read_xml
from transforms.errors import Empty, Malformed

LARGEST = 50_000_000  # what sitemaps.org allows a sitemap
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Listing:
    """What a feed or sitemap holds, in its order, each address once.

    `children` are the further sitemaps of an index. `broken` says, in words for a person,
    why not all of it could be read.
    """

    entries: tuple[Entry, ...] = ()
    children: tuple[Entry, ...] = ()
    broken: str | None = None


def discover(body: bytes, base_url: str) -> Listing:
    """The entries of an RSS, Atom or JSON feed, a sitemap or an index of sitemaps, also gzipped.

    XML that breaks off is read as far as it can be. Raises Empty for no bytes, Malformed
    for what is no feed, and for a document type, which can hide a bomb.
    """
    body = _unzipped(body)
    if not body.strip():
        raise Empty("the feed is empty")
    if len(body) > LARGEST:
        raise Malformed(f"the feed has more than {LARGEST:,} bytes", "too large")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return Listing(_once(_json(body, base_url)))
    found = read_xml(body)
    return Listing(_once(found.entries(base_url)), _once(children_of_index(found, base_url)), found.broken)


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.url, entry)
    return tuple(first.values())


def _unzipped(body: bytes) -> bytes:
    """Sitemaps are often files with a `.gz` of their own, beside what HTTP does."""
    if not body.startswith(_GZIP):
        return body
    decoder = zlib.decompressobj(31)
    try:
        return decoder.decompress(body, LARGEST + 1)
    except zlib.error as error:
        raise Malformed(f"the feed is no gzip: {error}") from error


def _json(body: bytes, base_url: str) -> Iterable[Entry]:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        feed = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"the feed is no JSON: {error}") from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise Malformed("the JSON has no list of items")
    found = (_json_entry(item, base_url) for item in items if isinstance(item, dict))
    return (entry for entry in found if entry)


def _json_entry(item: dict[str, Any], base_url: str) -> Entry | None:
    said = {key: value for key, value in item.items() if isinstance(value, str)}
    url = web_address(base_url, said.get("url") or said.get("external_url")) or web_address(
        "", said.get("id")
    )
    if url is None:
        return None
    return Entry(
        url,
        words(said.get("title")),
        iso_time(said.get("date_published")),
        iso_time(said.get("date_modified")),
    )
