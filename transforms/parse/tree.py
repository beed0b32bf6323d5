"""Markup to a tree that is small enough to walk."""

from __future__ import annotations

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from transforms.errors import Empty, Malformed

MOST_TAGS = 120_000
# What no reader sees.
UNSEEN = (
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "head",
    "iframe",
    "object",
    "math",
    "canvas",
    "datalist",
    "link",
    "meta",
    "source",
    "track",
    "area",
    "map",
    "param",
    "embed",
    "audio",  # what stands in these is shown only where they cannot be
    "video",
    "textarea",  # code to copy
)


def grow(text: str) -> HtmlElement:
    """The tree of a page. Raises Malformed when it is larger than any news page.

    Sizes are checked before the work that would be slow for them.
    """
    tags = text.count("<")
    if tags > MOST_TAGS:
        raise Malformed(f"it has {tags} tags, more than {MOST_TAGS}", "too large")
    if not tags:
        raise Malformed("there is no tag in it", "no html")
    try:
        root = lxml.html.document_fromstring(
            text.replace("\0", "").encode("utf-8", "replace"), parser=_parser()
        )
    except etree.ParserError as error:
        raise Empty(f"there is no element in it: {error}") from error
    return root


def _parser() -> etree.HTMLParser:
    """One whose elements are all of one class: lxml.html's own asks a table for each that is touched."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def drop_unseen(root: HtmlElement) -> None:
    """Takes out what no reader sees; text after it stays.

    A <noscript> with paragraphs in it is one that was never closed, or a page that
    is meant to be read without scripts: it stays.
    """
    for element in list(root.iter("noscript")):
        if sum(1 for _ in element.iter("p", "h1")) >= 3:
            element.drop_tag()
    etree.strip_elements(root, *UNSEEN, with_tail=False)
