"""Which unit stands at a place in a text.

The tables are units.toml and currencies.toml; to add a unit, add a row there. Rates
are made from two rows ("Wh/kg", "dollars a barrel"). A rate per minute, hour, day,
week, month or year keeps the unit and gives a period instead, so that "a million
tonnes a year" and "annual output of a million tonnes" are the same figure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from transforms.facts.tables import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: a value in `base_unit` is value * factor + offset."""

    code: str  # UCUM or ISO 4217
    name: str
    dimension: str
    base_unit: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    source: str = ""
    multiple: Decimal = Decimal(1)  # "bcm": a magnitude word inside the symbol
    period: str | None = None  # "b/d": the time it is per

    def to_base(self, value: Decimal) -> Decimal:
        """`value` of this unit in its base unit."""
        return value * self.factor + self.offset

    @property
    def is_currency(self) -> bool:
        return self.dimension == "currency"


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit as it stands in a text; `start` is behind the space or hyphen after the number."""

    unit: Unit
    start: int
    end: int


RATIO = Unit("1", "ratio", "ratio", "1", Decimal(1), source="UCUM")

_PREFIXES = {
    "p": ("pico", "1e-12"), "n": ("nano", "1e-9"), "u": ("micro", "1e-6"), "m": ("milli", "1e-3"),
    "c": ("centi", "1e-2"), "d": ("deci", "1e-1"), "h": ("hecto", "1e2"), "k": ("kilo", "1e3"),
    "M": ("mega", "1e6"), "G": ("giga", "1e9"), "T": ("tera", "1e12"), "P": ("peta", "1e15"),
    "E": ("exa", "1e18"),
}  # fmt: skip
_PREFIX_SPELLINGS = {"u": ("u", "µ", "μ"), "k": ("k", "K")}
# "per" one of these is a period; per second is a unit of its own (m/s, Mbit/s).
PERIODS = {"min": "PT1M", "h": "PT1H", "d": "P1D", "wk": "P1W", "mo": "P1M", "a": "P1Y", "s": "PT1S"}

_FIRST = re.compile(r"[^\W\d_]{1,24}|[^\w\s]")
_OF_THE_NEXT = re.compile(r"[^\W_]| ?\(? ?\d")  # "5 $TOKEN", "$(5) $(6)"
_NOTES = "¹²³⁴⁵⁶⁷⁸⁹"
_GAP = re.compile(r"(?:\+|-(?:plus|odd)(?=[ -]))?[ \u00a0\u202f\u2009]?-?")
_COMPOUND = re.compile(r"-(?!(?:old|long|high|wide|deep|tall|thick|a|an|per|plus|to)\b)[a-z]")
_PER = re.compile(r"\s?/\s?|[ \u00a0-](?:per|an?|each|every)[ \u00a0-]", re.IGNORECASE)
_PER_HUNDRED = re.compile(r"(?:\s?/\s?|[ ]per[ ])100[ ]?(?:km|kilomet(?:re|er)s)\b")
# "$5 million a year earlier" is no rate.
_LATER = re.compile(
    r"[ \u00a0]an?[ \u00a0]\w{3,9}[ \u00a0](?:earlier|later|ago|before|after|old|from|prior|previously)\b"
)
_PER_THING = re.compile(
    r"(?:capita|share|person|head|unit|household|employee|customer|user|vehicle|night|game|barrel|bushel|pack)\b"
)


@cache
def units() -> tuple[Unit, ...]:
    """Every unit of the tables, each code once: the rows of the warehouse's `units`."""
    seen: dict[str, Unit] = {}
    for unit, _, _ in _rows():
        if unit.multiple == 1 and unit.period is None:
            seen.setdefault(unit.code, unit)
    return tuple(seen.values())


@cache
def unit(code: str) -> Unit:
    """The unit with this code. Raises `KeyError` where the tables have none."""
    return {one.code: one for one in units()}[code]


