"""Rows as text: table, CSV, JSON, markdown; and as Parquet."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, BinaryIO, Literal

import duckdb

from flows.harmless import for_markdown, for_spreadsheet, for_terminal

TABLE_ROWS = 1000
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "DOUBLE", "FLOAT", "DECIMAL")
_BATCH = 5_000


class Rows:
    """The rows of an answer, `most` of them; `more` tells afterwards whether there were more."""

    def __init__(self, found: duckdb.DuckDBPyConnection, most: int) -> None:
        self.columns = [str(column[0]) for column in found.description or ()]
        self.kinds = [str(column[1]) for column in found.description or ()]
        self.more = False
        self.most = most
        self._found = found

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        left = self.most
        while rows := self._found.fetchmany(min(_BATCH, left + 1)):
            yield from rows[:left]
            left -= len(rows)
            if left < 0:
                self.more = True
                return


def write_table(rows: Rows, file: BinaryIO, width: int) -> None:
    """A table of boxes, `width` columns wide, in which nothing acts on the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name, kind in zip(rows.columns, rows.kinds, strict=True):
        side: Literal["left", "right"] = "right" if kind.startswith(_NUMBERS) else "left"
        table.add_column(Text(for_terminal(name)), justify=side, overflow="fold")
    for row in rows:
        table.add_row(*(Text(for_terminal(_shown(value))) for value in row))
    with _text(file) as text:
        Console(file=text, width=width, color_system=None).print(table)


def write_markdown(rows: Rows, file: BinaryIO) -> None:
    """A markdown table in which every value shows as it is."""
    with _text(file) as text:
        text.write(f"| {' | '.join(for_markdown(name) for name in rows.columns)} |\n")
        ends = ("---:" if kind.startswith(_NUMBERS) else "---" for kind in rows.kinds)
        text.write(f"| {' | '.join(ends)} |\n")
        for row in rows:
            text.write(f"| {' | '.join(for_markdown(_shown(value), limit=2000) for value in row)} |\n")


def write_csv(rows: Rows, file: BinaryIO, raw: bool = False) -> None:
    """CSV by RFC 4180; unless `raw`, no text in it is a formula to a spreadsheet."""
    with _text(file) as text:
        writer = csv.writer(text)
        writer.writerow(rows.columns if raw else map(for_spreadsheet, rows.columns))
        for row in rows:
            cells = map(_cell, row)
            writer.writerow(cells if raw else map(for_spreadsheet, cells))


def write_json(rows: Rows, file: BinaryIO) -> None:
    """A list of objects, one a line."""
    with _text(file) as text:
        text.write("[")
        for number, row in enumerate(rows):
            named = dict(zip(_unlike(rows.columns), map(_jsonable, row), strict=True))
            text.write(f"{',' if number else ''}\n{json.dumps(named, ensure_ascii=False)}")
        text.write("\n]\n")


def write_parquet(found: duckdb.DuckDBPyRelation, file: BinaryIO, most: int) -> bool:
    """Parquet; whether there were more than `most` rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    batches = found.limit(most + 1).to_arrow_reader(_BATCH)
    left = most
    with pq.ParquetWriter(file, batches.schema) as writer:
        for batch in batches:
            kept = batch.slice(0, left)
            if kept.num_rows:
                writer.write_table(pa.Table.from_batches([kept]))
            left -= batch.num_rows
    return left < 0


class _text(TextIOWrapper):
    """A file for text that leaves the one for bytes open."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, encoding="utf-8", errors="backslashreplace", newline="")

    def __exit__(self, *_: object) -> None:
        self.detach().flush()


def _unlike(columns: Sequence[str]) -> list[str]:
    """Column names, of which the second of a kind is numbered: an object has one value for a key."""
    return [
        name if (before := columns[:place].count(name)) == 0 else f"{name}_{before}"
        for place, name in enumerate(columns)
    ]


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return f"{value:,.0f}"
        case float():
            return f"{value:,.10g}"
        case list() | tuple():
            return "; ".join(map(_shown, value))
    return str(value)


def _cell(value: object) -> object:
    """Lists and structures as JSON, in which other programs read them."""
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(_jsonable(value), ensure_ascii=False)
    return value


def _jsonable(value: object) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case float() | Decimal():
            return float(value) if math.isfinite(value) else None
        case bytes():
            return value.hex()
        case dict():
            return {str(key): _jsonable(held) for key, held in value.items()}
        case list() | tuple():
            return [_jsonable(held) for held in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
