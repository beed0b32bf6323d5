from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.dates.dates import find_dates, times_unread
from transforms.facts.text.sentences import sentences
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
    ("text", "exact", "first", "last"),
    [
        # what was lies behind the article's day, what will be before it
        ("Orders dropped in the third quarter.", "third quarter", "2023-07-01", "2023-09-30"),
        ("Orders will rise in the first quarter.", "first quarter", "2025-01-01", "2025-03-31"),
        ("Orders dropped in the second half.", "second half", "2023-07-01", "2023-12-31"),
        ("Orders dropped in August.", "August", "2023-08-01", "2023-08-31"),
        ("The mill was burned on November 9.", "November 9", "2023-11-09", "2023-11-09"),
        ("It announced a hearing on July 2.", "July 2", "2024-07-02", "2024-07-02"),
        ("The road is expected to be completed by late August.", "late August", "2024-08-21", "2024-08-31"),
        ("It has raised $5 million and wants more by October.", "October", "2024-10-01", "2024-10-31"),
        ("It will report first quarter results soon.", "first quarter", "2024-01-01", "2024-03-31"),
        ("It will report fourth quarter results soon.", "fourth quarter", "2023-10-01", "2023-12-31"),
        # the year may be told in other ways
        ("It met in November of last year.", "November of last year", "2023-11-01", "2023-11-30"),
        ("It meets on April 4 next year.", "April 4 next year", "2025-04-04", "2025-04-04"),
        ("It met on 7 June 22, in Oslo.", "7 June 22", "2022-06-07", "2022-06-07"),
        ("It met on June 7, '22.", "June 7, '22", "2022-06-07", "2022-06-07"),
        ("It met on 7-Jun-2022.", "7-Jun-2022", "2022-06-07", "2022-06-07"),
        ("It met in June '98.", "June '98", "1998-06-01", "1998-06-30"),
        ("It met on 7 June 22 times.", "7 June", "2024-06-07", "2024-06-07"),
        ("It met from June 7 to 9, 2022.", "June 7 to 9, 2022", "2022-06-07", "2022-06-09"),
        ("It met between 7 and 9 June 2022.", "7 and 9 June 2022", "2022-06-07", "2022-06-09"),
        ("April through September 2022.", "April through September 2022", "2022-04-01", "2022-09-30"),
        ("November-February 2022 was cold.", "November-February 2022", "2021-11-01", "2022-02-28"),
        ("It may this year open.", "this year", "2024-01-01", "2024-12-31"),
        ("It opened around 2016, we think.", "2016", "2016-01-01", "2016-12-31"),
        # quarters and halves
        ("It grew in 2H22.", "2H22", "2022-07-01", "2022-12-31"),
        ("It grew in Q4'22.", "Q4'22", "2022-10-01", "2022-12-31"),
        ("It grew in 3Q 2022.", "3Q 2022", "2022-07-01", "2022-09-30"),
        ("It grew in FY2022.", "FY2022", "2022-01-01", "2022-12-31"),
        ("It grew in FY22.", "FY22", "2022-01-01", "2022-12-31"),
        ("It rained in the first half of April.", "first half of April", "2024-04-01", "2024-04-15"),
        ("It rained in the second half of May 2023.", "second half of May 2023", "2023-05-16", "2023-05-31"),
        ("The first half of the 1970s was dry.", "first half of the 1970s", "1970-01-01", "1974-12-31"),
        ("The second half of this decade is dry.", "second half of this decade", "2025-01-01", "2029-12-31"),
        # ages
        ("Output grew over the past decade.", "past decade", "2014-05-16", "2024-05-16"),
        ("Output grew over the last decade.", "last decade", "2014-05-16", "2024-05-16"),
        ("Output will grow this decade.", "this decade", "2020-01-01", "2029-12-31"),
        ("Output grew last century.", "last century", "1901-01-01", "2000-12-31"),
        # the edge of a period that has no name
        ("The mine will shut by year-end.", "year-end", "2024-12-31", "2024-12-31"),
        (
            "The mine will shut at the end of the quarter.",
            "the end of the quarter",
            "2024-06-30",
            "2024-06-30",
        ),
        ("It had 40 trucks at the end of the year.", "the end of the year", "2023-12-31", "2023-12-31"),
        ("It had 40 trucks at year-end 2021.", "year-end 2021", "2021-12-31", "2021-12-31"),
        ("The mine will open in mid-year.", "mid-year", "2024-05-02", "2024-08-31"),
        ("Prices rose at the start of the month.", "the start of the month", "2024-05-01", "2024-05-01"),
        # seasons
        ("The mine will open next summer.", "next summer", "2024-06-01", "2024-08-31"),
        ("The mine shut last winter.", "last winter", "2023-12-01", "2024-02-29"),
        ("The mine shut in the autumn of 2021.", "autumn of 2021", "2021-09-01", "2021-11-30"),
        ("The mine shut in winter 2021-22.", "winter 2021-22", "2021-12-01", "2022-02-28"),
        ("It ended with the fall of 2021.", "2021", "2021-01-01", "2021-12-31"),
        # days beside days
        ("She left the day before yesterday.", "day before yesterday", "2024-05-14", "2024-05-14"),
        ("She leaves the day after tomorrow.", "day after tomorrow", "2024-05-18", "2024-05-18"),
        # weekdays, told on a Thursday
        ("It met on the last Friday of March.", "last Friday of March", "2024-03-29", "2024-03-29"),
        (
            "It met on the second Monday in June 2022.",
            "second Monday in June 2022",
            "2022-06-13",
            "2022-06-13",
        ),
        ("She left last Thursday.", "last Thursday", "2024-05-09", "2024-05-09"),
        ("She leaves next Thursday.", "next Thursday", "2024-05-23", "2024-05-23"),
        ("She leaves this Thursday.", "this Thursday", "2024-05-16", "2024-05-16"),
        ("She leaves next Friday.", "next Friday", "2024-05-17", "2024-05-17"),
        ("It was shut on Tuesday 7 May for repairs.", "7 May", "2024-05-07", "2024-05-07"),
        ("On Saturday she spoke in Lima.", "Saturday", "2024-05-11", "2024-05-11"),
        ("On Saturday thieves looted the depot.", "Saturday", "2024-05-11", "2024-05-11"),
    ],
)
def test_the_days_of_many_ways_of_writing(text: str, exact: str, first: str, last: str) -> None:
    (found,) = find(text)
    assert (found.exact, str(found.date_from), str(found.date_to)) == (exact, first, last)


