from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.dates import find_dates, in_zone, read_date


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2025-03-19", "2025-03-19", "day"),
        ("2025-03-19T08:30:00-04:00", "2025-03-19T08:30:00-04:00", "second"),
        ("2025-03-19T08:30Z", "2025-03-19T08:30:00+00:00", "minute"),
        ("2025-03-19T08:30:15.123+0530", "2025-03-19T08:30:15+05:30", "second"),
        ("2025-03-19T00:00:00Z", "2025-03-19", "day"),  # a filled-in midnight is no time
        ("2025-03-19T08:30:00", "2025-03-19", "day"),  # a time without its zone is no moment
        ("Wed, 19 Mar 2025 08:30:00 GMT", "2025-03-19T08:30:00+00:00", "second"),
        ("Wed Mar 19 08:30:00 EDT 2025", "2025-03-19T08:30:00-04:00", "second"),
        ("Wed Mar 19 08:30:00 2025", "2025-03-19", "day"),
        ("Wed Mar 19 2025 08:30:00 GMT-0400 (EDT)", "2025-03-19T08:30:00-04:00", "second"),
        ("March 19, 2025", "2025-03-19", "day"),
        ("Mar. 19, 2025 4:05 p.m. EDT", "2025-03-19T16:05:00-04:00", "minute"),
        ("Jan. 9, 2025 12:05 a.m. ET", "2025-01-09T00:05:00-05:00", "minute"),
        ("19th March 2025", "2025-03-19", "day"),
        ("19. März 2025", "2025-03-19", "day"),
        ("19 de marzo de 2025", "2025-03-19", "day"),
        ("19 mars 2025", "2025-03-19", "day"),
        ("19.03.2025", "2025-03-19", "day"),
        ("4. 2. 2022", "2022-02-04", "day"),
        ("19 آذار / مارس 2025", "2025-03-19", "day"),  # two names of one month
        ("19 تشرين الأول/أكتوبر 2025", "2025-10-19", "day"),
        ("الأحد 19 كانون الثاني 2025", "2025-01-19", "day"),
        ("19 آب 2025", "2025-08-19", "day"),
        ("2025年3月19日", "2025-03-19", "day"),
        ("2025년 3월 19일", "2025-03-19", "day"),
        ("20250319", "2025-03-19", "day"),
        ("20250319T083000Z", "2025-03-19T08:30:00+00:00", "second"),
        ("1742373000", "2025-03-19T08:30:00+00:00", "second"),
        ("25/03/2025", "2025-03-25", "day"),
        ("https://harbour.example/2025/03/19/crane", "2025-03-19", "day"),
    ],
)
def test_written_dates(text: str, value: str, precision: str) -> None:
    moment = read_date(text)
    assert moment is not None
    assert (moment.value, moment.precision) == (value, precision)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (None, None),
        ("en", None),
        ("EN", None),
        ("en-CA", None),  # both are written there
        ("en-us", date(2025, 9, 3)),
        ("en-US", date(2025, 9, 3)),
        ("en_US", date(2025, 9, 3)),
        ("en-gb", date(2025, 3, 9)),
        ("en_GB", date(2025, 3, 9)),
        ("und-uk", date(2025, 3, 9)),
        ("fr", date(2025, 3, 9)),
    ],
)
def test_an_ambiguous_date_is_read_only_where_the_site_tells(
    language: str | None, expected: date | None
) -> None:
    moment = read_date("09/03/2025", language)
    assert (moment.day if moment else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1970-01-01T00:00:01Z",
        "June 5, 1989",
        "0001-01-01",
        "",
        "soon",
        "2025-13-45",
        "31 February 2025",
        "room 20250",
        "1.2.3",
        "March 2025",
        None,
    ],
)
def test_what_is_no_date(text: str | None) -> None:
    assert read_date(text) is None


def test_the_zone_and_the_precision_are_those_that_were_written() -> None:
    zones = {
        "2025-03-19T08:30+05:30": "+05:30",
        "19 March 2025, 08:30 CET": "+01:00",
        "2025-03-19 08:30Z": "+00:00",
    }
    for text, tz in zones.items():
        moment = read_date(text)
        assert moment is not None and (moment.tz, moment.precision) == (tz, "minute")


@given(st.dates(date(1995, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%Y%m%d}",
    ):
        moment = read_date(text)
        assert moment is not None and moment.day == day


def test_long_hostile_strings_take_no_time() -> None:
    begin = time.process_time()
    for piece in ("1 ", "1.", "2025-", "March ", "1 January 2025 ", "12:", "a" * 50 + " "):
        list(find_dates(piece * 20_000))
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("written", "zone", "value"),
    [
        ("2026-04-02T10:30:00", "Europe/Berlin", "2026-04-02T10:30:00+02:00"),
        ("2 January 2026, 10:30 pm", "America/New_York", "2026-01-02T22:30:00-05:00"),
        ("2026-04-02 10:30", None, "2026-04-02"),
        ("2026-04-02", "Europe/Berlin", "2026-04-02"),
        ("2026-04-02 00:00:00", "Europe/Berlin", "2026-04-02"),  # filled in
        ("2026-04-02T10:30:00Z", "Europe/Berlin", "2026-04-02T10:30:00+00:00"),
        ("2026-04-02 10:30 QQQ", "Europe/Berlin", "2026-04-02"),  # a zone that nobody knows
        ("2026-03-29 02:30", "Europe/Berlin", "2026-03-29T02:30:00+01:00"),  # an hour that was none
    ],
)
def test_a_clock_without_a_zone_is_of_the_zone_that_is_known(
    written: str, zone: str | None, value: str
) -> None:
    moment = read_date(written)
    assert moment is not None
    assert in_zone(moment, zone).value == value
