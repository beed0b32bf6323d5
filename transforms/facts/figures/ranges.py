"""Figures that belong together: "5 to 6 million", "between 2 and 3 m", "four- and six-cylinder"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from transforms.facts.figures import traps
from transforms.facts.figures.figures import Figure
from transforms.facts.figures.modifiers import CHANGES, read_modifier
from transforms.facts.tables import words

_DASH = re.compile(r"\s?(?:-\s)?[-–—~～]\s?|-to-|[ ]to-|-?[ ]to[ ]", re.IGNORECASE)
_TO = re.compile(r"-to-|[ \u00a0]to[ \u00a0]", re.IGNORECASE)
_WORDED = re.compile(r"[ \u00a0](and|or)[ \u00a0]", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |approximately |an? |the )?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:about |around |roughly |approximately |an? |the )?\Z", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:(including|compared (?:with|to)|against|versus|vs\.?|up from|down from|from|an average of)"
    r"|to|at|of)"
    r" (?:about |around |just |only |roughly )?\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]{1,20}|[,;:()]")
# Besides the verbs that make a number a change; "capacity from 300 to 500 MW" alone is a range.
_MOVES = CHANGES | words("modifiers", "moves")
_STAYS = words("modifiers", "stays")
_TO_A_THIRD = re.compile(r"[ \u00a0]to[ \u00a0][^\w\s]{0,2}\d")  # "from 5 to 7 percent to 3 to 5 percent"
_FARTHEST = 20  # times: "from 5 to 3 million" shares its magnitude, "from 500 to 1 million" does not
_OF_WHOLE = re.compile(r"[ \u00a0]of[ \u00a0](?:(?:the|its|their|his|her|our|all)[ \u00a0])?")
_GIVE_OR_TAKE = re.compile(r"[ \u00a0]?(?:±|\+/[-−–])[ \u00a0]?")
_LIST = re.compile(r"-?,[ ](?:and[ ]|or[ ])?|-?[ ](?:and|or)[ ]|-?,?[ ](?:and|or)[ ]")


def joined(text: str, figures: list[Figure]) -> list[Figure]:
    """The same figures with ranges made one, and units shared out along lists."""
    merged: list[Figure] = []
    for figure in figures:
        if merged and _is_tolerance(text, merged[-1], figure):
            merged[-1] = replace(
                figure, number=merged[-1].number, start=merged[-1].start, tolerance=figure.number,
                linked="tolerance",
            )  # fmt: skip
        elif merged and (change := _from_to(text, merged[-1], figure)) is not None:
            merged[-1:] = change
        elif merged and (whole := _range(text, merged[-1], figure)) is not None:
            merged[-1] = whole
        else:
            merged.append(figure)
    merged = [
        one for one in merged if not (traps.is_dashed(text, one.start, one.end) or _is_score(one, text))
    ]
    for index in range(len(merged) - 2, -1, -1):
        merged[index] = _shared(text, merged[index], merged[index + 1])
        merged[index] = _part_of(text, merged[index], merged[index + 1])
    for index in range(1, len(merged)):
        merged[index] = _left_out(text, merged[max(0, index - 3) : index], merged[index])
    return merged


def _is_score(figure: Figure, text: str) -> bool:
    """ "a 2-3 defeat": two bare numbers and a dash without spaces."""
    return figure.is_bare and figure.upper is not None and text[figure.number.end] in "-–"


def _left_out(text: str, before: list[Figure], figure: Figure) -> Figure:
    """`figure` with the noun that the text leaves out: "460 cars, compared with 63 a year earlier",
    "down to 1,463.78 points ... up to 1,334.20"."""
    if not figure.is_bare or figure.upper is not None or figure.number.form == "fraction":
        return figure
    lead = _LEAD.search(text, max(figure.sentence.start, figure.start - 24), figure.start)
    if lead is None:
        return figure
    for other in reversed(before):
        if other.sentence == figure.sentence and _lends(text, other, lead[0].lower(), compared=bool(lead[1])):
            return _lent(figure, other, "left-out")
    return figure


def _lent(figure: Figure, other: Figure, linked: str) -> Figure:
    """`figure` with what `other` is of."""
    return replace(
        figure, unit=other.unit, noun=other.noun, unit_text=other.unit_text, period=other.period,
        rule=other.rule, linked=linked,
    )  # fmt: skip


def _lends(text: str, other: Figure, lead: str, *, compared: bool) -> bool:
    """Whether a bare number behind the word `lead` is of the same thing as `other`."""
    if other.noun is not None and (compared or other.noun.head == "point"):
        return True
    came_from = _FROM.search(text, max(0, other.start - 24), other.start) is not None
    return not other.is_bare and came_from and lead.startswith("to ")


def _is_tolerance(text: str, first: Figure, second: Figure) -> bool:
    near = first.is_bare and first.upper is None and second.start - first.end < 5
    return near and _GIVE_OR_TAKE.fullmatch(text, first.end, second.start) is not None


def _from_to(text: str, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """Both levels of "fell from 5 to 3 million tonnes", each with the unit; None where it is no change."""
    if first.upper is not None or second.start - first.end > 9 or first.sentence != second.sentence:
        return None
    if not _TO.fullmatch(text, first.end, second.start) or _TO_A_THIRD.match(text, second.end):
        return None
    led = _FROM.search(text, max(first.sentence.start, first.start - 24), first.start)
    if led is None:
        return None
    scaled = _scaled_alike(first, second)
    if second.is_bare and first.prefixed:
        second = _lent(second, first, "from-to")
    if first.is_bare and not second.is_bare:
        scaled = _lent(scaled, second, "from-to")
    falls = scaled.number.value > second.number.value and _alike(scaled, second)
    return (scaled, second) if falls or _moves(text, first.sentence.start, led.start()) else None


def _moves(text: str, floor: int, end: int) -> bool:
    """Whether the clause before "from" tells a change: "cut the budget", and not "prices range"."""
    said = [word.lower() for word in _WORD.findall(text, max(floor, end - 60), end)]
    for word in reversed(said[-8:]):
        if word in ",;:()" or word in _STAYS:
            return False
        if word in _MOVES:
            return True
    return False


def _scaled_alike(first: Figure, second: Figure) -> Figure:
    """`first` with the magnitude of the second, where that leaves both of one size."""
    if first.number.scaled or not second.number.scaled or not (first.is_bare or first.prefixed):
        return first
    factor = _magnitude(second)
    near = second.number.value / _FARTHEST <= first.number.value * factor <= second.number.value * _FARTHEST
    return replace(first, number=first.number.times(factor, first.number.end)) if near else first


def _range(text: str, first: Figure, second: Figure) -> Figure | None:
    if first.upper is not None or second.start - first.end > 9 or first.sentence != second.sentence:
        return None
    between = text[first.end : second.start]
    dash = _DASH.fullmatch(between)
    if dash is None and not _worded_range(text, first, second, between):
        return None
    first, second = _one_unit(first, second)
    if not _alike(first, second):
        return None
    if dash is not None and " to" in between and _is_change(text, first, second):
        return None
    if first.number.value >= second.number.value:
        return None
    end = max(first, second, key=lambda f: f.end)
    unit = second if second.unit or second.noun else first
    return replace(
        first, upper=second.number, end=end.end, unit=unit.unit, noun=unit.noun,
        unit_text=unit.unit_text, period=first.period or second.period, is_age=first.is_age or second.is_age,
        rule=unit.rule, linked="range",
    )  # fmt: skip


def _worded_range(text: str, first: Figure, second: Figure, between: str) -> bool:
    worded = _WORDED.fullmatch(between)
    if worded is None:
        return False
    if worded[1].lower() == "and":
        return _BETWEEN.search(text, max(0, first.start - 24), first.start) is not None
    return second.number.value - first.number.value == 1 and first.number.value < 20 and first.is_bare


def _one_unit(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Both with the magnitude and the unit that one of them shows for both."""
    if (
        not first.number.scaled
        and second.number.scaled
        and (first.is_bare or first.prefixed)
        and first.number.value < 1000
    ):
        factor = _magnitude(second)
        if first.number.value < second.number.value / factor:
            first = replace(first, number=first.number.times(factor, first.number.end))
    if second.is_bare and (first.prefixed or first.is_age):
        second = replace(second, unit=first.unit, rule=first.rule)
    return first, second


