from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.figures.numbers import BadNumber, Number, find_numbers


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (text[n.start : n.end], "" if isinstance(n, BadNumber) else f"{n.value.normalize():f}")
        for n in find_numbers(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("built 6.1372 million", "6.1372 million", "6137200"),
        ("built 1,234,567.5", "1,234,567.5", "1234567.5"),
        ("about 1,00,000", "1,00,000", "100000"),
        ("paid 12 lakh", "12 lakh", "1200000"),
        ("paid 3.5 crore", "3.5 crore", "35000000"),
        ("paid 5bn", "5bn", "5000000000"),
        ("4 hundred million", "4 hundred million", "400000000"),
        ("10 000 tonnes", "10 000", "10000"),
        ("1 234 567 tonnes", "1 234 567", "1234567"),
        ("约40万千瓦", "40万", "400000"),
        ("约1.2亿元", "1.2亿", "120000000"),
        ("1.5 x 10^9 W", "1.5 x 10^9", "1500000000"),
        ("2×10⁶", "2×10⁶", "2000000"),
        ("4e14", "4e14", "400000000000000"),
        ("three hundred thousand", "three hundred thousand", "300000"),
        ("twenty-five", "twenty-five", "25"),
        ("one hundred and five", "one hundred and five", "105"),
        ("two and a half million", "two and a half million", "2500000"),
        ("half a million", "half a million", "500000"),
        ("a quarter million", "a quarter million", "250000"),
        ("two-thirds", "two-thirds", f"{(Decimal(2) / 3).normalize():f}"),
        ("one half", "one half", "0.5"),
        ("a third of", "a third", f"{(Decimal(1) / 3).normalize():f}"),
        ("2 1/2", "2 1/2", "2.5"),
        ("2½", "2½", "2.5"),
        ("1⁄32", "1⁄32", "0.03125"),
        ("two dozen", "two dozen", "24"),
        ("hundreds of them", "hundreds of", "100"),
        ("tens of thousands of people", "tens of thousands of", "10000"),
        ("several hundred homes", "several hundred", "200"),
        ("a few thousand homes", "a few thousand", "2000"),
        ("a couple of dozen homes", "a couple of dozen", "24"),
        ("one in four homes", "one in four", "0.25"),
        ("3 out of every 10 firms", "3 out of every 10", "0.3"),
    ],
)
def test_value(text: str, surface: str, value: str) -> None:
    assert found(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("made 12 500 tonnes", [("12 500", "")]),  # one number or two: neither its head nor its tail
        ("In 12 500 homes", [("12 500", "")]),
        ("Unit 2 600 MW", [("2", "2"), ("600", "600")]),
        ("a Fokker 100 120 seats", [("100", "100"), ("120", "120")]),
        ("15 5000 tonnes", [("15", "15"), ("5000", "5000")]),
    ],
)
def test_digits_with_a_space_are_one_number_only_where_that_is_sure(
    text: str, numbers: list[tuple[str, str]]
) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "several homes",
        "a few",
        "an apple",
        "tens of them",
        "thousands more",
        "second",
        "onerous",
        "twofold",
    ],
)
def test_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "3,5", "3.5"),
        ("de", "3,5 Mrd. €", "3500000000"),
        ("fr", "12 500 €", "12500"),
        ("fr", "1 234 567,8 €", "1234567.8"),
        ("pt", "3,5 milhões", "3500000"),
        ("es", "300 mil euros", "300000"),
        ("es", "2,5 mil millones", "2500000000"),
        ("ja", "1億2000万円", "120000000"),
        ("ja", "3兆5000億円", "3500000000000"),
        ("zh", "3万千瓦", "30000"),
        ("de", "1.234,5", "1234.5"),
        ("fr", "12\u202f000,5", "12000.5"),
        ("en", "1,234.5", "1234.5"),
    ],
)
def test_a_comma_is_decimal_where_the_language_writes_it_so(language: str, text: str, value: str) -> None:
    assert found(text, language)[0][1] == value


@pytest.mark.parametrize("text", ["1.2.3", "10**400", "9" * 50, "3,5", "100.000,5", "1e4000", "2 x 10^999"])
def test_what_is_no_number_says_so(text: str) -> None:
    (bad,) = find_numbers(text, "en")
    assert isinstance(bad, BadNumber) and bad.reason


@pytest.mark.parametrize(
    ("text", "ulp"),
    [("6.1372 million", "100"), ("40", "1"), ("0.50", "0.01"), ("forty", None), ("1/2", None)],
)
def test_unit_of_the_last_place(text: str, ulp: str | None) -> None:
    (number,) = find_numbers(text, "en")
    assert isinstance(number, Number)
    assert number.ulp == (None if ulp is None else Decimal(ulp))


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_written_numbers_come_back(value: Decimal) -> None:
    (number,) = find_numbers(f"{value:,}", "en")
    assert isinstance(number, Number) and number.value == value


@given(st.text(alphabet="0123456789., eE^x*×/-½万 onetwhalfmi", max_size=120))
def test_any_text(text: str) -> None:
    ends = [0]
    for number in find_numbers(text, "en"):
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)
