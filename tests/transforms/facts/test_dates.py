from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.dates import find_dates
from transforms.facts.sentences import sentences
from transforms.models import Article, DateMention, Publisher, RemovedBlock

THURSDAY = date(2024, 5, 16)


def find(
    text: str, *, day: date | None = THURSDAY, language: str = "en", **more: object
) -> tuple[DateMention, ...]:
    article = Article("s", "l", "u", "", Publisher("p"), text, language=language, published_date=day)
    article = replace(article, **more)  # type: ignore[arg-type]
    return find_dates(article, sentences(text))


@pytest.mark.parametrize(
    ("text", "exact", "first", "last", "precision"),
    [
        ("It met on 2024-03-09.", "2024-03-09", "2024-03-09", "2024-03-09", "day"),
        ("It met on March 9, 2023.", "March 9, 2023", "2023-03-09", "2023-03-09", "day"),
        ("It met on Dec. 31, 2023.", "Dec. 31, 2023", "2023-12-31", "2023-12-31", "day"),
        ("It met on 9 March 2023.", "9 March 2023", "2023-03-09", "2023-03-09", "day"),
        ("It met on the 9th of March 2023.", "9th of March 2023", "2023-03-09", "2023-03-09", "day"),
        ("It met on March 9-12, 2023.", "March 9-12, 2023", "2023-03-09", "2023-03-12", "period"),
        ("It met on April 15.", "April 15", "2024-04-15", "2024-04-15", "day"),
        ("It met on December 20.", "December 20", "2023-12-20", "2023-12-20", "day"),
        ("It met on 13/09/2023.", "13/09/2023", "2023-09-13", "2023-09-13", "day"),
        ("It met in March 2023.", "March 2023", "2023-03-01", "2023-03-31", "month"),
        ("It met in February.", "February", "2024-02-01", "2024-02-29", "month"),
        ("It will open in December.", "December", "2024-12-01", "2024-12-31", "month"),
        ("It met in 2021.", "2021", "2021-01-01", "2021-12-31", "year"),
        ("It grew in 2014-15.", "2014-15", "2014-01-01", "2015-12-31", "period"),
        ("It grew in fiscal 2023.", "fiscal 2023", "2023-01-01", "2023-12-31", "year"),
        (
            "It grew in the first quarter of 2023.",
            "first quarter of 2023",
            "2023-01-01",
            "2023-03-31",
            "quarter",
        ),
        ("It grew in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30", "quarter"),
        (
            "It grew in the second half of last year.",
            "second half of last year",
            "2023-07-01",
            "2023-12-31",
            "period",
        ),
        ("It grew in the 1990s.", "1990s", "1990-01-01", "1999-12-31", "period"),
        ("It grew last year.", "last year", "2023-01-01", "2023-12-31", "year"),
        ("It met last month.", "last month", "2024-04-01", "2024-04-30", "month"),
        ("It met this week.", "this week", "2024-05-13", "2024-05-19", "week"),
        ("It met yesterday.", "yesterday", "2024-05-15", "2024-05-15", "day"),
        ("It met on Monday.", "Monday", "2024-05-13", "2024-05-13", "day"),
        ("It met on Thursday.", "Thursday", "2024-05-16", "2024-05-16", "day"),
        ("It will meet on Monday.", "Monday", "2024-05-20", "2024-05-20", "day"),
        ("Doors open Saturday at noon.", "Saturday", "2024-05-18", "2024-05-18", "day"),
        ("It was shut on Saturday.", "Saturday", "2024-05-11", "2024-05-11", "day"),
        ("It meets on Monday, March 3.", "March 3", "2025-03-03", "2025-03-03", "day"),
        ("It met three months ago.", "three months ago", "2024-02-01", "2024-02-29", "month"),
        ("It ends by the end of 2025.", "the end of 2025", "2025-12-31", "2025-12-31", "day"),
        ("It began in early 2023.", "early 2023", "2023-01-01", "2023-05-02", "period"),
        (
            "In the 13th Five-Year Plan period it grew.",
            "13th Five-Year Plan period",
            "2016-01-01",
            "2020-12-31",
            "period",
        ),
        (
            "By the end of the fourteenth Five-Year Plan, it grew.",
            "the end of the fourteenth Five-Year Plan",
            "2025-12-31",
            "2025-12-31",
            "day",
        ),
    ],
)
def test_days(text: str, exact: str, first: str, last: str, precision: str) -> None:
    (found,) = find(text)
    assert (found.exact, str(found.date_from), str(found.date_to)) == (exact, first, last)
    assert found.precision == precision
    assert found.role == "event"


