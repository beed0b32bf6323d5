"""What a figure measures where a thing or a verb says it, and no noun of its own."""

from __future__ import annotations

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Publisher


@pytest.mark.parametrize(
    ("text", "property", "subject"),
    [
        ("The £2.6bn bridge is long.", "cost", "bridge"),
        ("The dam will cost $4 billion.", "cost", "dam"),
        ("It will cost about 310 million euros.", "cost", None),
        ("It bought a workshop worth £3m.", "cost", "workshop"),
        ("The harbour got a €16 million state grant.", "state grant", None),
        ("The deal was worth $9 million.", "deal", None),
        ("The firm, valued at $9 billion, is old.", "value", "firm"),
        ("The firm spent $40 million.", "spending", None),
        ("It opened a 90 MW wind farm.", "capacity", "wind farm"),
        ("It opened a 250-megawatt battery.", "capacity", "battery"),
        ("It fitted 15 MW turbines.", "capacity", "turbines"),
        ("The battery, rated at 200 MW, is old.", "capacity", "battery"),
        ("It is a farm of 200 MW.", "capacity", "farm"),
        ("It stands on a 700 mu site.", "area", "site"),
        ("The site covers 35 hectares.", "area", None),
        ("The tank can store 900 MWh.", "storage capacity", None),
        ("The turbines generate 3 GWh a year.", "generation", None),
        ("It plans a park with an annual output of 5 million tonnes.", "annual output", "park"),
        ("It will build a farm with a planned capacity of 2 GW.", "capacity", "farm"),
        ("It used 300 GWh of electricity.", "electricity consumption", None),
        ("It stands on 40 ha of land.", "land area", None),
        ("The deal, valued at up to $9 million, is done.", "deal", None),
        ("The harbour gets €86 million for a quay.", "funding", None),
        ("The bank awarded $5 million to it.", "award", None),
        ("It will invest $5 million in a quay.", "investment", None),
        ("It announced a massive $5 million investment.", "investment", None),
        ("The land was bought for $5 million.", "price", None),
        ("It signed a contract for up to $34 million.", "contract", None),
        ("Priced at $199, it is new.", "price", None),
        ("It supplies 12 MW of batteries.", "capacity", None),
        ("It opened a 12-turbine wind farm.", "turbine", "wind farm"),
        ("It received a loan amount of $5 million.", "loan amount", None),
        ("The $5 million raised through it is spent.", None, None),
        ("About $5 million of the cost will be debt.", None, None),
        ("It rose towards the $80,000 level.", None, None),
        ("It lost 3 MW last year.", None, None),
    ],
)
def test_what_is_measured(text: str, property: str | None, subject: str | None) -> None:
    article = Article("s", "l", "u", "", Publisher("p"), text, language="en")
    (quantity,) = find_facts(article).quantities
    assert (quantity.property, quantity.subject) == (property, subject)
