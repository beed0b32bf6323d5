"""The part of a page that holds its article, read block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from lxml.html import HtmlElement

from transforms.errors import Malformed
from transforms.parse.hints import hints_in
from transforms.parse.names import names_in
from transforms.parse.sites import MARK
from transforms.parse.soup import BOLD, INLINE, ITALIC

DEEPEST = 200  # elements in one another; libxml2 cuts at 256, in silence
MOST_BLOCKS = 20_000  # the longest live blogs have a tenth of that
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
# Classes by which the common frameworks hide what bears them.
UNSEEN = frozenset(
    ["hidden", "hide", "d-none", "invisible", "is-hidden", "visually-hidden", "sr-only", "screen-reader-text"]
)
# And by which they show it again on a screen that is wide enough: Tailwind, Bootstrap.
_SHOWN = re.compile(
    r"(?:^|\s)(?:(?:sm|md|lg|x{1,2}l|2xl):|d-(?:sm|md|lg|x{1,2}l)-)(?:block|flex|grid|inline|table)"
)
# What a machine made of the text; "has-ai-summary" is said of what holds it.
_MACHINE = re.compile(r"(?<![a-z])(?<!(?:no|as)[_-])ai[_-]?summar")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True, eq=False)
class Place:
    """An element that blocks stand in, with what it holds in all."""

    name: str
    look: str  # its class attribute
    hints: frozenset[str]
    parent: Place | None
    depth: int
    within: frozenset[str]  # names of the elements from the outermost to itself
    apart: bool = False  # whether it stands apart from the text by its own markup; all within it does, too
    rule: str | None = None  # what the rules of its site say that it is
    at: int = 0  # its position among the elements of its page; what holds it stands before it
    size: int = 0
    linked: int = 0
    running: int = 0
    blocks: int = 0

    @property
    def kind(self) -> tuple[str, str]:
        return self.name, self.look

    def chain(self) -> Iterator[Place]:
        """Itself and what it stands in, up to the outermost."""
        here: Place | None = self
        while here is not None:
            yield here
            here = here.parent


@dataclass(slots=True, eq=False)
class Block:
    """A run of text that a reader sees as one: a paragraph, a heading, an item, a cell."""

    place: Place
    text: str = ""
    size: int = 0
    linked: int = 0
    bold: int = 0
    italic: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return self.place.name


def size_of(text: str) -> int:
    """Length in letters of a script with an alphabet: a Chinese character stands for three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def read_blocks(soup: BeautifulSoup) -> tuple[list[Block], list[Place]]:
    """Every visible run of text in reading order, and the elements that they stand in.

    Raises Malformed where there are more, or nested deeper, than on any news page.
    """
    reader = _Reader()
    for child in soup.contents:
        if isinstance(child, Tag):
            reader.walk(child, None)
    reader.close()
    for block in reader.blocks:
        place = block.place
        place.size += block.size
        place.linked += block.linked
        place.blocks += 1
    for place in reversed(reader.places):
        if place.parent is not None:
            place.parent.size += place.size
            place.parent.linked += place.linked
            place.parent.blocks += place.blocks
    return reader.blocks, reader.places


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self.parts: list[str] = []
        self.block: Block | None = None
        self.link = 0

    def walk(self, tag: Tag, place: Place | None) -> None:
        name = tag.name
        if name == "br":
            self.close()
            return
        if name in INLINE and place is not None:
            self._inline(tag, name, place)
            return
        self.close()
        place = self._enter(tag, place)
        self._children(tag, place)
        self.close()

    def _enter(self, tag: Tag, parent: Place | None) -> Place:
        if parent is not None and parent.depth >= DEEPEST:
            raise Malformed(f"its elements are nested more than {DEEPEST} deep", "too deep")
        name, attrs = tag.name, tag.attrs
        look, names, apart = "", "", name == "dialog"
        if attrs:
            look = str(attrs.get("class") or "")
            names = " ".join([look, *names_in(attrs)])
            apart = apart or _is_apart(attrs, look, names)
        within = parent.within if parent else frozenset()
        place = Place(
            name, look, hints_in(name, names), parent, parent.depth + 1 if parent else 1,
            within if name in within else within | {name}, apart,
            str(attrs[MARK]) if MARK in attrs else parent.rule if parent else None, len(self.places),
        )  # fmt: skip
        self.places.append(place)
        return place

    def _children(self, tag: Tag, place: Place) -> None:
        for child in tag.contents:
            if type(child) is NavigableString:
                self.add(str(child), place)
            elif isinstance(child, Tag):
                self.walk(child, place)

    def _inline(self, tag: Tag, name: str, place: Place) -> None:
        start, block = len(self.parts), self.block
        self.link += name == "a"
        self._children(tag, place)
        self.link -= name == "a"
        if self.block is None or (block is not self.block and block is not None):
            return
        text = "".join(self.parts[start:] if block is self.block else self.parts).strip()
        if name == "a":
            self.block.links.append((str(tag.get("href") or ""), " ".join(text.split())))
        elif name in BOLD:
            self.block.bold += len(text)
        elif name in ITALIC:
            self.block.italic += len(text)

    def add(self, text: str, place: Place) -> None:
        if self.block is None:
            if not text.strip():
                return
            self.block = Block(place)
        self.parts.append(text)
        if self.link:
            self.block.linked += len(text.strip())

    def close(self) -> None:
        if self.block is not None:
            self.block.text = " ".join("".join(self.parts).split())
            self.block.size = size_of(self.block.text)
            self.blocks.append(self.block)
            if len(self.blocks) > MOST_BLOCKS:
                raise Malformed(f"it has more than {MOST_BLOCKS} lines", "too large")
        self.block = None
        self.parts = []


def _is_apart(attrs: Mapping[str, object], look: str, names: str) -> bool:
    """Whether an element is hidden, a dialog or what a machine made of the text.

    `look` is its class, `names` that and whatever else it is called.
    """
    return (
        _is_called_apart(look, names)
        or "hidden" in attrs
        or ("style" in attrs and _HIDDEN.search(str(attrs["style"])) is not None)
        or attrs.get("aria-modal") == "true"
        or ("role" in attrs and "dialog" in str(attrs["role"]))
    )


@lru_cache(maxsize=16384)
def _is_called_apart(look: str, names: str) -> bool:
    unseen = not UNSEEN.isdisjoint(look.lower().split()) and not _SHOWN.search(look)
    return unseen or _MACHINE.search(names.lower()) is not None


def texts(element: HtmlElement) -> Iterator[str]:
    """The visible words of an element, white space folded."""
    for text in element.itertext():
        folded = " ".join(text.split())
        if folded:
            yield folded
