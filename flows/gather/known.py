"""How pages stood when they were last loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.rows import Row


@dataclass(frozen=True)
class KnownPage:
    """How a page stood when it was last loaded; `address` is its article's row, None if it gave none.

    `source_ids`: the sources that are known to lead to it.
    """

    body_sha256: str
    address: Row | None
    source_ids: frozenset[str] = frozenset()


def by_location(rows: Iterable[Row]) -> dict[str, KnownPage]:
    """Rows of the warehouse's known pages, by location; one page may have a row for each source."""
    names = ("article_id", "source_id", "publisher_id", "url", "location")
    found: dict[str, KnownPage] = {}
    for entry in rows:
        before = found.get(entry["location"])
        found[entry["location"]] = KnownPage(
            body_sha256=entry["body_sha256"],
            address={name: entry[name] for name in names} if entry["article_id"] is not None else None,
            source_ids=(before.source_ids if before else frozenset()) | {entry["source_id"]},
        )
    return found
