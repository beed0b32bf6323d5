"""What can be wrong with the warehouse.

WarehouseError
├── OutdatedSchema   the file was made by another version of this code, or with other settings
├── Locked           another process holds the build database
├── ClockBehind      the file was written later than the clock says that it is
├── StorageFailed    the disk or the file: full, gone, unreadable, damaged
├── BadPart          staged rows that do not fit the tables
├── CheckFailed      rows that must not be; nothing of the load was kept
├── NotPublished     no published file in this data folder
└── QueryRefused     a query that the reader's sandbox does not allow
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path


class WarehouseError(Exception):
    """The root of everything that `warehouse` raises."""


class OutdatedSchema(WarehouseError):
    """The build database does not fit this code; `wirehouse rebuild` makes it again from the archive."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(
            f"the build database was made by other code or settings ({found}; these are {expected}): "
            "make it again from the archive with `wirehouse rebuild --swap`"
        )
        self.found = found
        self.expected = expected


class Locked(WarehouseError):
    """Another process holds the build database. `holder` names it where it is known."""

    def __init__(self, path: Path, holder: str | None) -> None:
        super().__init__(f"{path} is in use by {holder or 'another process'}.")
        self.path = path
        self.holder = holder


class ClockBehind(WarehouseError):
    """The file was written later than the clock says that it is."""

    def __init__(self, now: datetime, written: datetime) -> None:
        super().__init__(
            f"the clock says {now:%Y-%m-%d %H:%M} UTC, but this warehouse was written at "
            f"{written:%Y-%m-%d %H:%M} UTC: set the clock. Nothing was changed. "
            "Where the clock was ahead then, `wirehouse rebuild --swap` puts those times right"
        )
        self.now = now
        self.written = written


class StorageFailed(WarehouseError):
    """The disk or the file gave way."""

    def __init__(self, path: Path | None, detail: str) -> None:
        super().__init__(f"{path}: {detail}" if path else detail)
        self.path = path
        self.detail = detail


class BadPart(WarehouseError):
    """Staged rows that do not fit. `table` names where they were meant for."""

    def __init__(self, table: str, detail: str) -> None:
        super().__init__(f"rows for {table}: {detail}")
        self.table = table
        self.detail = detail


class CheckFailed(WarehouseError):
    """A check found rows that must not be. `rows` holds up to five of them."""

    def __init__(self, name: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        named = (zip(columns, row, strict=True) for row in rows[:5])
        shown = "; ".join(", ".join(f"{column}={value!r}" for column, value in row) for row in named)
        super().__init__(f"check {name}: {shown}")
        self.name = name
        self.columns = tuple(columns)
        self.rows = tuple(rows[:5])


class NotPublished(WarehouseError):
    """No published file in this data folder."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__(f"{data_dir} holds no published warehouse yet: run `wirehouse run` first.")
        self.data_dir = data_dir


class QueryRefused(WarehouseError):
    """A query that the sandbox does not allow."""
