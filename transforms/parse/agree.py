"""What the blocks around a block say of it: the second look of the classifier.

The first look judges each block by itself and its place. Text stands among text:
a list, a table or a box is taken or left as a whole, so the second look asks what
the first found of a block's neighbours, of the elements it stands in, and of all
blocks that look like it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate

from transforms.parse.blocks import Block, Place
from transforms.parse.features import FEATURES

CARRIED = ("ends", "size", "linked", "heading", "is_title", "before_first", "after_last")
AGREEMENT = (
    "own", "prev", "next", "prev_2", "next_2", "window_before", "window_after",
    "parent", "grandparent", "ancestor", "twins", "share_before", "share_after", "share",
    *CARRIED,
)  # fmt: skip
WINDOW = 5
LEAST, MOST = 0.01, 0.99
OUTSIDE = -5.0  # beyond the first and the last block
ALONE = -1.0  # nothing to compare with
_CARRIED = tuple(map(FEATURES.index, CARRIED))

Group = tuple[float, float, int]  # weighted chances, weights, members


def agreement_of(
    blocks: Sequence[Block], rows: Sequence[Sequence[float]], likely: Sequence[float]
) -> list[list[float]]:
    """A row of AGREEMENT for each block, by its FEATURES and how likely the first look finds it text."""
    odds = [_odds(chance) for chance in likely]
    padded = [OUTSIDE, OUTSIDE, *odds, OUTSIDE, OUTSIDE]
    weights = [math.sqrt(block.size + 1) for block in blocks]
    found = [weight * chance for weight, chance in zip(weights, likely, strict=True)]
    weighed, sums = [0.0, *accumulate(weights)], [0.0, *accumulate(found)]
    places = [_places(block) for block in blocks]
    levels = [_groups((id(up[level]) for up in places), found, weights) for level in range(3)]
    twins = [(up[0].kind, block.place.kind) for up, block in zip(places, blocks, strict=True)]
    alike = _groups(twins, found, weights)
    read = list(accumulate(block.size * chance for block, chance in zip(blocks, likely, strict=True)))
    total = (read[-1] if read else 0.0) + 1.0
    share = total / (sum(block.size for block in blocks) + 1.0)
    out = []
    for i, (block, row) in enumerate(zip(blocks, rows, strict=True)):
        low, high = max(0, i - WINDOW), min(len(blocks), i + WINDOW + 1)
        others = [
            _others(level[id(up)], found[i], weights[i]) for level, up in zip(levels, places[i], strict=True)
        ]
        own = block.size * likely[i]
        out.append(
            [
                odds[i], padded[i + 1], padded[i + 3], padded[i], padded[i + 4],
                _mean(sums[i] - sums[low], weighed[i] - weighed[low]),
                _mean(sums[high] - sums[i + 1], weighed[high] - weighed[i + 1]),
                *others,
                _others(alike[twins[i]], found[i], weights[i]),
                (read[i] - own) / total, (total - read[i]) / total, share,
                *(row[j] for j in _CARRIED),
            ]
        )  # fmt: skip
    return out


def _odds(chance: float) -> float:
    chance = min(max(chance, LEAST), MOST)
    return math.log(chance / (1.0 - chance))


def _places(block: Block) -> list[Place]:
    """The three elements that hold a block's own, the outermost again where there are fewer."""
    chain = [place for place, _ in zip(block.place.chain(), range(4), strict=False)]
    return [chain[min(level, len(chain) - 1)] for level in (1, 2, 3)]


def _groups(keys: Iterable[object], found: Sequence[float], weights: Sequence[float]) -> dict[object, Group]:
    groups: dict[object, Group] = {}
    for key, one, weight in zip(keys, found, weights, strict=True):
        chances, total, members = groups.get(key, (0.0, 0.0, 0))
        groups[key] = chances + one, total + weight, members + 1
    return groups


def _others(group: Group, own: float, weight: float) -> float:
    """What the others of a group are on average."""
    return (group[0] - own) / (group[1] - weight) if group[2] > 1 else ALONE


def _mean(total: float, weight: float) -> float:
    return total / weight if weight > 0 else 0.0
