"""`wirehouse sql`: a query on the published file, answered as a table or as data."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import duckdb

from flows.errors import WrongUse, storing
from flows.harmless import for_spreadsheet, for_terminal
from warehouse import connect
from warehouse.errors import QueryRefused

MAX_TABLE_ROWS = 1000


def answer(data: Path, query: str, form: str, output: Path | None) -> None:
    """Write the rows of `query` to `output`, or to standard output.

    Raises QueryRefused for a query that is wrong or not allowed, WrongUse for Parquet on
    a terminal or a table in a file, and warehouse.errors.NotPublished when there is no file yet.
    """
    if form == "table" and output is not None:
        raise WrongUse("a table is for reading: with --output choose --format csv, json or parquet")
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise WrongUse("Parquet is not for a terminal: name a file with --output, or redirect")
    with connect(data) as con:
        try:
            if form == "parquet":
                _write(lambda file: _write_parquet(con.sql(query), file), output)
                return
            found = con.execute(query)
            if form == "table":
                _print_table(found)
            else:
                _write(lambda file: (_write_json if form == "json" else _write_csv)(found, file), output)
        except duckdb.Error as error:
            raise QueryRefused(str(error)) from error


def _write(write: Callable[[BinaryIO], None], output: Path | None) -> None:
    if output is None:
        write(sys.stdout.buffer)
        sys.stdout.flush()
        return
    with storing(output), output.open("wb") as file:
        write(file)


def _columns(found: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(column[0]) for column in found.description or ()]


def _print_table(found: duckdb.DuckDBPyConnection) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = found.fetchmany(MAX_TABLE_ROWS + 1)
    table = Table()
    for name, kind, *_ in found.description or ():
        table.add_column(Text(name), justify="right" if _is_number(kind) else "left", overflow="fold")
    for row in rows[:MAX_TABLE_ROWS]:
        table.add_row(*(Text(for_terminal(_shown(value))) for value in row))
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(table)
    if len(rows) > MAX_TABLE_ROWS:
        console.print(f"the first {MAX_TABLE_ROWS} rows; use --format csv for all")


def _is_number(kind: object) -> bool:
    return str(kind).startswith(
        ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "DOUBLE", "FLOAT", "DECIMAL")
    )


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    return str(value)


def _write_csv(found: duckdb.DuckDBPyConnection, file: BinaryIO) -> None:
    from io import TextIOWrapper

    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(_columns(found))
    while rows := found.fetchmany(10_000):
        writer.writerows([for_spreadsheet(value) for value in row] for row in rows)
    text.detach()


def _write_json(found: duckdb.DuckDBPyConnection, file: BinaryIO) -> None:
    columns = _columns(found)
    rows: list[dict[str, Any]] = []
    while more := found.fetchmany(10_000):
        rows += [dict(zip(columns, row, strict=True)) for row in more]
    file.write(json.dumps(rows, ensure_ascii=False, indent=1, default=_jsonable).encode())
    file.write(b"\n")


def _jsonable(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


def _write_parquet(found: duckdb.DuckDBPyRelation, file: BinaryIO) -> None:
    import pyarrow.parquet as pq

    pq.write_table(found.to_arrow_table(), file)


def read_query(words: Sequence[str]) -> str:
    """The query of the command line, or of standard input when that is piped in."""
    query = " ".join(words).strip() or ("" if sys.stdin.isatty() else sys.stdin.read().strip())
    if not query:
        raise WrongUse('give a query: wirehouse sql "SELECT title FROM articles"')
    return query
