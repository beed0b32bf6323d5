"""What is known of pages, read without the build database: a load may be using that."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

import warehouse
from flows.folder import DataFolder
from flows.gather import KnownPage, by_location
from flows.parts import waiting_parts
from flows.rows import Row
from warehouse import history
from warehouse.errors import NotPublished


def known_pages(folder: DataFolder) -> dict[str, KnownPage]:
    """How each page stood when it was last read, by location: as published, or as it waits to be loaded.

    A page that is missing here, as its part is being loaded at this moment, is only asked
    for once more. Raises warehouse.errors.ClockBehind.
    """
    waiting = waiting_parts(folder)  # first: what is loaded in between is in the file then
    known = _published(folder)
    for part in waiting:
        known |= _read_in(part)
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
