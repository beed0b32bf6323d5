"""Tables are taken or left as a whole: a cell by itself never looks like running text."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.parse.blocks import Block, Place

NEAR = 6  # blocks on either side in which the text must go on
PARAGRAPH = 60  # letters from which a block is no label
LINKED = 0.3  # share of linked letters from which a table is a way to other pages
LEAST = 0.1  # mean chance of its letters below which the classifier knows better


def tables_within(blocks: Sequence[Block], kept: Sequence[bool], likely: Sequence[float]) -> set[int]:
    """Positions of the cells of tables that stand in the article: text goes on before and after them.

    `kept` and `likely`: which blocks are text by themselves, and how likely each is.
    """
    tables: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        table = _table(block.place)
        if table is not None:
            tables.setdefault(id(table), []).append(i)
    within: set[int] = set()
    for cells in tables.values():
        size = sum(blocks[i].size for i in cells) or 1
        linked = sum(blocks[i].linked for i in cells) / size
        chance = sum(likely[i] * blocks[i].size for i in cells) / size
        before = range(max(0, cells[0] - NEAR), cells[0])
        after = range(cells[-1] + 1, min(len(blocks), cells[-1] + 1 + NEAR))
        read_on = all(any(kept[i] and blocks[i].size >= PARAGRAPH for i in side) for side in (before, after))
        if read_on and linked <= LINKED and chance >= LEAST:
            within.update(cells)
    return within


def _table(place: Place) -> Place | None:
    """The outermost table that a place stands in: pages were once laid out with tables in tables."""
    if "table" not in place.within:
        return None
    outermost = None
    for up in place.chain():
        if up.name == "table":
            outermost = up
    return outermost
