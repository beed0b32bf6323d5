"""Ways out of the sandbox of `wirehouse sql`, and queries that would take all there is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from warehouse.database import open_build
from warehouse.publish import publish

DRIVER = """
import json, sys, tempfile
from pathlib import Path
from flows.confined import Limits
from flows.query import Asked, answer_to
from warehouse.errors import QueryRefused

data, (seconds, queries) = Path(sys.argv[1]), json.load(sys.stdin)
local_variable = [1]
for query in queries:
    with tempfile.TemporaryFile() as file:
        try:
            answer_to(data, Asked(query, "csv", limits=Limits(seconds, 200, 100)), file.fileno())
            file.seek(0)
            told = ["answered", file.read().decode()]
        except QueryRefused as error:
            told = ["refused", str(error)]
    print(json.dumps(told))
"""

WAYS_OUT = [
    "SELECT * FROM read_text('{data}/secret.csv')",
    "SELECT * FROM read_blob('{data}/*')",
    "SELECT * FROM read_csv('{data}/secret.csv')",
    "SELECT * FROM read_json('{data}/secret.csv')",
    "SELECT * FROM read_parquet('{data}/secret.csv')",
    "SELECT * FROM read_duckdb('{data}/build.duckdb')",
    "SELECT * FROM glob('{data}/*')",
    "SELECT * FROM sniff_csv('{data}/secret.csv')",
    "SELECT * FROM parquet_metadata('{data}/secret.csv')",
    "SELECT * FROM parquet_schema('{data}/secret.csv')",
    "SELECT size FROM read_blob('{published}')",
    "FROM '{data}/secret.csv'",
    "FROM 'https://example.com/secret.csv'",
    "SELECT content FROM read_text('https://example.com/')",
    "FROM local_variable",
    "FROM query('SELECT * FROM read_text(''{data}/secret.csv'')')",
    "FROM query('COPY (SELECT 1) TO ''{data}/out.csv''')",
    "FROM query_table('{data}/secret.csv')",
    "FROM json_execute_serialized_sql(json_serialize_sql('FROM ''{data}/secret.csv'''))",
    "FROM sqlite_scan('{data}/frontier.sqlite', 'hosts')",
    "FROM postgres_scan('host=localhost', 'public', 't')",
    "SELECT getenv('HOME')",
    "FROM sql_auto_complete('SEL')",
    "FROM enable_logging()",
    "COPY (SELECT 1) TO '{data}/out.csv'",
    "COPY units FROM '{data}/secret.csv'",
    "COPY (SELECT 1) TO '{published}.wal' (FORMAT csv)",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{published}.wal' (FORMAT csv)",
    "EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1",
    "EXPORT DATABASE '{data}/out'",
    "IMPORT DATABASE '{data}/out'",
    "ATTACH '{data}/other.duckdb'",
    "ATTACH ':memory:' AS other",
    "DETACH build",
    "USE memory",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET memory_limit = '64GB'",
    "RESET memory_limit",
    "PRAGMA threads = 64",
    "PRAGMA database_list",
    "CALL pragma_version()",
    "CREATE SECRET s (TYPE s3, KEY_ID 'x', SECRET 'y')",
    "CREATE TEMP TABLE t AS SELECT 1",
    "CREATE MACRO f(x) AS x",
    "CREATE FUNCTION f(x) AS x",
    "INSERT INTO units (unit_code) VALUES ('x')",
    "WITH new AS (INSERT INTO units (unit_code) VALUES ('x') RETURNING *) FROM new",
    "DROP TABLE stories",
    "COMMENT ON TABLE units IS 'x'",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "BEGIN",
    "CHECKPOINT",
    "FROM force_checkpoint()",
    "VACUUM",
    "SELECT 1; COPY (SELECT 1) TO '{data}/out.csv'",
    "",
    "-- nothing",
]
TOO_MUCH = [
    "SELECT repeat('x', 1e12::BIGINT)",
    "SELECT length(repeat('x', 4000000000))",
    "SELECT lpad('x', 2000000000, 'y')",
    "SELECT printf('%2000000000d', 1)",
    "SELECT generate_series(1, 10000000000)",
    "SELECT list(i) FROM range(1000000000) t(i)",
    "SELECT string_agg(repeat('x', 1000000), '') FROM range(100000)",
    "SELECT i FROM range(20000000000) t(i) ORDER BY hash(i) DESC",
    "SELECT count(*) FROM (SELECT i, count(*) FROM range(10000000000) t(i) GROUP BY i)",
    "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11",
    "WITH RECURSIVE r AS (SELECT 1 i UNION ALL SELECT i + 1 FROM r) SELECT count(*) FROM r",
    "WITH RECURSIVE r AS (SELECT 'x' i UNION ALL SELECT i || i FROM r) SELECT max(length(i)) FROM r",
    "SELECT regexp_matches(repeat('a', 900000000), '(a*)*b')",
    "SELECT levenshtein(repeat('a', 1000000), repeat('b', 1000000))",
    "SELECT json(repeat('[', 5000000))",
    "SELECT pg_sleep(1000)",
    "SELECT " + "(" * 100_000 + "1" + ")" * 100_000,
    "SELECT " + "NOT " * 500_000 + "true",
    "SELECT " + "[" * 300_000 + "]" * 300_000,
    "FROM " + "(FROM " * 5_000 + "units" + ")" * 5_000,
    "WITH a0 AS (SELECT 1), "
    + ", ".join(f"a{i} AS (FROM a{i - 1} x, a{i - 1} y)" for i in range(1, 28))
    + " SELECT count(*) FROM a27",
]
READING = [
    "SELECT unit_code FROM units",
    "FROM units",
    "VALUES (1)",
    "DESCRIBE units",
    "SHOW TABLES",
    "SUMMARIZE units",
    "EXPLAIN SELECT 1",
    "EXPLAIN ANALYZE SELECT 1",
    "PIVOT units ON dimension USING count(*)",
    "WITH a AS (SELECT 1 AS b) FROM a",
    "SELECT 1;",
    "/* why */ SELECT 1 -- so",
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    (data / "secret.csv").write_text("secret\nhidden\n")
    with open_build(data / "build.duckdb") as con:
        con.execute("INSERT INTO units (unit_code, dimension) VALUES ('W', 'power')")
    publish(data / "build.duckdb", data, datetime(2025, 3, 1, tzinfo=UTC))
    return data


def told(data: Path, queries: list[str], seconds: float) -> dict[str, tuple[str, str]]:
    """What came of each query, all asked by one process: it has to outlive them."""
    published = os.path.realpath(data / "warehouse.duckdb")
    meant = [query.replace("{data}", str(data)).replace("{published}", published) for query in queries]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(data)],
        input=json.dumps([seconds, meant]),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(queries, map(json.loads, done.stdout.splitlines()), strict=True))


def test_no_way_out(data: Path) -> None:
    before = sorted(path.relative_to(data) for path in data.rglob("*"))
    found = told(data, WAYS_OUT, 60)
    assert {query: words for query, (what, words) in found.items() if what == "answered"} == {}
    # Refused for what they are, and not because they took too long.
    assert [words for _, words in found.values() if "took longer" in words or "\n" in words] == []
    assert sorted(path.relative_to(data) for path in data.rglob("*")) == before


def test_nothing_takes_all_there_is(data: Path) -> None:
    found = told(data, TOO_MUCH, 0.7)
    assert {query[:80]: words for query, (what, words) in found.items() if what == "answered"} == {}


def test_what_only_reads_is_answered(data: Path) -> None:
    found = told(data, READING, 60)
    assert {query: words for query, (what, words) in found.items() if what == "refused"} == {}


def test_no_more_rows_than_asked_for(data: Path) -> None:
    query = "SELECT i FROM range(1000000) t(i)"
    assert told(data, [query], 60)[query][1].splitlines() == ["i", *map(str, range(100))]


def test_what_nobody_foresaw_ends_the_child_alone() -> None:
    code = (
        "import sys; from flows.confined import Limits, confined; from warehouse.errors import QueryRefused\n"
        "def work(file): raise {error}\n"
        "try: confined(work, 1, Limits())\n"
        "except QueryRefused as error: print('refused', error)"
    )
    for error in ("ZeroDivisionError", "KeyboardInterrupt", "SystemExit(0)", "RecursionError", "MemoryError"):
        command = [sys.executable, "-c", code.format(error=error)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.stdout.startswith("refused ") and done.stdout.count("\n") == 1, done


def test_what_is_wrong_is_told_in_one_harmless_line(data: Path) -> None:
    queries = ["SELECT (chr(27) || '[31m')::INTEGER", "SELEKT", "SELECT nope\n\n\nFROM units"]
    for what, words in told(data, queries, 60).values():
        assert what == "refused" and words.isprintable()


def test_the_environment_is_not_told(data: Path) -> None:
    queries = ["FROM duckdb_settings()", "SELECT current_setting('home_directory')", "FROM duckdb_logs()"]
    for _, words in told(data, queries, 60).values():
        assert "hidden" not in words and str(Path.home()) + "/" not in words.replace(str(data), "")
