from __future__ import annotations

from datetime import date

import pytest

from transforms.facts.dates.dates import find_dates
from transforms.facts.text.sentences import sentences
from transforms.models import Article, Publisher

FRIDAY = date(2024, 8, 9)


def days(text: str) -> list[str]:
    article = Article("s", "l", "u", "", Publisher("p"), text, language="en", published_date=FRIDAY)
    return [f"{m.date_from} {m.date_to}" for m in find_dates(article, sentences(text))]


def day(*told: str) -> list[str]:
    return [f"{one} {one}" for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran between July 3 and July 9, 2022.", day("2022-07-03", "2022-07-09")),
        ("It ran 27 July – 2 August 2022.", day("2022-07-27", "2022-08-02")),
        ("It met on July 3, July 5 and August 9, 2022.", day("2022-07-03", "2022-07-05", "2022-08-09")),
        ("It ran from Sunday, July 3, to Saturday, July 9, 2022.", day("2022-07-03", "2022-07-09")),
        ("It ran from November 28 to January 3, 2022.", day("2021-11-28", "2022-01-03")),
        ("It ran from November 28, 2021 to January 3.", day("2021-11-28", "2022-01-03")),
        (
            "It rained in May, June and July 2022.",
            ["2022-05-01 2022-05-31", "2022-06-01 2022-06-30", "2022-07-01 2022-07-31"],
        ),
        # a list is no range: what follows a time has a year of its own
        ("It met on November 28, 2021, and on July 5.", day("2021-11-28", "2024-07-05")),
        ("It rained in July and July 2022.", ["2024-07-01 2024-07-31", "2022-07-01 2022-07-31"]),
        ("By July 3, June 2022 was forgotten.", ["2024-07-03 2024-07-03", "2022-06-01 2022-06-30"]),
        # weekdays, told on a Friday
        ("The fair will run Tuesday to Thursday.", day("2024-08-13", "2024-08-15")),
        ("The fair ran from Friday until Monday.", day("2024-08-02", "2024-08-05")),
        ("The fair will run Saturday through Monday.", day("2024-08-10", "2024-08-12")),
    ],
)
def test_neighbours_share_their_year_and_stand_in_order(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_the_early_part_of_a_range_is_not_cut_from_all_of_it() -> None:
    assert days("It ran from early March to June 2022.") == ["2022-03-01 2022-06-30"]
