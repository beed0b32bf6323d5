"""A pair of texts as a few numbers with a meaning, the same whichever comes first.

Who (names), what (words of lead and title), how much (numbers), and how it is told
(phrases, letters) are kept apart: releases of one company share the who, not the what.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from transforms.dedupe.amounts import matched
from transforms.dedupe.features import Features, Vector

NAMES = (
    "body", "title", "lead_in_text", "lead_in_text_less", "title_plain_in_text",
    "names_mass", "names_told", "lead_names_less", "numbers",
    "phrases", "letters_less", "title_conflict", "numbers_mass", "lead_numbers",
    "days", "conflict",
)  # fmt: skip


def compare(a: Features, b: Features) -> tuple[float, ...]:
    """The features of a pair, in the order of NAMES.

    body, title: cosines. lead_in_text: how much of a lead stands in the other
    text, from the side that finds more and from the one that finds less.
    title_plain_in_text: the same for a title without its names. names_mass: the
    rarity of all shared names; names_told: their cosine, with how often they are
    told; lead_names_less: how much of one's leading names the other has. numbers:
    how many of the fewer numbers are in the other, in any unit. phrases,
    letters_less: shared runs of words and of letters. title_conflict: both titles
    name numbers that the other text does not have. numbers_mass: the rarity of all
    shared numbers; lead_numbers: how many of a title's and lead's the other has.
    days: of which both speak. conflict: units that both use without agreement.
    """
    in_b, in_a = numbers_in(a, b), numbers_in(b, a)
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
        max(mass_of(a.numbers, in_b), mass_of(b.numbers, in_a)),
        max(share(a.phrases, b.phrases, phrases_bar), share(b.phrases, a.phrases, phrases_bar)),
        min(letters_within(a, b), letters_within(b, a)),
        _titles_conflict(a.title_numbers, in_b, b.title_numbers, in_a),
        log(1 + max(sum([a.numbers[one] for one in in_b]), sum([b.numbers[one] for one in in_a]))),
        max(_share(a.lead_numbers, in_b), _share(b.lead_numbers, in_a)),
        float(len(a.days & b.days)),
        _conflict(a, b),
    )


def is_one_form(a: Features, b: Features) -> bool:
    """Whether two texts share much wording and few numbers: one form, filled in for two events."""
    fewer = min(len(a.numbers), len(b.numbers))
    if fewer < 4 or 4 * max(len(numbers_in(a, b)), len(numbers_in(b, a))) >= fewer:
        return False
    bar = min(a.phrases_bar, b.phrases_bar)
    return max(share(a.phrases, b.phrases, bar), share(b.phrases, a.phrases, bar)) > 0.3


def numbers_in(own: Features, other: Features) -> set[int]:
    """The numbers of a text that another has, be it in another unit."""
    in_units = {one.rough for one in matched(own.amounts, other.amounts)}
    return (own.numbers.keys() & other.numbers.keys()) | (in_units & own.numbers.keys())


def _conflict(a: Features, b: Features) -> float:
    """The share of the units that both use of which no two figures agree."""
    own, other = ({one.unit for one in text.amounts if not one.is_count} for text in (a, b))
    both = own & other
    return len(both - {one.unit for one in matched(a.amounts, b.amounts)}) / len(both) if both else 0.0


def _titles_conflict(
    own: frozenset[int], own_found: set[int], other: frozenset[int], found: set[int]
) -> float:
    return float(bool(own and other) and own.isdisjoint(own_found) and other.isdisjoint(found))


def _share(some: frozenset[int], found: set[int]) -> float:
    return len(some & found) / len(some) if some else 0.0


def mass_of(numbers: Vector, some: set[int]) -> float:
    """The share of the rarity of all numbers that `some` of them have, 0 to 1."""
    total = sum(numbers.values())
    return sum([numbers[one] for one in some]) / total if total else 0.0


def is_retold(values: Sequence[float]) -> bool:
    """Whether a pair with these features is one event in two wordings.

    Releases of one company share names and figures because they share the
    paragraph about it; two texts that share hardly a phrase, and yet who, what
    and most of many figures, have them from one event.
    """
    of = dict(zip(NAMES, values, strict=True))
    has_other_words = of["phrases"] <= 0.12 and not of["title_conflict"]
    is_of_the_same = of["lead_in_text_less"] >= 0.45 and of["names_told"] >= 0.5
    has_the_figures = of["lead_numbers"] >= 0.5 and of["numbers"] >= 0.65 and of["numbers_mass"] >= 3.5
    return has_other_words and is_of_the_same and has_the_figures


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
