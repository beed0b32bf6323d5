from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.facts.tellings import facts, told
from transforms.models import EventMention

EVENTS = [
    (
        "Halden Batteries AS signed a supply agreement with Veltro Cells Inc. in Oslo.",
        ("agreement_signed", "signed", "asserted", "supply agreement", "Oslo"),
        {("Halden Batteries AS", "party"), ("Veltro Cells Inc.", "party")},
    ),
    (
        "The Jinan Municipal People's Government and Vale Solar Co., Ltd. (VST) signed a pact in Jinan.",
        ("agreement_signed", "signed", "asserted", "pact", "Jinan"),
        {("Jinan Municipal People's Government", "party"), ("Vale Solar Co., Ltd.", "party")},
    ),
    (
        "Veltro Cells Inc. will build a battery plant in Austin, Texas.",
        ("project_build", "will build", "planned", "battery plant", "Austin"),
        {("Veltro Cells Inc.", "builder")},
    ),
    (
        "Veltro Cells Inc. is building an assembly line in Germany.",
        ("project_build", "is building", "asserted", "assembly line", "Germany"),
        {("Veltro Cells Inc.", "builder")},
    ),
    (
        "A new refinery is expected to be built by Veltro Cells Inc. in Germany.",
        ("project_build", "is expected to be built", "forecast", "refinery", "Germany"),
        {("Veltro Cells Inc.", "builder")},
    ),
    (
        "Veltro Cells Inc. has started construction of the Mull battery in Germany.",
        ("project_build", "has started construction", "asserted", "Mull battery", "Germany"),
        {("Veltro Cells Inc.", "builder")},
    ),
    (
        "Veltro Cells Inc. broke ground on a battery plant in Germany.",
        ("project_build", "broke ground", "asserted", "battery plant", "Germany"),
        {("Veltro Cells Inc.", "builder")},
    ),
    (
        "Veltro Cells Inc. has acquired Halden Batteries AS.",
        ("acquisition", "has acquired", "asserted", "Halden Batteries AS", None),
        {("Veltro Cells Inc.", "acquirer"), ("Halden Batteries AS", "target")},
    ),
    (
        "Veltro Cells Inc. plans to invest $40 million in Germany.",
        ("investment", "plans to invest", "planned", None, "Germany"),
        {("Veltro Cells Inc.", "investor")},
    ),
    (
        "Veltro Cells Inc. appointed nobody, a spokesman of the maker said on Friday.",
        None,
        set(),
    ),
    (
        "Veltro Cells Inc. will close its factory in Germany.",
        ("closure", "will close", "planned", "factory", "Germany"),
        {("Veltro Cells Inc.", "operator")},
    ),
    (
        "Veltro Cells Inc. opened its second store in Oslo.",
        ("project_open", "opened", "asserted", "store", "Oslo"),
        {("Veltro Cells Inc.", "operator")},
    ),
    (
        "Veltro Cells Inc. plans to create 300 jobs in Germany.",
        ("jobs", "plans to create", "planned", "jobs", "Germany"),
        {("Veltro Cells Inc.", "employer")},
    ),
]


@pytest.mark.parametrize(("text", "expected", "parties"), EVENTS)
def test_an_event_with_its_parties_and_place(
    text: str, expected: tuple[str, ...] | None, parties: set[tuple[str, str]]
) -> None:
    found = told(text)
    if expected is None:
        assert found == []
        return
    (event,) = found
    assert (event.kind, event.exact, event.status, event.object, event.place) == expected
    assert event.parties == parties


@pytest.mark.parametrize(
    "text",
    [
        "Veltro Cells Inc. did not sign the agreement.",
        "Veltro Cells Inc. failed to acquire Halden Batteries AS.",
        "Veltro Cells Inc. hopes to build a plant.",
        "Veltro Cells Inc. has built a broad client base.",
        "Veltro Cells Inc. opened with the line of the day.",
        "Veltro Cells Inc. extended mine life.",
        "Veltro Cells Inc. shares opened higher and closed at 5.2 dollars.",
        "Veltro Cells Inc. has signed up 300 customers to build on its success.",
        "Veltro Cells Inc. is expanding its offering while the market is expanding.",
        "Veltro Cells Inc. has signed a letter to Oslo.",
        "Veltro Cells Inc. closed a credit facility.",
        "Veltro Cells Inc. builds factories.",
        "Veltro Cells Inc. has raised $2 million for a charity in Oslo.",
        "Veltro Cells Inc. has had a full quarter of acquired assets.",
        "Veltro Cells Inc. showed kitchens built at its factory in Oslo.",
        "Veltro Cells Inc. raised its dividend to $2 per share.",
        "Veltro Cells Inc. secured a $5 million settlement.",
        "More than 100 people joined in a vigil in Oslo.",
        "A plant was built long ago.",
        "Forward-looking statements include that Veltro Cells Inc. will build a plant.",
        "The contract signed by hand, Veltro Cells Inc. said, is old.",
        "Ways to build a plant were shown to Veltro Cells Inc. by many.",
    ],
)
def test_a_verb_alone_is_no_event(text: str) -> None:
    assert told(text) == []


