"""Which pairs of figures are compared: all of a story of common size, of a huge one the likeliest.

A pair is worth a look where both have something in common: the value, the words of the
measure, the subject, the sentence, an event. What few figures share says most, so the
smallest groups that share something come first, until the pairs are many enough. Each pair
is taken once; the same figures give the same pairs in any order of their articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from transforms.claims.figures import Figure

_FEW = 20_000  # pairs that are compared without asking: all of 200 figures
_EACH = 40  # pairs for each figure of a larger story
_RAREST = 4  # words of a sentence by which an edited copy of it is found
_Key = tuple[object, ...]


def candidates(alike: Sequence[Figure]) -> list[tuple[int, int]]:
    """Pairs of places in `alike`, the first before the second; their number is linear in its length."""
    count = len(alike)
    if count * (count - 1) // 2 <= _FEW:
        return list(combinations(range(count), 2))
    often = Counter(word for figure in alike for word in figure.sentence_words)
    blocks: dict[_Key, list[int]] = {}
    for index, figure in enumerate(alike):
        for key in set(_keys(figure, often)):
            blocks.setdefault(key, []).append(index)
    # Blocks of one size stand in the order of their members, since keys hold sets.
    by_size = sorted({tuple(block) for block in blocks.values()}, key=lambda block: (len(block), block))
    left = max(_FEW, _EACH * count)
    pairs: set[tuple[int, int]] = set()
    for block in by_size:
        left -= len(block) * (len(block) - 1) // 2
        if left < 0:
            break
        pairs.update(combinations(block, 2))
    return sorted(pairs)


def _keys(figure: Figure, often: Counter[str]) -> Iterator[_Key]:
    value = f"{figure.quantity.base_value:.9g}"
    subject = figure.subject_id or figure.subject_words
    measure = (figure.property_words, figure.of_words)
    yield "value", value
    yield "value", value, measure
    yield "value", value, "of", subject
    yield measure
    yield "measure", measure, subject
    for step in _steps(figure.quantity.base_value):
        yield "about", step
        yield "about", step, measure
        yield "about", step, "of", subject
    for event in figure.events:
        yield "event", event
    for word in sorted(figure.sentence_words, key=lambda word: (often[word], word))[:_RAREST]:
        yield "word", word


def _steps(value: float) -> tuple[int, ...]:
    """Two steps of a ladder of quarters: two values within a quarter of each other share one."""
    if value == 0:
        return (0,)
    step = math.floor(math.log(abs(value), 1.25))
    return step, step + 1
