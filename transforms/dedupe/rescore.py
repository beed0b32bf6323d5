"""A second opinion on pairs whose score is not clear. Off unless asked for.

Who rescores gives its score from the two texts alone, so a pair keeps it in
whatever company and order it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from transforms.models import Pair

TextsOf = Callable[[Collection[str]], Mapping[str, str]]  # text_keys -> their texts


class Rescorer(Protocol):
    """A model that reads texts, as a sentence embedding."""

    @property
    def name(self) -> str:
        """What it is, with its version: scores of two are never mixed."""

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """The probability, 0 to 1, that the two texts of each pair tell one event.

        It depends on the two texts alone, and is the same whichever comes first.
        """


def rescore(
    pairs: Sequence[Pair], band: tuple[float, float], rescorer: Rescorer, texts_of: TextsOf
) -> list[Pair]:
    """The pairs, those in the band with the mean of their score and the rescorer's.

    Both opinions count the same: neither moves a pair alone. Scores outside of `band`
    stay as they are. Raises what the rescorer raises.
    """
    low, high = band
    unclear = [pair for pair in pairs if low <= pair.score <= high]
    if not unclear:
        return list(pairs)
    texts = texts_of({key for pair in unclear for key in (pair.text_a, pair.text_b)})
    scores = rescorer.scores([(texts[pair.text_a], texts[pair.text_b]) for pair in unclear])
    second = {(pair.text_a, pair.text_b): score for pair, score in zip(unclear, scores, strict=True)}
    return [
        replace(pair, score=round((pair.score + second[key]) / 2, 6))
        if (key := (pair.text_a, pair.text_b)) in second
        else pair
        for pair in pairs
    ]