@pytest.mark.parametrize(
    ("text", "exact", "precision"),
    [
        ("Sales in the second quarter of fiscal 2024 rose.", "second quarter of fiscal 2024", "quarter"),
        ("Sales in Q2 FY24 rose.", "Q2 FY24", "quarter"),
        ("Sales in the fiscal second quarter rose.", "second quarter", "quarter"),
        ("Sales in the second quarter of its financial year rose.", "second quarter", "quarter"),
        ("Sales in H1 FY2024-25 rose.", "H1 FY2024-25", "period"),
        ("Sales in fiscal year 2023-24 rose.", "fiscal year 2023-24", "year"),
        ("The budget for 2022/23 is ready.", "2022/23", "year"),
        ("Sugar of winter 2021 was dear.", "winter 2021", "period"),
        ("Sugar of the 2023/24 season was dear.", "2023/24", "year"),
    ],
)
def test_of_a_year_of_ones_own_only_the_length_is_known(text: str, exact: str, precision: str) -> None:
    (found,) = find(text)
    assert (found.exact, found.date_from, found.date_to) == (exact, None, None)
    assert (found.precision, found.method) == (precision, "vague")


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
        "She scored in the second half of the final.",
        "They trailed in the third quarter of the game.",
        "Around 2000 people came.",
        "It rose in Peru's 12th Five-Year Plan.",
        "During the first half-day and under year-end pressure it sold a truck.",
        "The year of the spring and the quarter ended.",
        "The 3rd Five-Year Plan.",
    ],
)
def test_no_date(text: str) -> None:
    assert find(text) == ()


def test_the_year_that_ends_is_the_one_named_before_it() -> None:
    _, end = find("It was sued in May 2019 and settled at the end of the year.")
    assert (end.exact, str(end.date_from)) == ("the end of the year", "2019-12-31")


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


@pytest.mark.parametrize(
    "unit",
    [
        "May 5 ",
        "Monday to ",
        "the end of the year ",
        "March to ",
        "5 March 24 ",
        "first half of ",
        "May 5 and May 6, 2024 ",
        "1H",
        "fiscal year ",
    ],
)
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        article = Article("s", "l", "u", "", Publisher("p"), unit * times, published_date=THURSDAY)
        spans = sentences(article.text)
        start = process_time()
        find_dates(article, spans)
        return process_time() - start

    seconds(10)
    assert seconds(8_000) < 6 * seconds(2_000) + 0.05


def test_of_times_without_end_only_the_first_are_read() -> None:
    found = find("In 2019.\n" * 12_000)
    assert len(found) == 10_000
    assert found[-1].start_char == 9_999 * len("In 2019.\n") + 3
    assert times_unread(tuple(found)) == (("2019", "too many times", "only the first 10000 were read"),)
    assert times_unread(tuple(found[:-1])) == ()


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
