from __future__ import annotations

from decimal import Decimal

import pint
import pytest

from transforms.facts.figures.units import read_currency_before, read_unit, units
from transforms.facts.tables import table

# Ours and pint's names for the bases; counts, ratios and currencies are no business of pint's.
BASES = {
    "W": "W",
    "J": "J",
    "V": "V",
    "A": "A",
    "C": "C",
    "Ohm": "ohm",
    "F": "F",
    "Hz": "Hz",
    "m": "m",
    "m2": "m**2",
    "m3": "m**3",
    "kg": "kg",
    "s": "s",
    "m/s": "m/s",
    "Pa": "Pa",
    "N": "N",
    "N.m": "N*m",
    "K": "K",
    "deg": "degree",
    "By": "byte",
    "bit": "bit",
    "bit/s": "bit/s",
    "Bq": "Bq",
    "Sv": "Sv",
    "m-2": "m**-2",
    "lm": "lm",
}
PINT = {
    "V.A": "volt*ampere",
    "[HP]": "horsepower",
    "W.h": "watt*hour",
    "cal": "calorie",
    "[Btu_IT]": "Btu_it",
    "M[Btu_IT]": "1e6*Btu_it",
    "eV": "eV",
    "A.h": "ampere*hour",
    "Ohm": "ohm",
    "[in_i]": "inch",
    "[ft_i]": "foot",
    "[yd_i]": "yard",
    "[mi_i]": "mile",
    "[nmi_i]": "nautical_mile",
    "[ly]": "light_year",
    "m2": "m**2",
    "km2": "km**2",
    "cm2": "cm**2",
    "[sft_i]": "foot**2",
    "[smi_us]": "mile**2",
    "har": "hectare",
    "[acr_us]": "mile**2/640",
    "m3": "m**3",
    "cm3": "cm**3",
    "km3": "km**3",
    "L": "liter",
    "[cft_i]": "foot**3",
    "[cyd_i]": "yard**3",
    "[gal_us]": "gallon",
    "[pt_us]": "pint",
    "[qt_us]": "quart",
    "[foz_us]": "fluid_ounce",
    "[bbl_us]": "oil_barrel",
    "[acr_us].[ft_i]": "mile**2*foot/640",
    "[ston_av]": "short_ton",
    "[lton_av]": "long_ton",
    "[lb_av]": "pound",
    "[oz_av]": "ounce",
    "[oz_tr]": "troy_ounce",
    "[stone_av]": "stone",
    "[car_m]": "carat",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
    "10.a": "10*year",
    "100.a": "100*year",
    "[mi_i]/h": "mile/hour",
    "[kn_i]": "knot",
    "[mi_i]/[gal_us]": "mile/gallon",
    "[psi]": "psi",
    "k[psi]": "kpsi",
    "[lbf_av].[ft_i]": "pound_force*foot",
    "deg": "degree",
    "By": "byte",
    "bit/s": "bit/s",
    "t": "metric_ton",
    "N.m": "N*m",
    "[toe]": "toe",
    "um": "micrometer",
    "km/h": "km/hour",
    "kBy": "kilobyte",
    "Mt": "1e9*kg",
}
# What pint has not, or has as something else (barrel of oil equivalent, mu): the table has the source.
NOT_IN_PINT = {"[boe]", "[mu]", "{rev}/min", "dB"}
PREFIXES = ("k", "M", "G", "T", "P", "E", "m", "c", "d", "h", "u", "n", "p")
registry = pint.UnitRegistry()


def pint_name(code: str) -> str:
    if code in PINT:
        return PINT[code]
    head, rest = code[0], code[1:]
    if head in PREFIXES and rest in PINT and rest not in ("h", "a", "d", "t.m"):
        return f"{registry.Quantity(1, head + 'm').to('m').magnitude!r}*{PINT[rest]}"
    return code


@pytest.mark.parametrize("unit", units(), ids=lambda unit: unit.code)
def test_factors_are_those_of_pint(unit) -> None:  # type: ignore[no-untyped-def]
    assert unit.source and unit.name and unit.factor > 0
    if unit.is_currency or unit.dimension in ("ratio", "count", "temperature") or unit.code in NOT_IN_PINT:
        return
    if unit.code.lstrip("".join(PREFIXES)) in ("[toe]", "[boe]"):
        return
    expected = registry.parse_expression(pint_name(unit.code)).to(BASES[unit.base_unit]).magnitude
    assert float(unit.factor) == pytest.approx(expected, rel=2e-6)


@pytest.mark.parametrize(
    ("code", "value", "kelvin"),
    [("Cel", "100", 373.15), ("[degF]", "212", 373.15), ("[degF]", "-40", 233.15)],
)
def test_temperatures_have_an_offset(code: str, value: str, kelvin: float) -> None:
    unit = next(unit for unit in units() if unit.code == code)
    assert float(unit.to_base(Decimal(value))) == pytest.approx(kelvin)


@pytest.mark.parametrize(
    ("after", "code", "base", "period"),
    [
        ("GWh.", "GW.h", "J", None),
        (" gigawatt-hours (GWh)", "GW.h", "J", None),
        ("-megawatt plant", "MW", "W", None),
        (" kWh/m2", "kW.h/m2", "J/m2", None),
        (" Wh/kg", "W.h/kg", "J/kg", None),
        (" yuan", "CNY", "CNY", None),
        (" Canadian dollars", "CAD", "CAD", None),
        (" cents", "cUSD", "USD", None),
        (" percentage points", "%{point}", "1", None),
        ("%", "%", "1", None),
        (" barrels a day", "[bbl_us]", "m3", "P1D"),
        ("bpd", "[bbl_us]", "m3", "P1D"),
        (" million", None, None, None),
        (" tonnes per year", "t", "kg", "P1Y"),
        (" tonnes a year earlier", "t", "kg", None),
        (" dollars a barrel", "USD/[bbl_us]", "USD/m3", None),
        (" dollars per share", "USD/{share}", "USD/{count}", None),
        (" m/s", "m/s", "m/s", None),
        (" square kilometres", "km2", "m2", None),
        (" km^2", "km2", "m2", None),
        ("万", None, None, None),
        ("千瓦时", "kW.h", "J", None),
        ("亩", "[mu]", "m2", None),
        (" mules", None, None, None),
        (" mw", None, None, None),
    ],
)
def test_reads(after: str, code: str | None, base: str | None, period: str | None) -> None:
    read = read_unit("5" + after, 1)
    got = (read.unit.code, read.unit.base_unit, read.unit.period) if read else (None, None, None)
    assert got == (code, base, period)


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("$", "USD"),
        ("A$", "AUD"),
        ("US$ ", "USD"),
        ("Rs. ", "INR"),
        ("CNY", "CNY"),
        ("XUSD", None),
        ("R", "ZAR"),
    ],
)
def test_currency_before(before: str, code: str | None) -> None:
    read = read_currency_before(f"{before}5", len(before))
    assert (read.unit.code if read else None) == code


def test_words_need_no_symbols() -> None:
    assert read_unit("five m", 4, symbols=False) is None
    assert read_unit("five metres", 4, symbols=False) is not None


def test_every_row_says_where_its_factor_is_from() -> None:
    assert all(row["source"] for row in table("units")["unit"])
