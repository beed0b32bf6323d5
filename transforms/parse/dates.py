"""Dates as they are written: "2025-03-19T08:00:00-04:00", "March 19, 2025", "2025年3月19日"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from transforms.models import Precision
from transforms.parse.months import MONTHS, SEASONAL, ZONES

LONGEST = 2_000
FIRST_DAY = date(1991, 8, 6)  # of the first site; no page can be older
_TIME = (
    r"(?:[T ,·|•–-]{0,4}(?:at|um|à|klo|alle|ore|kl\.?)?[ ]?(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?[ ]?(?P<half>[ap]\.?m\b\.?)?"
    r"[ ]?(?:(?:GMT|UTC)(?=[+-]))?(?P<zone>[+-]\d\d(?::?\d\d)?\b|Z\b|\(?[A-Z]{2,4}\b)?)?"
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)" + _TIME
)
_CJK = re.compile(
    r"(?P<year>(?:19|20)\d\d)[ ]?[年년][ ]?(?P<month>\d{1,2})[ ]?[月월][ ]?(?P<day>\d{1,2})[ ]?[日일]?"
)
# Arabic has months of two words, and of two names: "24 نيسان / أبريل 2020".
_ARABIC = r"(?:كانون|تشرين)[ ]"
_OTHER_NAME = rf"(?:(?:{_ARABIC})?[^\W\d_]{{2,8}}[ ]?/[ ]?)?"
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?[ -]{0,2}(?:de |of )?"
    rf"{_OTHER_NAME}(?P<word>(?:{_ARABIC})?[^\W\d_]{{2,14}})\.?,?[ -]{{0,2}}(?:de[l]? )?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)" + _TIME
)
_MONTH_FIRST = re.compile(
    r"(?P<word>[^\W\d_]{3,14})\.?[ ]{0,2}(?P<day>[0-3]?\d)(?:st|nd|rd|"
    r"th)?,?[ ]{1,2}(?P<year>(?:19|20)\d\d)(?!\d)" + _TIME
)
# As Java and C write it of themselves: "Wed Mar 19 08:30:00 EDT 2025".
_CLOCK_FIRST = re.compile(
    r"(?P<word>[A-Z][a-z]{2})[ ]{1,2}(?P<day>[0-3]?\d)[ ](?P<hour>[0-2]\d):(?P<minute>[0-5]\d):"
    r"(?P<second>[0-5]\d)(?:[ ](?P<zone>[+-]\d{4}|[A-Z]{3,4}))?[ ](?P<year>(?:19|20)\d\d)(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<one>[0-3]?\d)(?P<sep>[./-])[ ]?(?P<two>[0-3]?\d)(?P=sep)[ ]?(?P<year>(?:19|20)\d\d)(?!\d)"
    + _TIME
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # all of them have one
_PATTERNS = (_ISO, _CJK, _DAY_FIRST, _MONTH_FIRST, _CLOCK_FIRST, _NUMERIC)
_COMPACT = re.compile(r"^\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?(Z)?)?\s*$")
_EPOCH = re.compile(r"^\s*(1\d{9})(\d{3})?\s*$")
MONTH_FIRST = ("us", "ph")
EITHER = ("", "ca")  # English there is written both ways


@dataclass(frozen=True)
class Moment:
    """A time as it was written. `at` is None when only the day is known, `tz` its offset.

    `clock` is the time of day where that was written without a zone, and so is no moment yet.
    """

    day: date
    precision: Precision
    at: datetime | None = None
    tz: str | None = None
    clock: time | None = field(default=None, compare=False)

    @property
    def value(self) -> str:
        """ISO 8601, in the zone that was written."""
        return self.at.isoformat() if self.at else self.day.isoformat()


def in_zone(moment: Moment, zone: str | None) -> Moment:
    """A clock without a zone by that of `zone`, such as "Europe/Berlin"; any other moment as it is."""
    if moment.clock is None or zone is None:
        return moment
    at = datetime.combine(moment.day, moment.clock, ZoneInfo(zone))
    return Moment(moment.day, "second" if moment.clock.second else "minute", at, at.isoformat()[-6:])


@dataclass(frozen=True)
class Sighting:
    """A date in running text, with its place in it."""

    moment: Moment
    start: int
    end: int


def read_date(text: str | None, language: str | None = None) -> Moment | None:
    """The date that `text` begins with or holds first; None when there is none, or it is ambiguous.

    `language` (of the page, BCP 47; "und-uk" where only the country is known) decides
    between day and month first in "09/03/2025" where it can.
    """
    if not text:
        return None
    text = text[:200]
    exact = _compact(text)
    if exact:
        return exact
    return next((sighting.moment for sighting in find_dates(text, language)), None)


def find_dates(text: str, language: str | None = None) -> Iterator[Sighting]:
    """Every date written out in the first LONGEST characters of `text`, first to last."""
    text = text[:LONGEST]
    if not _YEAR.search(text):
        return
    found: list[Sighting] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            moment = _moment(match, language)
            if moment and not any(s.start < match.end() and match.start() < s.end for s in found):
                found.append(Sighting(moment, match.start(), match.end()))
    yield from sorted(found, key=lambda sighting: sighting.start)


def _compact(text: str) -> Moment | None:
    match = _EPOCH.match(text)
    if match:
        at = datetime.fromtimestamp(int(match[1]), UTC)
        return Moment(at.date(), "second", at, "+00:00")
    match = _COMPACT.match(text)
    if not match:
        return None
    day = _day(match[1], match[2], match[3])
    if day and match[7]:
        at = datetime(
            day.year, day.month, day.day, int(match[4]) % 24, int(match[5]), int(match[6] or 0), tzinfo=UTC
        )
        return Moment(day, "second", at, "+00:00")
    return Moment(day, "day") if day else None


def _moment(match: re.Match[str], language: str | None) -> Moment | None:
    groups = match.groupdict()
    month = groups.get("month") or ""
    day = groups.get("day") or ""
    if "word" in groups:
        number = MONTHS.get(groups["word"].casefold().replace(" ", "-"))
        if number is None:
            return None
        month = str(number)
    elif "one" in groups:
        month, day = _order(groups["one"], groups["two"], groups["sep"], language)
    on = _day(groups["year"], month, day) if month else None
    return _timed(on, groups) if on else None


def _order(one: str, two: str, sep: str, language: str | None) -> tuple[str, str]:
    """(month, day); empty when both readings are possible and nothing decides."""
    if int(one) > 12 or sep == "." or int(one) == int(two):
        return two, one
    if int(two) > 12:
        return one, two
    tag = (language or "und").lower().replace("_", "-").split("-")
    region = next((part for part in tag[1:] if len(part) == 2), "")
    if tag[0] not in ("en", "und"):
        return two, one
    if region in EITHER:
        return "", ""
    return (one, two) if region in MONTH_FIRST else (two, one)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found >= FIRST_DAY else None


def _timed(day: date, groups: dict[str, str | None]) -> Moment:
    """The day with its time, where both time and zone are said and it is no filled-in midnight."""
    hour, minute, zone = groups.get("hour"), groups.get("minute"), groups.get("zone")
    offset = _offset(zone, day)
    if hour is None or minute is None or (zone and offset is None):
        return Moment(day, "day")
    clock = int(hour)
    if groups.get("half"):
        clock = clock % 12 + (12 if str(groups["half"]).casefold().startswith("p") else 0)
    second = int(groups.get("second") or 0)
    if clock > 23 or (clock == 0 and int(minute) == 0 and second == 0):
        return Moment(day, "day")
    if offset is None:
        return Moment(day, "day", clock=time(clock, int(minute), second))
    at = datetime(day.year, day.month, day.day, clock, int(minute), second, tzinfo=timezone(offset))
    return Moment(day, "second" if groups.get("second") else "minute", at, at.isoformat()[-6:])


def _offset(zone: str | None, day: date) -> timedelta | None:
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timedelta(minutes=minutes if zone[0] == "+" else -minutes) if minutes <= 14 * 60 else None
    name = zone.strip("(").casefold()
    if name in SEASONAL:
        return timedelta(minutes=SEASONAL[name] + (60 if _american_summer(day) else 0))
    return timedelta(minutes=ZONES[name]) if name in ZONES else None


def _american_summer(day: date) -> bool:
    """From the second Sunday of March to the first of November (15 USC 260a)."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begin = march + timedelta(days=(6 - march.weekday()) % 7)
    end = november + timedelta(days=(6 - november.weekday()) % 7)
    return begin <= day < end
