"""Letters beside digits: a currency or a unit where something speaks for it, else a name."""

from __future__ import annotations

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Publisher


def figures(text: str) -> list[tuple[float, str]]:
    facts = find_facts(Article("s", "l", "/a", "", Publisher("p"), text, language="en"))
    return [(one.value, one.unit_code) for one in facts.quantities]


@pytest.mark.parametrize(
    "text",
    [
        "Delegates left COP28 tired, and COP 30 was no better.",
        "The gene P53 and the protein P2 were blamed.",
        "The boards KD17, SR23-312, RM3, TL20 and R4 are sold out.",
        "A P2P market and a P2X product were shown on P2B.",
        "The coolant R454B is used.",
        "Homes there sell in the low $800s.",
        "She sang in the '90s and in her late 30s.",
        "It served its one billionth meal.",
        "The USD1 coin was listed.",
        "The report EUR252446124 is for sale.",
        "Remember the 3Rs of recycling.",
        "They moved to 9312 N 170th Avenue.",
        "They moved to 9312 N. Larkspur St. in June.",
        "They met at 16 W 22nd St. for lunch.",
        "They met at 900 W. Linden Hall Blvd for lunch.",
        "He waited at gates 5J and 14J in seat 3F.",
        "Room 2303C faces the Alder 1801L building on Highway 30A.",
        "The 340B programme was extended.",
        "It streams in 1080p.",
        "They met at 601 21st Street, Suite 300.",
        "They were on the Inc. 5000 list of firms.",
        "It keeps all accounts in one place, under one roof, one step at a time.",
    ],
)
def test_names_and_addresses_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mine pays R25 million.", [(2.5e7, "ZAR")]),
        ("The mine pays R25m.", [(2.5e7, "ZAR")]),
        ("The mine paid R2 million, then R40 more.", [(2e6, "ZAR"), (40, "ZAR")]),
        ("South Africa pays R350 for it.", [(350, "ZAR")]),
        ("The toll is P500 million.", [(5e8, "PHP")]),
        ("The toll is P1,250 and later P49.50.", [(1250, "PHP"), (49.5, "PHP")]),
        ("The dam costs RM3.2 billion.", [(3.2e9, "MYR")]),
        ("It costs Rs 500 or Rs500.", [(500, "INR"), (500, "INR")]),
        ("It costs USD100 or EUR 5.", [(100, "USD"), (5, "EUR")]),
        ("It costs USD100-150.", [(100, "USD")]),
        ("It costs AED 50 in the United Arab Emirates.", [(50, "AED")]),
        ("A 5 N force holds it.", [(5, "N")]),
        ("It runs at 48V.", [(48, "V")]),
        ("A 30 A fuse blew.", [(30, "A")]),
        ("They fill 2 L bottles.", [(2, "L")]),
        ("The temperature fell to 25C.", [(25, "Cel")]),
        ("It has a 1.8L motor.", [(1.8, "L")]),
        ("It draws 500 W. The motor is small.", [(500, "W")]),
        ("It costs RM70 a month.", [(70, "MYR")]),
        ("Coins of 42 p and coins of $3 million bitcoin.", [(42, "cGBP"), (3e6, "USD")]),
        ("A litre costs 42p.", [(42, "cGBP")]),
        ("They sold 350 million $ABC tokens.", [(3.5e8, "1")]),
        ("It grew within three years¹ to 5 km².", [(3, "a"), (5, "km2")]),
    ],
)
def test_what_something_speaks_for_is_read(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


def test_a_plus_before_the_magnitude_is_a_bound() -> None:
    text = "It gave $240+ million."
    (one,) = find_facts(Article("s", "l", "/a", "", Publisher("p"), text, language="en")).quantities
    assert (one.exact, one.value, one.modifier) == ("$240+ million", 2.4e8, ">")
