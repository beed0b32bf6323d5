"""The dateline that a release begins with: place, date and agency, up to its dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.parse.dates import Moment, find_dates
from transforms.parse.months import MONTHS
from transforms.parse.wires import Wire, is_agency, unlisted, wire_named

LONGEST = 180
NEAR = timedelta(days=31)  # a text is printed within a month of its dateline
# What ends a dateline: a double or long dash, or a hyphen between spaces; a colon after an agency.
_DASH = re.compile(r"\s?(?:--+|—|–|―)\s{0,2}|\s[-_]\s|(?<=[)/])\s?\.?[-–:.]?\s{1,2}|(?<=[)/])[-:]")
_SIGNED = re.compile(r"[(/\[（]\s?(?P<mark>[^()/\[\]（）]{2,60}?)\s?[)/\]）]")
# The hour and the weekday that some add to the date.
_HOUR = re.compile(r"^\W{0,3}(?:at\s)?\d{1,2}:\d\d[\w\s./:]{0,30}$")
_WEEKDAY = re.compile(r"[\s,]{1,3}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?$")
_PLACE = re.compile(r"[^\d:;!?\"“”„«»]{2,80}")
_BEFORE_DAY = re.compile(r",\s(?:le|den|am|il|el|on)\s?$")
# "新华社北京5月2日电（记者李明）"
_CHINESE = re.compile(
    r"\s{0,4}(?P<agency>[\u4e00-\u9fff]{2,4}[社网])?(?P<place>[\u4e00-\u9fff]{2,8}?)\s?"
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日[电讯](?:\s?[(（][^()（）]{2,40}[)）])?[\s:：]{0,3}"
)
_MONTH_DAY = re.compile(
    r",?\s*(?:\w+\s)?[^\W\d]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?\.?,?\s*$|,?\s*\d{1,2}\.?\s[^\W\d]{3,9}\.?,?\s*$"
)


@dataclass(frozen=True)
class Dateline:
    """What a dateline says; `end` is where the text after it begins."""

    end: int
    place: str | None = None
    moment: Moment | None = None
    wire: Wire | None = None
    month_day: tuple[int, int] | None = None  # where no year is said

    def day(self, published: date | None) -> date | None:
        """Its day; where it says no year, the one nearest to `published`, at most a month from it."""
        if self.moment or not self.month_day or not published:
            return self.moment.day if self.moment else None
        near = [day for year in (-1, 0, 1) if (day := _on(published.year + year, *self.month_day))]
        best = min(near, key=lambda day: abs(day - published), default=None)
        return best if best and abs(best - published) <= NEAR else None


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_dateline(text: str) -> Dateline | None:
    """The dateline at the beginning of a paragraph, None where there is none.

    A place alone before a dash is one only in capitals ("LONDON — "): with an
    agency or a date it may be in any case. "Dongying – located in ..." is not.
    """
    head = text[:LONGEST]
    chinese = _CHINESE.match(head)
    if chinese:
        said = chinese["agency"]
        wire = (wire_named(said) or unlisted(said)) if said else None
        return Dateline(
            chinese.end(), chinese["place"], None, wire, (int(chinese["month"]), int(chinese["day"]))
        )
    found = [line for dash in _DASH.finditer(head) if (line := _between(head[: dash.start()], dash.end()))]
    return next((line for line in found if line.wire and line.moment), None) or next(
        (line for line in found if line.wire), found[0] if found else None
    )


def _between(head: str, end: int) -> Dateline | None:
    wire, rest = _signed(head)
    sighting = next(find_dates(rest), None)
    place, month_day = rest, None
    if sighting:
        before, after = rest[: sighting.start], rest[sighting.end :].strip(" ,./-")
        place = _WEEKDAY.sub("", _BEFORE_DAY.sub("", before).rstrip()) if before.strip() else after
        if before.strip() and after and not _HOUR.match(after):
            wire = wire or wire_named(after)
            if wire is None:
                return None
    elif wire:
        place, month_day = _MONTH_DAY.sub("", rest), _month_day(rest)
    place = " ".join(place.split()).strip(" ,.;-–—")
    if place and not _is_place(place, bool(wire or sighting)):
        return None
    if not (wire or (sighting and place) or (place and _shouted(place))):
        return None
    return Dateline(end, place or None, sighting.moment if sighting else None, wire, month_day)


def _month_day(text: str) -> tuple[int, int] | None:
    """The month and the day that a dateline ends with: "May 20", "20 mai"."""
    found = _MONTH_DAY.search(text)
    words = re.findall(r"[^\W\d_]+|\d+", found[0]) if found else []
    month = next((MONTHS[word.casefold()] for word in words if word.casefold() in MONTHS), None)
    day = next((int(word) for word in words if word.isdigit()), None)
    return (month, day) if month and day else None


def _signed(head: str) -> tuple[Wire | None, str]:
    """The agency in brackets or between slashes, and the rest without it.

    A sign of an agency that is not in the table is taken out too: between a place
    and a date it can be nothing else.
    """
    found = None
    for match in _SIGNED.finditer(head):
        parts = re.split(r"\s[-–—|]\s|\svia\s|,\s", match["mark"])
        wire = wire_named(match["mark"]) or next(filter(None, map(wire_named, parts)), None)
        found = found or match
        if wire:
            return wire, _around(head, match, parts[1:])
    if found:
        return _signer(found), _around(head, found, [])
    for part in head.split(" - ")[1:]:
        wire = wire_named(part)
        if wire and wire.kind == "press":
            return wire, head.replace(f" - {part}", " ").rstrip(" -")
    return None, head.strip()


def _signer(sign: re.Match[str]) -> Wire | None:
    """An agency that is not in the table: any name between slashes, one that says so in brackets."""
    mark = sign["mark"]
    if any(char.isdigit() or char in ":;@" for char in mark) or not mark[0].isalpha():
        return None
    words = mark.split()
    named = len(words) <= 5 and all(word[0].isupper() or len(word) < 4 for word in words)
    slashed = sign[0][0] == "/" and sign[0][-1] == "/"
    return unlisted(mark) if named and len(mark) > 2 and (slashed or is_agency(mark)) else None


def _around(head: str, sign: re.Match[str], parts: list[str]) -> str:
    """The dateline without its sign, but with the date that may stand in it."""
    said = " ".join(part for part in parts if any(char.isdigit() for char in part))
    return f"{head[: sign.start()]} {said} {head[sign.end() :]}".strip(" -")


def _is_place(text: str, certain: bool) -> bool:
    if len(text) > 80 or not _PLACE.fullmatch(text):
        return False
    words = [word for word in re.split(r"[\s,./&-]+", text) if word]
    if not words or len(words) > (10 if certain else 5):
        return False
    named = sum(word[0].isupper() or not word[0].isascii() for word in words)
    return named >= 0.6 * len(words) and words[0][0] == words[0][0].upper()


def _shouted(place: str) -> bool:
    """CAPITALS, at least four letters, the country or state beside it in any case."""
    city = re.split(r"[,(]", place)[0].strip()
    return len(city) >= 3 and city == city.upper() and city != city.lower() and len(city) <= 40
