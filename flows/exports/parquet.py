"""Every table as a Parquet file, with a manifest that says what the columns mean."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from flows.errors import storing
from warehouse.sql import records

ROWS_AT_ONCE = 50_000


def write_parquet(con: duckdb.DuckDBPyConnection, folder: Path, made_by: str) -> int:
    """Write `folder/TABLE.parquet` for every table and `folder/manifest.json` last; how many tables.

    Parquet has no type for a lag in months and days: such columns hold seconds. Raises StorageFailed.
    """
    tables: dict[str, dict[str, Any]] = {}
    for column in records(con, "queries/export/columns"):
        table = tables.setdefault(column["table_name"], {"comment": column["table_comment"], "columns": []})
        told = {"name": column["column_name"], "type": column["data_type"], "comment": column["comment"]}
        table["columns"].append(told | ({"unit": "s"} if column["data_type"] == "INTERVAL" else {}))
    with storing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            table |= _write_table(con, name, table["columns"], folder / f"{name}.parquet")
        manifest = {"made_by": made_by, "tables": tables}
        (folder / "manifest.json").write_text(
            json.dumps(manifest, indent=1, ensure_ascii=False), encoding="utf-8"
        )
    return len(tables)


def _write_table(
    con: duckdb.DuckDBPyConnection, name: str, columns: list[dict[str, Any]], path: Path
) -> dict[str, Any]:
    chosen = ", ".join(
        f'epoch("{column["name"]}") AS "{column["name"]}"' if "unit" in column else f'"{column["name"]}"'
        for column in columns
    )
    rows = 0
    reader = con.sql(f'SELECT {chosen} FROM "{name}"').to_arrow_reader(ROWS_AT_ONCE)
    with reader, pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            rows += batch.num_rows
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "rows": rows, "sha256": digest}
