"""How long the questions of the cookbook take on a warehouse of 100,000 articles.

    python tests/benchmarks/questions.py DATA [--articles 100000] [--rounds 5] [--keep FILE]

DATA is a data folder with the sample in it, best both editions. Its rows are taken again and again under new
ids, later days and, but for one in a hundred, names turned round: so that a question about one company finds
it in one article of many. Each query is asked several times; the least counts, on the clock and in processor
time, which other work on the machine does not lengthen. On an idle machine of two cores the clock shows
between half the processor time and all of it.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from warehouse.cookbook import questions  # noqa: E402
from warehouse.database import STORAGE_VERSION, define  # noqa: E402

# Of these there are so many, however many articles: they recur.
RECURRING = {"entity_id": 200, "subject_id": 200, "place_id": 200, "parent_id": 200, "publisher_id": 40}
ONCE = {"units", "sources", "runs", "quality_checks"}
TURNED = {("stories", "title"), ("entities", "name"), ("entity_aliases", "alias"), ("claims", "subject")}
SPAN_DAYS = 700
LIMIT_MS, TEXT_LIMIT_MS = 200, 1000


def grow(source: Path, target: Path, articles: int) -> None:
    """Write to `target` the rows of `source` so often that it holds `articles`."""
    with duckdb.connect(str(target), config={"storage_compatibility_version": STORAGE_VERSION}) as con:
        con.execute("SET TimeZone = 'UTC'")
        define(con)
        con.execute(f"ATTACH '{source}' AS old (READ_ONLY)")
        held = con.execute("SELECT count(*) FROM old.articles").fetchone() or (1,)
        times = -(-articles // held[0])
        tables = con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old' AND schema_name = 'main'"
        ).fetchall()
        for (table,) in tables:
            copies = (
                1
                if table in ONCE
                else 200
                if table.startswith("entit")
                else 40
                if table == "publishers"
                else times
            )
            con.execute(
                f"INSERT INTO {table} {_rows(con, table)} FROM old.{table}, range({copies}) r(n) ORDER BY n"
            )
        con.execute("DETACH old; CHECKPOINT")


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> str:
    columns = con.execute(
        "SELECT column_name, data_type FROM duckdb_columns()"
        " WHERE database_name = 'old' AND schema_name = 'main' AND table_name = ? ORDER BY column_index",
        [table],
    ).fetchall()
    return f"SELECT {', '.join(_value(table, column, kind) for column, kind in columns)}"


def _value(table: str, column: str, kind: str) -> str:
    name = f'"{column}"'
    if table in ONCE or column in ("source_id", "run_id"):
        return name
    if (table, column) in TURNED:
        return f"if(n % 100 = 0, {name}, reverse({name}))"
    if column in RECURRING:
        return f"{name} || '-' || (n % {RECURRING[column]})"
    if kind == "VARCHAR" and column.endswith(("_id", "_sha256", "url", "location", "ratio_of")):
        return f"{name} || '-' || n"
    if (table, column) == ("article_versions", "text"):
        return f"{name} || chr(10) || replace({name}, 'a', chr((97 + n % 26)::INTEGER)) || md5(n::VARCHAR)"
    if kind == "DATE":
        return f"{name} + (n % {SPAN_DAYS})::INTEGER"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"{name} + to_days((n % {SPAN_DAYS})::INTEGER)"
    return name


def measure(con: duckdb.DuckDBPyConnection, query: str, rounds: int) -> tuple[float, float, int]:
    """The least milliseconds on the clock and of the processor, and the rows."""
    walls, spent = [], []
    for _ in range(rounds):
        began, before = time.perf_counter(), _processor()
        rows = len(con.execute(query).fetchall())
        walls.append(time.perf_counter() - began)
        spent.append(_processor() - before)
    return min(walls) * 1000, min(spent) * 1000, rows


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="keep the large file here, or take it from there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = args.keep or Path(folder) / "large.duckdb"
        if not large.exists():
            grow(Path(os.path.realpath(args.data / "warehouse.duckdb")), large, args.articles)
        with duckdb.connect(str(large)) as con:
            define(con)
        with duckdb.connect(str(large), read_only=True) as con:
            con.execute("SET TimeZone = 'UTC'; SET memory_limit = '1GB'; SET temp_directory = ''")
            print(f"{con.execute('SELECT count(*) FROM articles').fetchall()[0][0]:,} articles")
            print(f"{'question':<24} {'clock':>8} {'processor':>10} {'rows':>8}")
            for question in questions():
                wall, spent, rows = measure(con, question.query, args.rounds)
                limit = TEXT_LIMIT_MS if "topic_volume" in question.query else LIMIT_MS
                late = "" if min(wall, spent) <= limit else f"  over {limit} ms"
                print(f"{question.name:<24} {wall:>5.0f} ms {spent:>7.0f} ms {rows:>8,}{late}", flush=True)


if __name__ == "__main__":
    main()
