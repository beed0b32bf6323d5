"""Spring, summer, autumn and winter, as the north has them: no article tells which half it means."""

from __future__ import annotations

import re

from transforms.facts.dates import calendar
from transforms.facts.dates.calendar import UNKNOWN, Days
from transforms.facts.dates.date_rules import OF_YEAR, YEAR, Rules, Setting, year_of

rule = Rules()

_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
# "the fall of 2021" may be that of a government
_WHEN = re.compile(r"\b(?:in|by|during|since|until|from|early|late|mid)[ -](?:the[ ])?\Z", re.IGNORECASE)


@rule(_SEASONS, rf"{_SEASON}(?![\w-])(?:{OF_YEAR}(?:[-–/](?P<next>{YEAR}|\d\d)(?!\w))?)")
def _season_of_a_year(match: re.Match[str], setting: Setting) -> Days | None:
    """A winter of one year may begin in it or end in it: its days are not known."""
    number = _SEASONS[match["season"].lower()]
    before = _WHEN.search(match.string, max(0, match.start() - 16), match.start())
    if match["season"].lower() == "fall" and not before:
        return None
    if number == 4 and not match["next"]:
        return calendar.SOME_PERIOD
    year = year_of(match, setting)
    if year is None:
        return UNKNOWN
    return calendar.season(year, number, "explicit" if match["year"] else "relative")


@rule(
    ["this", "last", "past", "next", "coming"],
    rf"(?P<which>this|last|past|next|coming)[ ]{_SEASON}(?![\w-])",
)
def _season_by_the_present(match: re.Match[str], setting: Setting) -> Days | None:
    """The last one is over, the next one has not begun; this one is the nearest."""
    if setting.anchor is None:
        return UNKNOWN
    around, number = setting.anchor.year, _SEASONS[match["season"].lower()]
    seasons = [calendar.season(around + step, number, "relative") for step in (-2, -1, 0, 1)]
    which = match["which"].lower()
    if which in ("last", "past"):
        seasons = [s for s in seasons if s and s.last and s.last < setting.anchor]
    elif which in ("next", "coming"):
        seasons = [s for s in seasons if s and s.first and s.first > setting.anchor]
    return calendar.nearest(setting.anchor, seasons)
