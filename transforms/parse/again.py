"""What a page shows again: the same lines twice, and other articles built like its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.parse.blocks import Block, Place
from transforms.parse.look import HEADINGS, fold

LONG = 300  # letters from which lines that stand twice in one order are a repetition
LINE = 25  # letters from which a line counts: cells of tables repeat


def said_before(blocks: Sequence[Block], kept: Sequence[bool]) -> set[int]:
    """Positions of kept lines that were kept before, in runs of LONG or more in the same order.

    Pages carry a text once for small screens and once for large ones, and their
    offers after every few paragraphs. A short line may well stand twice.
    """
    lines = [i for i, keep in enumerate(kept) if keep]
    said = [fold(blocks[i].text) for i in lines]
    follows: dict[str, set[str]] = {}
    again: set[int] = set()
    run: list[int] = []

    def close() -> None:
        if sum(blocks[i].size for i in run if blocks[i].size >= LINE) >= LONG:
            again.update(run)
        run.clear()

    for at, (i, text) in enumerate(zip(lines, said, strict=True)):
        if run and text not in follows.get(said[at - 1], ()):
            close()
        if text in follows:
            run.append(i)
        if at:
            follows[said[at - 1]].add(text)
        follows.setdefault(text, set())
    close()
    return again


def of_other_articles(blocks: Sequence[Block], title: str) -> set[int]:
    """Positions of blocks in another article of the page: endless pages go on with the next one.

    What tells it: an element like the one that holds the headline and the text
    under it, with a headline that looks the same and says something else.
    """
    head = next((block for block in blocks if block.tag in HEADINGS and fold(block.text) == title), None)
    if head is None or not title:
        return set()
    own = {id(place) for place in head.place.chain()}
    kinds = Counter(place.kind for place in head.place.chain())
    others: dict[int, Place] = {}
    for block in blocks:
        if block.place.kind == head.place.kind and block is not head and fold(block.text) != title:
            for place in block.place.chain():
                if id(place) in own:
                    break
                if kinds[place.kind] and place.look and place.running:
                    others[id(place)] = place
    mine = next((place for place in head.place.chain() if place.running), None)
    if mine is None or not others:
        return set()
    return {
        i
        for i, block in enumerate(blocks)
        if any(id(place) in others and place.kind == mine.kind for place in block.place.chain())
    }
