"""A page in HTML: what it says of itself, and its article line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from transforms.models import Link, Page
from transforms.parse.authors import read_authors
from transforms.parse.blocks import Block, Place, read_blocks
from transforms.parse.dates import read_date
from transforms.parse.decode import decode
from transforms.parse.evidence import Dated, Evidence, Note
from transforms.parse.features import Known
from transforms.parse.find import part_of
from transforms.parse.gate import check_page, is_paywalled
from transforms.parse.jsonld import Typed, as_text, read_jsonld
from transforms.parse.lines import NEWLINE, PARAGRAPH, Line
from transforms.parse.look import fold
from transforms.parse.meta import Meta, read_meta
from transforms.parse.prune import kinds_of
from transforms.parse.published import read_dates
from transforms.parse.shown import Shown, read_scripted, read_shown
from transforms.parse.site import absolute, domain_of, host_of, named_in_title, publisher_of
from transforms.parse.sites import TEXT, Rules, mark, rules_for, said
from transforms.parse.soup import soup_of
from transforms.parse.titles import read_title
from transforms.parse.tree import drop_unseen, grow

TOGETHER = ("li", "td", "th", "dd", "dt")


@dataclass(frozen=True)
class Ruled:
    """What the rules of a site found on its page."""

    title: str | None
    authors: tuple[str, ...]
    published: Dated | None


@dataclass(frozen=True)
class Reading:
    """A page taken apart: its head, and the part that holds its article in blocks."""

    root: HtmlElement
    part: HtmlElement
    typed: Typed
    meta: Meta
    shown: Shown
    title: str | None
    language: str | None
    canonical: str | None
    site: str | None
    blocks: list[Block]
    places: list[Place]
    ruled: Ruled | None = None
    note: Note | None = None

    @property
    def known(self) -> Known:
        described = (
            *self.meta.every("og:description", "description", "twitter:description"),
            self.typed.text("description"),
            self.typed.text("alternativeHeadline"),
        )
        return Known(self.title, tuple(filter(None, described)), self.typed.text("articleBody"))


def read_html(page: Page) -> Evidence:
    """What a page says. Raises Empty, Undecodable, Malformed or NotAnArticle."""
    decoded = decode(page.body, page.charset)
    reading = read_page(decoded.text, page.url, page.retrieved_at.date())
    kinds = kinds_of(reading.blocks, reading.places, reading.known)
    if reading.ruled:
        kinds = [_ruled(block, kind) for block, kind in zip(reading.blocks, kinds, strict=True)]
    check_page(reading.typed, reading.meta, reading.title, reading.blocks, kinds, page.url)
    host = host_of(page.url) or host_of(reading.canonical)
    authors, wire = read_authors(reading.typed, reading.meta, reading.shown, reading.site)
    dates = read_dates(reading.typed, reading.meta, reading.shown, page.url, reading.language)
    if reading.ruled:
        authors = list(reading.ruled.authors) or authors
        dates = [*filter(None, [reading.ruled.published]), *dates]
    doubt = Note("doubtful encoding", decoded.doubt) if decoded.doubt else None
    return Evidence(
        tuple(_lines(reading, kinds)),
        title=reading.title,
        byline=reading.shown.byline,
        authors=tuple(authors),
        language=reading.language,
        publisher=publisher_of(reading.site or reading.meta.first("application-name"), host),
        canonical=reading.canonical,
        section=reading.typed.text("articleSection") or reading.meta.first("article:section"),
        is_paywalled=is_paywalled(reading.typed, reading.meta),
        wire=wire,
        dates=tuple(dates),
        links=_links(reading.blocks, kinds, page.url),
        names=reading.shown.names + reading.shown.bylines[:3] + reading.shown.near,
        notes=tuple(filter(None, (doubt, reading.note))),
    )


def read_page(markup: str, url: str, day: date | None = None) -> Reading:
    """A page taken apart, by the rules of its site where there are any for that day.

    Raises Malformed or Empty.
    """
    root = grow(markup)
    typed, meta = read_jsonld(root), read_meta(root)
    scripted = read_scripted(root)
    drop_unseen(root)
    shown = read_shown(root, scripted)
    canonical = absolute(url, meta.links.get("canonical")) or absolute(url, meta.first("og:url"))
    language = meta.language or typed.text("inLanguage") or meta.first("og:locale", "language")
    site = (
        as_text((typed.article or {}).get("publisher"))
        or meta.first("og:site_name")
        or named_in_title(meta.title, shown.names)
    )
    title = read_title(shown.headings, typed.text("headline"), meta, site, host_of(url), shown.lower)
    ruled, note = None, None
    rules = rules_for(host_of(url) or host_of(canonical), day) if day else None
    if rules:
        part = root
        soup = soup_of(part, whole=True)
        if mark(soup, rules):
            ruled = _read_by(rules, soup, language)
            title = ruled.title or title
        else:
            note = Note("odd site", f"the rules of {rules.domain} from {rules.since} match nothing here")
    if ruled is None:
        part = part_of(root, title)
        soup = soup_of(part)
    blocks, places = read_blocks(soup)
    shown = replace(shown, near=_near(blocks, title))
    return Reading(
        root, part, typed, meta, shown, title, language, canonical, site, blocks, places, ruled, note
    )


def _read_by(rules: Rules, soup: BeautifulSoup, language: str | None) -> Ruled:
    moment = next((m for text in said(soup, rules.published) if (m := read_date(text, language))), None)
    return Ruled(
        next(iter(said(soup, rules.title)), None),
        said(soup, *rules.authors),
        Dated("published", moment, "site-rules") if moment else None,
    )


def _ruled(block: Block, kind: str | None) -> str | None:
    """What a block is on a page that is read by rules: they name the text, and may name the rest."""
    if block.place.rule == TEXT:
        return None
    return block.place.rule or kind or "other"


def _near(blocks: list[Block], title: str | None) -> tuple[str, ...]:
    """Short lines after the headline, then before it, up to the first long one; then those at the end."""
    short = [block.text if block.size <= 140 else "" for block in blocks]
    own = fold(title or "")
    at = next((i for i, text in enumerate(short) if own and fold(text) == own), 0)
    after = short[at + 1 : at + 13]
    before = short[max(0, at - 6) : at]
    return tuple(text for text in (*after, *reversed(before), *short[-6:]) if len(text) > 5)


def _lines(reading: Reading, kinds: list[str | None]) -> list[Line]:
    before = _regions(reading.root, reading.part, before=True)
    after = _regions(reading.root, reading.part, before=False)
    inside = []
    last = ""
    for block, kind in zip(reading.blocks, kinds, strict=True):
        inside.append(
            Line(block.text, kind, NEWLINE if block.tag in TOGETHER and last == block.tag else PARAGRAPH)
        )
        last = block.tag
    return [*before, *inside, *after]


def _regions(root: HtmlElement, part: HtmlElement, before: bool) -> list[Line]:
    """What stands around the part that was read: one line a region."""
    regions: list[Line] = []
    here = part
    while here is not root and (parent := here.getparent()) is not None:
        sides = list(here.itersiblings(preceding=before))
        said = [" ".join([*side.itertext(), side.tail or ""]) for side in sides]
        said = [parent.text or "", *reversed(said)] if before else [here.tail or "", *said]
        found = [Line(" ".join(text.split()), "navigation") for text in said if text.strip()]
        regions = [*found, *regions] if before else [*regions, *found]
        here = parent
    return regions


def _links(blocks: list[Block], kinds: list[str | None], base: str) -> tuple[Link, ...]:
    found: list[Link] = []
    home = domain_of(base)
    for block, kind in zip(blocks, kinds, strict=True):
        for href, anchor in block.links if kind is None else ():
            url = absolute(base, href)
            if url:
                found.append(
                    Link(len(found), url, anchor, "internal" if domain_of(url) == home else "external")
                )
    return tuple(found)
