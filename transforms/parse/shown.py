"""What a page shows beside its text: headings, bylines, times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
_SCRIPTED = re.compile(
    r'\\?"(?:date_?published|published_?(?:date|at|time|on)|publish_?date|publication_?date|'
    r'first_?published(?:_?at|_?date)?)\\?"\s?:\s?\\?"(?P<time>(?P<day>(?:19|20)\d\d-\d\d-\d\d)[^"\\]{0,30})',
    re.IGNORECASE,
)
LONGEST_SCRIPT = 500_000
MOST = 12
MOST_TIMES = 500
HOMES = frozenset({"/", "./", "index.html", "/index.html"})


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
    scripted: str | None = None  # the one day of publication that scripts carry
    lower: tuple[str, ...] = ()  # headings of the second and third rank
    names: tuple[str, ...] = ()  # what links to the front page, the logo in them and copyright lines say

    @property
    def byline(self) -> str | None:
        return next(iter(self.bylines), None)


class _Collector:
    def __init__(self) -> None:
        self.headings: list[str] = []
        self.lower: list[str] = []
        self.head = 0  # the element that is the first heading
        self.times: list[tuple[int, tuple[str, str]]] = []
        self.homes: list[HtmlElement] = []  # links to the front page
        self.found: dict[str, list[tuple[bool, str]]] = {"byline": [], "link": [], "stamp": []}

    def add(self, kind: str, element: HtmlElement, longest: int) -> None:
        above = not self.headings
        if sum(before == above for before, _ in self.found[kind]) < MOST:
            text = _text(element, longest)
            if text:
                self.found[kind].append((above, text))

    def sorted(self, kind: str) -> tuple[str, ...]:
        return tuple(text for _, text in sorted(self.found[kind], key=lambda item: item[0]))

    def nearest(self) -> list[tuple[str, str]]:
        """Times by their distance to the heading: those of teasers stand farther off than the article's."""
        far = [(abs(at - self.head), pair) for at, pair in self.times]
        return [pair for _, pair in sorted(far, key=lambda item: item[0])[:MOST]]


def read_shown(root: HtmlElement, scripted: str | None = None) -> Shown:
    """Headings, what is named a byline or a date, and <time> elements.

    `scripted`: what `read_scripted` found before scripts were taken out of the tree.
    """
    collect = _Collector()
    read = ("h1", "h2", "h3", "time", "a", "span", "div", "p", "address", "cite", "li", "em", "strong", "ul")
    for at, element in enumerate(root.iter(*read)):
        tag = element.tag
        if tag == "h1":
            text = _text(element, 12_000)
            if text and len(collect.headings) < 5:
                collect.head = collect.head or at
                collect.headings.append(text)
        elif tag in ("h2", "h3"):
            if len(collect.lower) < MOST:
                collect.lower.append(_text(element, 300))
        elif tag == "time":
            if len(collect.times) < MOST_TIMES:
                collect.times.append((at, (element.get("datetime") or "", _text(element, 80))))
        else:
            if tag == "a":
                _linked(collect, element)
            role = _role_of(element)
            if role:
                collect.add(role, element, 200 if role == "byline" else 120)
    return Shown(
        tuple(collect.headings),
        collect.sorted("byline"),
        collect.sorted("link"),
        tuple(collect.nearest()),
        collect.sorted("stamp"),
        scripted=scripted,
        lower=tuple(collect.lower),
        names=_names(root, collect.homes),
    )


def read_scripted(root: HtmlElement) -> str | None:
    """The time of publication in the data that a page's scripts start from, where only one day is named."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        text = script.text
        if not text or "ublish" not in text or "ld+json" in (script.get("type") or ""):
            continue
        for match in _SCRIPTED.finditer(text[:LONGEST_SCRIPT]):
            found.setdefault(match["day"], match["time"])
            if len(found) > 1:
                return None
    return next(iter(found.values()), None)


def _names(root: HtmlElement, homes: list[HtmlElement]) -> tuple[str, ...]:
    """What the site may be called."""
    body = root.find("body")
    said = root.itertext() if body is None else body.itertext()
    owners = [text for text in said if "©" in text or "opyright" in text]
    found = [owner_of(text) for text in owners[-MOST:] if len(text) <= 300]
    for link in homes:
        found += [_text(link, 60), *(image.get("alt") for image in link.iter("img"))]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if name and len(name) <= 60))


def _linked(collect: _Collector, link: HtmlElement) -> None:
    rel, href = link.get("rel") or "", link.get("href") or ""
    if "author" in rel or _TO_AUTHOR.search(href):
        collect.add("link", link, 80)
    if (href in HOMES or rel == "home") and len(collect.homes) < MOST:
        collect.homes.append(link)


def _role_of(element: HtmlElement) -> str | None:
    """What an element is called by its classes, its property or its name in tests."""
    get = element.get
    names, prop, test = get("class"), get("itemprop"), get("data-testid")
    if prop or test:
        names = " ".join([names or "", *filter(None, (prop, test))])
    return _role(names[:300]) if names else None


@lru_cache(maxsize=16384)
def _role(names: str) -> str | None:
    """What classes call an element; a page uses the same ones over and over."""
    if not _LIKELY.search(names):
        return None
    return "byline" if _BYLINE.search(names) else "stamp" if _STAMP.search(names) else None


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
