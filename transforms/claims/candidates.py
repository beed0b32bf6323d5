"""Which pairs are compared: all of a story of common size, of a huge one the likeliest.

A pair is worth a look where both have something in common: a value, the words of the
measure, the subject, the place, the day. What few share says most, so the smallest groups
that share something come first, until the pairs are many enough. The same tellings give
the same pairs in any order of their articles.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

MOST = 200  # differently told figures of one claim, or tellings of one event: more are a list
_FEW = 20_000  # pairs that are compared without asking: all of 200 tellings
_EACH = 40  # pairs for each telling of a larger story
_T = TypeVar("_T")


def candidates(told: Sequence[_T], shared: Callable[[_T], Iterable[Hashable]]) -> Iterable[tuple[int, int]]:
    """Pairs of places in `told`, the first before the second; their number is linear in its length.

    `shared`: what one has that another can have as well; two with nothing in common are
    left out where there are many.
    """
    count = len(told)
    if count * (count - 1) // 2 <= _FEW:
        return combinations(range(count), 2)
    blocks: dict[Hashable, list[int]] = {}
    for index, one in enumerate(told):
        for key in set(shared(one)):
            blocks.setdefault(key, []).append(index)
    left = max(_FEW, _EACH * count)
    pairs: set[tuple[int, int]] = set()
    for block in sorted(set(map(tuple, blocks.values())), key=lambda block: (len(block), block)):
        left -= len(block) * (len(block) - 1) // 2
        if left < 0:
            break
        pairs.update(combinations(block, 2))
    return sorted(pairs)
