"""What a page shows beside its text: headings, bylines, times. Read before the tree is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from transforms.parse.blocks import texts
from transforms.parse.conventions import owner_of

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|author-?names?|writers?|contributors?|reporters?|"
    r"journalists?|autor(?:en|es)?|auteurs?|firma|redacteur)"
    r"(?:$|[\s_-]|name|link|list)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published|pubdate|publish-?date|posted|post-?date|"
    r"entry-?date|article-?date|dateline|meta|datum|fecha)"
    r"(?:$|[\s_-]|time|line|published)",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"aut|by-?line|write|contrib|report|journal|firma|redact|date|time|publ|posted|meta|datum|fecha",
    re.IGNORECASE,
)
_TO_AUTHOR = re.compile(
    r"/(?:authors?|by|autor(?:en|es)?|auteurs?|people|staff|contributors?|journalists?|writers?|"
    r"reporters?|profile|redaktion)/[^/]",
    re.IGNORECASE,
)
MOST = 12
_OWNERS = etree.XPath("//body//text()[contains(., '©') or contains(., 'opyright')][not(parent::script)]")
_HOME = etree.XPath(
    "//a[@href='/' or @href='./' or @rel='home' or @href='index.html' or @href='/index.html']"
)


@dataclass(frozen=True)
class Shown:
    """Texts in page order, those after the first heading before those above it.

    `times` are pairs of datetime attribute and text.
    """

    headings: tuple[str, ...]
    bylines: tuple[str, ...]
    links: tuple[str, ...]  # texts of links to authors' pages
    times: tuple[tuple[str, str], ...]
    stamps: tuple[str, ...]
    near: tuple[str, ...] = ()  # short lines around the headline
    names: tuple[str, ...] = ()  # what links to the front page, the logo in them and copyright lines say

    @property
    def byline(self) -> str | None:
        return next(iter(self.bylines), None)


class _Collector:
    def __init__(self) -> None:
        self.headings: list[str] = []
        self.found: dict[str, list[tuple[bool, tuple[str, str]]]] = {
            "byline": [],
            "link": [],
            "time": [],
            "stamp": [],
        }

    def add(self, kind: str, element: HtmlElement, longest: int, attribute: str = "") -> None:
        above = not self.headings
        if sum(before == above for before, _ in self.found[kind]) < MOST:
            text = _text(element, longest)
            if text or attribute:
                self.found[kind].append((above, (attribute, text)))

    def sorted(self, kind: str) -> list[tuple[str, str]]:
        return [pair for _, pair in sorted(self.found[kind], key=lambda item: item[0])]


def read_shown(root: HtmlElement) -> Shown:
    """Headings of the first rank, what is named a byline or a date, and <time> elements."""
    collect = _Collector()
    for element in root.iter(
        "h1", "time", "a", "span", "div", "p", "address", "cite", "li", "em", "strong", "ul"
    ):
        tag = element.tag
        if tag == "h1":
            text = _text(element, 12_000)
            if text and len(collect.headings) < 5:
                collect.headings.append(text)
        elif tag == "time":
            collect.add("time", element, 80, element.get("datetime") or "")
        else:
            _named(collect, element)
    return Shown(
        tuple(collect.headings),
        tuple(text for _, text in collect.sorted("byline")),
        tuple(text for _, text in collect.sorted("link")),
        tuple(collect.sorted("time")),
        tuple(text for _, text in collect.sorted("stamp")),
        names=_names(root),
    )


def _names(root: HtmlElement) -> tuple[str, ...]:
    """What the site may be called."""
    owners, links = cast(list[str], _OWNERS(root)), cast(list[HtmlElement], _HOME(root))
    found = [owner_of(text) for text in owners[-MOST:] if len(text) <= 300]
    for link in links[:MOST]:
        found += [_text(link, 60), *(image.get("alt") for image in link.iter("img"))]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if name and len(name) <= 60))


def _named(collect: _Collector, element: HtmlElement) -> None:
    get = element.get
    names = get("class") or ""
    if element.tag == "a":
        rel = get("rel") or ""
        if "author" in rel or _TO_AUTHOR.search(get("href") or ""):
            collect.add("link", element, 80)
    for key in ("itemprop", "data-testid"):
        said = get(key)
        if said:
            names = f"{names} {said}"
    if not names or not _LIKELY.search(names):
        return
    if _BYLINE.search(names):
        collect.add("byline", element, 200)
    elif _STAMP.search(names):
        collect.add("stamp", element, 120)


def _text(element: HtmlElement, longest: int) -> str:
    """The words of an element, "" when there are more than `longest` characters."""
    parts: list[str] = []
    size = 0
    for text in texts(element):
        size += len(text) + 1
        if size > longest:
            return ""
        parts.append(text)
    return " ".join(parts)