def read_unit(text: str, at: int, *, symbols: bool = True, names: bool = True) -> UnitAt | None:
    """The unit that follows a number ending at `at`, with what it is per; None where none does.

    `symbols=False` (after a number in words) takes only units that are spelled out;
    `names=False` (in other languages than English) only those that are not.
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    found = _read_one(text, start, symbols=symbols, names=names)
    return read_rate(text, found) if found else None


def read_rate(text: str, found: UnitAt) -> UnitAt:
    """`found` together with a following "per day", "/MWh", "a barrel"."""
    if (hundred := _PER_HUNDRED.match(text, found.end)) is not None:
        km = unit("km")
        far = replace(km, code="(100.km)", name="100 kilometres", factor=km.factor * 100)
        return UnitAt(_ratio(found.unit, far), found.start, hundred.end())
    per = _PER.match(text, found.end)
    if per is None or _LATER.match(text, found.end):
        return found
    slash = "/" in per.group()
    below = _read_one(text, per.end(), symbols=slash or per.group().strip(" -\u00a0").lower() == "per")
    if below is None:
        for word, period in (("quarter", "P3M"), ("annum", "P1Y")):
            if text.startswith(word, per.end()):
                return UnitAt(replace(found.unit, period=period), found.start, per.end() + len(word))
        thing = _PER_THING.match(text, per.end())
        if thing is None or slash:
            return found
        count = Unit(f"{{{thing.group()}}}", thing.group(), "count", "{count}", Decimal(1))
        return UnitAt(_ratio(found.unit, count), found.start, thing.end())
    if below.unit.is_currency or below.unit.dimension in ("ratio", "temperature"):
        return found
    return UnitAt(_ratio(found.unit, below.unit), found.start, below.end)


def read_currency_before(text: str, at: int) -> UnitAt | None:
    """The currency sign or code that stands directly before a number at `at`.

    A bare "$" is read as US dollars wherever it was printed: only what the text itself marks
    ("C$", "A$", "Canadian dollars" behind the amount) makes it another's. A Canadian paper's
    "$" is thus wrong, but it is wrong in the same way each time.
    """
    end = at
    while end > 0 and at - end < 1 and text[end - 1] in " \u00a0\u202f":
        end -= 1
    if end == 0:
        return None
    for length in range(min(6, end), 0, -1):
        start = end - length
        sign = text[start:end]
        unit = _signs().get(sign)
        if unit is None:
            continue
        before = text[start - 1] if start else " "
        if not (before.isalnum() and sign[0].isalnum()):
            return UnitAt(unit, start, end)
    return None


def currency(code: str) -> Unit:
    """The currency with this ISO 4217 code."""
    return Unit(code, code, "currency", code, Decimal(1), source="ISO 4217")


def _ratio(top: Unit, bottom: Unit) -> Unit:
    if bottom.code in PERIODS and bottom.code != "s":
        return replace(top, period=PERIODS[bottom.code])
    code = f"{top.code}/{bottom.code}"
    base = f"{top.base_unit}/{bottom.base_unit}" if top.base_unit != "1" else f"1/{bottom.base_unit}"
    factor = top.factor * top.multiple / (bottom.factor * bottom.multiple)
    dimension = f"{top.dimension}/{bottom.dimension}"
    return Unit(code, f"{top.name} per {bottom.name}", dimension, base, factor, source="ratio")


def _read_one(text: str, start: int, *, symbols: bool, names: bool = True) -> UnitAt | None:
    first = _FIRST.match(text, start)
    if first is None:
        return None
    key = first.group()
    if key[0] >= "\u2e80":
        key = key[0]
    window = text[start : start + 48]
    lower = window.lower()
    forms = _forms()
    for form, exact, unit in forms.get(key.lower()) or forms.get(key.lower().rstrip(_NOTES), ()):
        if not (symbols if exact else names):
            continue
        if (window if exact else lower).startswith(form) and _ends_word(text, start + len(form)):
            return UnitAt(unit, start, start + len(form))
    return None


def _ends_word(text: str, end: int) -> bool:
    """Whether no word runs on at `end` ("five kilometre-scale zones"); Chinese is written without spaces."""
    if _COMPOUND.match(text, end):
        return False
    if text[end : end + 1] == "^" or (text[end - 1] == "$" and _OF_THE_NEXT.match(text, end)):
        return False
    if unicodedata.category(text[end - 1]) == "Sc" and text[end : end + 1].isdigit():
        return False  # "£3m-£5m"
    if end >= len(text) or text[end - 1] >= "\u2e80" or not (text[end - 1].isalnum()):
        return True
    if text[end] in _NOTES:
        return text[end - 3 : end].isalpha()  # "three years¹", not "km²"
    return not (text[end].isalnum() and text[end] < "\u2e80") and text[end] != "_"


@cache
def _forms() -> dict[str, tuple[tuple[str, bool, Unit], ...]]:
    """First word or sign (lower case) -> (surface, exact case?, unit), longest first."""
    forms: dict[str, dict[tuple[str, bool], Unit]] = {}
    for unit, names, symbols in _rows():
        for surface, exact in [(n, False) for n in names] + [(s, True) for s in symbols]:
            first = _FIRST.match(surface)
            assert first is not None, surface
            key = first.group() if surface[0] < "\u2e80" else surface[0]
            forms.setdefault(key.lower(), {}).setdefault((surface, exact), unit)
    return {
        key: tuple(sorted(((s, e, u) for (s, e), u in group.items()), key=lambda row: -len(row[0])))
        for key, group in forms.items()
    }


@cache
def _signs() -> dict[str, Unit]:
    """What may stand before an amount: "$", "US$", "Rs.", "EUR"."""
    signs: dict[str, Unit] = {}
    for code, row in table("currencies").items():
        for sign in [code, *row["symbols"], *row.get("sign", ())]:
            signs.setdefault(sign, currency(code))
    return signs


def _rows() -> Iterator[tuple[Unit, list[str], list[str]]]:
    for row in table("units")["unit"]:
        yield from _measure(row)
    for code, row in table("currencies").items():
        yield currency(code), _plurals(row), [code, *row["symbols"]]
        if cents := row.get("cent"):
            names = [*cents, *(name + "s" for name in cents)]
            cent = Unit(f"c{code}", cents[0], "currency", code, Decimal("0.01"), source="ISO 4217")
            yield cent, names, row.get("cent_symbols", [])


def _measure(row: dict[str, Any]) -> Iterator[tuple[Unit, list[str], list[str]]]:
    names: list[str] = row["names"]
    unit = Unit(
        code=row["code"],
        name=names[0] if names else row["symbols"][0],
        dimension=row["dimension"],
        base_unit=row["base"],
        factor=Decimal(row["factor"]),
        offset=Decimal(row.get("offset", "0")),
        source=row["source"],
        multiple=Decimal(row.get("multiple", 1)),
        period=row.get("period"),
    )
    yield unit, _plurals(row), row["symbols"]
    for prefix in row.get("prefixes", "").split():
        word, power = _PREFIXES[prefix]
        spelled = _PREFIX_SPELLINGS.get(prefix, (prefix,))
        prefixed = replace(
            unit, code=prefix + unit.code, name=word + unit.name, factor=unit.factor * Decimal(power)
        )
        yield prefixed, [word + n for n in _plurals(row)], [p + s for p in spelled for s in row["symbols"]]


def _plurals(row: dict[str, Any]) -> list[str]:
    names: list[str] = row["names"]
    given: list[str] | None = row.get("plurals")
    return names + (given if given is not None else [_plural(name) for name in names])


def _plural(name: str) -> str:
    """ "tonne of co2" -> "tonnes of co2", "degree celsius" has its plural in the table."""
    head, of, rest = name.partition(" of ")
    return ("inches" if head == "inch" else head + "s") + of + rest
