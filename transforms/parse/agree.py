"""What the blocks around a block say of it: the second look of the classifier.

The first look judges each block by itself and its place. Text stands among text:
a list, a table or a box is taken or left as a whole, so the second look asks what
the first found of a block's neighbours, of the elements it stands in, and of all
blocks that look like it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate
from operator import itemgetter

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
_carried = itemgetter(*map(FEATURES.index, CARRIED))


def agreement_of(
    blocks: Sequence[Block], rows: Sequence[Sequence[float]], likely: Sequence[float]
) -> list[list[float]]:
    """A row of AGREEMENT for each block, by its FEATURES and how likely the first look finds it text."""
    odds = [_odds(chance) for chance in likely]
    padded = [OUTSIDE, OUTSIDE, *odds, OUTSIDE, OUTSIDE]
    weights = [math.sqrt(block.size + 1) for block in blocks]
    found = [weight * chance for weight, chance in zip(weights, likely, strict=True)]
    weighed, sums = [0.0, *accumulate(weights)], [0.0, *accumulate(found)]
    holders = [_holders(block.place) for block in blocks]
    twins = [(up[0].kind, block.place.kind) for up, block in zip(holders, blocks, strict=True)]
    groups = [*zip(*[[up.at for up in three] for three in holders], strict=True), twins]
    beside = [*zip(*[_others(keys, found, weights) for keys in groups], strict=True)]
    read = list(accumulate(block.size * chance for block, chance in zip(blocks, likely, strict=True)))
    total = (read[-1] if read else 0.0) + 1.0
    share = total / (sum(block.size for block in blocks) + 1.0)
    out = []
    for i, (block, row) in enumerate(zip(blocks, rows, strict=True)):
        low, high = max(0, i - WINDOW), min(len(blocks), i + WINDOW + 1)
        own = block.size * likely[i]
        out.append(
            [
                odds[i], padded[i + 1], padded[i + 3], padded[i], padded[i + 4],
                _mean(sums[i] - sums[low], weighed[i] - weighed[low]),
                _mean(sums[high] - sums[i + 1], weighed[high] - weighed[i + 1]),
                *beside[i],
                (read[i] - own) / total, (total - read[i]) / total, share,
                *_carried(row),
            ]
        )  # fmt: skip
    return out


def _odds(chance: float) -> float:
    chance = min(max(chance, LEAST), MOST)
    return math.log(chance / (1.0 - chance))


def _holders(place: Place) -> tuple[Place, Place, Place]:
    """The three elements that hold a block's own, the outermost again where there are fewer."""
    one = place.parent or place
    two = one.parent or one
    return one, two, two.parent or two


def _others(keys: Sequence[Hashable], found: Sequence[float], weights: Sequence[float]) -> list[float]:
    """What the others of a block's group are on average, for each block; `keys` name the groups."""
    chances: dict[Hashable, float] = dict.fromkeys(keys, 0.0)
    totals = dict(chances)
    for key, one, weight in zip(keys, found, weights, strict=True):
        chances[key] += one
        totals[key] += weight
    members = Counter(keys)
    return [
        (chances[key] - one) / (totals[key] - weight) if members[key] > 1 else ALONE
        for key, one, weight in zip(keys, found, weights, strict=True)
    ]


def _mean(total: float, weight: float) -> float:
    return total / weight if weight > 0 else 0.0
