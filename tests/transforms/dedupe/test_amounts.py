from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import PLANT, article
from transforms.dedupe.amounts import (
    AMOUNT_SIZE,
    Amount,
    agree,
    amounts_of,
    days_of,
    matched,
    measures,
    pack_amounts,
    unpack_amounts,
)
from transforms.dedupe.compare import NAMES, compare, is_one_form, is_retold, numbers_in
from transforms.dedupe.features import Features, pack, read, unpack
from transforms.dedupe.keys import blocking_keys
from transforms.dedupe.words import rough_of, rough_value
from transforms.facts import find_facts

WATTS = (
    "Brackwater Energy will build a pumped storage plant of 320 megawatts at Tessel near Harbury. "
    "It costs 410 million euros, holds 2.4 GWh, and needs 65 kilometres of cable."
)
KILOWATTS = (
    "A plant of 320,000 kilowatts, able to store 2,400 megawatt-hours, goes to Harbury: Brackwater Energy "
    "has it at Tessel for €410m, behind a line 65,000 metres long."
)


def features(text: str) -> Features:
    return unpack(pack(read(None, text, find_facts(article("a", text)))))


def test_another_unit_is_the_same_number() -> None:
    one, other = features(WATTS), features(KILOWATTS)
    assert numbers_in(one, other) == set(one.numbers)
    found = dict(zip(NAMES, compare(one, other), strict=True))
    assert found["numbers"] == found["lead_numbers"] == 1
    assert found["conflict"] == found["title_conflict"] == 0
    assert not is_one_form(one, other)


def test_texts_in_other_units_share_a_key() -> None:
    keys = [
        set(blocking_keys(read(None, text, find_facts(article("a", text))))) for text in (WATTS, KILOWATTS)
    ]
    assert len(keys[0] & keys[1]) >= 3


def test_a_unit_without_agreement_is_a_conflict() -> None:
    other = features(WATTS.replace("320", "540"))
    assert dict(zip(NAMES, compare(features(WATTS), other), strict=True))["conflict"] > 0


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ((8.42e9, 8.42e9, float("inf")), (8.4254e9, 8.42535e9, 8.42545e9), True),  # over 8.42 million kW
        ((8.42e9, 8.42e9, float("inf")), (9.9e9, 9.85e9, 9.95e9), False),
        ((1.2e9, 1.15e9, 1.25e9), (1.3e9, 1.25e9, 1.35e9), True),
        ((1.2e9, 1.15e9, 1.25e9), (1.4e9, 1.35e9, 1.45e9), False),
    ],
)
def test_figures_agree_by_their_intervals(
    a: tuple[float, float, float], b: tuple[float, float, float], is_same: bool
) -> None:
    one, other = Amount(1, 7, *a), Amount(2, 7, *b)
    assert agree(one, other) == agree(other, one) == is_same
    assert matched([one], [other]) == ([one] if is_same else [])
    assert not agree(one, Amount(2, 8, *b))


def test_figures_without_unit_make_no_key() -> None:
    counted = amounts_of(find_facts(article("a", "The works has 4,100 workers.")))
    assert counted and not len(measures(counted))


def test_days_around_the_own_one_say_nothing() -> None:
    text = "The firm said on May 4, 2026 that work begins on September 14, 2026."
    facts = find_facts(article("a", text))
    assert days_of(facts, date(2026, 5, 4)) == [date(2026, 9, 14).toordinal()]
    assert len(days_of(facts, None)) == 2


def test_retold_needs_figures_and_other_words() -> None:
    at = {name: place for place, name in enumerate(NAMES)}
    values = [0.0] * len(NAMES)
    telling = {
        "lead_in_text_less": 0.6,
        "names_told": 0.7,
        "lead_numbers": 1,
        "numbers": 0.9,
        "numbers_mass": 4,
    }
    for name, value in telling.items():
        values[at[name]] = value
    assert is_retold(values)
    for name, value in (("phrases", 0.4), ("numbers", 0.3), ("lead_numbers", 0), ("title_conflict", 1)):
        assert not is_retold([value if place == at[name] else one for place, one in enumerate(values)])


def test_a_text_without_facts_is_compared_by_its_numbers_as_written() -> None:
    bare = unpack(pack(read(None, PLANT)))
    assert not bare.amounts
    assert numbers_in(bare, features(PLANT)) == set(bare.numbers)


@given(
    st.lists(
        st.builds(
            Amount, st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), *[st.floats(allow_nan=False)] * 3
        )
    )
)
def test_amounts_come_back_from_their_bytes(amounts: list[Amount]) -> None:
    packed = pack_amounts(amounts)
    assert len(packed) == AMOUNT_SIZE * len(amounts)
    assert list(unpack_amounts(b"ab" + packed, 2, len(amounts))) == amounts


@pytest.mark.parametrize(
    ("text", "value"), [("8.42 million kW", 8.42e6), ("5,100 GWh", 5100.0), ("0.48", 0.48)]
)
def test_a_value_has_the_rough_number_of_its_digits(text: str, value: float) -> None:
    assert rough_of(text) == rough_value(value)
