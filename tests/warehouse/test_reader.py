from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from warehouse import connect
from warehouse.database import open_build
from warehouse.errors import NotPublished, StorageFailed
from warehouse.publish import publish

NOW = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    (data / "secret.csv").write_text("a\n1\n")
    open_build(data / "build.duckdb").close()
    publish(data / "build.duckdb", data, NOW)
    return data


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('{data}/secret.csv')",
        "SELECT * FROM read_csv('{data}/secret.csv')",
        "SELECT * FROM read_blob('{data}/*')",
        "SELECT * FROM glob('{data}/*')",
        "FROM '{data}/secret.csv'",
        "FROM local_variable",
        "COPY (SELECT 1) TO '{data}/out.csv'",
        "COPY (SELECT 1) TO '{data}/out.parquet' (FORMAT parquet)",
        "EXPORT DATABASE '{data}/out'",
        # The open file itself, and the logs beside it, which DuckDB would read when the file is opened next.
        "SELECT * FROM read_blob('{published}')",
        "COPY (SELECT 1) TO '{published}.wal' (FORMAT csv)",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{published}.wal' (FORMAT csv)",
        "ATTACH '{published}' AS again (READ_ONLY)",
        "ATTACH '{data}/other.duckdb'",
        "ATTACH ':memory:' AS other; COPY FROM DATABASE build TO other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET python_enable_replacements = true",
        "SET lock_configuration = false",
        "SET memory_limit = '64GB'",
        "SET temp_directory = '{data}'",
        "PRAGMA memory_limit = '64GB'",
        "RESET memory_limit",
        "CREATE TABLE t (a INTEGER)",
        "DROP TABLE stories",
        "DELETE FROM units",
        "UPDATE units SET name = 'x'",
        "COMMENT ON TABLE units IS 'x'",
        "CREATE SECRET s (TYPE s3, KEY_ID 'x', SECRET 'y')",
    ],
)
def test_no_way_out(data: Path, query: str) -> None:
    local_variable = [1]
    assert local_variable
    with connect(data) as con, pytest.raises(duckdb.Error):
        con.execute(query.format(data=data, published=os.path.realpath(data / "warehouse.duckdb"))).fetchall()
    assert len(list((data / "published").iterdir())) == 1
    assert sorted(path.name for path in data.iterdir()) == [
        "build.duckdb",
        "published",
        "secret.csv",
        "warehouse.duckdb",
    ]


def test_a_second_connection_is_as_locked_as_the_first(data: Path) -> None:
    with connect(data) as first, connect(data, memory_limit="500MB") as second:
        for con in (first, second, second.cursor()):
            assert con.execute("SELECT current_setting('TimeZone')").fetchone() == ("UTC",)
            with pytest.raises(duckdb.Error):
                con.execute("SET threads = 9")


def test_memory_is_bounded(data: Path) -> None:
    with connect(data, memory_limit="50MB", threads=1) as con, pytest.raises(duckdb.OutOfMemoryException):
        con.execute("SELECT list(i) FROM range(100000000) t(i)").fetchall()


def test_reads_what_was_published_last(data: Path) -> None:
    with connect(data) as old:
        with open_build(data / "build.duckdb") as build:
            build.execute("INSERT INTO units (unit_code) VALUES ('W')")
            build.execute("UPDATE internal.meta SET value = value || '0' WHERE name = 'content'")
        publish(data / "build.duckdb", data, NOW.replace(hour=1))
        with connect(str(data)) as new:
            assert new.execute("SELECT count(*) FROM units").fetchone() == (1,)
        assert old.execute("SELECT count(*) FROM units").fetchone() == (0,)


def test_nothing_is_published_yet(tmp_path: Path) -> None:
    with pytest.raises(NotPublished, match="wirehouse run"):
        connect(tmp_path)
    (tmp_path / "warehouse.duckdb").write_bytes(b"no database" * 2000)
    with pytest.raises(StorageFailed):
        connect(tmp_path)


def test_starts_light() -> None:
    code = "import sys, warehouse; print([m for m in ('pyarrow', 'prefect', 'pandas') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"
