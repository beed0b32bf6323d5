"""The part of a page that holds its article, read block by block with BeautifulSoup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, NavigableString, Tag
from lxml import etree
from lxml.html import HtmlElement

INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-link", "nobr"]
)
BOLD = frozenset({"b", "strong"})


@dataclass
class Block:
    """A run of text that a reader sees as one: a paragraph, a heading, an item, a row."""

    tag: str
    path: tuple[Tag, ...]  # from the outermost to the element itself
    text: str = ""
    linked: int = 0
    bold: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)


def soup_of(element: HtmlElement) -> BeautifulSoup:
    """The element as BeautifulSoup, without the whole page around it."""
    return BeautifulSoup(etree.tostring(element, encoding="unicode", with_tail=False), "lxml")


def read_blocks(soup: BeautifulSoup) -> list[Block]:
    """Every visible run of text, in reading order."""
    reader = _Reader()
    for child in soup.contents:
        if isinstance(child, Tag):
            reader.walk(child, ())
    reader.close()
    return [block for block in reader.blocks if block.text]


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.block: Block | None = None

    def walk(self, tag: Tag, path: tuple[Tag, ...]) -> None:
        path = (*path, tag)
        name = tag.name
        if name == "br":
            self.close()
            return
        inline = name in INLINE
        if not inline:
            self.close()
        start = len(self.parts)
        for child in tag.contents:
            if type(child) is NavigableString:
                self.add(str(child), path)
            elif isinstance(child, Tag):
                self.walk(child, path)
        if inline and self.block is not None and len(self.parts) > start:
            self._mark(tag, name, "".join(self.parts[start:]))
        if not inline:
            self.close()

    def _mark(self, tag: Tag, name: str, text: str) -> None:
        if self.block is None:
            return
        if name == "a":
            self.block.linked += len(text.strip())
            self.block.links.append((str(tag.get("href") or ""), " ".join(text.split())))
        elif name in BOLD:
            self.block.bold += len(text.strip())

    def add(self, text: str, path: tuple[Tag, ...]) -> None:
        if self.block is None:
            if not text.strip():
                return
            block_path = path
            while len(block_path) > 1 and block_path[-1].name in INLINE:
                block_path = block_path[:-1]
            self.block = Block(block_path[-1].name, block_path)
        self.parts.append(text)

    def close(self) -> None:
        if self.block is not None:
            self.block.text = " ".join("".join(self.parts).split())
            self.blocks.append(self.block)
        self.block = None
        self.parts = []


def texts(element: HtmlElement) -> Iterator[str]:
    """The visible words of an element, white space folded."""
    for text in element.itertext():
        folded = " ".join(text.split())
        if folded:
            yield folded
