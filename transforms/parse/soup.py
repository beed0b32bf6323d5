"""The part of a page that holds its article, handed from lxml to BeautifulSoup."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from lxml import etree
from lxml.html import HtmlElement

# What stands in a line of text.
INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "amp-link", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    ]
)
BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em"})
STYLING = tuple(INLINE - BOLD - ITALIC - {"a"})
READ = frozenset(
    {"class", "id", "role", "itemprop", "data-testid", "data-component", "href", "hidden", "style"}
)
FRAME = ("html", "body")


def soup_of(element: HtmlElement, whole: bool = False) -> BeautifulSoup:
    """The element as BeautifulSoup, in a page of its own.

    A soup costs by the element, and three times that when its markup is written out and
    parsed again: its objects are made of lxml's, one by one. What only styles words,
    attributes that no rule reads and white space between blocks are left out, unless
    the element is wanted `whole`.
    """
    if not whole:
        etree.strip_tags(element, *STYLING)
    soup = BeautifulSoup("", "lxml", multi_valued_attributes=None)
    graft = _Graft(soup, None if whole else READ)
    holder: Tag = soup
    for name in FRAME[: 2 if element.tag not in FRAME else FRAME.index(element.tag)]:
        holder = graft.open(name, {}, holder)
    graft.grow(element, holder)
    return soup


class _Graft:
    """Hangs tags and strings below one another in page order, as BeautifulSoup's own builders do."""

    def __init__(self, soup: BeautifulSoup, read: frozenset[str] | None) -> None:
        self.read = read
        self.last: PageElement = soup

    def open(self, name: str, attributes: dict[str, str], holder: Tag) -> Tag:
        tag = Tag(name=name, parent=holder, previous=self.last)
        tag.attrs.update(attributes)
        holder.contents.append(tag)
        self.last = tag
        return tag

    def say(self, text: str, holder: Tag) -> None:
        string = NavigableString(text)
        string.setup(holder, self.last)
        holder.contents.append(string)
        self.last = string

    def grow(self, element: HtmlElement, holder: Tag) -> None:
        """The element with all that is in it. White space is kept where it may part two words."""
        name, attributes = element.tag, dict(element.attrib)
        if self.read is not None and not self.read.issuperset(attributes):
            attributes = {key: value for key, value in attributes.items() if key in self.read}
        tag = self.open(name, attributes, holder)
        text = element.text
        if text and (name in INLINE or not text.isspace()):
            self.say(text, tag)
        for child in element:
            self.grow(child, tag)
            text = child.tail
            if text and (child.tag in INLINE or not text.isspace()):
                self.say(text, tag)
