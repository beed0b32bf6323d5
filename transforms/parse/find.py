"""Where on a page its article is: the part that is worth reading closely."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = ("p", "blockquote", "pre", "li", "dd", "div", "td", "section", "article")
# Names that sites give to what surrounds an article.
CHROME = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|sidebar|side-bar|footer|nav|navbar|navigation|menu|related|recirc\w*|recommend\w*|promo\w*|newsletter|"
    r"subscribe|share|social|sharing|breadcrumbs?|cookie\w*|consent|modal|popup|banner|advert\w*|ad|ads|sponsor\w*|outbrain|taboola|widget|teasers?|"
    r"trending|popular|most-read|latest|more-news|read-more|readmore|tags?|login|paywall|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
CHROME_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "figure", "figcaption"}
)


MOST_TRIES = 20
EMPTY = ("img", "picture", "input", "hr")


MENUS = ("nav", "footer", "form", "menu", "button", "select", "ul", "ol")
NESTED = 8  # menus in one another that are looked at: each look reads all that is in it


def part_of(root: HtmlElement, title: str | None) -> HtmlElement:
    """The part of a page that is read closely: its running text and its headline."""
    part = find(root)
    heading = next(root.iter("h1"), None)
    if heading is None and title:
        heading = _saying(root, title)
    if heading is not None:
        above = {heading, *heading.iterancestors()}
        here: HtmlElement | None = part
        while here is not None and here not in above:
            here = here.getparent()
        part = part if here is None else here
    for element in list(part.iter(*EMPTY)):
        if (len(element) or element.text) and any(text.strip() for text in element.itertext()):
            element.drop_tag()  # it was never closed
    etree.strip_elements(part, *EMPTY, with_tail=False)
    _flatten_menus(part)
    return part


def _saying(root: HtmlElement, title: str) -> HtmlElement | None:
    """The element that says the title and nothing else, on a page without a first heading."""
    own = " ".join(title.split())
    start, tries = own[:20], 0
    for element in root.iter("h2", "h3", "div", "td", "p", "b", "strong", "span", "font"):
        if start not in (element.text or ""):
            continue
        if " ".join("".join(element.itertext()).split()) == own:
            return element
        tries += 1
        if tries == MOST_TRIES:  # each may hold the whole page
            break
    return None


def _flatten_menus(part: HtmlElement) -> None:
    """Makes one linked line of each list of nothing but links, menu and button.

    Nobody asks which item of a menu is text, and each would cost as much as a paragraph.
    """
    for element in _menus(part):
        if element.getparent() is None or not _is_menu(element):
            continue
        words = " ".join(" ".join(element.itertext()).split())
        tail = element.tail
        for child in list(element):
            element.remove(child)
        element.text, element.tail = None, tail
        if words:
            etree.SubElement(element, "a").text = words


def _menus(part: HtmlElement) -> list[HtmlElement]:
    """What could be a menu below `part`, the outer ones first."""
    found, level = [], 0
    for event, element in etree.iterwalk(part, events=("start", "end"), tag=MENUS):
        level += 1 if event == "start" else -1
        if event == "start" and level <= NESTED and element is not part:
            found.append(element)
    return found


def _is_menu(element: HtmlElement) -> bool:
    if element.tag not in ("ul", "ol"):
        return next(element.iter("h1"), None) is None and sum(1 for _ in element.iter("p")) < 3
    linked = [sum(map(len, link.itertext())) for link in element.iter("a")]
    return len(linked) >= 4 and sum(linked) >= 0.9 * sum(len(text.strip()) for text in element.itertext())


def find(root: HtmlElement) -> HtmlElement:
    """The smallest element that holds nearly all running text of a page."""
    body = root.find("body")
    body = root if body is None else body
    mass = _weigh(body)
    here = body
    while True:
        best = max(here, key=lambda child: mass.get(child, 0.0), default=None)
        if (
            best is None
            or best not in mass
            or mass[best] < 0.85 * mass.get(here, 0.0)
            or best.tag in ("p", "br", "li")
        ):
            return here
        here = best


def _weigh(body: HtmlElement) -> dict[HtmlElement, float]:
    """How much running text stands below each element."""
    mass: dict[HtmlElement, float] = {}
    held: dict[HtmlElement, float] = {}
    factor: dict[HtmlElement, float] = {body: 1.0}
    for element in body.iter(*BLOCKS):
        score = _running(element)
        if score > 0:
            score *= _factor(element, factor)
            mass[element] = mass.get(element, 0.0) + score
            holder = element.getparent()
            held[holder] = held.get(holder, 0.0) + score
    for holder, score in held.items():
        here: HtmlElement | None = holder
        while here is not None:
            mass[here] = mass.get(here, 0.0) + score
            here = None if here is body else here.getparent()
    return mass


def _running(element: HtmlElement) -> float:
    """Characters of an element's own running text, less what is linked."""
    if element.tag == "p":
        text = sum(map(len, element.itertext()))
        linked = sum(sum(map(len, link.itertext())) for link in element.iter("a"))
    else:
        text = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        linked = 0
    text -= 2 * linked
    return float(text) if text >= 60 else 0.0


def _factor(element: HtmlElement, known: dict[HtmlElement, float]) -> float:
    """How far to trust text here, by the names of what it stands in."""
    chain = []
    here: HtmlElement | None = element
    while here is not None and here not in known:
        chain.append(here)
        here = here.getparent()
    value = known[here] if here is not None else 1.0
    for above in reversed(chain):
        if above.tag in CHROME_TAGS:
            value *= 0.1
        elif _is_chrome(f"{above.get('class') or ''} {above.get('id') or ''}"[:300]):
            value *= 0.3
        known[above] = value
    return value


@lru_cache(maxsize=16384)
def _is_chrome(names: str) -> bool:
    return CHROME.search(names) is not None
