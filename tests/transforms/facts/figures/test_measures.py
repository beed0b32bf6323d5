"""What each figure measures, of whom, where and when: on sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Facts, Publisher


def facts(text: str) -> Facts:
    article = Article(
        "s", "l", "u", "", Publisher("p"), text, language="en", published_date=date(2024, 5, 16)
    )
    return find_facts(article)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 5 MW of installed wind capacity.", "installed wind capacity"),
        ("It comes with a storage capacity of 5 MWh.", "storage capacity"),
        ("The city's installed solar capacity has reached 5 MW.", "installed solar capacity"),
        ("Its battery installations total 5 MW.", "battery installations"),
        ("It creates a park with an annual output value exceeding 5 billion yuan.", "annual output value"),
        ("Steel capacity is expected to surpass 5 million tonnes.", "Steel capacity"),
        ("Revenue in the first quarter rose 5%.", "Revenue"),
        ("It is home to 80% of the crude steel production.", "crude steel production"),
        ("It hired over 50 shift workers.", "shift workers"),
        ("The 50-year-old bridge closed.", "age"),
        ("The cost has risen as well, to $5 million.", "cost"),
        ("It was done at a cost of $5 million.", "cost"),
        ("It raised $5 million in new capital.", "new capital"),
        ("It holds $5 million in total value locked.", "value"),
        ("It has 850 MW in operation.", "capacity"),
        ("Acme reported quarterly revenue of $5 million.", "quarterly revenue"),
        ("It traded, imposing tariffs of up to 50% on steel.", "tariffs"),
        ("It cut the rate, driving gold prices to $3,200.", "gold prices"),
        ("It must reduce emissions by 40%.", "emissions"),
        ("It will raise the capacity of its smelter by 60 per cent.", "capacity"),
        ("Asking price: USD 4,250,000", "Asking price"),
        ("The care market in the U.S. reached $6.7 billion.", "care market"),
        ("It has a range of up to 256 miles.", "range"),
        ("Its renewable installed capacity was 5 GW.", "renewable installed capacity"),
    ],
)
def test_property(text: str, expected: str) -> None:
    (quantity,) = facts(text).quantities
    assert quantity.property == expected


def test_those_who_join_are_of_what_they_join() -> None:
    (quantity,) = facts("Over 300 nurses expected to join the city's health service were trained.").quantities
    assert quantity.subject == "city's health service"


def test_the_company_is_one() -> None:
    text = "Acme Robotics Inc. is based in Hamburg. Germany is large. The company employs 300 people."
    (quantity,) = facts(text).quantities
    assert quantity.subject == "Acme Robotics Inc."


def test_a_share_is_of_the_figure_before_it() -> None:
    text = "Its solar installations total 5 MW, accounting for one-fifth of Bavaria's total."
    whole, share = facts(text).quantities
    assert share.ratio_of == whole.quantity_id
    assert share.ratio_to == "Bavaria's solar installations"


def test_a_multiple_names_what_it_is_a_multiple_of() -> None:
    whole, times = facts(
        "Its wind capacity has reached 5 MW, 1.6 times that of its coal capacity."
    ).quantities
    assert (times.ratio_of, times.ratio_to) == (whole.quantity_id, "its coal capacity")


def test_one_in_three_is_of_what_follows() -> None:
    (share,) = facts("About one in three rural homes has gas.").quantities
    assert (share.ratio_to, share.modifier) == ("rural homes", "~")


def test_two_shares_of_one_thing() -> None:
    text = "It holds 80% of the oil output and 70% of the gas reserves of the Alpha Field."
    assert [q.ratio_to for q in facts(text).quantities] == [
        "oil output of the Alpha Field",
        "gas reserves of the Alpha Field",
    ]


def test_a_level_has_the_property_of_its_change() -> None:
    change, level = facts("Steel output rose 5% to 3 million tonnes last year.").quantities
    assert change.property == level.property == "Steel output"
    assert level.as_of == date(2023, 12, 31)
    assert level.period == "P1Y"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The plant has an annual output of 5 million tonnes.", "P1Y"),
        ("It makes 5 million tonnes a year.", "P1Y"),
        ("It makes 5 million tonnes of steel a year.", "P1Y"),
        ("It makes 5 million tonnes of raw steel annually.", "P1Y"),
        ("It pumps 50,000 barrels per day.", "P1D"),
        ("Revenue was $5 million in the first quarter of 2024.", "P3M"),
        ("Its capacity was 5 MW in 2023.", None),
        ("It has 5 MW.", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    (quantity,) = facts(text).quantities
    assert quantity.period == period


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("By the end of 2030, capacity is expected to reach 5 GW.", date(2030, 12, 31)),
        ("Capacity was 5 GW at the end of March 2024.", date(2024, 3, 31)),
        ("Capacity was 5 GW.", None),
        ("On March 10 it decided to build a plant of 5 GW.", None),
        ("Capacity is 5 GW, the company said on Tuesday.", None),
        ("Sales were $5 million a year earlier.", None),
    ],
)
def test_as_of(text: str, day: date | None) -> None:
    (quantity,) = facts(text).quantities
    assert quantity.as_of == day


def test_subject_and_place_are_entities() -> None:
    found = facts("Hamburg's wind capacity has reached 5 MW.")
    (quantity,) = found.quantities
    (place,) = [e for e in found.entities if e.name == "Hamburg"]
    assert quantity.subject == "Hamburg"
    assert quantity.subject_id == quantity.place_id == place.entity_id


@pytest.mark.parametrize(
    "text",
    [
        "Founded in 1936, Acme Corp. has 40 branches.",
        "Since 2017, Acme Corp. has built 40 branches.",
        "Sales of the firm rose 5% from the previous year.",
        "Priced at $199, it is sold from February 19.",
    ],
)
def test_another_time_is_not_its_own(text: str) -> None:
    assert facts(text).quantities[0].as_of is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Acme Corp., based in Norway, has 40 MW.", None),
        ("Acme Corp. has 40 MW in many countries, including Norway.", None),
        ("In Norway, Acme Corp. has 40 MW.", "Norway"),
        ("Near Kiel, Germany, Acme Corp. has 40 MW.", "Kiel"),
        ("Acme Corp. sells 40 MW across Germany and Chile.", None),
        ("Acme Corp. paid US$40 million.", None),
    ],
)
def test_a_seat_is_not_where_it_is(text: str, place: str | None) -> None:
    found = facts(text)
    names = {entity.entity_id: entity.name for entity in found.entities}
    assert names.get(found.quantities[-1].place_id or "") == place
