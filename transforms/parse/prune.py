"""Which blocks of the part that was read are text of the article, and what the others are."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.parse.again import of_other_articles, said_before
from transforms.parse.beside import loose_end, small_print, subheads
from transforms.parse.blocks import Block, Place
from transforms.parse.comments import comments_in
from transforms.parse.conventions import is_copyright, source_of
from transforms.parse.features import FEATURES, Known, features_of
from transforms.parse.labels import label_of
from transforms.parse.look import fold
from transforms.parse.marks import MARKS, marks_in
from transforms.parse.model import likely_text
from transforms.parse.whole import wholes_within

EVEN = 0.5
# On a page whose surest text is not sure, the bar is lower: MODEST times the chance that SUREST of the
# likely text has.
SUREST = 0.3
MODEST = 0.55
LEAST = 0.25
# Nothing on a page is text whose surest line is less likely than that: of 316 articles it never had less
# than .53, judged by a fit to other publishers.
NO_ARTICLE = 0.4
_HEAD = tuple(map(FEATURES.index, ("in_description", "before_first", "is_title", "linked")))
_APART, _CALL, _LINKED = map(FEATURES.index, ("apart", "mark_call", "linked"))
# A line that invites, and of whose letters that share is linked, leads to another page ("Read more: ..."):
# of 45 that the classifier took for text in pages of other publishers, 36 were none.
AWAY = 0.6
# What stands in one of these and in none of what may hold a text is the page's own: of some 350 such blocks
# on labelled pages none was text. But where little else on a page is likely, its markup is wrong.
_MARGINS = frozenset({"footer", "nav"})
_TEXTUAL = frozenset({"article", "main", "blockquote"})
_ENOUGH = 0.25  # of the likely text within, as much must stand elsewhere
KIND_OF_HINT = {"lead": "standfirst", "embed": "embed", "title": "title"}
KIND_OF_MARK = {
    "call": "related",
    "offer": "promotion",
    "picture": "caption",
    "stamp": "byline",
    "byline": "byline",
    "legal": "legal",
    "author": "author-bio",
    "social": "share",
}


def kinds_of(blocks: Sequence[Block], places: Sequence[Place], known: Known) -> list[str | None]:
    """None for text of the article, else what a block is set aside as."""
    rows = features_of(blocks, places, known)
    return judged(blocks, rows, likely_text(blocks, rows), fold(known.title or ""))


def judged(
    blocks: Sequence[Block], rows: Sequence[Sequence[float]], likely: Sequence[float], title: str
) -> list[str | None]:
    """The kind of each block, by how likely it is text; `rows` are their FEATURES."""
    kept = _kept(blocks, rows, likely, title)
    set_aside = _set_aside(blocks, kept, likely, title)
    return [
        set_aside.get(i) or (None if kept[i] else _kind(block, title, likely[i]))
        for i, block in enumerate(blocks)
    ]


def _set_aside(
    blocks: Sequence[Block], kept: Sequence[bool], likely: Sequence[float], title: str
) -> dict[int, str]:
    """The kinds of kept blocks that are no text for what they or those around them say."""
    labels = [label_of(block.text) if keep else None for block, keep in zip(blocks, kept, strict=True)]
    found = {i: label for i, label in enumerate(labels) if label}
    found |= dict.fromkeys(comments_in(blocks, kept, title), "comments")
    left = [keep and i not in found for i, keep in enumerate(kept)]
    found |= dict.fromkeys(small_print(blocks, left, likely), "legal")
    left = [keep and i not in found for i, keep in enumerate(kept)]
    return found | dict.fromkeys(loose_end(blocks, left), "related")


def _kept(
    blocks: Sequence[Block], rows: Sequence[Sequence[float]], likely: Sequence[float], title: str
) -> list[bool]:
    """Which blocks read as text, by how likely each is: once each, and of this article alone.

    A standfirst is text: what the page gives as its description, shown above the first
    paragraph. The headline is not, nor is what no reader sees or what leads elsewhere.
    """
    bar = bar_of([block.size for block in blocks], likely)
    titles = {i for i, row in enumerate(rows) if _is_headline(row)}
    apart = of_other_articles(blocks, title) | {i for i, row in enumerate(rows) if _is_apart(row)}
    apart |= _margins(blocks, [chance >= bar for chance in likely])
    kept = [
        (chance >= bar or _is_standfirst(row)) and i not in titles and i not in apart
        for i, (row, chance) in enumerate(zip(rows, likely, strict=True))
    ]
    for i in wholes_within(blocks, kept, likely) - apart:
        kept[i] = True
    for i in subheads(blocks, kept, likely) - apart - titles:
        kept[i] = True
    again = said_before(blocks, kept)
    return [keep and i not in again for i, keep in enumerate(kept)]


def _margins(blocks: Sequence[Block], likely: Sequence[bool]) -> set[int]:
    """The blocks of a page's footers and navigation, where enough of the likely text stands elsewhere."""
    found = {
        i
        for i, block in enumerate(blocks)
        if not _MARGINS.isdisjoint(block.place.within) and _TEXTUAL.isdisjoint(block.place.within)
    }
    inside = sum([blocks[i].size for i in found if likely[i]])
    whole = sum([block.size for block, is_likely in zip(blocks, likely, strict=True) if is_likely])
    return found if whole - inside >= _ENOUGH * inside else set()


def _is_apart(row: Sequence[float]) -> bool:
    """What no reader sees, what stands apart by its markup, or what leads to another page."""
    return bool(row[_APART]) or (row[_CALL] > 0 and row[_LINKED] >= AWAY)


def _is_headline(row: Sequence[float]) -> bool:
    """The title itself, above the text: not its first line."""
    _, before, title, _ = (row[at] for at in _HEAD)
    return title > 0 and before > 0


def _is_standfirst(row: Sequence[float]) -> bool:
    described, before, title, linked = (row[at] for at in _HEAD)
    return described > 0 and before > 0 and not title and linked < 0.4


def bar_of(sizes: Sequence[int], likely: Sequence[float]) -> float:
    """EVEN, or less where even the surest of the likely text is not sure."""
    if max(likely, default=0.0) < NO_ARTICLE:
        return EVEN
    ranked = sorted(zip(likely, sizes, strict=True), reverse=True)
    left = SUREST * sum(chance * size for chance, size in ranked)
    for chance, size in ranked:
        left -= chance * size
        if left <= 0:
            return max(LEAST, min(EVEN, MODEST * chance))
    return EVEN


def _kind(block: Block, title: str, chance: float) -> str:
    """What a block is that is no text: by its names, else by its words."""
    if title and fold(block.text) == title:
        return "title"
    if is_copyright(block.text):
        return "copyright"
    if source_of(block.text):
        return "source"
    for place in block.place.chain():
        if place.hints and place.size < 6 * block.size + 400:
            hint = min(place.hints - {"body"}, default=None)
            if hint:
                return KIND_OF_HINT.get(hint, hint)
    marks = marks_in(block.text, fold(block.text[:240]).split())
    for mark, count in zip(MARKS, marks, strict=False):
        if count and mark in KIND_OF_MARK:
            return KIND_OF_MARK[mark]
    if chance >= EVEN:  # it reads as text, but of another article, or a second time
        return "related"
    return "navigation" if block.linked > 0.6 * len(block.text) else "other"
