"""Groups of texts whose scores are high enough on average: of the upper half of them.

A single strong pair does not pull two groups together, as it does with
components; and the trimmed copies of a text, which lack what a rewrite took from
it, do not outvote it, as they do under plain average link (measured: mean F1 .85
against .82 at a threshold of one half). A pair without a score counts as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from itertools import combinations

from transforms.dedupe.score import score
from transforms.models import Pair, Signature

Scores = Mapping[tuple[str, str], int]
Review = Callable[[list[Pair]], list[Pair]]  # the same pairs, some with another score

# Blocking misses some pairs of a story, which would then count as nothing. In a
# component of up to this many texts they are scored all the same.
MOST_COMPLETED = 128


def completed(
    signatures: Mapping[str, Signature], scores: Scores, unit: int, review: Review | None = None
) -> Scores:
    """`scores` with those of every other pair of a component added, where it is not too large."""
    missed: list[Pair] = []
    for members in components({end for pair in scores for end in pair}, scores):
        if not 2 < len(members) <= MOST_COMPLETED:
            continue
        for a, b in combinations(members, 2):
            if (a, b) not in scores and (pair := score(signatures[a], signatures[b])) is not None:
                missed.append(pair)
    if review is not None:
        missed = review(missed)
    return {**scores, **{(pair.text_a, pair.text_b): round(pair.score * unit) for pair in missed}}


def components(nodes: Iterable[str], scores: Scores) -> list[list[str]]:
    """The nodes that hang together by scores, each list in order."""
    beside: dict[str, list[str]] = {node: [] for node in nodes}
    for a, b in scores:
        beside[a].append(b)
        beside[b].append(a)
    found: list[list[str]] = []
    seen: set[str] = set()
    for node in sorted(beside):
        if node in seen:
            continue
        seen.add(node)
        members = [node]
        for member in members:  # grows as it is walked
            members += sorted(set(beside[member]) - seen)
            seen.update(beside[member])
        found.append(sorted(members))
    return found


def link(nodes: Iterable[str], scores: Scores, threshold: int) -> list[tuple[str, ...]]:
    """Join groups, the closest first, while the upper half of their scores has a mean of `threshold`.

    Scores are whole numbers, so sums do not depend on the order in which they
    are made; ties go to the groups with the lowest text keys.
    """
    members: dict[str, tuple[str, ...]] = {node: (node,) for node in nodes}
    between: dict[str, dict[str, list[int]]] = {node: {} for node in members}
    for (a, b), value in scores.items():
        between[a][b] = between[b][a] = [value]
    heap = [(-float(value), a, b, 1, 1) for (a, b), value in sorted(scores.items())]
    heapify(heap)
    while heap:
        lead, a, b, size_a, size_b = heappop(heap)
        if -lead < threshold:
            break
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue  # one of the two has grown or gone since
        _join(a, b, members, between)
        for other, values in between[a].items():
            (first, one), (second, two) = sorted((key, len(members[key])) for key in (a, other))
            heappush(heap, (-_closeness(values, one * two), first, second, one, two))
    return sorted(members.values())


def _closeness(values: list[int], pairs: int) -> float:
    """The mean of the upper half of `pairs` scores, of which `values` are known, the highest first."""
    half = (pairs + 1) // 2
    return sum(values[:half]) / half


def _join(
    a: str, b: str, members: dict[str, tuple[str, ...]], between: dict[str, dict[str, list[int]]]
) -> None:
    """Put group `b` into group `a`; a group is named by its lowest text key, and a < b."""
    members[a] = tuple(sorted(members[a] + members.pop(b)))
    for other, values in between.pop(b).items():
        del between[other][b]
        if other != a:
            values = sorted(values + between[a].get(other, []), reverse=True)
            between[a][other] = between[other][a] = values