def _magnitude(figure: Figure) -> Decimal:
    for power in (12, 9, 6, 3):
        if abs(figure.number.value) >= Decimal(10) ** power:
            return Decimal(10) ** power
    return Decimal(1)


def _alike(first: Figure, second: Figure) -> bool:
    if first.unit is not None and second.unit is not None:
        return first.unit.code == second.unit.code
    if first.is_bare:
        return not second.prefixed
    if first.noun is not None and second.noun is not None:
        return first.noun.head == second.noun.head
    return False


def _is_change(text: str, figure: Figure, second: Figure) -> bool:
    """ "rose 12.5 to 1,333.18": a change and a level; but "fell 3 to 5 percent" is one change."""
    if second.unit is not None and second.unit.dimension == "ratio" and figure.is_bare != second.is_bare:
        return False
    level = second.unit is None or second.unit.is_currency
    far = (figure.is_bare and level) or second.number.value > 3 * figure.number.value
    return far and (
        read_modifier(text, figure.sentence.start, figure.start, kind="ratio").modifier in ("up", "down")
    )


def _shared(text: str, figure: Figure, following: Figure) -> Figure:
    """`figure` with the unit of the next one, where a list shows it only there."""
    if not figure.is_bare or following.is_bare or following.prefixed or figure.sentence != following.sentence:
        return figure
    if following.start - figure.end > 7 or not _LIST.fullmatch(text[figure.end : following.start]):
        return figure
    if figure.number.form != following.number.form:
        return figure
    return replace(_lent(figure, following, "list"), is_age=following.is_age)


def _part_of(text: str, figure: Figure, whole: Figure) -> Figure:
    """`figure` with the noun or unit of what it is a part of: "3 of the 5 plants"."""
    if not figure.is_bare or whole.is_bare or figure.number.form == "fraction":
        return figure
    if not _OF_WHOLE.fullmatch(text, figure.end, whole.start) or figure.number.value >= whole.number.value:
        return figure
    if whole.unit is not None and whole.unit.base_unit == "1":
        return figure
    return replace(
        figure, unit=whole.unit, noun=whole.noun, unit_text=whole.unit_text, rule=whole.rule, linked="part-of"
    )
