from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows.errors import StorageFailed
from flows.forgotten_runs import _TELLING, forget_runs
from flows.harmless import for_markdown

TITLE = 'Zürich & "Quillfeather": 77 MW [update] closes, its 3rd_plant'
ADDRESS = "https://harbour.example/news/2026/quillfeather-closes"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "prefect.db")) as con, con:
        for table, key, columns in _TELLING:
            con.execute(f"CREATE TABLE {table} ({key}, {', '.join(columns)})")
    return tmp_path


def _put(home: Path, table: str, *values: object) -> None:
    with closing(sqlite3.connect(home / "prefect.db")) as con, con:
        con.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def _report(*titles: str) -> str:
    lines = [f"| {for_markdown(title)} | 2 |" for title in titles]
    return "\n".join(["# Run report", "", "| story | articles |", "| --- | --- |", *lines])


def _left(home: Path, table: str) -> list[object]:
    with closing(sqlite3.connect(home / "prefect.db")) as con:
        return [row[0] for row in con.execute(f"SELECT id FROM {table} ORDER BY id")]


def test_reports_events_and_log_lines_that_tell_of_it_go(home: Path) -> None:
    told, other = _report("Crane 9", TITLE), _report("Crane 9")
    for number, report in enumerate((told, other)):
        _put(home, "artifact", number, json.dumps(report), "33 pages")
        _put(home, "artifact_collection", number, json.dumps(report), "33 pages")
        _put(home, "events", number, json.dumps({"key": "run-report", "data": report}))
    _put(home, "artifact", 2, json.dumps(ADDRESS), None)
    for number, line in enumerate((f"{ADDRESS} failed", "2 pages", None)):
        _put(home, "log", number, line)
    assert forget_runs(home, [TITLE, ADDRESS]) == 5
    assert [_left(home, table) for table, *_ in _TELLING] == [[1], [1], [1], [1, 2]]
    stored = b"".join(path.read_bytes() for path in home.iterdir() if path.suffix != ".db-shm")
    assert b"Quillfeather\\" not in stored and b"quillfeather-closes" not in stored


@pytest.mark.parametrize("words", [[], [""], ["...", "—"]])
def test_no_words_take_nothing(home: Path, words: list[str]) -> None:
    _put(home, "log", 1, "2 pages")
    assert forget_runs(home, words) == 0
    assert _left(home, "log") == [1]


def test_without_a_database_nothing_is_made(tmp_path: Path) -> None:
    assert forget_runs(tmp_path, [TITLE]) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "prefect.db").write_bytes(b"words" * 1000)
    with pytest.raises(StorageFailed, match="not a database"):
        forget_runs(tmp_path, [TITLE])


def test_prefect_keeps_what_it_tells_where_we_look() -> None:
    from prefect.server.database import orm_models

    models = (orm_models.Artifact, orm_models.ArtifactCollection, orm_models.Event, orm_models.Log)
    for model, (table, key, columns) in zip(models, _TELLING, strict=True):
        assert model.__tablename__ == table
        assert {key, *columns} <= {column.name for column in model.__table__.columns}
