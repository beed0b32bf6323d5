from __future__ import annotations

import pytest

from transforms.facts.names.pieces import pieces
from transforms.facts.names.surface import chunks
from transforms.facts.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is Norven Chairman Anna Marsh.", ["Norven", "Chairman Anna Marsh"]),
        ("It is Norven Pumps Corp Halden Mine.", ["Norven Pumps Corp", "Halden Mine"]),
        (
            "It is Norven Chief Commercial Officer Anna Marsh.",
            ["Norven", "Chief Commercial Officer Anna Marsh"],
        ),
        ("It is Norven Vice President Anna Marsh.", ["Norven", "Vice", "President Anna Marsh"]),
        ("It is Chief Norven Hill.", ["Chief Norven Hill"]),
        ("It is President Hotels Group.", ["President Hotels Group"]),
        ("The Norven Trust grew.", ["Norven Trust"]),
        ("The grew.", []),
        ("It is Norven Pumps Norven Pumps again.", ["Norven Pumps"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, names: list[str]) -> None:
    runs = chunks(text, sentences(text))
    assert [piece.of(text) for run in runs for piece in pieces(run)] == names
