# ruff: noqa: E501  (lines of sample pages stay whole)
from __future__ import annotations

import time
from datetime import date

import pytest

from transforms.parse.dateline import read_dateline
from transforms.parse.wires import wire_named, wires


@pytest.mark.parametrize(
    ("text", "place", "day", "wire", "rest"),
    [
        ("OSLO, Norway, March 3, 2025 (GLOBE NEWSWIRE) -- Acme opens", "OSLO, Norway", "2025-03-03", "GlobeNewswire", "Acme"),
        ("NEW YORK, May 15, 2025 /PRNewswire/ -- Acme opens", "NEW YORK", "2025-05-15", "PR Newswire", "Acme"),
        ("SAN DIEGO--(BUSINESS WIRE)--Acme opens", "SAN DIEGO", None, "Business Wire", "Acme"),
        ("HOUSTON, TX / ACCESSWIRE / March 19, 2025 / Acme opens", "HOUSTON, TX", "2025-03-19", "ACCESS Newswire", "Acme"),
        ("Vancouver, British Columbia--(Newsfile Corp. - March 19, 2025) - Acme opens", "Vancouver, British Columbia",
         "2025-03-19", "Newsfile", "Acme"),
        ("LEEDS, UK, March 19, 2025 /EINPresswire.com/ -- Acme opens", "LEEDS, UK", "2025-03-19", "EIN Presswire", "Acme"),
        ("SALEM, OR, June 06, 2024 /24-7PressRelease/ -- Acme opens", "SALEM, OR", "2024-06-06", "24-7 Press Release", "Acme"),
        ("SALEM, OR, June 06, 2024 (Unheard-of Wire) -- Acme opens", "SALEM, OR", "2024-06-06", "Unheard-of Wire", "Acme"),
        ("Salem, OR (Newsworthy.ai) Monday Jul 15, 2024 @ 7:00 AM UTC — Acme", "Salem, OR", "2024-07-15", "Newsworthy.ai", "Acme"),
        ("BEIJING, March 19 (Xinhua) -- The river rose", "BEIJING", None, "Xinhua", "The river"),
        ("PARIS (AP) — The river rose", "PARIS", None, "AP", "The river"),
        ("LONDON, March 3 (Reuters) - The river rose", "LONDON", None, "Reuters", "The river"),
        ("Berlin (dpa) - Der Fluss stieg", "Berlin", None, "dpa", "Der Fluss"),
        ("MOSCOW, March 19. /TASS/. The river rose", "MOSCOW", None, "TASS", "The river"),
        ("PARIS (AP) _ The river rose", "PARIS", None, "AP", "The river"),
        ("Madrid, 19 mar (EFE).- El río subió", "Madrid", None, "EFE", "El río"),
        ("Paris, le 19 mars 2025 (AFP) - La rivière", "Paris", "2025-03-19", "AFP", "La rivière"),
        ("HONG KONG SAR - Media OutReach Newswire - 19 March 2025 - Acme opens", "HONG KONG SAR", "2025-03-19",
         "Media OutReach Newswire", "Acme"),
        ("新华社北京3月19日电（记者李明）河水上涨", "北京", None, "Xinhua", "河水"),
        ("BATTLE CREEK — The river rose", "BATTLE CREEK", None, None, "The river"),
        ("AUSTIN, Texas, Nov. 13, 2025 – Acme opens", "AUSTIN, Texas", "2025-11-13", None, "Acme"),
    ],
)  # fmt: skip
def test_datelines_of_the_wires(text: str, place: str, day: str | None, wire: str | None, rest: str) -> None:
    found = read_dateline(text)
    assert found is not None
    assert found.place == place
    assert (found.moment.day.isoformat() if found.moment else None) == day
    assert (found.wire.name if found.wire else None) == wire
    assert text[found.end :].startswith(rest)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("BEIJING, March 19 (Xinhua) -- The river rose", date(2025, 3, 20), date(2025, 3, 19)),
        ("LONDON, Dec 31 (Reuters) - The river rose", date(2026, 1, 1), date(2025, 12, 31)),
        ("新华社北京3月19日电 河水上涨", date(2025, 3, 19), date(2025, 3, 19)),
        ("LONDON, March 19 (Reuters) - The river rose", date(2025, 9, 1), None),  # not of the same event
        ("LONDON, Feb 30 (Reuters) - The river rose", date(2025, 3, 1), None),
        ("LONDON, March 19 (Reuters) - The river rose", None, None),
        ("OSLO, March 3, 2025 (GLOBE NEWSWIRE) -- Acme opens", date(2025, 9, 1), date(2025, 3, 3)),
    ],
)
def test_a_dateline_without_a_year_is_of_the_year_it_was_printed_in(
    text: str, published: date | None, day: date | None
) -> None:
    found = read_dateline(text)
    assert found is not None and found.day(published) == day


@pytest.mark.parametrize(
    "text",
    [
        "Springfield – a town on the river – has signed a contract with a maker of pumps.",
        "The mayor -- who was elected in May -- said the bridge would open.",
        "It was late. The council (all of it) - had gone home.",
        "A plain first sentence without any dash at all.",
        "",
    ],
)
def test_sentences_with_dashes_are_none(text: str) -> None:
    assert read_dateline(text) is None


def test_every_mark_leads_to_its_wire() -> None:
    for wire in wires():
        assert wire_named(wire.name) is not None
        assert all(wire_named(mark) is not None for mark in wire.marks)


def test_long_hostile_strings_take_no_time() -> None:
    begin = time.process_time()
    for piece in ("(", "A -- ", "/A/", "北京3月", "A - ", "(AP", " - ", "A, "):
        read_dateline(piece * 50_000)
    assert time.process_time() - begin < 2
