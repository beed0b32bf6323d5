"""Groups of texts whose scores are high enough on average (average link, Sokal and Michener 1958).

A single strong pair does not pull two groups together, as it does with components,
and a pair that is known to tell of two events weighs against its copies, too:
a mean of the upper half of the scores overlooks it (measured: F1 .78 against .88 on
releases of some companies). A pair without a score counts as nothing.

How close groups of several texts are is also held against how close each is in itself
(as Chameleon does, Karypis, Han and Kumar 1999): two events of a kind have much in
common, but less than the reports of either.
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
_LEAST = (0.0, 0.1, 0.5)  # larger components are taken apart by leaving out weaker scores
_TELLING = 4  # a mean of fewer than the six scores among four texts says little of how close they are


def completed(
    signatures: Mapping[str, Signature], scores: Scores, unit: int, review: Review | None = None
) -> Scores:
    """`scores` with those of the pairs that blocking has missed added."""
    missed = [score(signatures[a], signatures[b]) for a, b in unscored(scores, unit)]
    found = [pair for pair in missed if pair is not None]
    if review is not None:
        found = review(found)
    return {**scores, **{(pair.text_a, pair.text_b): round(pair.score * unit) for pair in found}}


def unscored(scores: Scores, unit: int) -> list[tuple[str, str]]:
    """The pairs without a score of texts that hang together by scores, where these are not too many."""
    found: list[tuple[str, str]] = []
    strong = scores
    for least in _LEAST:
        strong = {ends: value for ends, value in strong.items() if value >= least * unit}
        large: set[str] = set()
        for members in components({end for ends in strong for end in ends}, strong):
            if len(members) > MOST_COMPLETED:
                large.update(members)
            elif len(members) > 2:
                found += [ends for ends in combinations(members, 2) if ends not in scores]
        strong = {ends: value for ends, value in strong.items() if ends[0] in large}
    return found


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
    """Join groups, the closest first, while the mean of all scores between them reaches `threshold`.

    Where both have _TELLING texts or more, the mean must reach halfway from the threshold
    to that of the scores within the looser of them. Scores are whole numbers, so sums do
    not depend on the order in which they are made; ties go to the groups with the
    lowest text keys.
    """
    groups = _Groups(nodes, scores)
    heap = [(-float(value), a, b, 1, 1) for (a, b), value in sorted(scores.items())]
    heapify(heap)
    while heap:
        lead, a, b, size_a, size_b = heappop(heap)
        if -lead < threshold:
            break
        if groups.size(a) != size_a or groups.size(b) != size_b:
            continue  # one of the two has grown or gone since
        if -lead < _bar(threshold, groups.closeness(a), groups.closeness(b)):
            continue  # apart as they stand: a group that grows is looked at again
        groups.join(a, b)
        for other, total in groups.between[a].items():
            (first, one), (second, two) = sorted((key, groups.size(key)) for key in (a, other))
            heappush(heap, (-total / (one * two), first, second, one, two))
    return sorted(groups.members.values())


def _bar(threshold: int, one: float | None, other: float | None) -> float:
    """What the mean between two groups must reach, by how close each of them is in itself."""
    if one is None or other is None:
        return threshold
    return max(threshold, (threshold + min(one, other)) / 2)


class _Groups:
    """Groups of nodes, named by their lowest, with the sums of the scores within and between them."""

    def __init__(self, nodes: Iterable[str], scores: Scores) -> None:
        self.members: dict[str, tuple[str, ...]] = {node: (node,) for node in nodes}
        self._within = dict.fromkeys(self.members, 0)
        self.between: dict[str, dict[str, int]] = {node: {} for node in self.members}
        for (a, b), value in scores.items():
            self.between[a][b] = self.between[b][a] = value

    def size(self, name: str) -> int:
        """How many nodes are in a group, 0 where it has gone into another."""
        return len(self.members.get(name, ()))

    def closeness(self, name: str) -> float | None:
        """The mean score within a group, None where it is too small to tell."""
        size = self.size(name)
        return 2 * self._within[name] / (size * (size - 1)) if size >= _TELLING else None

    def join(self, a: str, b: str) -> None:
        """Put group `b` into group `a`, where a < b."""
        self.members[a] = tuple(sorted(self.members[a] + self.members.pop(b)))
        self._within[a] += self._within.pop(b) + self.between[a][b]
        for other, total in self.between.pop(b).items():
            del self.between[other][b]
            if other != a:
                self.between[a][other] = self.between[other][a] = total + self.between[a].get(other, 0)
