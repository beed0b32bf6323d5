"""The part of a page that holds its article, handed from lxml to BeautifulSoup."""

from __future__ import annotations

from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from lxml import etree
from lxml.html import HtmlElement

from transforms.parse.names import own_name

# What stands in a line of text.
INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "amp-link", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby"),
        *("s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    ]
)
BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em"})
STYLING = tuple(INLINE - BOLD - ITALIC - {"a"})
# The other elements that HTML knows.
BOXES = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "col"),
        *("colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html"),
        *("img", "input", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "picture"),
        *("pre", "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    ]
)
KNOWN = INLINE | BOXES
PHRASE = "span"  # what stands for an unknown element in a line; the page's own are stripped before
# An unknown element that bears one of these may be hidden, or a part of its own.
OF_ITS_OWN = frozenset({"class", "hidden", "style", "role", "aria-modal"})
FEW = 20  # elements within one; more are no part of a line
READ = frozenset(
    [
        *("class", "id", "role", "itemprop", "data-testid", "data-component", "href", "hidden", "style"),
        "aria-modal",
    ]
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


def _is_phrase(element: HtmlElement) -> bool:
    """Whether an element that HTML does not know has text beside it, no box within, and no look of its own.

    Browsers show it in the line: "<person>Ida Muster</person>, of Larkhaven". One that stands
    alone may be a part of the page that its own scripts lay out.
    """
    if not OF_ITS_OWN.isdisjoint(element.attrib):
        return False
    before, parent = element.getprevious(), element.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else None) or ""
    within = list(islice(element.iterdescendants(), FEW))
    beside = bool(text.strip() or (element.tail or "").strip())
    return beside and len(within) < FEW and all(one.tag not in BOXES for one in within)


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
        if self.read is not None and name not in KNOWN and (holder.name == PHRASE or _is_phrase(element)):
            name = PHRASE
        if self.read is not None and not self.read.issuperset(attributes):
            attributes = {
                key: value for key, value in attributes.items() if key in self.read or own_name(key, value)
            }
        tag = self.open(name, attributes, holder)
        text = element.text
        if text and (name not in BOXES or not text.isspace()):
            self.say(text, tag)
        for child in element:
            self.grow(child, tag)
            text = child.tail
            if text and (child.tag not in BOXES or not text.isspace()):
                self.say(text, tag)
