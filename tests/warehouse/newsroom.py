"""Small parts, and a plain decider in the place of dedupe and claims, for the tests of the warehouse."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.checks import run_checks
from warehouse.database import transaction
from warehouse.known import affected, candidates, facts_of, replace_pairs
from warehouse.load import Merged, merge_parts
from warehouse.staged import staged_schemas
from warehouse.stories import Told, replace_stories

START = datetime(2025, 3, 1, tzinfo=UTC)
CAP, WINDOW = 3, 10
HISTORY = {"runs", "fetches", "story_changes", "quality_checks", "alerts", "meta"}
HISTORY_COLUMNS = {"run_id", "rejected_at"}
"""First and last seen follow from the moments that stand in the parts: they are compared too."""

schemas = cache(staged_schemas)


def key(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Draft:
    """One page: an article at `site`, of words that stand for `keys`."""

    site: int
    words: tuple[int, ...]
    day: int | None = 0
    seen: int = 0
    page: int = 0  # another page with the same article: other blocks, same version
    figure: int = 40
    kind: str = "unknown"

    @property
    def article_id(self) -> str:
        return key("article", self.site)

    @property
    def text(self) -> str:
        return f"Acme builds {self.figure} GWh: " + " ".join(f"word{w}" for w in self.words)

    @property
    def version_id(self) -> str:
        return key(self.article_id, self.text, self.day)

    @property
    def date(self) -> date | None:
        return None if self.day is None else date(2025, 1, 1) + timedelta(days=self.day)


def rows(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """What a part holds of `draft`."""
    v, text, seen = draft.version_id, draft.text, START + timedelta(minutes=draft.seen)
    figure = f"{draft.figure} GWh"
    at = text.index(figure)
    acme, quantity, outlet = key("acme"), key(v, "quantity"), f"p{draft.site % 2}"
    signature = {"text_key": key(text), "day": draft.date, "keys": sorted(draft.words), "payload": b"x"}
    return {
        "sources": [{"source_id": "s", "name": "desk", "kind": "folder", "location": "desk/"}],
        "publishers": [{"publisher_id": outlet, "name": f"Outlet {draft.site}", "kind": draft.kind}],
        "article_addresses": [
            {
                "article_id": draft.article_id,
                "source_id": "s",
                "publisher_id": outlet,
                "url": f"/desk/{draft.site}.txt",
                "location": f"desk/{draft.site}.txt",
                "seen_at": seen,
            }
        ],
        "article_versions": [
            {
                "version_id": v,
                "article_id": draft.article_id,
                "body_sha256": key(v, draft.page),
                "text_sha256": key(text),
                "title": f"Headline {draft.site}",
                "text": text,
                "word_count": len(text.split()),
                "published_date": draft.date,
                "section": f"page {draft.page}",
                "seen_at": seen,
            }
        ],
        "signatures": [{"version_id": v} | signature],
        "removed_blocks": [
            {"version_id": v, "position": 0, "at_char": 0, "kind": "share", "text": f"Page {draft.page}"}
        ],
        "entities": [{"entity_id": acme, "kind": "organisation", "name": f"Acme {'x' * (draft.site % 3)}"}],
        "entity_aliases": [{"entity_id": acme, "alias": alias} for alias in ("Acme", f"A{draft.site}")],
        "mentions": [{"version_id": v, "entity_id": acme, "start_char": 0, "end_char": 4, "exact": "Acme"}],
        "contacts": [{"version_id": v, "block_position": 0, "name": "*** ****"}],
        "quantities": [
            {
                "quantity_id": quantity,
                "version_id": v,
                "start_char": at,
                "end_char": at + len(figure),
                "exact": figure,
                "sentence": text,
                "value": float(draft.figure),
                "base_value": draft.figure * 3.6e12,
                "base_unit": "J",
                "low": draft.figure * 3.6e12,
                "high": draft.figure * 3.6e12,
            }
        ],
        "told_events": [
            {
                "version_id": v,
                "start_char": 5,
                "end_char": 11,
                "exact": "builds",
                "kind": "project_build",
                "participants": [{"entity_id": acme, "role": "builder"}],
                "quantity_ids": [quantity],
            }
        ],
    }


def write_part(parts: Path, tables: dict[str, list[dict[str, Any]]]) -> Path:
    """A folder of Parquet files, named by what is in it."""
    folder = parts / hashlib.sha256(repr(tables).encode()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    for table, found in tables.items():
        pq.write_table(pa.Table.from_pylist(found, schema=schemas()[table]), folder / f"{table}.parquet")
    return folder


def write_parts(parts: Path, drafts: Iterable[Draft]) -> list[Path]:
    return [write_part(parts, rows(draft)) for draft in drafts]


def load(con: duckdb.DuckDBPyConnection, folders: Sequence[Path], run_id: str = "r") -> tuple[Merged, Told]:
    """Load parts as the flow does, in one transaction."""
    with transaction(con):
        merged = merge_parts(con, folders)
        found = candidates(con, CAP, WINDOW)
        replace_pairs(con, _score(found.pairs, found.signatures))
        known = affected(con)
        told = replace_stories(con, run_id, _decide(known.tellings, known.pairs, facts_of(con)))
        run_checks(con, run_id)
    return merged, told


def contents(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Every row of every table that is no history, without the columns of history, in order."""
    tables = con.execute(
        "SELECT schema_name || '.' || table_name, table_name FROM duckdb_tables() WHERE NOT temporary"
    ).fetchall()
    return {
        name: sorted(map(repr, con.sql(f"SELECT {_columns(con, table)} FROM {name}").fetchall()))
        for name, table in tables
        if table not in HISTORY
    }


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> str:
    found = con.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT internal", [table]
    ).fetchall()
    return ", ".join(f'"{name}"' for (name,) in found if name not in HISTORY_COLUMNS)


