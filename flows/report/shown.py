"""Values as words of a page. What others wrote stays text: jinja escapes it, this disarms the rest."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

# Controls have no meaning on a page; embeddings and overrides would turn the words around them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_WATT_HOUR = 3600
# The largest first.
_SIZES = {
    **{
        base: [(size, prefix + base) for size, prefix in _PREFIXES]
        for base in ("W", "Wh", "J", "V", "Hz", "Pa")
    },
    "m": [(1e3, "km")],
    "kg": [(1e3, "t")],
    "m2": [(1e6, "km²"), (1e4, "ha")],
    "s": [(31_557_600.0, "years"), (86_400.0, "days"), (3600.0, "hours"), (60.0, "minutes")],
}
_SIGNS = {"=": "", "~": "about ", ">": "over ", "<": "under ", "up": "up ", "down": "down "}
RELATIONS = {
    "original": "original",
    "exact": "word for word",
    "near": "edited",
    "rewrite": "rewritten",
    "independent": "independent",
}


def plain(text: object) -> str:
    """`text` without what could act on a reader's eye; every code point keeps its place."""
    return _CONTROLS.sub("\ufffd", str(text))


def web_address(url: object) -> str | None:
    """`url` where it may be a link: nothing but http and https."""
    try:
        parts = urlsplit(str(url).strip())
    except ValueError:
        return None
    return plain(url).strip() if parts.scheme in ("http", "https") and parts.netloc else None


def counted(number: int, one: str, many: str | None = None) -> str:
    """As in "1 article", "1,200 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(value: date | datetime | None) -> str:
    """As in "11 March 2026"; a dash where there is none."""
    return f"{value.day} {value:%B %Y}" if value else "–"


def moment(value: datetime | None, otherwise: date | None = None) -> str:
    """A time in UTC, or the day where only that is known."""
    return f"{day(value)}, {value:%H:%M} UTC" if value else day(otherwise)


def span(first: date | None, last: date | None) -> str:
    """As in "11 to 13 March 2026", as short as it can be said."""
    if not first or not last or first == last:
        return day(first or last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    return (
        f"{first.day} {first:%B} to {day(last)}"
        if first.year == last.year
        else f"{day(first)} to {day(last)}"
    )


def lasting(lag: timedelta | None) -> str:
    """A lag in its two largest units: "2 d 5 h"."""
    if lag is None:
        return "–"
    minutes = round(abs(lag).total_seconds() / 60)
    parts = ((minutes // 1440, "d"), (minutes % 1440 // 60, "h"), (minutes % 60, "min"))
    told = [f"{count} {unit}" for count, unit in parts if count][:2]
    return ("−" if lag < timedelta(0) and told else "") + (" ".join(told) or "same day")


def figure(base_value: float, base_unit: str, unit_code: str = "") -> str:
    """A value in the unit that its size calls for: "1.2 GW" for 1.2e9 W, "12 years" for 378691200 s.

    `unit_code` tells "48 %" from a bare number: both are of base unit 1.
    """
    if base_unit == "1" and unit_code == "%":
        return f"{base_value * 100:,.6g} %"
    if base_unit == "J" and abs(base_value) >= _WATT_HOUR:
        base_value, base_unit = base_value / _WATT_HOUR, "Wh"
    unit = "" if base_unit in ("1", "{count}") else f" {base_unit}"
    for size, name in _SIZES.get(base_unit, [(size, name + unit) for size, name in _LARGE]):
        if abs(base_value) >= size:
            return f"{base_value / size:,.6g} {name}"
    number = f"{base_value:,.0f}" if float(base_value).is_integer() else f"{base_value:,.6g}"
    return number + unit


def words(exact: str, modifier: str) -> str:
    """A figure as its text has it, with what qualifies it."""
    return _SIGNS.get(modifier, "") + exact


def share(part: float | None) -> str:
    """As in "83 %"; a dash where there is none."""
    return "–" if part is None else f"{part * 100:.0f} %"


def around(sentence: str, exact: str, words_at: int) -> tuple[str, str, str]:
    """A sentence in three: before the words that stand at `words_at`, the words, after them."""
    end = words_at + len(exact)
    return sentence[:words_at], sentence[words_at:end], sentence[end:]
