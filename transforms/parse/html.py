"""A page in HTML: what it says of itself, and its article line by line."""

from __future__ import annotations

from transforms.models import Link, Page
from transforms.parse.authors import read_authors
from transforms.parse.blocks import Block, read_blocks, soup_of, texts
from transforms.parse.dates import Moment, read_date
from transforms.parse.decode import decode
from transforms.parse.evidence import Dated, Evidence, Note
from transforms.parse.find import find
from transforms.parse.jsonld import Typed, as_text, names_in, read_jsonld
from transforms.parse.lines import Line
from transforms.parse.meta import Meta, read_meta
from transforms.parse.prune import kinds_of
from transforms.parse.site import absolute, domain_of, host_of, publisher_of
from transforms.parse.titles import read_title
from transforms.parse.tree import UNSEEN, grow


def read_html(page: Page) -> Evidence:
    """What a page says. Raises Empty, Undecodable, Malformed or NotAnArticle."""
    decoded = decode(page.body, page.charset)
    root = grow(decoded.text)
    typed, meta = read_jsonld(root), read_meta(root)
    language = meta.language or typed.text("inLanguage")
    heading = _heading(root)
    times = [(el.get("datetime") or "", " ".join(texts(el))) for el in root.iter("time")][:50]
    for element in list(root.iter(*UNSEEN)):
        if element.getparent() is not None:
            element.drop_tree()
    canonical = absolute(page.url, meta.links.get("canonical")) or absolute(page.url, meta.first("og:url"))
    host = host_of(page.url) or host_of(canonical)
    publisher = publisher_of(
        as_text((typed.article or {}).get("publisher")) or meta.first("og:site_name"), host
    )
    title = read_title(heading, typed.text("headline"), meta, publisher.name if publisher else None)
    part = find(root)
    blocks = read_blocks(soup_of(part))
    kinds = kinds_of(blocks, title)
    lines = [*_regions(root, part, before=True), *_lines(blocks, kinds), *_regions(root, part, before=False)]
    return Evidence(
        tuple(lines),
        title=title,
        authors=tuple(read_authors(names_in((typed.article or {}).get("author")), meta)),
        language=language,
        publisher=publisher,
        canonical=canonical,
        section=typed.text("articleSection") or meta.first("article:section"),
        dates=tuple(_dates(typed, meta, times, page.url, language)),
        links=_links(blocks, kinds, page.url),
        notes=(Note("doubtful encoding", decoded.doubt),) if decoded.doubt else (),
    )


def _heading(root: object) -> str | None:
    return next((text for el in root.iter("h1") if (text := " ".join(texts(el)))), None)  # type: ignore[attr-defined]


def _lines(blocks: list[Block], kinds: list[str | None]) -> list[Line]:
    lines = []
    last = ""
    for block, kind in zip(blocks, kinds, strict=True):
        gap = "\n" if block.tag in ("li", "td", "tr") and last == block.tag else "\n\n"
        lines.append(Line(block.text, kind, gap))
        last = block.tag
    return lines


def _regions(root: object, part: object, before: bool) -> list[Line]:
    """What stands around the part that was read: one line a region."""
    regions: list[Line] = []
    here = part
    while here is not None and here is not root:
        siblings = here.itersiblings(preceding=before)  # type: ignore[attr-defined]
        found = [Line(text, "navigation") for sibling in siblings if (text := " ".join(texts(sibling)))]
        regions = [*reversed(found), *regions] if before else [*regions, *found]
        here = here.getparent()  # type: ignore[attr-defined]
    return regions


def _dates(
    typed: Typed, meta: Meta, times: list[tuple[str, str]], url: str, language: str | None
) -> list[Dated]:
    found: list[Dated] = []

    def add(role: str, method: str, *texts: str | None) -> None:
        for text in texts:
            moment: Moment | None = read_date(text, language)
            if moment:
                found.append(Dated("published" if role == "published" else "modified", moment, method))

    add("published", "json-ld", typed.text("datePublished"), typed.text("dateCreated"))
    add("modified", "json-ld", typed.text("dateModified"))
    add(
        "published",
        "meta",
        *meta.every(
            "article:published_time",
            "datepublished",
            "og:published_time",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "date",
            "dc.date",
        ),
    )
    add(
        "modified", "meta", *meta.every("article:modified_time", "og:updated_time", "datemodified", "lastmod")
    )
    for stamp, shown in times[:3]:
        add("published", "time-element", stamp or shown)
    add("published", "url", url)
    return found


def _links(blocks: list[Block], kinds: list[str | None], base: str) -> tuple[Link, ...]:
    found: list[Link] = []
    home = domain_of(base)
    for block, kind in zip(blocks, kinds, strict=True):
        if kind is None:
            for href, anchor in block.links:
                url = absolute(base, href)
                if url:
                    found.append(
                        Link(len(found), url, anchor, "internal" if domain_of(url) == home else "external")
                    )
    return tuple(found)
