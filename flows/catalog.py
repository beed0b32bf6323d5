"""What is in the published file, with what it means: read from its comments."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.confined import Limits
from flows.errors import WrongUse
from flows.query import Asked, answer_to


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    comment: str


@dataclass(frozen=True)
class Thing:
    """A table, view or macro."""

    name: str
    kind: str
    comment: str
    columns: tuple[Column, ...] = ()
    parameters: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The name as it is used: a macro with its parameters."""
        return f"{self.name}({', '.join(self.parameters)})" if "macro" in self.kind else self.name


@dataclass(frozen=True)
class Catalog:
    things: tuple[Thing, ...]

    def named(self, name: str) -> Thing:
        """The table, view or macro of this name. Raises WrongUse where there is none."""
        for thing in self.things:
            if thing.name == name.lower():
                return thing
        raise WrongUse(f"there is no {name or 'table without a name'}; .tables and wirehouse schema name all")

    def described(self, name: str) -> Iterator[str]:
        """What `name` means, and each of its columns, a line each."""
        thing = self.named(name)
        yield f"{thing.called} ({thing.kind}): {thing.comment}"
        yield from (f"  {column.name:<26} {column.kind:<26} {column.comment}" for column in thing.columns)


CATALOG = """
SELECT table_name AS name, 'table' AS kind, comment, [] AS parameters FROM duckdb_tables()
WHERE schema_name = 'main' AND NOT internal
UNION ALL
SELECT view_name, 'view', comment, [] FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal
UNION ALL
SELECT function_name, replace(function_type, '_', ' '), comment, parameters FROM duckdb_functions()
WHERE schema_name = 'main' AND NOT internal
ORDER BY kind, name
"""
COLUMNS = """
SELECT table_name AS thing, column_name AS name, data_type AS kind, comment FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index
"""


def read_catalog(data: Path, limits: Limits) -> Catalog:
    """What the published file of `data` holds. Raises NotPublished."""
    columns: dict[str, list[Column]] = {}
    for row in _rows(data, COLUMNS, limits):
        columns.setdefault(row["thing"], []).append(Column(row["name"], row["kind"], row["comment"] or ""))
    return Catalog(
        tuple(
            Thing(
                row["name"],
                row["kind"],
                row["comment"] or "",
                tuple(columns.get(row["name"], ())),
                tuple(row["parameters"]),
            )
            for row in _rows(data, CATALOG, limits)
        )
    )


def _rows(data: Path, query: str, limits: Limits) -> list[dict[str, Any]]:
    with tempfile.TemporaryFile() as file:
        answer_to(data, Asked(query, "json", limits=limits), file.fileno())
        file.seek(0)
        found: list[dict[str, Any]] = json.load(file)
        return found
