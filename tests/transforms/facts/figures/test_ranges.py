"""Which two figures are one range, and which are the two ends of a change."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Publisher, Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    article = Article(
        source_id="test", location="test", url="https://example.org/a", body_sha256="",
        publisher=Publisher("Test"), text=text, language="en", published_date=date(2024, 5, 16),
    )  # fmt: skip
    return find_facts(article).quantities


@pytest.mark.parametrize(
    ("text", "value", "value_to", "code"),
    [
        ("The bridge costs €7-€9 million.", 7e6, 9e6, "EUR"),
        ("The bridge costs $1.2-$1.8 billion.", 1.2e9, 1.8e9, "USD"),
        ("The bridge costs £7m-£9m.", 7e6, 9e6, "GBP"),
        ("The bridge costs $1.2bn–$1.8bn.", 1.2e9, 1.8e9, "USD"),
        ("The bridge costs $7m-9m.", 7e6, 9e6, "USD"),
        ("The mine digs 7m-9m tonnes.", 7e6, 9e6, "t"),
        ("Rents range from $3 to $5.", 3, 5, "USD"),
        ("The boilers, from 3 MW to 5 MW, are old.", 3, 5, "MW"),
        ("Output varied from 20 to 30 tonnes.", 20, 30, "t"),
        ("The range of discounts went, they say, anywhere from 5% to 8%.", 5, 8, "%"),
    ],
)
def test_a_range(text: str, value: float, value_to: float, code: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.value_to, found.unit_code) == (value, value_to, code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover slipped from $9 billion to $7 billion.", [(9e9, "USD"), (7e9, "USD")]),
        ("The holding, from 35% to 30%, is smaller.", [(35, "%"), (30, "%")]),
        ("The dam raised its capacity from 300 MW to 500 MW.", [(300, "MW"), (500, "MW")]),
        ("Exports sank from 6 million to 4 million tonnes.", [(6e6, "t"), (4e6, "t")]),
        ("Exports sank from 6 to 4 million tonnes.", [(6e6, "t"), (4e6, "t")]),
        ("The crew was cut from 40 to 25 workers.", [(40, "{worker}"), (25, "{worker}")]),
        ("It is to grow from 900 to 2 million users.", [(900, "{user}"), (2e6, "{user}")]),
        ("The levy went from 5% to 8%.", [(5, "%"), (8, "%")]),
    ],
)
def test_the_two_ends_of_a_change(text: str, expected: list[tuple[float, str]]) -> None:
    found = quantities(text)
    assert [(one.value, one.unit_code) for one in found] == expected
    assert all(one.value_to is None for one in found)


@pytest.mark.parametrize(
    "text",
    ["Prices fell 3 to 5 percent.", "Prices fell between 3 and 5 percent.", "Prices fell by 3% to 5%."],
)
def test_a_change_of_unsure_size(text: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.value_to, found.modifier, found.unit_code) == (3, 5, "down", "%")


@pytest.mark.parametrize(
    "text", ["3 of the 5 mills closed.", "Three of 5 mills closed.", "3 of its 5 mills closed."]
)
def test_a_part_has_the_noun_of_its_whole(text: str) -> None:
    assert [(one.value, one.unit_code) for one in quantities(text)] == [(3, "{mill}"), (5, "{mill}")]


def test_a_part_has_the_unit_of_its_whole() -> None:
    assert [one.unit_code for one in quantities("It paid 20 million of the 30 million shekels.")] == [
        "ILS"
    ] * 2
    assert [one.unit_code for one in quantities("It has 40 homes, including 30 in Riga.")] == ["{home}"] * 2


def test_a_tolerance_bounds_its_figure() -> None:
    (found,) = quantities("The dish weighs 40 ± 2 kg.")
    assert (found.exact, found.value, found.modifier, found.low, found.high) == ("40 ± 2 kg", 40, "~", 38, 42)
