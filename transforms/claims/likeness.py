"""Whether two figures are about one thing: a short sum of plain evidence.

What must hold: unit, status, period, time, direction of change, subject and place; and no
word around them may tell them apart (marks.py). What then counts: the value, the words for
what is measured, the words around, a shared event. Two figures that differ are one claim
only where they stand in the same slot.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping

from transforms.claims.figures import Figure
from transforms.claims.intervals import equal, fit
from transforms.claims.marks import are_rivals
from transforms.claims.measures import are_modified, compared, has_many
from transforms.claims.names import Names

# Set by hand, with the weights below and in `_value`, `_measured` and `_around`, so that each of these is
# enough: an equal value of three digits with a unit (4.5) alone, of two digits (3.5) with the subject, of one
# digit (2.5) with half of the measure's words; an overlap (1.5) with nearly all of them. On the development
# sets of stories half a point more joins 3 % fewer claims and half a point less 4 % more; of 3,500 figures of
# strangers 13 or 14 are joined (tests/benchmarks/claims.py), and hardly a conflict depends on it.
THRESHOLD = 3.75
_RARE = 1.25  # what a value is worth that each of two kindred articles tells of one thing only
_FAMILY = 1.0  # what another word for the measure is worth
_APART = 2.5  # what it takes to believe that two names are of one measure: as much as an equal value
# Shares of words that make an edited sentence, and in it the same place.
_SAME_SENTENCE = 0.6
_NEAR = 0.25  # share of the larger figure beyond which no words make two figures agree
_REVISION = 0.25  # share of the larger figure by which two tellings of one event may differ
_RAREST = 4  # words of a sentence by which an edited copy of it is found
_SENTENCE = 5  # words without the figure's own
_SAME_SLOT = 0.5


def likeness(one: Figure, other: Figure, names: Names) -> float | None:
    """How sure it is that both are one claim, above `THRESHOLD`; None where it is not."""
    # First what is quick to say: most stories are of one article, where most pairs are two things.
    if not one.articles.isdisjoint(other.articles) and not is_repeated(one, other):
        return None
    if not _worth_asking(one, other) or not can_be_one(one, other, names):
        return None
    fits = fit(one.quantity, other.quantity)
    score = _value(one, other, names) + _measured(one, other) + _around(one, other, names)
    if fits != "agree" and _same_slot(one, other, names):
        return THRESHOLD + score
    if fits == "conflict":
        return None
    return score if score >= THRESHOLD else None


def _worth_asking(one: Figure, other: Figure) -> bool:
    """A cheap look before all others: most pairs of a large story have nothing in common."""
    a, b = one.quantity, other.quantity
    near = abs(a.base_value - b.base_value) <= _NEAR * max(abs(a.base_value), abs(b.base_value))
    if near or a.value_to is not None or b.value_to is not None:
        return True
    if not one.property_words.isdisjoint(other.property_words) or not one.events.isdisjoint(other.events):
        return True
    return len(one.sentence_words & other.sentence_words) >= _SENTENCE - 2


def shared(figure: Figure, often: Mapping[str, int]) -> Iterator[Hashable]:
    """What a figure can have in common with one that is like it; `often` counts sentence words."""
    value = f"{figure.quantity.base_value:.9g}"
    subject = figure.subject_id or figure.subject_words
    measure = figure.property_words, figure.of_words
    for size in ("is", value), *(("about", step) for step in _steps(figure.quantity.base_value)):
        yield size
        yield size, "for", measure
        yield size, "of", subject
    yield "for", measure
    yield "for", measure, "of", subject
    yield from (("in", event) for event in figure.events)
    rarest = sorted(figure.sentence_words, key=lambda word: (often[word], word))[:_RAREST]
    yield from (("says", word) for word in rarest)


def _steps(value: float) -> tuple[int, ...]:
    """Two steps of a ladder of quarters: two values within a quarter of each other share one."""
    if value == 0:
        return (0,)
    step = math.floor(math.log(abs(value), 1 + _NEAR))
    return step, step + 1


def can_be_one(one: Figure, other: Figure, names: Names) -> bool:
    """Whether nothing speaks against it."""
    a, b = one.quantity, other.quantity
    same_value = equal(a.base_value, b.base_value)
    if a.base_unit != b.base_unit or not (_same_status(a.status, b.status) or same_value):
        return False
    if (a.modifier in ("up", "down")) != (b.modifier in ("up", "down")):
        return False
    if a.modifier in ("up", "down") and b.modifier in ("up", "down") and a.modifier != b.modifier:
        return False
    # A sum has two sides, who gives and who gets; a rise or a fall is of one body alone.
    two_sides = same_value and a.modifier not in ("up", "down") and _both_told(one, other)
    # What one event holds is of one place and subject, whatever stands nearest to the figure.
    held = bool(one.events & other.events)
    if not _same_status(a.status, b.status) and _differ(one, other, names):
        return False
    if _of_two_things(one, other, names):
        return False
    if not held and (
        (names.apart(one.subject_id, other.subject_id) and not two_sides)
        or (
            names.apart(one.place_id, other.place_id)
            and not (same_value and _same_subject(one, other, names))
        )
    ):
        return False
    return _fits(a.period, b.period, same_value) and _same_time(one, other)


def _of_two_things(one: Figure, other: Figure, names: Names) -> bool:
    """Whether the words about them tell two things apart, whatever their values."""
    if are_rivals(one.marks, other.marks, of_one=_same_subject(one, other, names)):
        return True
    mine, theirs = one.property_words, other.property_words
    # "Campaign cash" and "campaign funds" of one value are one; of two values they are uncertain, unless
    # an event holds nothing else. "Battery capacity" is the capacity that a battery has.
    if are_modified(mine - other.subject_words, theirs - one.subject_words):
        return fit(one.quantity, other.quantity) != "agree" and not one.sole_in & other.sole_in
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    # What an editor changed in a sentence is what he meant to change: "of copper", "of nickel".
    alike = resemblance(one.sentence_words, other.sentence_words) >= _SAME_SENTENCE
    return alike and compared(mine, theirs, one.quantity.base_unit) == "apart"


def _same_time(one: Figure, other: Figure) -> bool:
    """Whether both speak of one time; for what agrees, it may be told by one only."""
    a, b = one.quantity, other.quantity
    if a.as_of == b.as_of:
        return True
    agree = fit(a, b) == "agree"
    if one.as_of is None and other.as_of is None and a.as_of is not None and b.as_of is not None:
        # Two days of one week: a level that is the same was told twice, a change was another.
        return agree and a.modifier not in ("up", "down")
    return (one.as_of is None and other.as_of is None) or _fits(one.as_of, other.as_of, agree)


def _same_subject(one: Figure, other: Figure, names: Names) -> bool:
    """Whether both are said of one thing; then another place is another way to say where it is."""
    known = bool(one.subject_words) and one.subject_words == other.subject_words
    return known or names.same(one.subject_id, other.subject_id)


def _differ(one: Figure, other: Figure, names: Names) -> bool:
    """Whether both name a subject that the other does not: a plan of one firm is no stock of a country."""
    if one.subject_id is None or other.subject_id is None:
        return False
    return not (names.same(one.subject_id, other.subject_id) or _both_told(one, other))


def _both_told(one: Figure, other: Figure) -> bool:
    """Whether the sentence of one names the subject of the other: who gives a grant, and who gets it."""
    return any(
        bool(a.subject_words) and a.subject_words <= b.sentence_words for a, b in ((one, other), (other, one))
    )


def _same_status(one: str, other: str) -> bool:
    """Planned and forecast are alike: neither has happened."""
    return (one == "asserted") == (other == "asserted")


def _fits(one: object, other: object, excused: bool) -> bool:
    """Equal, or said by one only and excused by the value."""
    return one == other or ((one is None or other is None) and excused)


def is_repeated(one: Figure, other: Figure) -> bool:
    """Whether one article can be saying a figure twice: in other sentences, of the same measure."""
    if not one.property_words or not _same_measure(one, other):
        return False
    return fit(one.quantity, other.quantity) == "agree" and not one.beside(other)


def _value(one: Figure, other: Figure, names: Names) -> float:
    fits = fit(one.quantity, other.quantity)
    if equal(one.quantity.base_value, other.quantity.base_value):
        # A round number, a count, a share or a time is often met twice by chance.
        measured = one.quantity.base_unit not in ("1", "{count}", "s")
        rare = measured and one.is_rare and other.is_rare and names.are_kindred(one.articles, other.articles)
        digits = min(max(one.digits, other.digits) - 1, 2) * (1.0 if measured else 0.5)
        return 2.0 + 0.5 * measured + digits + (_RARE if rare else 0.0)
    return 1.5 if fits == "agree" else 0.0


def _measured(one: Figure, other: Figure) -> float:
    words = overlap(one.property_words, other.property_words)
    if one.of_words and other.of_words:
        words = (words + overlap(one.of_words, other.of_words)) / 2
    elif one.of_words or other.of_words:
        words = overlap(one.property_words | one.of_words, other.property_words | other.of_words)
    if words or not one.property_words or not other.property_words:
        return 3.0 * words
    verdict = compared(one.property_words, other.property_words, one.quantity.base_unit)
    return {"same family": _FAMILY, "unclear": 0.0, "apart": -_APART}[verdict]


def _around(one: Figure, other: Figure, names: Names) -> float:
    subject = names.same(one.subject_id, other.subject_id) or bool(one.subject_words & other.subject_words)
    place = names.same(one.place_id, other.place_id)
    event = bool(one.events & other.events)
    shared = len(one.sentence_words & other.sentence_words)
    sentence = shared / max(_SENTENCE, min(len(one.sentence_words), len(other.sentence_words)))
    # An event that holds both is worth more than two other names for the measure cost.
    return (
        (1.0 if subject else 0.0)
        + (0.5 if place else 0.0)
        + (_APART + 1.5 if event else 0.0)
        + 1.5 * sentence
    )


def _same_slot(one: Figure, other: Figure, names: Names) -> bool:
    """Whether another figure stands where the first stood: an edited sentence, or the same words for both."""
    if one.quantity.period != other.quantity.period or one.as_of != other.as_of:
        return False
    if one.quantity.status != other.quantity.status or bool(one.quantity.unit) != bool(other.quantity.unit):
        return False
    if one.sole_in & other.sole_in and _are_near(one.quantity.base_value, other.quantity.base_value):
        return True
    shortest = min(len(one.sentence_words), len(other.sentence_words))
    alike = resemblance(one.sentence_words, other.sentence_words)
    # A list has many lines such as "Price: 12", each of another thing.
    if alike >= _SAME_SENTENCE and shortest >= _SENTENCE:
        if resemblance(one.slot, other.slot) >= _SAME_SLOT:
            return True
        # "Solar 40 and wind 30", "wind 40 and solar 30": each measure is where the other was.
        if len(one.property_words) > 1 and _same_measure(one, other):
            return True
    return _same_subject(one, other, names) and _is_telling(one) and _same_measure(one, other)


def _is_telling(one: Figure) -> bool:
    """Whether a property names one thing of its subject: a firm has many costs, a dam has one."""
    return len(one.property_words) > 1 or (bool(one.property_words) and not _has_many(one))


def _has_many(one: Figure) -> bool:
    return one.quantity.period is None and one.subject_id is not None and has_many(one.property_words)


def _are_near(one: float, other: float) -> bool:
    """Near enough to be a slip or a revision: a first phase and the whole lie farther apart."""
    return abs(one - other) <= _REVISION * max(abs(one), abs(other))


def _same_measure(one: Figure, other: Figure) -> bool:
    return one.property_words == other.property_words and one.of_words == other.of_words


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter stands in the longer, a little less when the longer says more."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return (shared / min(len(one), len(other)) * 2 + shared / len(one | other)) / 3


def resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words of all words of both."""
    return len(one & other) / len(one | other) if one and other else 0.0
