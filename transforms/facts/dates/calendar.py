"""Which days a span of time covers.

Every function gives None where the calendar ends: before the year 1000, after 2999,
and for weeks and single days at the first and last day that Python knows.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.models import Precision

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ],
        start=1,
    )
    for name in names
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both inclusive; None where the words name none."""

    first: date | None
    last: date | None
    precision: Precision
    method: str

    def cut(self, part: str) -> Days:
        """Its end, beginning or early, middle or late third."""
        if self.first is None or self.last is None or not part:
            return self
        if part in ("end", "close"):
            return replace(self, first=self.last, precision="day")
        if part in ("beginning", "start"):
            return replace(self, last=self.first, precision="day")
        third = timedelta(days=((self.last - self.first).days + 1) // 3)
        if part == "early":
            return replace(self, last=self.first + third, precision="period")
        if part == "late":
            return replace(self, first=self.last - third, precision="period")
        return replace(self, first=self.first + third, last=self.last - third, precision="period")


VAGUE = Days(None, None, "vague", "vague")
# Of a company's, a season's or a school's own year: how long it is, and no more.
SOME_YEAR = Days(None, None, "year", "vague")
SOME_QUARTER = Days(None, None, "quarter", "vague")
SOME_PERIOD = Days(None, None, "period", "vague")
UNKNOWN = Days(None, None, "vague", "relative")  # relative to a day that the article does not tell


def day(year: int, month: int, number: int, method: str = "explicit") -> Days | None:
    """One day; None where the calendar has none such."""
    if not (
        1 <= month <= 12 and 1000 <= year <= 2999 and 1 <= number <= gregorian.monthrange(year, month)[1]
    ):
        return None
    found = date(year, month, number)
    return Days(found, found, "day", method)


def counted_weekday(year: int, number: int, wanted: int, count: int) -> Days | None:
    """The first to fourth such weekday of a month, or with -1 the last one."""
    if not 1000 <= year <= 2999:
        return None
    some = range(1, gregorian.monthrange(year, number)[1] + 1)
    fitting = [n for n in some if date(year, number, n).weekday() == wanted]
    return day(year, number, fitting[count - 1 if count > 0 else count])


def month(year: int, number: int, method: str = "explicit") -> Days | None:
    return _span(year, number, 1, "month", method)


def months(year: int, number: int, last_year: int, last: int, method: str = "explicit") -> Days | None:
    """The months from one to another; three that are a quarter are one."""
    first, end = month(year, number), month(last_year, last)
    if first is None or end is None:
        return None
    is_quarter = year == last_year and number % 3 == 1 and last == number + 2
    return Days(first.first, end.last, "quarter" if is_quarter else "period", method)


def quarter(year: int, number: int, method: str = "explicit") -> Days | None:
    return _span(year, 3 * number - 2, 3, "quarter", method)


def half(year: int, number: int, method: str = "explicit") -> Days | None:
    return _span(year, 6 * number - 5, 6, "period", method)


def half_month(year: int, number: int, part: int) -> Days | None:
    """The 15 days that a month begins with, or the rest of it."""
    whole = month(year, number)
    if whole is None or whole.first is None:
        return None
    middle = whole.first + timedelta(days=14)
    if part == 1:
        return replace(whole, last=middle, precision="period")
    return replace(whole, first=middle + timedelta(days=1), precision="period")


def years(first: int, last: int, method: str = "explicit") -> Days | None:
    """Whole years, from the first to the last."""
    if not 1000 <= first <= last <= 2999:
        return None
    precision: Precision = "year" if first == last else "period"
    return Days(date(first, 1, 1), date(last, 12, 31), precision, method)


def moved(start: date, days: int) -> date | None:
    """The date so many days later, or earlier where `days` is below zero."""
    ordinal = start.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def week(around: date, method: str = "relative") -> Days | None:
    """The week, Monday to Sunday, that `around` lies in."""
    monday = moved(around, -around.weekday())
    sunday = moved(around, 6 - around.weekday())
    return Days(monday, sunday, "week", method) if monday and sunday else None


def shifted(start: date, unit: str, steps: int) -> Days | None:
    """The day, week, month or year `steps` units from `start`."""
    if abs(steps) > 1000:
        return None
    if unit == "day":
        return _one(moved(start, steps), "relative")
    if unit == "week":
        around = moved(start, 7 * steps)
        return week(around) if around else None
    months = start.year * 12 + start.month - 1
    if unit == "month":
        year, index = divmod(months + steps, 12)
        return month(year, index + 1, "relative")
    if unit == "quarter":
        year, index = divmod(start.year * 4 + (start.month - 1) // 3 + steps, 4)
        return quarter(year, index + 1, "relative")
    width = {"year": 1, "decade": 10, "century": 100}[unit]
    return years(start.year + steps * width, start.year + steps * width, "relative")


def age(anchor: date, unit: str, steps: int) -> Days | None:
    """The decade ("the 2020s") or century ("from 2001") that lies `steps` from the one of `anchor`."""
    if unit == "decade":
        first = anchor.year - anchor.year % 10 + 10 * steps
        return years(first, first + 9, "relative")
    first = anchor.year - (anchor.year - 1) % 100 + 100 * steps
    return years(first, first + 99, "relative")


def until(anchor: date, width: int) -> Days | None:
    """The years, so many, that end on the anchor's day."""
    if anchor.year - width < 1:
        return None
    first = anchor.replace(year=anchor.year - width, day=min(anchor.day, 28))
    return Days(first, anchor, "period", "relative")


def season(year: int, number: int, method: str) -> Days | None:
    """A northern season by its whole months: spring is 1, winter 4; a winter ends in the year behind."""
    return (
        months(year, 12, year + 1, 2, method)
        if number == 4
        else months(year, 3 * number, year, 3 * number + 2, method)
    )


def nearest(anchor: date, candidates: Iterable[Days | None]) -> Days | None:
    """The candidate whose days lie nearest to `anchor`; of two as near, the earlier."""
    known = [c for c in candidates if c is not None and c.first is not None and c.last is not None]
    return min(known, key=lambda c: (_distance(anchor, c), c.first), default=None)


def weekday(anchor: date, number: int, *, ahead: bool) -> Days | None:
    """The last such weekday, the anchor's own day included, or the next one, that day included too."""
    back = (anchor.weekday() - number) % 7
    return _one(moved(anchor, -back % 7 if ahead else -back), "weekday")


def _distance(anchor: date, days: Days) -> int:
    assert days.first is not None and days.last is not None
    if days.first <= anchor <= days.last:
        return 0
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days))


def _one(found: date | None, method: str) -> Days | None:
    return Days(found, found, "day", method) if found else None


def _span(year: int, first_month: int, months: int, precision: Precision, method: str) -> Days | None:
    if not 1000 <= year <= 2999:
        return None
    last = first_month + months - 1
    return Days(
        date(year, first_month, 1), date(year, last, gregorian.monthrange(year, last)[1]), precision, method
    )
