"""A pair of texts as a few numbers with a meaning, the same whichever comes first.

Who (names), what (words of lead and title), how much (numbers), and how it is told
(phrases, letters) are kept apart: releases of one company share the who, not the what.
"""

from __future__ import annotations

from math import log

from transforms.dedupe.features import Features, Vector

NAMES = (
    "body", "title", "lead_in_text", "lead_in_text_less", "title_plain_in_text",
    "names_mass", "names_told", "lead_names_less", "numbers",
    "phrases", "letters_less", "title_conflict",
)  # fmt: skip


def compare(a: Features, b: Features) -> tuple[float, ...]:
    """The features of a pair, in the order of NAMES.

    body, title: cosines. lead_in_text: how much of a lead stands in the other
    text, from the side that finds more and from the one that finds less.
    title_plain_in_text: the same for a title without its names. names_mass: the
    rarity of all shared names; names_told: their cosine, with how often they are
    told; lead_names_less: how much of one's leading names the other has. numbers:
    how many of the fewer numbers are in the other. phrases, letters_less: shared
    runs of words and of letters. title_conflict: both titles name figures, and not
    the same.
    """
    lead = sorted((_within(a.lead, b.body), _within(b.lead, a.body)))
    phrases_bar = min(a.phrases_bar, b.phrases_bar)
    return (
        _cosine(a.body, b.body),
        _cosine(a.title, b.title),
        lead[1],
        lead[0],
        max(_within(a.title_plain, b.body), _within(b.title_plain, a.body)),
        log(1 + sum([a.names[name] for name in a.names.keys() & b.names.keys()])),
        _cosine(a.names_told, b.names_told),
        min(mass_within(a.lead_names, b.names), mass_within(b.lead_names, a.names)),
        max(mass_within(a.numbers, b.numbers), mass_within(b.numbers, a.numbers)),
        max(share(a.phrases, b.phrases, phrases_bar), share(b.phrases, a.phrases, phrases_bar)),
        min(letters_within(a, b), letters_within(b, a)),
        float(bool(a.title_figures - b.title_figures) and bool(b.title_figures - a.title_figures)),
    )


def is_one_form(a: Features, b: Features) -> bool:
    """Whether two texts share much wording and few numbers: one form, filled in for two events."""
    fewer = min(len(a.numbers), len(b.numbers))
    if fewer < 4 or 4 * len(a.numbers.keys() & b.numbers.keys()) >= fewer:
        return False
    bar = min(a.phrases_bar, b.phrases_bar)
    return max(share(a.phrases, b.phrases, bar), share(b.phrases, a.phrases, bar)) > 0.3


def letters_within(part: Features, whole: Features) -> float:
    """The share of the letter runs of one text that stand in another."""
    return share(part.letters, whole.letters, min(part.letters_bar, whole.letters_bar))


def phrases_within(part: Features, whole: Features) -> float:
    """The share of the three-word runs of one text that stand in another."""
    return share(part.phrases, whole.phrases, min(part.phrases_bar, whole.phrases_bar))


def mass_within(part: Vector, text: Vector) -> float:
    """The share of the rarity of `part` that stands in the other text, 0 to 1."""
    total = sum(part.values())
    return sum([part[word] for word in part.keys() & text.keys()]) / total if total else 0.0


def share(own: frozenset[int], other: frozenset[int], bar: int) -> float:
    """The share of `own` that is in `other`, below `bar`."""
    if bar < 0xFFFFFFFF:
        own = frozenset([one for one in own if one <= bar])
    return len(own & other) / len(own) if own else 0.0


def _cosine(a: Vector, b: Vector) -> float:
    return sum([a[word] * b[word] for word in a.keys() & b.keys()])


def _within(part: Vector, text: Vector) -> float:
    """The weight of the words of `part` that stand in the other text, 0 to 1."""
    return sum([part[word] * part[word] for word in part.keys() & text.keys()])
