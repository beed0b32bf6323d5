"""Times that are told by another: "last year", "three months ago"; vague ones; and sets ("annual")."""

from __future__ import annotations

import re
from datetime import date

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import UNKNOWN, VAGUE, WEEKDAYS, Days
from transforms.facts.dates.date_rules import DIGITS, MONTH, YEAR, Rules, Setting, month_number
from transforms.facts.figures.number_words import ONES
from transforms.facts.text.tense import tense
from transforms.models import Precision

rule = Rules()

_PERIODS = "week|month|quarter|year|decade|century"
_SMALL = {**ONES, "a": 1, "an": 1}
_SETS: tuple[tuple[str, Precision], ...] = (
    ("annual", "year"), ("year", "year"), ("quarter", "quarter"), ("month", "month"), ("week", "week"),
    ("day", "day"), ("dail", "day"),
)  # fmt: skip


@rule(
    ["last", "past", "previous", "this", "current", "next", "coming", "following"],
    rf"(?P<which>last|past|previous|this|current|next|coming|following)[ ](?:(?P<unit>{_PERIODS})"
    rf"|(?P<day>{'|'.join(WEEKDAYS)})|(?P<month>{MONTH})|(?P<part>morning|afternoon|evening))(?!\w)",
)
def _relative(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor is None:
        return UNKNOWN
    steps = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(match["which"].lower(), -1)
    if match["unit"]:
        return _period(match, setting.anchor, match["unit"].lower(), steps)
    if match["part"]:
        return calendar.shifted(setting.anchor, "day", 0) if steps == 0 else None
    if match["day"]:
        # The day itself is "this Friday": the next and the last one are other days.
        around = calendar.moved(setting.anchor, steps)
        wanted = WEEKDAYS[match["day"].lower()]
        return calendar.weekday(around, wanted, ahead=steps >= 0) if around else None
    number = month_number(match["month"])
    if not match["month"][0].isupper():
        return None
    found = calendar.month(setting.anchor.year, number, "relative")
    if found is None or found.first is None or found.last is None:
        return None
    if steps < 0 and found.first >= setting.anchor:
        return calendar.month(setting.anchor.year - 1, number, "relative")
    if steps > 0 and found.last <= setting.anchor:
        return calendar.month(setting.anchor.year + 1, number, "relative")
    return found


def _period(match: re.Match[str], anchor: date, unit: str, steps: int) -> Days | None:
    """Decades and centuries: "the past decade" ends today, the others are the calendar's."""
    if unit not in ("decade", "century"):
        return calendar.shifted(anchor, unit, steps)
    which = match["which"].lower()
    if which == "past" or (which == "last" and unit == "decade"):
        return calendar.until(anchor, 10 if unit == "decade" else 100)
    return calendar.age(anchor, unit, steps)


_EDGE = re.compile(
    r"\b(?:(?:end|beginning|start|close|middle)[ ](?:of[ ](?:the[ ])?)?"
    r"|(?:early|late|mid)[ ]in[ ]the[ ]|mid-)\Z",
    re.IGNORECASE,
)
_END_OF = re.compile(r"\b(?:end|close)[ ]of[ ]the[ ]\Z", re.IGNORECASE)
_AT = re.compile(r"\b(?:by|at|until|till|before|since|from|to|of|through)[ ](?:the[ ])?\Z", re.IGNORECASE)
_LAST_YEAR_NAMED = re.compile(rf"(?<![\w$€£.,]){YEAR}(?!\w)")


@rule(
    ["year", "quarter", "month", "week", "decade", "century"],
    rf"(?P<unit>{_PERIODS})(?:[ -](?P<end>end)(?:[ ](?:of[ ])?(?P<year>{YEAR}))?)?"
    r"(?![\w'’]|[ -](?:to|ended|ending|before|earlier|ago|later|of)\b)",
)
def _period_by_its_edge(match: re.Match[str], setting: Setting) -> Days | None:
    """ "the end of the year", "mid-year", "by year end": its part before it is read by who asks."""
    unit = match["unit"].lower()
    if match["year"]:
        year = int(match["year"])
        return _ended(calendar.years(year, year), match) if unit == "year" else None
    lead = _AT if match["end"] else _EDGE
    if not lead.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    named = _LAST_YEAR_NAMED.findall(match.string, setting.sentence.start, match.start())
    if named and unit == "year":  # "in June 2023 and at the end of the year"
        return _ended(calendar.years(int(named[-1]), int(named[-1]), "relative"), match)
    if setting.anchor is None:
        return UNKNOWN
    if unit in ("decade", "century"):
        return calendar.age(setting.anchor, unit, 0)
    this = calendar.shifted(setting.anchor, unit, 0)
    if this and this.last and this.last > setting.anchor and _has_ended(match, setting):
        this = calendar.shifted(setting.anchor, unit, -1)
    return _ended(this, match)


def _has_ended(match: re.Match[str], setting: Setting) -> bool:
    """What was at the end of the year was at the end of the last one."""
    at_its_end = match["end"] or _END_OF.search(match.string, max(0, match.start() - 16), match.start())
    return bool(at_its_end) and tense(match.string, setting.sentence, match.start()) == "behind"


def _ended(days: Days | None, match: re.Match[str]) -> Days | None:
    return days.cut("end") if days and match["end"] else days


@rule(
    [*(word for word in _SMALL if word != "zero"), DIGITS],
    rf"(?P<n>{'|'.join(_SMALL)}|\d{{1,3}})[ ](?P<unit>day|{_PERIODS})s?[ ]"
    r"(?P<way>ago|earlier|from[ ]now)(?!\w)",
)
def _ago(match: re.Match[str], setting: Setting) -> Days | None:
    if setting.anchor is None:
        return UNKNOWN
    count = int(match["n"]) if match["n"].isdigit() else _SMALL[match["n"].lower()]
    return calendar.shifted(
        setting.anchor, match["unit"].lower(), count if match["way"] == "from now" else -count
    )


@rule(
    ["in", "over", "during", "recent", "recently"],
    r"(?:in|over|during|for)[ ](?:the[ ])?(?:recent|past|last|coming|next|following)[ ](?:few[ ]|several[ ])?"
    r"(?:years|months|weeks|days|decades)(?!\w)|in[ ]due[ ]course|over[ ]the[ ](?:years|decades)(?!\w)"
    r"|in[ ]the[ ](?:near|distant|foreseeable)[ ]future|in[ ]the[ ](?:short|medium|long|near)[ ]term(?!\w)"
    r"|recent[ ](?:years|months|weeks|days|decades)(?!\w)|recently(?!\w)",
)
def _vague(match: re.Match[str], setting: Setting) -> Days | None:
    return VAGUE


@rule(
    ["annual", "annually", "yearly", "monthly", "weekly", "daily", "hourly", "quarterly", "every"],
    r"(annual|annually|yearly|monthly|weekly|daily|hourly|quarterly|every[ ](?:day|week|month|quarter|year))"
    r"(?![\w-])",
)
def _set(match: re.Match[str], setting: Setting) -> Days | None:
    """ "annual": a period that comes back, not a time; its length is told by `precision`."""
    word = match[1].lower().removeprefix("every ")
    for stem, precision in _SETS:
        if word.startswith(stem):
            return Days(None, None, precision, "set")
    return None


@rule(["yesterday", "today", "tonight", "tomorrow"], r"(yesterday|today|tonight|tomorrow)(?!\w)")
def _deictic(match: re.Match[str], setting: Setting) -> Days | None:
    steps = {"yesterday": -1, "tomorrow": 1}.get(match[1].lower(), 0)
    return calendar.shifted(setting.anchor, "day", steps) if setting.anchor else UNKNOWN


@rule(["day"], r"day[ ](?:before[ ](?P<back>yesterday)|after[ ]tomorrow)(?!\w)")
def _two_days_off(match: re.Match[str], setting: Setting) -> Days | None:
    return calendar.shifted(setting.anchor, "day", -2 if match["back"] else 2) if setting.anchor else UNKNOWN
