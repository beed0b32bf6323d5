"""What a view says of rows that were put down by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.database import open_build

Figure = tuple[str, float, float | None, float | None]  # modifier, value, low, high


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A parent and its copy in one story, without figures."""
    with open_build(tmp_path / "build.duckdb", threads=1) as con:
        for article in ("parent", "copy"):
            con.execute(
                "INSERT INTO article_versions (version_id, article_id, is_current) VALUES (?, ?, true)",
                [article, article],
            )
            con.execute("INSERT INTO story_articles (article_id, story_id) VALUES (?, 'story')", [article])
        con.execute("INSERT INTO copy_links (from_article_id, to_article_id) VALUES ('parent', 'copy')")
        yield con


def tell(con: duckdb.DuckDBPyConnection, claim: str, article: str, figure: Figure) -> None:
    """`article` says `figure` of `claim`."""
    quantity, (modifier, value, low, high) = f"{claim} {article} {figure}", figure
    con.execute(
        "INSERT INTO quantities (quantity_id, version_id, modifier, base_value, base_unit, low, high)"
        " VALUES (?, ?, ?, ?, 'W', ?, ?)",
        [quantity, article, modifier, value, low, high],
    )
    con.execute("INSERT INTO claim_quantities VALUES (?, ?)", [claim, quantity])
    con.execute(
        "INSERT INTO claims (claim_id, story_id, base_unit) SELECT ?, 'story', 'W'"
        " WHERE NOT EXISTS (FROM claims WHERE claim_id = ?)",
        [claim, claim],
    )


def changes(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute("SELECT claim_id, change FROM copy_changes").fetchall())


EXACT: Figure = ("=", 8.4254, 8.42535, 8.42545)


@pytest.mark.parametrize(
    ("parent", "copy", "change"),
    [
        (EXACT, EXACT, "kept"),
        (("=", 0.1 + 0.2, 0.29, 0.31), ("=", 0.3, 0.299, 0.301), "kept"),
        (EXACT, (">", 8.42, 8.42, None), "rounded"),
        (EXACT, ("=", 8.43, 8.425, 8.435), "rounded"),
        (("~", 8, 7, 9), EXACT, "sharpened"),
        ((">", 8, 8, None), (">", 8.4, 8.4, None), "reworded"),
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


def test_the_most_exact_words_speak_for_an_article(con: duckdb.DuckDBPyConnection) -> None:
    tell(con, "claim", "parent", EXACT)
    tell(con, "claim", "copy", ("~", 8, 7, 9))
    tell(con, "claim", "copy", EXACT)
    assert changes(con) == {"claim": "kept"}
