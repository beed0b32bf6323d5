"""What a sentence denies of a number: "did not build 500 MW", "no plans to spend $3 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.facts.tables import words

_NEGATORS = words("denial", "negators")
_GIVES_UP = words("denial", "gives_up")
_PLANS = words("denial", "plans")
_LETS_STAND = words("denial", "lets_stand")
_CHANGES = words("modifiers", "up") | words("modifiers", "down")
_REACH = 6  # words from the denial to the number


def denied_from(before: Sequence[str], *, bounded: bool) -> int | None:
    """Which of the words before a number, in lower case, denies it; None where none does.

    `bounded`: words of a bound or an approximation stand between these and the number.
    A comma ends its reach, and so does any word that makes it a denial of something else:
    "does not include $3 million", "did not say when the 500 MW plant opens".
    """
    between: list[str] = []  # the nearest to the number first
    for index in range(len(before) - 1, max(-1, len(before) - 2 - _REACH), -1):
        word = before[index].lstrip("(\"“‘'")
        if not word or word[-1] in ",.;:)—–":
            return None
        last = before[index - 1] if index else ""
        if word in _NEGATORS or word.endswith(("n't", "n’t")):
            return None if not between and last in ("if", "or", "why", "whether") else index
        if word == "yet" and between and between[-1] == "to":
            return index
        if word == "no":
            return index if not between or between[-1] in _PLANS else None
        if word in _GIVES_UP and between and (between[-1] == "to" or not _PLANS.isdisjoint(between)):
            return index
        if not (_goes_on(word, last, between) or (bounded and word == "to" and not between)):
            return None
        between.append(word)
    return None


def _goes_on(word: str, last: str, between: list[str]) -> bool:
    """Whether a denial before `word` reaches over it to the number."""
    if not _PLANS.isdisjoint(between) or (word in ("for", "of") and last in _PLANS):
        return True
    if word == "to" and not between:
        return last in _CHANGES  # "did not rise to 500", and not "did not reply to 500 people"
    return word not in _LETS_STAND
