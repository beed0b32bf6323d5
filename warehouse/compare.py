"""Two files of the same pages beside each other: what came, went and changed from one code to the next.

A fact goes by its page, its words and which of the same words it is, as ids and offsets
change with the parser.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.sql import records, run, statement

EXAMPLES = 3

KINDS = {
    "articles": "article_versions",
    "quantities": "quantities",
    "dates": "dates",
    "names": "mentions",
    "events": "told_events",
    "relations": "story_articles",
    "claims": "claims",
    "rejections": "rejections",
}
"""What is compared, and the table whose columns say how."""

# What follows from other columns, from the run, or from ids that change with the text.
_APART = (
    *("version_id", "article_id", "version_no", "is_current", "first_seen_at", "last_seen_at", "body_sha256"),
    *("text", "parser_version", "extractor", "start_char", "end_char", "sentence", "block_position"),
    *("quantity_id", "subject_id", "place_id", "entity_id", "claim_id", "story_id", "series_id"),
    *("quantity_ids", "participants"),
)


@dataclass(frozen=True)
class Example:
    """One that differs; `differences` are (what, before, now)."""

    outcome: str  # gained, lost or changed
    place: str
    words: str
    differences: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True)
class Difference:
    """What came of one kind of rows. `counts`: before_by, now_by, kept, changed, gained, lost."""

    kind: str
    counts: tuple[dict[str, Any], ...]
    examples: tuple[Example, ...]

    @property
    def is_none(self) -> bool:
        return not any(row["changed"] or row["gained"] or row["lost"] for row in self.counts)


def compare(con: duckdb.DuckDBPyConnection) -> tuple[Difference, ...]:
    """The file of this connection against the one that is attached to it as `old`.

    A kind whose table the old file does not have is left out.
    """
    return tuple(found for kind in KINDS if (found := _compare(con, kind)) is not None)


def _compare(con: duckdb.DuckDBPyConnection, kind: str) -> Difference | None:
    name = _current(con)
    columns = records(con, "queries/compare/columns", table=KINDS[kind], database=name)
    if not any(column["is_in_both"] for column in columns):
        return None
    dropped = {
        column["column_name"]: None
        for column in columns
        if not column["is_in_both"] or column["column_name"] in _APART
    }
    for database, table in (("old", "told_before"), (name, "told_now")):
        con.execute(f'USE "{database}"')
        try:
            run(con, "queries/compare/pages")
            _tell(con, kind, table, json.dumps(dropped))
        finally:
            con.execute(f'USE "{name}"')
    counts = tuple(records(con, "queries/compare/counts"))
    return Difference(kind, counts, _examples(con))


def _tell(con: duckdb.DuckDBPyConnection, kind: str, table: str, dropped: str) -> None:
    """Equal words of one page are told apart by their order."""
    told = statement(f"queries/compare/told/{kind}")
    ranked = "row_number() OVER (PARTITION BY page, words ORDER BY start_char, told) AS nth"
    values = {"dropped": dropped} if "$dropped" in told else None
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT *, {ranked} FROM ({told})", values)


def _examples(con: duckdb.DuckDBPyConnection) -> tuple[Example, ...]:
    found = records(con, "queries/compare/examples", most=EXAMPLES)
    return tuple(
        Example(row["outcome"], row["place"], row["words"], _differences(row["before"], row["now"]))
        for row in found
    )


def _differences(before: str | None, now: str | None) -> tuple[tuple[str, object, object], ...]:
    old, new = json.loads(before or "{}"), json.loads(now or "{}")
    return tuple(
        (name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _current(con: duckdb.DuckDBPyConnection) -> str:
    ((name,),) = con.execute("SELECT current_database()").fetchall()
    return str(name)
