from __future__ import annotations

import pytest

from tests.transforms.facts.tellings import told

POSTS = [
    ("Veltro Cells Inc. named Jane Roe as its Chief Financial Officer.", "Chief Financial Officer"),
    ("Veltro Cells Inc. has appointed Jane Roe chief executive.", "chief executive"),
    ("Veltro Cells Inc. promoted Jane Roe to Director of Sales.", "Director of Sales"),
    ("Veltro Cells Inc. appointed Jane Roe, a banker from Oslo, to its board.", "board"),
    ("Veltro Cells Inc. announced the appointment of engineer Jane Roe as president.", "president"),
    ("Jane Roe was appointed chief executive of Veltro Cells Inc. on Monday.", "chief executive"),
    ("Jane Roe has joined Veltro Cells Inc. as a senior vice president.", "senior vice president"),
]


@pytest.mark.parametrize(("text", "post"), POSTS)
def test_a_post_is_what_the_person_is_named_to(text: str, post: str) -> None:
    (event,) = told(text)
    assert (event.kind, event.object) == ("appointment", post)
    assert ("Veltro Cells Inc.", "employer") in event.parties


@pytest.mark.parametrize(
    "text",
    [
        "Veltro Cells Inc. was named to a list of fast companies in Oslo.",
        "Veltro Cells Inc. named its boat after the director.",
        "Jane Roe joined Veltro Cells Inc. from Zenith Motors Inc., where she served as director.",
        "Veltro Cells Inc. named a new factory in Oslo.",
        "Blue Wagon has joined a race in Oslo as an official partner.",
    ],
)
def test_no_post_is_no_appointment(text: str) -> None:
    assert [event for event in told(text) if event.kind == "appointment"] == []
