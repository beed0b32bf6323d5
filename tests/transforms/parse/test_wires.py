from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.models import Page
from transforms.parse import parse
from transforms.parse.site import publisher_of
from transforms.parse.wires import is_agency, unlisted, wire_at, wire_called, wire_signed

TEXT = [
    "The council of Larkhaven voted on Monday to build a second ferry pier, for 4.2 million euros.",
    "Work is to begin in autumn, said harbour master Ida Brandt, and should end by the spring of 2027.",
    "The old pier, built in 1961, can take one ship at a time. On busy days people wait for two hours.",
]


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


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        ("https://www.globenewswire.com/news-release/2026/03/15/1/harbour.html", "GlobeNewswire"),
        ("https://harbour-herald.example/harbour.html", None),
    ],
)
def test_the_own_pages_of_an_agency_name_it(url: str, wire: str | None) -> None:
    lines = "".join(f"<p>{line}</p>" for line in TEXT)
    body = f"<html><body><article>{lines}</article></body></html>"
    article, _ = parse(Page("s", url, url, "html", body.encode(), datetime(2026, 4, 1, tzinfo=UTC), "utf-8"))
    assert article.wire == wire


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("prnewswire.com", "PR Newswire"),
        ("live.prnewswire.com", "PR Newswire"),
        ("notprnewswire.com", None),
        ("prnewswire.com.example", None),
        ("com", None),
        ("", None),
        (None, None),
    ],
)
def test_a_wire_is_at_its_own_site_and_below(host: str | None, name: str | None) -> None:
    found = wire_at(host)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("name", "host", "kind"),
    [
        ("PRNewswire", None, "wire"),
        ("pr newswire", None, "wire"),
        ("AP", None, "wire"),
        ("ap", None, "publisher"),  # an abbreviation only as it is spelled
        ("PR Newswire", "tidetimes.example", "publisher"),  # its address is somebody else's
        ("Tessel Business Wire", None, "publisher"),  # a paper may be called so
        ("Harbour Office", "harbour.gov", "government"),
        ("Tide Times", None, "publisher"),
    ],
)
def test_the_kind_of_a_publisher_follows_from_its_host_or_else_its_name(
    name: str, host: str | None, kind: str
) -> None:
    found = publisher_of(name, host)
    assert found is not None
    assert found.kind == kind
    assert (wire_signed(name) is not None) or kind != "wire"
