"""Average link: groups of texts whose mean score is high enough.

A single strong pair does not pull two groups together, as it does with
components. A pair that was never scored counts as nothing (0).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pairs = Mapping[tuple[str, str], int]


def average_link(nodes: Iterable[str], scores: Pairs, threshold: int) -> list[tuple[str, ...]]:
    """Join groups, the closest first, as long as their mean score reaches `threshold`.

    Scores are whole numbers, so sums do not depend on the order in which they
    are made; ties go to the group with the lowest text keys.
    """
    members: dict[str, tuple[str, ...]] = {node: (node,) for node in nodes}
    sums: dict[str, dict[str, int]] = {node: {} for node in members}
    for (a, b), value in scores.items():
        sums[a][b] = sums[b][a] = value
    heap = [(-float(value), a, b, 1, 1) for (a, b), value in sorted(scores.items())]
    heapify(heap)
    while heap:
        lead, a, b, size_a, size_b = heappop(heap)
        if -lead < threshold:
            break
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue  # one of the two has grown or gone since
        _join(a, b, members, sums)
        for other, total in sums[a].items():
            size, size_other = len(members[a]), len(members[other])
            mean = -total / (size * size_other)
            (first, one), (second, two) = sorted([(a, size), (other, size_other)])
            heappush(heap, (mean, first, second, one, two))
    return sorted(members.values())


def _join(a: str, b: str, members: dict[str, tuple[str, ...]], sums: dict[str, dict[str, int]]) -> None:
    """Put group `b` into group `a`; a group is named by its lowest text key, and a < b."""
    members[a] = tuple(sorted(members[a] + members.pop(b)))
    for other, total in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0) + total