def test_what_the_project_stands_for() -> None:
    first, second = told(
        "Veltro Cells Inc. signed a pact with Halden Batteries AS. "
        "The partnership involves building a battery factory in Germany."
    )
    assert (second.kind, second.exact, second.status) == ("project_build", "building", "planned")
    assert {who for who, _ in second.parties} == {who for who, _ in first.parties}


def test_a_milestone_is_told_only_when_it_is_to_come() -> None:
    (event,) = told("By 2027, Norway's wind power capacity is expected to surpass 9 GW.")
    assert (event.kind, event.exact, event.status) == (
        "capacity_milestone",
        "is expected to surpass",
        "forecast",
    )
    assert event.parties == frozenset({("Norway", "subject")})
    assert told("Norway's wind power capacity has reached 9 GW.") == []


STATUSES = [
    ("Veltro Cells Inc. opened a factory in Germany on June 12.", "asserted", date(2025, 6, 12)),
    ("Veltro Cells Inc. today announced the opening of a factory in Germany.", "asserted", date(2025, 6, 20)),
    (
        "Veltro Cells Inc. announced the opening of a factory in Germany on July 1.",
        "planned",
        date(2025, 7, 1),
    ),
    ("On June 12, Veltro Cells Inc. said it would open a factory in Germany.", "planned", None),
    ("Veltro Cells Inc. opened a factory in Germany that runs until 2040.", "asserted", None),
    ("Since 2019, Veltro Cells Inc. has opened a factory in Germany.", "asserted", None),
]


@pytest.mark.parametrize(("text", "status", "day"), STATUSES)
def test_status_and_day_fit_each_other(text: str, status: str, day: date | None) -> None:
    (event,) = told(text)
    assert (event.status, event.day) == (status, day)


def test_an_event_whose_parties_nobody_knows_needs_a_place_a_day_or_a_figure() -> None:
    (event,) = told("Blue Wagon opened its second store in Oslo.")
    assert (event.kind, event.parties, event.place) == ("project_open", frozenset(), "Oslo")
    assert told("Blue Wagon opened its second store.") == []
    assert told("We opened our second store in Oslo.") == []


def test_each_event_of_a_sentence_has_its_own_figures() -> None:
    first, second = told(
        "Veltro Cells Inc. will invest $2 billion to expand its gigafactory in Texas to 40 GWh of cells."
    )
    assert (first.kind, first.figures) == ("investment", ("$2 billion",))
    assert (second.kind, second.status, second.object) == ("project_expand", "planned", "gigafactory")
    assert "$2 billion" not in second.figures


def test_construction_goes_on_from_what_was_told() -> None:
    first, second = told(
        "Veltro Cells Inc. will build a wind farm in Norway. Construction is expected to begin in 2027."
    )
    assert (second.kind, second.status, second.parties) == ("project_build", "forecast", first.parties)
    assert told("Construction is expected to begin in 2027.") == []


def test_day_and_figures_of_the_sentence_belong_to_the_event() -> None:
    found = facts("On June 12, Veltro Cells Inc. signed a pact to build a 300 MW solar project in Germany.")
    signed, built = sorted(found.events, key=lambda event: event.start_char)
    assert signed.date_from == date(2025, 6, 12)
    assert signed.quantity_ids == ()
    assert built.quantity_ids == tuple(quantity.quantity_id for quantity in found.quantities)


def check(text: str, event: EventMention) -> None:
    assert text[event.start_char : event.end_char] == event.exact
    assert event.participants or event.place_id or event.date_from or event.quantity_ids


@given(
    st.lists(
        st.sampled_from(
            [
                "Acme Inc.",
                "will",
                "sign",
                "signed",
                "an agreement",
                "with",
                "build",
                "in Oslo",
                "a plant",
                "to",
                ".",
                "by",
            ]
        ),
        max_size=30,
    )
)
def test_offsets_always_hold(words: list[str]) -> None:
    text = " ".join(words)
    for event in facts(text).events:
        check(text, event)


@pytest.mark.parametrize(
    "unit", ["will build ", "Acme Inc. signed ", "signed an agreement ", "to ", "build. "]
)
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    facts(unit * (60_000 // len(unit)))
    assert time.process_time() - started < 5
