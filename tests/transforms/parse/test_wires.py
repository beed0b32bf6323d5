from __future__ import annotations

import pytest

from transforms.parse.wires import is_agency, unlisted, wire_called


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Quarry Wire", True),
        ("QUARRY NEWSWIRE", True),
        ("QuarryWire", True),
        ("Ostmark Presseagentur", True),
        ("Agence Larhaven Presse", True),
        ("Delta News Agency", True),
        ("Wire", False),
        ("Haywire", False),
        ("Ida Muster", False),
        ("a wire", False),
    ],
)
def test_an_agency_says_so_in_its_name(name: str, agency: bool) -> None:
    assert is_agency(name) is agency


def test_names_in_capitals_are_written_as_names() -> None:
    assert unlisted("QUARRY WIRE").name == "Quarry Wire"
    assert unlisted("QuarryWire").name == "QuarryWire"
    assert unlisted("QNA").name == "QNA"


def test_the_table_goes_before_the_name() -> None:
    found = wire_called("GLOBE NEWSWIRE")
    assert found is not None and found.domain == "globenewswire.com"
