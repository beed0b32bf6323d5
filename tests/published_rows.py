"""All tables of a data folder as plain rows, without what is history."""

from __future__ import annotations

from pathlib import Path

import duckdb

import warehouse

HISTORY_TABLES = {"runs", "fetches", "story_changes", "quality_checks", "alerts"}
HISTORY_COLUMNS = {"first_seen_at", "last_seen_at", "gone_at", "run_id", "rejected_at", "modified_seen_at"}


def rows_of(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every published table, sorted, by table."""
    with warehouse.connect(data) as con:
        names = con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name"
        ).fetchall()
        return {name: _rows(con, name) for (name,) in names if name not in HISTORY_TABLES}


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    described = con.execute(f'DESCRIBE "{table}"').fetchall()
    columns = ", ".join(f'"{row[0]}"' for row in described if row[0] not in HISTORY_COLUMNS)
    found = con.execute(f'SELECT {columns} FROM "{table}"').fetchall()
    return sorted(found, key=repr)


def query(data: Path, sql: str) -> list[tuple[object, ...]]:
    """The rows of one query on the published file."""
    with warehouse.connect(data) as con:
        return con.execute(sql).fetchall()
