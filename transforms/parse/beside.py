"""What the text beside a line says of it: subheads above its paragraphs, small print and loose ends below."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.parse.blocks import Block
from transforms.parse.conventions import is_copyright
from transforms.parse.look import HEADINGS

SUBHEAD = 0.2  # how likely text a heading above a paragraph of the text has to be
LINKED_SUBHEAD = 0.3  # where it is a link: mostly to itself, seldom to another article
LEADING = 120  # letters up to which a line that ends with a colon leads to what follows
LABEL = 20  # letters below which a line is no paragraph
LONGEST = 200
LINKED = 0.5
APART = 3  # lines that are no text between an article and the small print of its page


def subheads(blocks: Sequence[Block], kept: Sequence[bool], likely: Sequence[float]) -> set[int]:
    """Positions of headings with text before them and a paragraph of the text right below them.

    `kept` and `likely`: which blocks are text by themselves, and how likely each is.
    """
    found: set[int] = set()
    above: list[int] = []
    read = False
    for i, block in enumerate(blocks):
        if kept[i] and block.tag in HEADINGS:
            continue
        least = SUBHEAD if block.linked <= LINKED * len(block.text) else LINKED_SUBHEAD
        if read and block.tag in HEADINGS and likely[i] >= least and block.size <= LONGEST:
            above.append(i)
            continue
        if kept[i] and block.size >= LABEL:
            found.update(above)
        above.clear()
        read = read or kept[i]
    return found


def small_print(blocks: Sequence[Block], kept: Sequence[bool], likely: Sequence[float]) -> set[int]:
    """Positions of kept lines right above a copyright line, in its element and far from the other text.

    `likely`: how likely each is text. The surest line of a page is no small print.
    """
    found: set[int] = set()
    surest = max((chance for chance, keep in zip(likely, kept, strict=True) if keep), default=0.0)
    for i in range(1, len(blocks)):
        if kept[i] or not kept[i - 1] or not is_copyright(blocks[i].text):
            continue
        holder = blocks[i].place.parent or blocks[i].place
        start = i
        while start and kept[start - 1] and holder in blocks[start - 1].place.chain():
            start -= 1
        before = kept[max(0, start - APART) : start]
        sure = max(likely[start:i], default=surest) == surest
        if not sure and len(before) == APART and not any(before) and any(kept[:start]):
            found.update(range(start, i))
    return found


def loose_end(blocks: Sequence[Block], kept: Sequence[bool]) -> set[int]:
    """Position of the last kept line where it is a heading or ends with a colon: what it leads to is no text.

    One below another heading stands in a text that is told in headings, and is left.
    """
    last = [i for i in range(len(blocks) - 1, -1, -1) if kept[i]][:2]
    if len(last) < 2 or blocks[last[1]].tag in HEADINGS:
        return set()
    block = blocks[last[0]]
    leads = block.text[-1] in ":：" or block.tag in HEADINGS
    return {last[0]} if leads and block.size < LEADING else set()
