"""The published file, read and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.errors import NotPublished, StorageFailed

LINK = "warehouse.duckdb"


def connect(
    data_dir: str | os.PathLike[str], *, memory_limit: str = "1GB", threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """A read-only, locked-down connection to what `data_dir` has published last.

    It sees no files, no network, no Python variables, and no setting can be changed. The
    link is resolved first: within one process DuckDB would show the old file's data while
    a connection to the same path is open. Raises NotPublished or StorageFailed.
    """
    link = Path(data_dir) / LINK
    if not link.exists():
        raise NotPublished(Path(data_dir))
    try:
        con = duckdb.connect(os.path.realpath(link), read_only=True)
    except duckdb.IOException as error:
        raise StorageFailed(link, str(error)) from error
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET memory_limit = $limit", {"limit": memory_limit})
    if threads is not None:
        con.execute("SET threads = $threads", {"threads": threads})
    con.execute("SET python_enable_replacements = false")
    con.execute("SET temp_directory = ''")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con
