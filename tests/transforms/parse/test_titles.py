from __future__ import annotations

import pytest

from transforms.parse.meta import Meta
from transforms.parse.titles import read_title

LONG = "Larkhaven to build a second ferry pier"


@pytest.mark.parametrize(
    ("headings", "typed", "shared", "window", "expected"),
    [
        ([LONG], None, LONG + " | The Mail", LONG + " - The Mail", LONG),
        (["The Mail", LONG], None, LONG, None, LONG),  # a logo is a heading too
        (["Harbour | " + LONG], LONG, LONG, None, LONG),  # the section before it
        (["Pier: " + LONG + ", says council"], None, LONG, None, "Pier: " + LONG + ", says council"),
        ([LONG], None, "Second ferry pier for Larkhaven", None, LONG),
        (["Menu"], LONG, None, None, LONG),
        ([], None, None, "The Mail: " + LONG, "The Mail: " + LONG),
        ([], None, None, "The Mail | " + LONG, LONG),
        ([], None, None, None, None),
        (["Pier &amp; quay of Larkhaven open"], None, None, None, "Pier & quay of Larkhaven open"),
    ],
)
def test_places_are_reconciled(
    headings: list[str], typed: str | None, shared: str | None, window: str | None, expected: str | None
) -> None:
    meta = Meta({"og:title": (shared,)} if shared else {}, {}, window, None)
    assert read_title(headings, typed, meta, "The Mail", "larkhavenmail.example") == expected


@pytest.mark.parametrize(
    ("headings", "lower", "shared", "window", "expected"),
    [
        ([], ["Related", LONG], None, LONG + " - Harbour forum of the coast", LONG),
        (["Menu of the harbour"], [LONG, "More of it"], None, "Archive of 2025 » " + LONG, LONG),
        (
            ["The Mail"],
            ["News of the day", LONG],
            LONG + ", says council",
            "News of the day | The Mail",
            LONG,
        ),
        ([LONG + ", says council"], [LONG], None, LONG + ", says council", LONG + ", says council"),
        ([], ["The Mail online"], LONG, "The Mail online: " + LONG, LONG),  # the site's own name
        ([], ["Ferry fares rise again"], LONG, None, LONG),  # of another article
    ],
)
def test_a_heading_of_lower_rank_is_the_title_where_no_first_one_is(
    headings: list[str], lower: list[str], shared: str | None, window: str | None, expected: str
) -> None:
    meta = Meta({"og:title": (shared,)} if shared else {}, {}, window, None)
    assert read_title(headings, None, meta, "The Mail", "larkhavenmail.example", lower) == expected
