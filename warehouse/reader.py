"""The published file, read and nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

import duckdb

from warehouse.errors import NotPublished, StorageFailed

LINK = "warehouse.duckdb"
_locking = Lock()


def connect(
    data_dir: str | os.PathLike[str], *, memory_limit: str = "1GB", threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """A read-only, locked-down connection to what `data_dir` has published last.

    It sees no files, no network, no Python variables, and no setting can be changed. The
    link is resolved first: within one process DuckDB would show the old file's data while
    a connection to the same path is open. Connections of one process to one published
    file share the limits of the first. Raises NotPublished or StorageFailed.
    """
    con = _open(Path(data_dir))
    with _locking:
        if con.execute("SELECT current_setting('lock_configuration')").fetchone() == (False,):
            _lock_down(con, memory_limit, threads)
    return con


def _open(data_dir: Path) -> duckdb.DuckDBPyConnection:
    """Open what the link leads to; a file that was cleared away meanwhile has a successor."""
    link, tried = data_dir / LINK, None
    while True:
        if not link.exists():
            raise NotPublished(data_dir)
        target = os.path.realpath(link)
        try:
            return duckdb.connect(target, read_only=True)
        except duckdb.IOException as error:
            if target == tried:
                raise StorageFailed(link, str(error)) from error
            tried = target


def _lock_down(con: duckdb.DuckDBPyConnection, memory_limit: str, threads: int | None) -> None:
    con.execute("SET GLOBAL TimeZone = 'UTC'")  # global: later connections cannot set it any more
    con.execute("SET memory_limit = $limit", {"limit": memory_limit})
    if threads is not None:
        con.execute("SET threads = $threads", {"threads": threads})
    con.execute("SET python_enable_replacements = false")
    con.execute("SET temp_directory = ''")
    con.execute("SET enable_external_access = false")
    # DuckDB still lets a query read the open file as bytes, and write the logs beside it.
    con.execute("SET disabled_filesystems = 'LocalFileSystem'")
    con.execute("SET lock_configuration = true")
