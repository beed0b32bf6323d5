from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.names.definitions import short_for_things, short_names, spells
from transforms.facts.names.sighting import Sighting


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("VST", "Vale Solar Technology Co., Ltd", True),
        ("NOAA", "National Oceanic and Atmospheric Administration", True),
        ("BioTh", "Bio Therapeutics", True),
        ("VTS", "Vale Solar", False),
        ("XVS", "Vale Solar", False),
        ("AST", "Vale Solar Technology", False),  # its first letter begins no word
        ("vst", "Vale Solar Technology", False),
        ("V", "Vale", False),
    ],
)
def test_an_acronym_is_spelled_by_its_long_form(short: str, long: str, expected: bool) -> None:
    assert spells(short, long) is expected


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (" (VST) grew", ["VST"]),
        (" (“Vale Solar” or the “Company”) grew", ["Vale Solar"]),
        (' (hereinafter "VST", together with others) grew', ["VST"]),
        (", or VST, grew", ["VST"]),
        (", also known as VST.", ["VST"]),
        (" (NASDAQ: VST) grew", []),
        (" (the Company) grew", []),
        (" (CEO) grew", []),
        (" (no end", []),
    ],
)
def test_what_a_text_calls_a_long_name(behind: str, found: list[str]) -> None:
    name = "Vale Solar Technology Ltd"
    text = f"Now {name}{behind}"
    long = Sighting(4, 4 + len(name), "organisation", name, "test", 1.0)
    assert [text[start:end] for start, end in short_names(text, long)] == found


def test_an_acronym_of_a_thing_is_no_body() -> None:
    things = "The event delivery service (EDS) and the Vale Relief Plan (VRP) grew. A plan (PLN) fell."
    bodies = "The Vale Relief Fund (VRF), the Vale Economic Community (VEC) and the United Vale (UV) met."
    assert short_for_things(f"{things} {bodies}") == {"EDS", "VRP"}


@given(st.text(max_size=12), st.text(max_size=40))
def test_any_words_can_be_asked(short: str, long: str) -> None:
    spells(short, long)


def test_a_long_name_takes_linear_time() -> None:
    started = time.process_time()
    spells("A" * 10, "ba " * 100_000)
    assert time.process_time() - started < 1
