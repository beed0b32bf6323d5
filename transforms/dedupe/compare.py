"""A pair of texts as a few numbers with a meaning, the same whichever comes first.

Who (names), what (words of lead and title), how much (numbers), and how it is told
(phrases, letters) are kept apart: releases of one company share the who, not the what.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log

from transforms.dedupe.features import Features, Vector

_FULL_ENDING = 40  # runs of words
LEAST_SHARED = 30.0  # some four rare words, or a dozen of the commoner ones

# body, title, lead: cosines. lead_in_text: how much of a lead stands in the other text, from the side that
# finds more and from the one that finds less; lead_beyond_subject: the same without the names that both
# titles have. title_plain_in_text: the same for a title without its names. names_mass: the rarity of all
# shared names; names_told: their cosine, with how often they are told; lead_names_less: how much of one's
# leading names the other has. heroes_less: how many of the names that one is about the other has;
# heroes_apart: whether each lacks the other's. persons: the rarity of the surnames in both leads;
# persons_less, persons_apart: the same as for heroes. numbers: how many of the fewer numbers are in the
# other; lead_conflict: both leads have numbers that the other text does not have. phrases, letters_less:
# shared runs of words and of letters; lead_copied: those of a title and lead. years_differ: the latest
# years that they name are two; days_shared: how many days both name, at most 3; days_differ: they name
# others. same_writer: how much more of their endings is shared than of their phrases. What a company or
# paper puts below all its texts, below two that copy nothing from one another, says that one writer tells
# of two events.
NAMES = (
    "body", "title", "lead", "lead_in_text", "lead_in_text_less", "lead_beyond_subject",
    "title_plain_in_text", "names_mass", "names_told", "lead_names_less", "heroes_less", "heroes_apart",
    "persons", "persons_less", "persons_apart", "numbers", "lead_conflict", "phrases", "lead_copied",
    "lead_copied_less", "letters_less", "years_differ", "days_shared", "days_differ", "same_writer",
)  # fmt: skip
# What speaks against one event, the more the higher it is; all others speak for it.
AGAINST = frozenset(
    {"heroes_apart", "persons_apart", "lead_conflict", "years_differ", "days_differ", "same_writer"}
)


def compare(a: Features, b: Features) -> tuple[float, ...]:
    """The features of a pair, in the order of NAMES, which says what each is."""
    shared_numbers = a.numbers.keys() & b.numbers.keys()
    lead = sorted((_within(a.lead, b.body), _within(b.lead, a.body)))
    heroes = _has(a.heroes, b), _has(b.heroes, a)
    phrases = max(phrases_shared(a, b))
    copied = sorted((_lead_copied(a, b), _lead_copied(b, a)))
    # One company is in the leads of many events, one person, within ten days, mostly of one.
    persons = _has(a.persons, b), _has(b.persons, a)
    days = len(a.days & b.days)
    return (
        _cosine(a.body, b.body),
        _cosine(a.title, b.title),
        _cosine(a.lead, b.lead),
        lead[1],
        lead[0],
        _beyond_subject(a, b),
        max(_within(a.title_plain, b.body), _within(b.title_plain, a.body)),
        log(1 + sum([a.names[name] for name in a.names.keys() & b.names.keys()])),
        _cosine(a.names_told, b.names_told),
        min(mass_within(a.lead_names, b.names), mass_within(b.lead_names, a.names)),
        min(heroes),
        (1 - heroes[0]) * (1 - heroes[1]),
        log(1 + sum([a.persons[name] for name in a.persons.keys() & b.persons.keys()])),
        min(persons),
        (1 - persons[0]) * (1 - persons[1]),
        max(mass_of(a.numbers, shared_numbers), mass_of(b.numbers, shared_numbers)),
        _lead_conflict(a, b),
        phrases,
        copied[1],
        copied[0],
        min(letters_shared(a, b)),
        float(bool(a.year and b.year) and a.year != b.year),
        float(min(3, days)),
        float(bool(a.days and b.days) and not days),
        _same_writer(a, b, phrases),
    )


def shares_too_little(a: Features, b: Features) -> bool:
    """Whether the words that both texts have are too few and too common to say anything, for or against.

    A score of such a pair is a guess: of those in the labelled sets that the model would join, 28 of 39
    are true.
    """
    return sum([a.rarities[word] for word in a.body.keys() & b.body.keys()]) < LEAST_SHARED


def is_one_form(a: Features, b: Features) -> bool:
    """Whether two texts share much wording and few numbers: one form, filled in for two events."""
    fewer = min(len(a.numbers), len(b.numbers))
    if fewer < 4 or 4 * len(a.numbers.keys() & b.numbers.keys()) >= fewer:
        return False
    return max(phrases_shared(a, b)) > 0.3


def is_told_alike(values: Sequence[float]) -> bool:
    """Whether two texts share who and what and hardly a phrase: figures must say if it is one event."""
    of = dict(zip(NAMES, values, strict=True))
    return of["phrases"] <= 0.12 and of["lead_in_text_less"] >= 0.45 and of["names_told"] >= 0.5


def _same_writer(a: Features, b: Features, phrases: float) -> float:
    """A short text ends with its own words: the less there is of an ending, the less it says."""
    fewer = min(len(a.ending), len(b.ending))
    if not fewer:
        return 0.0
    return max(0.0, len(a.ending & b.ending) / fewer - phrases) * min(1.0, fewer / _FULL_ENDING)


def _has(names: Collection[int], other: Features) -> float:
    return sum([name in other.body for name in names]) / len(names) if names else 0.5


def _lead_copied(own: Features, other: Features) -> float:
    """The share of the phrases of a title and lead that the other text has."""
    known = frozenset([one for one in own.lead_phrases if one <= other.phrases_bar])
    return len(known & other.phrases | known & other.lead_phrases) / len(known) if known else 0.0


def _beyond_subject(a: Features, b: Features) -> float:
    """How much of a lead stands in the other text, but for the names that both titles have."""
    subject = a.title.keys() & b.title.keys() & a.names.keys() & b.names.keys()
    shares = []
    for own, other in ((a, b), (b, a)):
        lead = {word: weight for word, weight in own.lead.items() if word not in subject}
        whole = sum([weight * weight for weight in lead.values()])
        shares.append(_within(lead, other.body) / whole if whole else 0.0)
    return max(shares)


def _lead_conflict(a: Features, b: Features) -> float:
    if not (a.lead_numbers and b.lead_numbers):
        return 0.0
    found = len(a.lead_numbers & b.numbers.keys()) / len(a.lead_numbers)
    return 1 - max(found, len(b.lead_numbers & a.numbers.keys()) / len(b.lead_numbers))


def mass_of(numbers: Vector, some: set[int]) -> float:
    """The share of the rarity of all numbers that `some` of them have, 0 to 1."""
    total = sum(numbers.values())
    return sum([numbers[one] for one in some]) / total if total else 0.0


def letters_shared(a: Features, b: Features) -> tuple[float, float]:
    """The share of the letter runs of each text that stand in the other."""
    return _shares(a.letters, b.letters, a.letters_bar, b.letters_bar)


def phrases_shared(a: Features, b: Features) -> tuple[float, float]:
    """The share of the three-word runs of each text that stand in the other."""
    return _shares(a.phrases, b.phrases, a.phrases_bar, b.phrases_bar)


def mass_within(part: Vector, text: Vector) -> float:
    """The share of the rarity of `part` that stands in the other text, 0 to 1."""
    total = sum(part.values())
    return sum([part[word] for word in part.keys() & text.keys()]) / total if total else 0.0


def _shares(a: frozenset[int], b: frozenset[int], a_bar: int, b_bar: int) -> tuple[float, float]:
    """How many of each are in the other, of what lies below the bars of both."""
    both = len(a & b)
    size_a = len(a) if a_bar <= b_bar else len([one for one in a if one <= b_bar])
    size_b = len(b) if b_bar <= a_bar else len([one for one in b if one <= a_bar])
    return both / size_a if size_a else 0.0, both / size_b if size_b else 0.0


def _cosine(a: Vector, b: Vector) -> float:
    return sum([a[word] * b[word] for word in a.keys() & b.keys()])


def _within(part: Vector, text: Vector) -> float:
    """The weight of the words of `part` that stand in the other text, 0 to 1."""
    return sum([part[word] * part[word] for word in part.keys() & text.keys()])
