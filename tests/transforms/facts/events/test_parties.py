from __future__ import annotations

import pytest

from tests.transforms.facts.tellings import told

VELTRO, HALDEN, ZENITH = "Veltro Cells Inc.", "Halden Batteries AS", "Zenith Motors Inc."

PARTIES = [
    (
        f"{HALDEN} was acquired by {VELTRO} for $3 billion in May 2025.",
        {(VELTRO, "acquirer"), (HALDEN, "target")},
    ),
    (
        f"{VELTRO} has agreed to acquire a 40% stake in {HALDEN} from {ZENITH} for $120 million.",
        {(VELTRO, "acquirer"), (HALDEN, "target"), (ZENITH, "seller")},
    ),
    (
        f"{VELTRO} sold its battery business to {HALDEN}.",
        {(VELTRO, "seller"), (HALDEN, "acquirer")},
    ),
    (
        f"The acquisition of {HALDEN} by {VELTRO} was completed on Monday.",
        {(VELTRO, "acquirer"), (HALDEN, "target")},
    ),
    (
        f"An agreement between {VELTRO} and {HALDEN} was signed in Oslo.",
        {(VELTRO, "party"), (HALDEN, "party")},
    ),
    (
        f"{VELTRO}, a supplier to {ZENITH}, announced a partnership with {HALDEN}.",
        {(VELTRO, "party"), (HALDEN, "party")},
    ),
    (
        f"{VELTRO} and {HALDEN} have joined forces to make cells.",
        {(VELTRO, "party"), (HALDEN, "party")},
    ),
    (
        f"{VELTRO} terminated the supply agreement with {HALDEN}.",
        {(VELTRO, "party"), (HALDEN, "party")},
    ),
    (
        f"{HALDEN} met {VELTRO}, which plans to build a plant in Germany.",
        {(VELTRO, "builder")},
    ),
    (
        f"{VELTRO} said that Blue Wagon opened a factory in Germany.",
        set(),
    ),
    (
        f"{VELTRO} owns the patents acquired by {HALDEN} in Norway.",
        None,
    ),
    (
        f"A wind farm built by {VELTRO} and {HALDEN} stands in Norway.",
        {(VELTRO, "builder"), (HALDEN, "builder")},
    ),
]


@pytest.mark.parametrize(("text", "parties"), PARTIES)
def test_who_takes_part_and_as_what(text: str, parties: set[tuple[str, str]] | None) -> None:
    assert [event.parties for event in told(text)] == ([] if parties is None else [parties])


def test_the_company_is_the_one_named_last() -> None:
    (event,) = told(f"Shares in {VELTRO} rose. The company opened a factory in Germany.")
    assert event.parties == {(VELTRO, "operator")}
