"""What a page shows beside its text: headings, bylines, times. Read before the tree is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.parse.blocks import texts

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|author-?names?|writers?|contributors?|reporters?|journalists?|autor(?:en)?|auteurs?|firma|redacteur)(?:$|[\s_-]|name|link|list)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published|pubdate|publish-?date|posted|post-?date|entry-?date|article-?date|dateline|meta|datum|fecha)(?:$|[\s_-]|time|line|published)",
    re.IGNORECASE,
)
MOST = 12
_NOT_OURS = frozenset({"aside", "footer", "nav", "li"})


@dataclass(frozen=True)
class Shown:
    """Texts in page order. `times` are pairs of datetime attribute and text."""

    headings: tuple[str, ...]
    bylines: tuple[str, ...]
    links: tuple[str, ...]  # texts of links to authors' pages
    times: tuple[tuple[str, str], ...]
    stamps: tuple[str, ...]

    @property
    def byline(self) -> str | None:
        return next(iter(self.bylines), None)


def read_shown(root: HtmlElement) -> Shown:
    """Headings of the first rank, what is named a byline or a date, and <time> elements."""
    headings = [text for element in root.iter("h1") if (text := _text(element, 12_000))][:5]
    times = [(element.get("datetime") or "", _text(element, 80)) for element in root.iter("time")][:MOST]
    bylines: list[str] = []
    stamps: list[str] = []
    links: list[str] = []
    for element in root.iter("a", "span", "div", "p", "address", "cite", "li", "em", "strong"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''} {element.get('data-testid') or ''}"
        if (
            element.tag == "a"
            and len(links) < MOST
            and ("author" in (element.get("rel") or "") or _to_author(element.get("href")))
        ):
            links += filter(None, [_text(element, 80)])
        if len(names) < 6:
            continue
        if len(bylines) < MOST and _BYLINE.search(names):
            bylines += filter(None, [_text(element, 200)])
        elif len(stamps) < MOST and _STAMP.search(names):
            stamps += filter(None, [_text(element, 120)])
    return Shown(tuple(headings), tuple(bylines), tuple(links), tuple(times), tuple(stamps))


def _to_author(href: str | None) -> bool:
    return (
        bool(href)
        and re.search(
            r"/(?:authors?|by|autor(?:en|es)?|auteurs?|people|staff|contributors?|journalists?|writers?|reporters?|profile)/[^/]",
            href or "",
        )
        is not None
    )


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