def _score(pairs: pa.Table, signatures: pa.Table) -> pa.Table:
    """The share of keys in common, where it is at least a third."""
    keys = {row["text_key"]: set(row["keys"]) for row in signatures.to_pylist()}
    scored = [
        {"text_a": a, "text_b": b, "score": len(keys[a] & keys[b]) / len(keys[a] | keys[b])}
        for a, b in zip(pairs["text_a"].to_pylist(), pairs["text_b"].to_pylist(), strict=True)
    ]
    return pa.Table.from_pylist([row for row in scored if row["score"] > 0.3], schema=schemas()["pairs"])


def _decide(tellings: pa.Table, pairs: pa.Table, facts: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Stories: what hangs together; the original is the earliest; one claim and one event a story."""
    told = tellings.to_pylist()
    group = {row["text_key"]: row["text_key"] for row in told}
    for pair in pairs.to_pylist():
        old, new = group[pair["text_a"]], group[pair["text_b"]]
        group = {text: min(old, new) if root in (old, new) else root for text, root in group.items()}
    members = defaultdict(list)
    for row in told:
        members[group[row["text_key"]]].append(row)
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    figures = {row["version_id"]: row for row in facts["quantities"].to_pylist()}
    for mates in members.values():
        _tell(out, sorted(mates, key=lambda m: (m["published_date"] or date.max, m["article_id"])), figures)
    return {table: pa.Table.from_pylist(found, schema=schemas()[table]) for table, found in out.items()}


def _tell(out: dict[str, list[dict[str, Any]]], mates: list[dict[str, Any]], figures: dict[str, Any]) -> None:
    original = mates[0]
    story, claim, event = (key(kind, original["article_id"]) for kind in ("story", "claim", "event"))
    out["stories"].append(
        {"story_id": story, "original_article_id": original["article_id"], "independent_source_count": 1}
    )
    told = [figures[mate["version_id"]] for mate in mates]
    out["claims"].append(
        {
            "claim_id": claim,
            "story_id": story,
            "value": told[0]["value"],
            "verdict": _verdict([quantity["value"] for quantity in told]),
            "article_count": len(told),
        }
    )
    out["events"].append({"event_id": event, "story_id": story, "kind": "project_build"})
    out["event_participants"].append({"event_id": event, "entity_id": key("acme"), "role": "builder"})
    for mate, quantity in zip(mates, told, strict=True):
        relation = "original" if mate is original else "near"
        out["story_articles"].append(
            {
                "article_id": mate["article_id"],
                "story_id": story,
                "relation": relation,
                "similarity": 1.0,
                "evidence": "{}",
            }
        )
        if mate is not original:
            out["copy_links"].append(
                {
                    "from_article_id": original["article_id"],
                    "to_article_id": mate["article_id"],
                    "relation": relation,
                }
            )
        out["claim_quantities"].append({"claim_id": claim, "quantity_id": quantity["quantity_id"]})
        out["event_quantities"].append({"event_id": event, "quantity_id": quantity["quantity_id"]})
        out["event_mentions"].append(
            {
                "event_id": event,
                "version_id": mate["version_id"],
                "start_char": 5,
                "end_char": 11,
                "exact": "builds",
            }
        )


def _verdict(values: list[float]) -> str:
    if len(values) == 1:
        return "single"
    return "agree" if len(set(values)) == 1 else "conflict"
