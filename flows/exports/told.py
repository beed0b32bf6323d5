"""What the published file says of a story, as the exporters take it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.errors import WrongUse
from warehouse.sql import records

Found = dict[str, Any]
STORIES_AT_ONCE = 200


@dataclass(frozen=True)
class Told:
    """One story: rows by the names of their columns. The original is the first of `articles`."""

    story: Found
    articles: tuple[Found, ...]
    names: tuple[Found, ...]
    figures: tuple[Found, ...]
    claims: tuple[Found, ...]


def told_stories(con: duckdb.DuckDBPyConnection, story_id: str | None) -> Iterator[Told]:
    """The story with this id, or all, the earliest first. Raises WrongUse where there is none."""
    found = [row["story_id"] for row in records(con, "queries/export/story_ids", story_id=story_id)]
    if not found and story_id is not None:
        raise WrongUse(f"there is no story {story_id!r}: see SELECT story_id, title FROM stories")
    starts = range(0, len(found), STORIES_AT_ONCE)
    return (told for start in starts for told in _told(con, found[start : start + STORIES_AT_ONCE]))


def _told(con: duckdb.DuckDBPyConnection, story_ids: Sequence[str]) -> Iterator[Told]:
    parts = {
        name: _by_story(records(con, f"queries/export/{name}", story_ids=list(story_ids)))
        for name in ("articles", "names", "figures", "claims")
    }
    for story in records(con, "queries/export/stories", story_ids=list(story_ids)):
        yield Told(story, **{name: tuple(rows[story["story_id"]]) for name, rows in parts.items()})


def _by_story(rows: Sequence[Found]) -> defaultdict[str, list[Found]]:
    grouped: defaultdict[str, list[Found]] = defaultdict(list)
    for row in rows:
        grouped[row["story_id"]].append(row)
    return grouped