@pytest.mark.parametrize(
    ("text", "exact", "method"),
    [
        ("In recent years it grew.", "In recent years", "vague"),
        ("It opens in due course.", "in due course", "vague"),
        ("Over the years it grew.", "Over the years", "vague"),
        ("Its annual output grew.", "annual", "set"),
    ],
)
def test_times_without_days(text: str, exact: str, method: str) -> None:
    (found,) = find(text)
    assert (found.exact, found.date_from, found.date_to) == (exact, None, None)
    assert (found.method, found.role) == (method, "text")


@pytest.mark.parametrize(
    "text",
    [
        "It took 60% of the 3.1416 million.",
        "About 2000 workers came.",
        "It has 2000 kW.",
        "It paid $2020 for it.",
        "They may march 5 miles.",
        "It met on 03/09/2023.",  # in March or in September?
        "It met on February 30.",
        "The 3rd Five-Year Plan.",
    ],
)
def test_no_date(text: str) -> None:
    assert find(text) == ()


def test_without_a_day_of_its_own_an_article_has_unresolved_dates() -> None:
    (found,) = find("It met on March 9.", day=None)
    assert (found.exact, found.date_from, found.precision) == ("March 9", None, "day")


@pytest.mark.parametrize(
    "text",
    [
        "It met in March.",
        "It met on March 9.",
        "It grew in Q1 and the second half.",
        "It met last week, next month and this quarter.",
        "It met yesterday and meets again tomorrow.",
        "It met on Monday.",
        "Next Friday, last Sunday.",
        "Five weeks ago, ninety days from now, 999 years ago.",
        "Last May and next June, this decade, last century.",
        "By the end of the year it will shut, or next winter.",
    ],
)
@pytest.mark.parametrize(
    "day", [date.min, date(1, 1, 4), date(999, 12, 31), date(1000, 1, 1), date(2999, 12, 31), date.max]
)
def test_where_the_calendar_ends_no_day_is_told_and_nothing_breaks(text: str, day: date) -> None:
    for found in find(text, day=day):
        assert found.date_from is None or found.date_to is None or found.date_from <= found.date_to


def test_roles() -> None:
    as_of, deadline = find("As of 31 March 2024, the deadline 9 June 2024 stood.")
    assert (as_of.role, deadline.role) == ("as-of", "deadline")


def test_removed_blocks_have_roles_of_their_own() -> None:
    blocks = (
        RemovedBlock(0, 0, "dateline", "BERLIN, May 16, 2024 (Wire) --"),
        RemovedBlock(1, 0, "date", "2024-05-16"),
        RemovedBlock(2, 9, "copyright", "©copyright2009-2020Acme"),
        RemovedBlock(3, 9, "related", "In May 2021 we wrote"),
    )
    found = [(m.block_position, m.exact, m.role) for m in find("", removed=blocks)]
    assert found == [
        (0, "May 16, 2024", "dateline"),
        (1, "2024-05-16", "published"),
        (2, "2009-2020", "copyright"),
    ]


def test_other_languages_are_left_alone() -> None:
    assert find("Am 9. März 2023 und in 2021.", language="de") == ()


WORDS = st.sampled_from(
    [
        "the",
        "end",
        "of",
        "early",
        "March",
        "may",
        "15",
        "2024",
        "-31",
        "99",
        "Q4",
        "first",
        "quarter",
        "last",
        "year",
        "Monday",
        ",",
        ".",
        "2021-22",
        "ago",
        "two",
        "in",
        "14th",
        "Five-Year",
        "Plan",
        "9999-99-99",
        "annual",
        "\n",
        "over",
        "recent",
        "years",
        "spring",
        "Sunday",
        "to",
        "tomorrow",
        "decade",
        "fiscal",
        "1H25",
        "FY26",
        "'26",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.dates())
def test_words_and_offsets_agree(text: str, day: date) -> None:
    ends = [0]
    for found in find(text, day=day):
        assert text[found.start_char : found.end_char] == found.exact
        assert ends[-1] <= found.start_char
        assert found.date_from is None or found.date_to is None or found.date_from <= found.date_to
        ends.append(found.end_char)
