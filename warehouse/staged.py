"""Rows on their way in: temporary tables in the shape of the tables they are meant for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.errors import BadPart
from warehouse.sql import run

if TYPE_CHECKING:
    import pyarrow

VERSION_TABLES = (
    "article_authors",
    "article_links",
    "date_candidates",
    "removed_blocks",
    "mentions",
    "quantities",
    "dates",
    "contacts",
    "signatures",
    "told_events",
)
"""Tables whose rows belong to a version: written with it, and never changed."""

SHARED_TABLES = (
    "sources",
    "publishers",
    "article_addresses",
    "article_versions",
    "entities",
    "entity_aliases",
)

PART_TABLES = (*SHARED_TABLES, *VERSION_TABLES, "rejections", "fetches", "runs")
"""What a part may hold, one Parquet file each."""

STORY_TABLES = (
    "stories",
    "story_articles",
    "copy_links",
    "claims",
    "claim_quantities",
    "events",
    "event_mentions",
    "event_participants",
    "event_quantities",
)
"""What dedupe and claims hand over, in the order in which it is written."""

UNFIT = (duckdb.ProgrammingError, duckdb.DataError)  # unknown columns, other types, values out of range


def staged_schemas() -> dict[str, pyarrow.Schema]:
    """The Arrow schema in which rows of each table are handed over, by its name."""
    from warehouse.database import define_tables

    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        define_tables(con)
        schemas = {}
        for table in (*PART_TABLES, *STORY_TABLES, "pairs", "units"):
            run(con, f"tables/{table}/staged")
            schema = con.sql(f"FROM staged_{table}").to_arrow_table().schema
            part = schema.get_field_index("part")
            schemas[table] = schema if part < 0 else schema.remove(part)
        return schemas


def stage_parts(con: duckdb.DuckDBPyConnection, folders: Sequence[Path]) -> None:
    """Read the Parquet files of `folders`, each row with the name of its part. Raises BadPart."""
    for table in PART_TABLES:
        run(con, f"tables/{table}/staged")
        files = (folder / f"{table}.parquet" for folder in sorted(set(folders)))
        if paths := [str(path) for path in files if path.exists()]:
            _read(con, table, paths)


def _read(con: duckdb.DuckDBPyConnection, table: str, paths: list[str]) -> None:
    read = (
        f"INSERT INTO staged_{table} BY NAME SELECT * REPLACE (parse_filename(parse_dirpath(part)) AS part) "
        "FROM read_parquet($paths, union_by_name = true, filename = 'part')"
    )
    try:
        con.execute(read, {"paths": paths})
    except UNFIT as error:
        raise BadPart(table, str(error)) from error


def stage_table(con: duckdb.DuckDBPyConnection, table: str, rows: pyarrow.Table | None) -> None:
    """Stage Arrow rows for `table`; None: no rows. Raises BadPart."""
    run(con, f"tables/{table}/staged")
    if rows is None or rows.num_rows == 0:
        return
    con.register("given_rows", rows)
    try:
        con.execute(f"INSERT INTO staged_{table} BY NAME FROM given_rows")
    except UNFIT as error:
        raise BadPart(table, str(error)) from error
    finally:
        with suppress(duckdb.TransactionException):  # the failure has ended it: the view goes with it
            con.unregister("given_rows")
