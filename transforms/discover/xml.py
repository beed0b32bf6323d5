"""RSS, Atom and sitemaps: XML from strangers, so no document types, no entities, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from transforms.discover.entries import Entry, iso_time, web_address, words
from transforms.errors import Malformed

_DECLARATION = re.compile(rb"<!\s{0,9}(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOTS = ("rss", "feed", "RDF", "urlset", "sitemapindex")
# In the order in which they are believed.
_PUBLISHED = ("pubDate", "published", "publication_date", "date", "issued", "created")
_MODIFIED = ("updated", "lastmod", "modified")


# Faults after which something can be missing; a stray `&` only costs itself.
_FAULTS = {"ERR_TAG_NAME_MISMATCH", "ERR_GT_REQUIRED", "ERR_LTSLASH_REQUIRED", "ERR_INVALID_ENCODING"}
_BREAKS = {"ERR_TAG_NOT_FINISHED", "ERR_CDATA_NOT_FINISHED", "ERR_COMMENT_NOT_FINISHED"}


@dataclass(frozen=True)
class XmlListing:
    """A document that is a feed or sitemap; `broken`: what is wrong with it, in words for a person."""

    root: etree._Element
    broken: str | None
    breaks_off: bool

    def entries(self, base_url: str) -> list[Entry]:
        """The articles. Where the document breaks off, the last one may be half an address: it is left."""
        if _name(self.root) == "sitemapindex":
            return []
        elements = list(self.root.iter("{*}item", "{*}entry", "{*}url"))
        whole = elements[:-1] if self.breaks_off else elements
        return [entry for element in whole if (entry := _entry(element, base_url))]


def read_xml(body: bytes) -> XmlListing:
    """The root of a feed or sitemap. Raises Malformed for anything else."""
    if _DECLARATION.search(_prolog(body)):
        raise Malformed("the feed declares a document type or entities", "declares entities")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"the feed is no XML: {error}") from error
    if root is None:
        raise Malformed("the feed is no XML")
    # In an encoding in which the bytes above do not show it.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Malformed("the feed declares a document type or entities", "declares entities")
    if _name(root) not in _ROOTS:
        raise Malformed(f"<{_name(root)}> is no feed")
    return XmlListing(root, *_faults(parser, body))


def children_of_index(found: XmlListing, base_url: str) -> Iterator[Entry]:
    """The sitemaps that an index names."""
    if _name(found.root) != "sitemapindex":
        return
    for element in found.root.iter("{*}sitemap"):
        said = _said(element)
        url = web_address(base_url, said.get("loc"))
        if url is not None:
            yield Entry(url, modified=_time(said, _MODIFIED))


def _prolog(body: bytes) -> bytes:
    """What stands before the first element. A `<!DOCTYPE` in the text of an entry is only text."""
    place = 0
    while (start := body.find(b"<", place)) >= 0:
        if body.startswith(b"<?", start):
            end = body.find(b"?>", start)
        elif body.startswith(b"<!--", start):
            end = body.find(b"-->", start)
        elif body.startswith(b"<!", start):
            return body[start:]
        else:
            return b""
        if end < 0:
            return b""
        place = end + 2
    return b""


def _faults(parser: etree.XMLParser, body: bytes) -> tuple[str | None, bool]:
    """What may have cost a part of the document, and whether it breaks off."""
    faults = [fault for fault in parser.error_log if fault.type_name in _FAULTS | _BREAKS]
    breaks_off = b">" not in body.rstrip()[-4:] or any(fault.type_name in _BREAKS for fault in faults)
    if faults:
        return f"line {faults[0].line}: {faults[0].message.strip()}", breaks_off
    return "it breaks off in the middle of a tag" if breaks_off else None, breaks_off


def _name(element: etree._Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _said(element: etree._Element) -> dict[str, str]:
    """The first text under each name within an entry."""
    said: dict[str, str] = {}
    for child in element.iter():
        text = " ".join((child.text or "").split())
        if text:
            said.setdefault(_name(child), text)
    return said


def _entry(element: etree._Element, base_url: str) -> Entry | None:
    said = _said(element)
    url = (
        web_address(base_url, _link(element) or said.get("link") or said.get("loc"))
        or web_address("", said.get("guid"))
        or web_address("", said.get("id"))
    )
    if url is None:
        return None
    return Entry(url, words(said.get("title")), _time(said, _PUBLISHED), _time(said, _MODIFIED))


def _link(element: etree._Element) -> str | None:
    """Atom's link to the page itself."""
    for link in element.iterchildren("{*}link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return urljoin(link.base or "", link.get("href") or "")
    return None


def _time(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := iso_time(said.get(name)))), None)
