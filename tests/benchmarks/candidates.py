"""What a load of 1,000 articles costs beside 10,000 and beside many more.

    python tests/benchmarks/candidates.py [ARTICLES] [--folder DIR]

The articles are made up: 1,000 a day, 30 blocking keys each, of which some are shared; scores and stories
are decided trivially. So what is measured is the warehouse, cold: the file has just been opened. `dedupe` is
what of it finds and keeps pairs and affected articles; what signs, scores and tells 1,000 articles (see
dedupe_cost.py, about a millisecond each) does not know how many there are, and comes on top for both.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from flows.settings import Settings
from warehouse.checks import run_checks
from warehouse.database import open_build, transaction
from warehouse.known import affected, candidates, facts_of, replace_pairs
from warehouse.load import merge_parts
from warehouse.publish import publish
from warehouse.staged import staged_schemas
from warehouse.stories import replace_stories

NEW, A_DAY, CAP, WINDOW = 1_000, 1_000, 50, 10

DRAFTS = """
CREATE OR REPLACE TEMP TABLE drafts AS
SELECT i, sha256('a' || i)[:20] AS article_id, sha256('v' || i)[:20] AS version_id,
    sha256('t' || i) AS text_key, CAST('0x' || sha256('t' || i)[:16] AS UBIGINT) AS text_no,
    DATE '2020-01-01' + CAST(i // {a_day} AS INTEGER) AS day,
    'Site ' || i || ' holds 40 GWh. ' || sha256('x' || i) || sha256('y' || i) AS text,
    [hash(i, j) % 2000000 for j in range(30)] AS keys,
    CAST(sha256('p' || i) || sha256('q' || i) AS BLOB) AS payload
FROM range({first}, {last}) t(i)
"""

STAGED = {
    "sources": """
        SELECT 's' AS source_id, 'desk' AS name, 'folder' AS kind, 'desk' AS location""",
    "publishers": """
        SELECT DISTINCT 'p' || i % 500 AS publisher_id, 'Outlet ' || i % 500 AS name, 'unknown' AS kind
        FROM drafts""",
    "article_addresses": """
        SELECT article_id, 's' AS source_id, 'p' || i % 500 AS publisher_id, 'u' || i AS url,
            'u' || i AS location, CAST(day AS TIMESTAMPTZ) AS seen_at
        FROM drafts""",
    "article_versions": """
        SELECT version_id, article_id, text_key AS body_sha256, text_key AS text_sha256,
            'Headline ' || i AS title, text, 30 AS word_count, day AS published_date,
            CAST(day AS TIMESTAMPTZ) AS seen_at
        FROM drafts""",
    "signatures": "SELECT version_id, text_key, day, keys, payload FROM drafts",
    "quantities": """
        SELECT sha256(version_id || k)[:20] AS quantity_id, version_id,
            strpos(text, '40 GWh') - 1 AS start_char,
            strpos(text, '40 GWh') + 5 AS end_char, '40 GWh' AS exact, text AS sentence, 40.0 AS value,
            1.44e14 AS base_value, 'J' AS base_unit
        FROM drafts, range(6) r(k)""",
}


def write_part(con: duckdb.DuckDBPyConnection, folder: Path, first: int, last: int) -> Path:
    part = folder / f"part-{first}-{last}"
    part.mkdir()
    con.execute(DRAFTS.format(first=first, last=last, a_day=A_DAY))
    schemas = staged_schemas()
    for table, query in STAGED.items():
        rows = con.sql(query).to_arrow_table()
        missing = [name for name in schemas[table].names if name not in rows.column_names]
        for name in missing:
            rows = rows.append_column(name, pa.nulls(rows.num_rows))
        pq.write_table(rows.select(schemas[table].names).cast(schemas[table]), part / f"{table}.parquet")
    return part


def load(con: duckdb.DuckDBPyConnection, part: Path, run_id: str) -> dict[str, float]:
    """Load `part`; seconds of CPU by step: the machine may be busy with other things."""
    took: dict[str, float] = {}

    def timed(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
        start = time.process_time()
        result = step(*arguments)
        took[name] = time.process_time() - start
        return result

    start = time.process_time()
    with transaction(con):
        timed("merge_parts", merge_parts, con, [part])
        found = timed("candidates", candidates, con, CAP, WINDOW)
        took["candidates found"] = found.pairs.num_rows
        scores = pa.array([0.9 if n % 20 == 0 else 0.1 for n in range(found.pairs.num_rows)])
        kept = found.pairs.append_column("score", scores).filter(pa.compute.greater(scores, 0.5))
        timed("replace_pairs", replace_pairs, con, kept)
        known = timed("affected", affected, con)
        took["articles affected"] = known.tellings.num_rows
        timed("facts_of", facts_of, con)
        timed("replace_stories", replace_stories, con, run_id, alone(known.tellings))
        timed("run_checks", run_checks, con, run_id)
    took["whole load"] = time.process_time() - start
    took["dedupe"] = took["candidates"] + took["replace_pairs"] + took["affected"]
    return took


def alone(tellings: pa.Table) -> dict[str, pa.Table]:
    """Every article a story of its own."""
    ids = tellings["article_id"]
    count = len(ids)
    return {
        "stories": pa.table(
            {
                "story_id": ids,
                "original_article_id": ids,
                "independent_source_count": pa.array([1] * count, pa.int32()),
            }
        ),
        "story_articles": pa.table(
            {
                "article_id": ids,
                "story_id": ids,
                "relation": ["original"] * count,
                "similarity": [1.0] * count,
            }
        ),
    }


FILL = """
INSERT INTO article_addresses BY NAME {article_addresses};
INSERT INTO article_versions BY NAME {article_versions};
INSERT INTO quantities BY NAME {quantities};
INSERT INTO internal.signatures BY NAME {signatures};
INSERT INTO internal.tellers
SELECT article_id, version_id, 'p' || i % 500, text_no, day FROM drafts;
INSERT INTO internal.texts SELECT text_no, version_id, day FROM drafts;
INSERT INTO internal.blocking_keys
SELECT DISTINCT unnest(keys) AS key, text_no, day FROM drafts ORDER BY day, text_no;
INSERT INTO stories (story_id, original_article_id, article_count)
SELECT article_id, article_id, 1 FROM drafts;
INSERT INTO story_articles SELECT article_id, article_id, 'original', 1.0, '{{}}' FROM drafts;
INSERT INTO internal.pairs
SELECT least(a.text_no, b.text_no), greatest(a.text_no, b.text_no), 0.9, a.day, b.day
FROM drafts a JOIN drafts b ON b.i = a.i + 7 WHERE a.i % 10 = 0;
"""
SEEN = "CAST(day AS TIMESTAMPTZ) AS first_seen_at, CAST(day AS TIMESTAMPTZ) AS last_seen_at"


def fill(con: duckdb.DuckDBPyConnection, articles: int) -> None:
    """What earlier loads would have left, written straight into the tables."""
    more = {"article_addresses": "true AS is_main", "article_versions": "1 AS version_no, true AS is_current"}
    moment = "CAST(day AS TIMESTAMPTZ) AS seen_at"
    stored = {table: STAGED[table].replace(moment, f"{SEEN}, {columns}") for table, columns in more.items()}
    for first in range(0, articles, 50_000):
        con.execute(DRAFTS.format(first=first, last=min(articles, first + 50_000), a_day=A_DAY))
        con.execute(FILL.format_map(STAGED | stored))
    con.execute("DROP TABLE drafts; CHECKPOINT")


def make(folder: Path, articles: int) -> None:
    """A warehouse of so many articles, and a part with 1,000 new ones, of the day after."""
    folder.mkdir(parents=True)
    with duckdb.connect() as maker, open_build(folder / "build.duckdb", "2GB") as con:
        maker.execute("SET TimeZone = 'UTC'")
        fill(con, articles)
        write_part(maker, folder, articles, articles + NEW)


def measure(folder: Path) -> dict[str, float]:
    """Seconds of CPU, and MB, of the load and of publishing, in a process that has done nothing else."""
    (part,) = folder.glob("part-*")
    with open_build(folder / "build.duckdb", Settings().memory, threads=1) as con:
        took = load(con, part, "new")
    took["load, peak MB"] = getrusage(RUSAGE_SELF).ru_maxrss / 1e3
    start = time.process_time()
    publish(folder / "build.duckdb", folder, datetime.now(UTC))
    took["publish"] = time.process_time() - start
    took["file, MB"] = (folder / "build.duckdb").stat().st_size / 1e6
    return took


def in_a_child(step: str, folder: Path, articles: int) -> str:
    command = [sys.executable, __file__, str(articles), "--folder", str(folder), "--step", step]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def compare(folder: Path, articles: int) -> None:
    took = []
    for count in (10_000, articles):
        in_a_child("make", folder / str(count), count)
        took.append(json.loads(in_a_child("measure", folder / str(count), count)))
    few, many = took
    print(f"{'1,000 articles more':28}{10_000:>12,}{articles:>12,}   times")
    for name, value in few.items():
        print(f"{name:28}{value:12.3f}{many[name]:12.3f}{many[name] / value if value else 0:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=("make", "measure"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step == "make":
        make(given.folder, given.articles)
    elif given.step == "measure":
        print(json.dumps(measure(given.folder)))
    else:
        with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
            compare(Path(scratch), given.articles)


if __name__ == "__main__":
    main()
