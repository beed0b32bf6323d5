from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.report.shown import (
    around,
    counted,
    figure,
    lasting,
    moment,
    plain,
    share,
    span,
    web_address,
    words,
)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://port.example/a?b=c", "https://port.example/a?b=c"),
        ("http://port.example/", "http://port.example/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("file:///etc/passwd", None),
        ("//port.example/a", None),
        ("/srv/articles/a.txt", None),
        ("http:///nobody", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_only_the_web_is_linked(url: object, link: str | None) -> None:
    assert web_address(url) == link


@pytest.mark.parametrize(
    ("value", "unit", "code", "told"),
    [
        (1.2e9, "W", "GW", "1.2 GW"),
        (4.32e12, "J", "MW.h", "1.2 GWh"),
        (1000.0, "J", "kJ", "1 kJ"),
        (378_691_200.0, "s", "a", "12 years"),
        (5400.0, "s", "min", "1.5 hours"),
        (850.0, "W", "W", "850 W"),
        (92_000.0, "m", "km", "92 km"),
        (4e8, "kg", "t", "400,000 t"),
        (110_000.0, "m2", "har", "11 ha"),
        (0.48, "1", "%", "48 %"),
        (1.6, "1", "1", "1.6"),
        (1400.0, "1", "1", "1,400"),
        (1.3e6, "{count}", "{home}", "1.3 million"),
        (3.4e9, "GBP", "GBP", "3.4 billion GBP"),
        (410_000.0, "EUR", "EUR", "410,000 EUR"),
        (0.125, "m", "m", "0.125 m"),
        (-2e6, "W", "MW", "-2 MW"),
    ],
)
def test_figures(value: float, unit: str, code: str, told: str) -> None:
    assert figure(value, unit, code) == told


@pytest.mark.parametrize(
    ("lag", "told"),
    [
        (timedelta(0), "same day"),
        (timedelta(minutes=38), "38 min"),
        (timedelta(hours=6, minutes=38), "6 h 38 min"),
        (timedelta(days=2, hours=5, minutes=9), "2 d 5 h"),
        (timedelta(days=-1), "−1 d"),
        (None, "–"),
    ],
)
def test_lags(lag: timedelta | None, told: str) -> None:
    assert lasting(lag) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 3, 11), date(2026, 3, 13), "11 to 13 March 2026"),
        (date(2026, 3, 30), date(2026, 4, 1), "30 March to 1 April 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 December 2025 to 1 January 2026"),
        (date(2026, 3, 11), date(2026, 3, 11), "11 March 2026"),
        (None, None, "–"),
    ],
)
def test_spans(first: date | None, last: date | None, told: str) -> None:
    assert span(first, last) == told


def test_small_words() -> None:
    assert (counted(1, "story", "stories"), counted(1200, "story", "stories")) == ("1 story", "1,200 stories")
    assert moment(datetime(2026, 3, 11, 9, 5, tzinfo=UTC)) == "11 March 2026, 09:05 UTC"
    assert (moment(None, date(2026, 3, 11)), moment(None)) == ("11 March 2026", "–")
    assert (words("8.42 million kW", ">"), words("5", "=")) == ("over 8.42 million kW", "5")
    assert (share(0.834), share(None)) == ("83 %", "–")
    assert around("5 % of it, 5 % of that.", "5 %", 11) == ("5 % of it, ", "5 %", " of that.")


@given(st.text())
def test_nothing_turns_the_text_and_every_letter_keeps_its_place(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\x00\x1b\x9b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
