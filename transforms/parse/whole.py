"""What is taken or left as a whole: a cell or a quote by itself seldom looks like running text."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.parse.blocks import Block, Place

PARAGRAPH = 60  # letters from which a block is no label
LINKED = 0.3  # share of linked letters from which it is a way to other pages
# Mean chance of its letters below which the classifier knows better. News has few tables, so what
# it says of their cells tells little.
LEAST = {"table": 0.02, "blockquote": 0.2, "pre": 0.2}
WRAPPED = 1.02  # what holds so much of it, and no more, only wraps it


def wholes_within(blocks: Sequence[Block], kept: Sequence[bool], likely: Sequence[float]) -> set[int]:
    """Positions of what stands in tables and quotes of the article: beside its paragraphs, below one of them.

    `kept` and `likely`: which blocks are text by themselves, and how likely each is.
    """
    wholes: dict[int, tuple[Place, list[int]]] = {}
    first: dict[int, int] = {}  # by what holds it: the first paragraph of the text in it
    for i, block in enumerate(blocks):
        whole = _whole(block.place)
        if whole is not None:
            wholes.setdefault(whole.at, (whole, []))[1].append(i)
        elif kept[i] and block.size >= PARAGRAPH:
            for place in (block.place, block.place.parent or block.place):
                first.setdefault(place.at, i)
    within: set[int] = set()
    for whole, parts in wholes.values():
        size = sum(blocks[i].size for i in parts) or 1
        linked = sum(blocks[i].linked for i in parts) / size
        chance = sum(likely[i] * blocks[i].size for i in parts) / size
        holder = next((place for place in whole.chain() if place.size > WRAPPED * whole.size), None)
        beside = holder is not None and first.get(holder.at, len(blocks)) < parts[0]
        if beside and linked <= LINKED and chance >= LEAST[whole.name]:
            within.update(parts)
    return within


def _whole(place: Place) -> Place | None:
    """The outermost table or quote that a place stands in: pages were once laid out with tables in tables."""
    if place.within.isdisjoint(LEAST):
        return None
    outermost = None
    for up in place.chain():
        if up.name in LEAST:
            outermost = up
    return outermost
