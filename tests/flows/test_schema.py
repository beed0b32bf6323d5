"""The dictionary of the published file, and its drawing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from click.testing import CliRunner

import warehouse
from flows.catalog import Column, Thing
from flows.cli import main
from flows.schema_drawing import MANY, draw, joins
from warehouse.database import open_build
from warehouse.publish import publish

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    open_build(data / "build.duckdb").close()
    publish(data / "build.duckdb", data, datetime(2025, 3, 1, tzinfo=UTC))
    return data


def shown(data: Path, *words: str) -> str:
    command = [sys.executable, "-m", "flows.cli", "schema", "--data", str(data), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tables(con: duckdb.DuckDBPyConnection) -> list[Thing]:
    found: dict[str, list[Column]] = {}
    for table, *column in con.execute(
        "SELECT c.table_name, column_name, data_type, c.comment FROM duckdb_columns() c"
        " JOIN duckdb_tables() t USING (table_oid) WHERE c.schema_name = 'main' AND t.schema_name = 'main'"
        " ORDER BY c.table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append(Column(*column))
    return [Thing(name, "table", "", tuple(columns)) for name, columns in found.items()]


def test_everything_has_a_comment(data: Path) -> None:
    with warehouse.connect(data) as con:
        for query in (
            "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL",
            "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL",
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL",
        ):
            assert con.execute(query).fetchall() == []


def test_every_id_leads_somewhere_or_is_a_key(data: Path) -> None:
    with warehouse.connect(data) as con:
        things = tables(con)
    leading = {(join.table, join.column) for join in joins(things)}
    ids = {
        (thing.name, column.name)
        for thing in things
        for column in thing.columns
        if column.name.endswith("_id") and not column.comment.startswith("Key")
    }
    # The first is what LEADS leads to; the second has no table of its own, the third is Prefect's.
    known = {("article_versions", "article_id"), ("claims", "series_id"), ("runs", "flow_run_id")}
    assert ids - leading == known | MANY


def test_the_drawing_shows_every_column_once_and_no_box_on_another(data: Path) -> None:
    with warehouse.connect(data) as con:
        things = tables(con)
    drawn = ElementTree.fromstring(draw(things))
    texts = ["".join(text.itertext()) for text in drawn.iter(f"{SVG}text")]
    assert len(texts) == len(things) + 2 * sum(len(thing.columns) for thing in things)
    boxes = [
        tuple(int(box.attrib[side]) for side in ("x", "y", "width", "height"))
        for box in drawn.iter(f"{SVG}rect")
        if box.attrib["class"] == "box"
    ]
    for one in boxes:
        for other in boxes:
            apart = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
            assert one is other or apart or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    assert len(list(drawn.iter(f"{SVG}path"))) == len(joins(things))


def test_names_are_escaped() -> None:
    drawn = draw([Thing("<b>", "table", "a & b", (Column("<script>", "VARCHAR", "</title>"),))])
    assert "<script>" not in drawn and ElementTree.fromstring(drawn) is not None
    assert draw([]).startswith("<svg")


def test_forms(data: Path, tmp_path: Path) -> None:
    text = shown(data)
    assert "planned_capacity (view)" in text and "named_with(whom) (table macro)" in text
    assert "independent_source_count" in shown(data, "claims") and "planned_capacity" not in shown(
        data, "claims"
    )
    assert "| column | type | meaning |" in shown(data, "claims", "--format", "markdown")
    shown(data, "--format", "svg", "--output", str(tmp_path / "schema.svg"))
    assert ElementTree.parse(tmp_path / "schema.svg").getroot().tag == f"{SVG}svg"


def test_wrong_use(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "schema", "nope", "--data", str(data)],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "") and "there is no nope" in done.stderr
    assert CliRunner().invoke(main, ["schema", "--format", "png"]).exit_code == 2
