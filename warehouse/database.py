"""The build database: the one file that is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.errors import Locked, OutdatedSchema, StorageFailed
from warehouse.meta import mark_changed, read_meta, write_meta
from warehouse.sql import names, run, statement

STORAGE_VERSION = "v1.5.0"  # else clients of DuckDB 1.x could not open what is published


def open_build(
    path: Path, memory_limit: str | None = None, threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the build database for writing; make it, with all tables and views, where there is none.

    Raises Locked, OutdatedSchema or StorageFailed.
    """
    try:
        con = duckdb.connect(str(path), config={"storage_compatibility_version": STORAGE_VERSION})
    except duckdb.IOException as error:
        raise _opening_failed(path, str(error)) from error
    try:
        con.execute("SET TimeZone = 'UTC'")
        if memory_limit is not None:
            con.execute("SET memory_limit = $limit", {"limit": memory_limit})
        if threads is not None:
            con.execute("SET threads = $threads", {"threads": threads})
        _prepare(con)
    except BaseException:
        con.close()
        raise
    return con


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything within, or nothing of it. Raises StorageFailed where the disk gave way."""
    con.execute("BEGIN")
    try:
        yield
        _commit(con)
    except BaseException as error:
        with suppress(duckdb.Error):  # a failed COMMIT has ended it already
            con.execute("ROLLBACK")
        if isinstance(error, (duckdb.IOException, duckdb.FatalException)):
            raise StorageFailed(None, str(error)) from error
        raise


def _commit(con: duckdb.DuckDBPyConnection) -> None:
    """There is one writer and no constraint: what can fail here is the disk."""
    try:
        con.execute("COMMIT")
    except duckdb.TransactionException as error:
        raise StorageFailed(None, str(error)) from error


def _opening_failed(path: Path, message: str) -> Locked | StorageFailed:
    if "Could not set lock" not in message:
        return StorageFailed(path, message)
    holder = re.search(r"held in (.{1,200}? \(PID \d{1,10}\))", message)
    return Locked(path, holder.group(1) if holder else None)


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    shape, words = _fingerprint("CREATE"), _fingerprint("")
    has_meta, has_tables = run(con, "queries/has_meta").fetchone() or (False, False)
    if has_tables:
        found = read_meta(con, "schema") if has_meta else None
        if found != shape:
            raise OutdatedSchema(f"schema {found}", f"schema {shape}")
        if read_meta(con, "definitions") == words:
            return
    with transaction(con):
        define(con)
        write_meta(con, "schema", shape)
        write_meta(con, "definitions", words)
        mark_changed(con)


def define(con: duckdb.DuckDBPyConnection) -> None:
    """Tables, then views and macros: each after those that it names."""
    define_tables(con)
    for name in _definitions():
        run(con, name)


def define_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Tables alone, for those who ask for their shape."""
    run(con, "queries/schema")
    for table in names("tables"):
        run(con, f"tables/{table}/create")


def _definitions() -> tuple[str, ...]:
    paths = {name: f"{folder}/{name}" for folder in ("views", "macros") for name in names(folder)}
    named = {
        path: {paths[word] for word in re.findall(r"\w+", _without_comments(path)) if word in paths} - {path}
        for path in paths.values()
    }
    return tuple(TopologicalSorter(named).static_order())


def _without_comments(name: str) -> str:
    return statement(name).split("COMMENT ON")[0]


def _fingerprint(part: str) -> str:
    """Of the tables' shapes ("CREATE"), or of all definitions with their comments ("")."""
    digest = hashlib.sha256()
    for table in names("tables"):
        text = statement(f"tables/{table}/create")
        digest.update((_without_comments(f"tables/{table}/create") if part else text).encode())
    for name in () if part else sorted(_definitions()):
        digest.update(statement(name).encode())
    return digest.hexdigest()[:16]
