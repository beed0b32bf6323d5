"""What a view says of rows that were put down by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from empty_build import empty_build

from warehouse.database import open_build

Figure = tuple[str, float, float | None, float | None] | tuple[str, float, float | None, float | None, float]
# modifier, value, low, high, and the upper end of a range


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A parent and its copy in one story, without figures."""
    with open_build(empty_build(tmp_path / "build.duckdb"), threads=1) as con:
        for article in ("parent", "copy"):
            con.execute(
                "INSERT INTO article_versions (version_id, article_id, is_current) VALUES (?, ?, true)",
                [article, article],
            )
            con.execute("INSERT INTO story_articles (article_id, story_id) VALUES (?, 'story')", [article])
        con.execute("INSERT INTO stories (story_id) VALUES ('story')")
        con.execute("INSERT INTO copy_links (from_article_id, to_article_id) VALUES ('parent', 'copy')")
        yield con


def tell(
    con: duckdb.DuckDBPyConnection,
    claim: str,
    article: str,
    figure: Figure,
    unit: tuple[str, str] = ("W", "W"),
) -> None:
    """`article` says `figure` of `claim`, in this unit and base unit."""
    quantity, (modifier, value, low, high, *end) = f"{claim} {article} {figure}", figure
    con.execute(
        "INSERT INTO quantities (quantity_id, version_id, modifier, value, value_to, base_value, low, high,"
        " base_unit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'W')",
        [quantity, article, modifier, value, end[0] if end else None, value, low, high],
    )
    con.execute("INSERT INTO claim_quantities VALUES (?, ?)", [claim, quantity])
    con.execute(
        "INSERT INTO claims (claim_id, story_id, base_unit) SELECT ?, 'story', 'W'"
        " WHERE NOT EXISTS (FROM claims WHERE claim_id = ?)",
        [claim, claim],
    )


def changes(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute("SELECT claim_id, change FROM copy_changes").fetchall())


EXACT: Figure = ("=", 6.3174, 6.31735, 6.31745)


@pytest.mark.parametrize(
    ("parent", "copy", "change"),
    [
        (EXACT, EXACT, "kept"),
        (("=", 0.1 + 0.2, 0.29, 0.31), ("=", 0.3, 0.299, 0.301), "kept"),
        (EXACT, (">", 6.31, 6.31, None), "rounded"),
        (EXACT, ("=", 6.32, 6.315, 6.325), "rounded"),
        (("~", 6, 5, 7), EXACT, "sharpened"),
        # Of two open bounds the wider holds the other.
        ((">", 8, 8, None), (">", 8.4, 8.4, None), "sharpened"),
        ((">", 8.4, 8.4, None), (">", 8, 8, None), "rounded"),
        (("<", 8, None, 8), ("<", 9, None, 9), "rounded"),
        ((">", 8, 8, None), ("<", 9, None, 9), "reworded"),
        # A range is not its lower end.
        (("=", 3, 2.5, 5.5, 5), ("=", 3, 2.5, 3.5), "sharpened"),
        (("=", 3, 2.5, 3.5), ("=", 3, 2.5, 5.5, 5), "rounded"),
        (("=", 3, 2.5, 5.5, 5), ("=", 3, 2.5, 5.5, 5), "kept"),
        (("=", 2, 1.5, 3.5, 3), ("=", 3, 2.5, 4.5, 4), "changed"),
        (("=", 3, 2.5, 4.5, 4), ("=", 2, 1.5, 3.5, 3), "changed"),
        (("=", 2, 1.5, 3.5, 3), ("=", 3, 2.5, 3.5), "sharpened"),
        # They meet in one point.
        (("=", 2, 1.5, 2.5), ("=", 3, 2.5, 3.5), "changed"),
        (("=", 3, 2.5, 3.5), ("=", 2, 1.5, 2.5), "changed"),
        (("<", 5, None, 5), (">", 5, 5, None), "changed"),
        (("=", 14, 14, 14), (">", 14, 14, None), "rounded"),
        (EXACT, ("=", 9, 8.5, 9.5), "changed"),
        (EXACT, None, "dropped"),
        (None, EXACT, "added"),
    ],
)
def test_what_a_copy_makes_of_a_figure(
    con: duckdb.DuckDBPyConnection, parent: Figure | None, copy: Figure | None, change: str
) -> None:
    for article, figure in (("parent", parent), ("copy", copy)):
        if figure:
            tell(con, "claim", article, figure)
    assert changes(con) == {"claim": change}


def test_the_same_figure_of_something_else_is_neither_dropped_nor_added(
    con: duckdb.DuckDBPyConnection,
) -> None:
    tell(con, "power", "parent", EXACT)
    tell(con, "output", "copy", EXACT)
    assert changes(con) == {"power": "unclear", "output": "unclear"}


@pytest.mark.parametrize(("bare", "other"), [("parent", "copy"), ("copy", "parent")])
def test_a_bare_number_may_be_the_figure_of_the_other(
    con: duckdb.DuckDBPyConnection, bare: str, other: str
) -> None:
    tell(con, "number", bare, ("=", 35e6, 34.5e6, 35.5e6))
    con.execute("UPDATE claims SET base_unit = '1'")
    tell(con, "grant", other, ("=", 35e6, 34.5e6, 35.5e6))
    tell(con, "else", other, EXACT)
    only = {"parent": "dropped", "copy": "added"}[other]
    assert changes(con) == {"number": "unclear", "grant": "unclear", "else": only}


def test_a_figure_that_both_tell_is_not_that_of_another_claim(con: duckdb.DuckDBPyConnection) -> None:
    for claim, article in (("staff", "parent"), ("trucks", "parent"), ("trucks", "copy")):
        tell(con, claim, article, ("=", 40, 40, 40))
    assert changes(con) == {"staff": "dropped", "trucks": "kept"}


def test_the_most_exact_words_speak_for_an_article(con: duckdb.DuckDBPyConnection) -> None:
    tell(con, "claim", "parent", EXACT)
    tell(con, "claim", "copy", ("~", 6, 5, 7))
    tell(con, "claim", "copy", EXACT)
    assert changes(con) == {"claim": "kept"}
