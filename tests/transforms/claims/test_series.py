"""The same figure in two stories: announced twice, revised, and another one."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.claims import compare
from transforms.facts import find_facts
from transforms.models import Account, Article, Claim, Publisher

MARCH, MAY = date(2026, 3, 18), date(2026, 5, 13)


def account(name: str, text: str, day: date, *, original: bool = True) -> Account:
    article = Article("s", name, f"/{name}", "", Publisher(name), text, language="en", published_date=day)
    relation = "original" if original else "rewrite"
    return Account(article.article_id, article.version_id, day, relation, name, find_facts(article))


def claim(text: str, day: date, unit: str) -> Claim:
    claims, _ = compare(day.isoformat(), [account(day.isoformat(), text, day)])
    (found,) = (one for one in claims if one.base_unit == unit)
    return found


FIRST = (
    "Halden Storage AS will expand its smelter. The expansion will cost $420 million. "
    "Halden Storage AS is based in Oslo."
)


@pytest.mark.parametrize(
    ("first", "later", "unit"),
    [
        (FIRST, "Halden Storage AS now expects the project to cost $465 million.", "USD"),
        (FIRST, "Halden Storage AS's investment rises to $465 million.", "USD"),
        (
            "Halden Storage AS approved Grey Heron, a 1.2 GW wind farm.",
            "The Grey Heron wind farm of Halden Storage AS will have a capacity of 1.4 GW.",
            "W",
        ),
        (
            "Halden Storage AS plans a 300 MW battery near Kiel, Germany.",
            "Near Kiel, Germany, Halden Storage AS has begun to build a battery of 350 MW.",
            "W",
        ),
        (
            "Norway's installed wind capacity is 5 GW.",
            "Norway's installed wind capacity has reached 5.5 GW, Halden Storage AS says.",
            "W",
        ),
    ],
)
def test_a_revision_is_of_one_series(first: str, later: str, unit: str) -> None:
    one, other = claim(first, MARCH, unit), claim(later, MAY, unit)
    assert one.series_id == other.series_id
    assert one.value != other.value


@pytest.mark.parametrize(
    ("first", "later", "unit"),
    [
        (FIRST, "Halden Storage AS has revenue of $465 million.", "USD"),
        (FIRST, "Ostwind Energy AG's expansion will cost $465 million.", "USD"),
        (
            "Halden Storage AS plans a 300 MW battery near Kiel, Germany.",
            "Halden Storage AS plans a 300 MW battery near Lyon, France.",
            "W",
        ),
        (
            "Halden Storage AS plans a 300 MW battery near Kiel, Germany.",
            "Halden Storage AS plans a 300 MW wind farm near Kiel, Germany.",
            "W",
        ),
        (
            "Halden Storage AS approved Grey Heron, a 1.2 GW wind farm.",
            "Halden Storage AS approved Red Kite, a 1.2 GW wind farm.",
            "W",
        ),
    ],
)
def test_another_figure_is_of_another_series(first: str, later: str, unit: str) -> None:
    assert claim(first, MARCH, unit).series_id != claim(later, MAY, unit).series_id


def test_copies_change_no_series() -> None:
    accounts = [
        account("a", FIRST, MARCH),
        account("b", "In Kiel, the firm Halden Storage AS is to spend $420 million.", MARCH, original=False),
        account("c", FIRST, MARCH, original=False),
    ]
    (alone,) = (one for one in compare("s", accounts[:1])[0] if one.base_unit == "USD")
    for order in (accounts, accounts[::-1]):
        series = {one.series_id for one in compare("s", order)[0] if one.base_unit == "USD"}
        assert series == {alone.series_id}


@pytest.mark.parametrize("text", ["There were 40 fires.", "It rose to $5 million.", "Sales were $5 million."])
def test_what_nothing_is_said_of_is_a_series_of_its_own(text: str) -> None:
    stories = [compare(name, [account(name, text, MARCH)])[0] for name in ("a", "b")]
    assert stories[0][0].series_id != stories[1][0].series_id


def test_a_change_is_no_level() -> None:
    one = claim("Norway's oil exports rose by 5 million tonnes.", MARCH, "kg")
    other = claim("Norway's oil exports were 5 million tonnes.", MAY, "kg")
    assert one.series_id != other.series_id
