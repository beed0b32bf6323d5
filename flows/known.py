"""What is known of pages, read without the build database: a load may be using that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

import pyarrow.parquet as pq

import warehouse
from flows.folder import DataFolder
from flows.gather import KnownPage, by_location
from flows.parts import waiting_parts
from flows.rows import Row
from warehouse import history
from warehouse.errors import NotPublished


class KnownPages(Mapping[str, KnownPage]):
    """How each page stood when it was last read, by location: as published, or as it waits to be loaded.

    They may be a million, so a worker that is sent them reads them itself, when it first looks one
    up, and all its tasks of one run share them. No dict, as Prefect looks for futures in every dict.
    """

    def __init__(self, folder: DataFolder, key: str) -> None:
        self._folder = folder
        self._key = key

    def __reduce__(self) -> tuple[Any, ...]:
        return _shared, (self._folder, self._key)

    @cached_property
    def _pages(self) -> dict[str, KnownPage]:
        waiting = waiting_parts(self._folder)  # first: what is loaded in between is in the file then
        known = _published(self._folder)
        for part in waiting:
            known |= _read_in(part)
        return known

    def __getitem__(self, location: str) -> KnownPage:
        return self._pages[location]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


_in_use: WeakValueDictionary[str, KnownPages] = WeakValueDictionary()


def _shared(folder: DataFolder, key: str) -> KnownPages:
    return _in_use.setdefault(key, KnownPages(folder, key))


def known_pages(folder: DataFolder) -> Mapping[str, KnownPage]:
    """The known pages as they are now.

    A page that is missing here, as its part is being loaded at this moment, is only asked
    for once more. Raises warehouse.errors.ClockBehind.
    """
    known = _shared(folder, uuid4().hex)
    len(known)  # read: who gives them out wants to know what is wrong
    return known


def _published(folder: DataFolder) -> dict[str, KnownPage]:
    try:
        with warehouse.connect(folder.root) as con:
            history.expect_clock(con, datetime.now(UTC))  # before anything is read
            return by_location(history.known_pages(con))
    except NotPublished:
        return {}


def _read_in(part: Path) -> dict[str, KnownPage]:
    """The pages of one part. What became a rejection is asked for as a new page is."""
    bodies = {row["url"]: row["body_sha256"] for row in _rows(part, "fetches") if row["body_sha256"]}
    return {
        row["location"]: KnownPage(
            body_sha256=bodies[row["location"]],
            address={
                name: row[name] for name in ("article_id", "source_id", "publisher_id", "url", "location")
            },
        )
        for row in _rows(part, "article_addresses")
        if row["location"] in bodies
    }


def _rows(part: Path, table: str) -> list[Row]:
    try:
        rows: list[Row] = pq.read_table(part / f"{table}.parquet").to_pylist()
    except FileNotFoundError:  # none of them, or loaded meanwhile
        return []
    return rows
