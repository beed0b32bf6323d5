from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from warehouse import connect, connected
from warehouse.database import open_build
from warehouse.publish import publish


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("connected")
    with open_build(data / "build.duckdb") as con:
        con.execute("INSERT INTO stories (story_id, article_count) VALUES ('a', 3), ('b', 1)")
        con.execute(
            "INSERT INTO claims (claim_id, story_id, verdict, article_count) "
            "VALUES ('c', 'a', 'agree', 2), ('d', 'a', 'conflict', 3), ('e', 'b', 'conflict', 1)"
        )
        con.execute(
            "INSERT INTO article_versions (version_id, article_id, is_current) VALUES ('v', 'x', true)"
        )
        con.execute("INSERT INTO story_articles (article_id, story_id) VALUES ('x', 'a')")
        con.execute("INSERT INTO quantities (quantity_id, version_id) VALUES ('q', 'v')")
        con.execute("INSERT INTO claim_quantities VALUES ('c', 'q')")
    publish(data / "build.duckdb", data, datetime(2026, 4, 2, tzinfo=UTC))
    return data


def test_relations_of_the_usual_tables(data: Path) -> None:
    with connect(data) as con:
        assert [row[0] for row in connected.stories(con).fetchall()] == ["a", "b"]
        assert [row[0] for row in connected.stories(con, at_least=2).fetchall()] == ["a"]
        assert connected.articles(con, "a").project("article_id, story_id").fetchall() == [("x", "a")]
        assert connected.articles(con, "b").fetchall() == []
        assert [row[0] for row in connected.claims(con).fetchall()] == ["d", "c", "e"]
        assert [row[0] for row in connected.claims(con, "a", "conflict").fetchall()] == ["d"]
        assert connected.figures(con, "a").project("quantity_id, claim_id, story_id").fetchall() == [
            ("q", "c", "a")
        ]


def test_as_arrow_and_as_polars(data: Path) -> None:
    polars = pytest.importorskip("polars")
    with connect(data) as con:
        assert connected.stories(con).to_arrow_table().column("story_id").to_pylist() == ["a", "b"]
        frame = connected.stories(con).pl()
        assert isinstance(frame, polars.DataFrame)
        assert frame["article_count"].to_list() == [3, 1]
        assert con.sql("SELECT max(article_count) AS most FROM stories").pl()["most"].to_list() == [3]


def test_a_relation_can_be_asked_on_and_stays_while_others_are(data: Path) -> None:
    with connect(data) as con:
        found = connected.claims(con, verdict="conflict")
        connected.stories(con).fetchall()
        assert found.filter("article_count > 1").project("claim_id").fetchall() == [("d",)]


def test_relations_can_be_joined(data: Path) -> None:
    with connect(data) as con:
        claims, figures = (
            connected.claims(con, "a").set_alias("c"),
            connected.figures(con, "a").set_alias("f"),
        )
        joined = claims.join(figures, "c.claim_id = f.claim_id")
        assert joined.project("c.claim_id, f.quantity_id").fetchall() == [("c", "q")]


def test_what_an_argument_holds_is_no_sql(data: Path) -> None:
    with connect(data) as con:
        assert connected.articles(con, "' OR true --").fetchall() == []


def test_a_notebook_shows_markup_as_text(data: Path) -> None:
    polars = pytest.importorskip("polars")
    assert polars
    with connect(data) as con:
        shown = con.sql("SELECT '<script>alert(1)</script>' AS title").pl()._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_it_stays_locked(data: Path) -> None:
    with connect(data) as con:
        connected.stories(con).fetchall()
        with pytest.raises(duckdb.Error):
            con.sql("SELECT * FROM read_text('/etc/hostname')").fetchall()
