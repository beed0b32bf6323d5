from __future__ import annotations

import time

import pytest

from transforms.parse.conventions import is_copyright, owner_of, set_conventions_aside, source_of
from transforms.parse.lines import Line


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Quist Piers Ltd.", "Quist Piers Ltd"),
        ("SOURCE Quist Piers Ltd", "Quist Piers Ltd"),
        ("Quelle: dpa", "dpa"),
        ("(Quelle: APA/dpa)", "APA/dpa"),
        ("来源：新华社", "新华社"),
        ("Report: Reuters", "Reuters"),
        ("Report: the pier is late", None),
        ("(Source: survey of 400 passengers)", None),  # of a picture or a figure
        ("Source: " + "one of the many people who were there that night and saw it all happen twice", None),
    ],
)
def test_whom_a_source_line_names(line: str, source: str | None) -> None:
    assert source_of(line) == source


def test_copyright_lines_name_their_owner() -> None:
    assert is_copyright("© 2025 Quist Piers Ltd. All rights reserved.")
    assert owner_of("© 2025 Quist Piers Ltd. All rights reserved.") == "Quist Piers Ltd"
    assert not is_copyright("The court ruled on the pier.")


def test_nothing_in_the_first_third_ends_a_release() -> None:
    text = "The pier was begun on Monday, and ships of 140 metres will use it from the spring of 2027 on."
    lines = [Line("About the pier"), *[Line(text)] * 3]
    assert all(line.kept for line in set_conventions_aside(lines))
    lines = [*[Line(text)] * 3, Line("About Quist Piers"), Line("It builds piers.")]
    assert [line.kind for line in set_conventions_aside(lines)] == [None, None, None, "about", "about"]


def test_long_hostile_lines_take_no_time() -> None:
    begin = time.process_time()
    for piece in ("Source: ", "contact ", "a@", "1 ", "About A ", "www.", "© 2025 ", "view the original "):
        set_conventions_aside([Line("x" * 10), Line(piece * 20_000)])
    assert time.process_time() - begin < 3
