"""What the fetcher remembers between runs, in SQLite: one writer at a time, safe from kill -9.

Losing the file loses no page: everything is asked for once more.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from flows.errors import StorageFailed
from flows.fetch.answer import Answer
from flows.fetch.remembered import HostState, Listed, Owed, Remembered, SiteRules, SourceState

SCHEMA_VERSION = 2


_TABLES = (
    ("addresses", Remembered, "url"),
    ("owed", Owed, "url"),
    ("listed", Listed, "url"),
    ("hosts", HostState, "host"),
    ("sites", SiteRules, "origin"),
    ("sources", SourceState, "source_id"),
)
_Noun = TypeVar("_Noun", Remembered, Owed, Listed, HostState, SiteRules, SourceState)


class Frontier:
    """The file `path`; without one, a memory that ends with the process.

    Any thread may use it, and any number of processes may open it. Raises StorageFailed
    for a file that is no frontier.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._depth = 0
        self._con = sqlite3.connect(
            path or ":memory:", timeout=30, isolation_level=None, check_same_thread=False
        )
        self._con.row_factory = sqlite3.Row
        try:
            self._make()
        except sqlite3.DatabaseError as error:
            self._con.close()
            raise StorageFailed(
                f"{path}: {error}. It only spares requests: without it every page is asked for once more."
            ) from error

    def _make(self) -> None:
        self._con.execute("PRAGMA journal_mode = WAL")
        self._con.execute("PRAGMA synchronous = NORMAL")
        self._con.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves the file's bytes too
        with self.together():
            if self._con.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                for table, noun, key in _TABLES:
                    columns = ", ".join(field.name for field in fields(noun))
                    self._con.execute(f"DROP TABLE IF EXISTS {table}")
                    self._con.execute(f"CREATE TABLE {table} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID")
                self._con.execute("CREATE INDEX due ON addresses (source_id, next_due_at)")
                self._con.execute("DROP TABLE IF EXISTS positions")
                self._con.execute(
                    "CREATE TABLE positions (source_id, name, value, PRIMARY KEY (source_id, name))"
                )
                self._con.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def close(self) -> None:
        self._con.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written in this block is written whole or not at all. Raises StorageFailed: a full disk."""
        with self._lock:
            self._depth += 1
            try:
                if self._depth == 1:
                    self._con.execute("BEGIN IMMEDIATE")
                yield
                if self._depth == 1:
                    self._con.execute("COMMIT")
            except sqlite3.OperationalError as error:  # a full disk
                self._undo()
                raise StorageFailed(f"{self._path}: {error}") from error
            except BaseException:
                self._undo()
                raise
            finally:
                self._depth -= 1

    def _undo(self) -> None:
        if self._depth == 1 and self._con.in_transaction:
            self._con.execute("ROLLBACK")

    # ------------------------------------------------------------------ addresses

    def remember(self, source_id: str, answer: Answer, next_due_at: datetime | None = None) -> Remembered:
        """Note a good answer, once its page is safely kept. Visits are counted."""
        with self.together():
            known = self.known(answer.url)
            kept = known if known is not None and answer.not_modified else None
            now = Remembered(
                url=answer.url,
                source_id=source_id,
                final_url=answer.final_url,
                etag=answer.etag or (kept.etag if kept else None),
                last_modified=answer.last_modified or (kept.last_modified if kept else None),
                body_sha256=kept.body_sha256 if kept else answer.body_sha256,
                first_fetched_at=known.first_fetched_at if known else answer.requested_at,
                last_fetched_at=answer.requested_at,
                next_due_at=next_due_at,
                visits=known.visits + 1 if known else 1,
            )
            self._put("addresses", now)
            self._con.execute("DELETE FROM owed WHERE url = ?", (answer.url,))
        return now

    def note_missing(self, url: str, seen_at: datetime, next_due_at: datetime | None) -> Remembered | None:
        """A known address was not there (404, 410); how it stands now. None for one that is not known."""
        with self.together():
            known = self.known(url)
            if known is None:
                return None
            now = replace(
                known,
                last_fetched_at=seen_at,
                next_due_at=next_due_at,
                visits=known.visits + 1,
                missing=known.missing + 1,
            )
            self._put("addresses", now)
        return now

    def note_gone(self, url: str, gone_at: datetime) -> None:
        """A known address is held to be gone for good: it is not visited again."""
        with self.together():
            known = self.known(url)
            if known is not None:
                self._put("addresses", replace(known, gone_at=gone_at, next_due_at=None))

    def owed(self, url: str) -> Owed | None:
        """How an address stands whose page has not come; None for one that came or was never tried."""
        return self._get("owed", Owed, "url", url)

    def owe(self, owed: Owed) -> None:
        """A page did not come. Of one that is given up nothing is visited again."""
        with self.together():
            self._put("owed", owed)
            known = self.known(owed.url)
            if known is not None and owed.next_due_at is None:
                self._put("addresses", replace(known, next_due_at=None))

    def listed(self, url: str) -> Listed | None:
        return self._get("listed", Listed, "url", url)

    def keep_listed(self, listed: Listed) -> None:
        self._put("listed", listed)

    def known(self, url: str) -> Remembered | None:
        return self._get("addresses", Remembered, "url", url)

    def due(self, source_id: str, now: datetime) -> list[str]:
        """The addresses of a source that are to be visited by now, the most overdue first."""
        rows = self._all(
            """
            SELECT url, next_due_at FROM owed WHERE source_id = :source AND next_due_at <= :now
            UNION ALL
            SELECT url, next_due_at FROM addresses WHERE source_id = :source AND next_due_at <= :now
                AND url NOT IN (SELECT url FROM owed)
            ORDER BY next_due_at, url
            """,
            {"source": source_id, "now": now.timestamp()},
        )
        return [row["url"] for row in rows]

    # ------------------------------------------------------------ hosts and sites

    def host(self, host: str) -> HostState:
        return self._get("hosts", HostState, "host", host) or HostState(host)

    def keep_host(self, state: HostState) -> None:
        self._put("hosts", state)

    def reserve(self, host: str, now: float, interval: float) -> float:
        """The Unix time of our turn at a host; the next one is `interval` later, whoever takes it."""
        with self.together():
            state = self.host(host)
            # After a clock was set back, a turn may seem to lie far ahead.
            turn = max(now, state.next_at) if state.next_at < now + 3600 else now
            self._put("hosts", replace(state, next_at=turn + interval))
        return turn

    def put_off(self, host: str, until: float) -> None:
        """The next turn at a host is not before this Unix time."""
        with self.together():
            state = self.host(host)
            if state.next_at < until:
                self._put("hosts", replace(state, next_at=until))

    def site(self, origin: str) -> SiteRules | None:
        return self._get("sites", SiteRules, "origin", origin)

    def keep_site(self, rules: SiteRules) -> None:
        self._put("sites", rules)

    # ---------------------------------------------------------------------- sources

    def source(self, source_id: str) -> SourceState:
        return self._get("sources", SourceState, "source_id", source_id) or SourceState(source_id)

    def keep_source(self, state: SourceState) -> None:
        self._put("sources", state)

    def position(self, source_id: str, name: str) -> str | None:
        """How far a backfill has come, as it was put down last."""
        rows = self._all("SELECT value FROM positions WHERE source_id = ? AND name = ?", (source_id, name))
        return rows[0]["value"] if rows else None

    def keep_position(self, source_id: str, name: str, value: str | None) -> None:
        """Put down how far a backfill has come; None when it is done."""
        with self.together():
            self._con.execute("DELETE FROM positions WHERE source_id = ? AND name = ?", (source_id, name))
            if value is not None:
                self._con.execute("INSERT INTO positions VALUES (?, ?, ?)", (source_id, name, value))

    def forget_address(self, url: str) -> None:
        with self.together():
            self._con.execute("DELETE FROM addresses WHERE url = ? OR final_url = ?", (url, url))
            for table in ("owed", "listed"):
                self._con.execute(f"DELETE FROM {table} WHERE url = ?", (url,))

    def forget_source(self, source_id: str) -> None:
        with self.together():
            for table in ("addresses", "owed", "listed", "sources", "positions"):
                self._con.execute(f"DELETE FROM {table} WHERE source_id = ?", (source_id,))

    # --------------------------------------------------------------------- rows

    def _get(self, table: str, noun: type[_Noun], key: str, value: str) -> _Noun | None:
        rows = self._all(f"SELECT * FROM {table} WHERE {key} = ?", (value,))
        return _noun(noun, rows[0]) if rows else None

    def _put(self, table: str, noun: _Noun) -> None:
        values = [_plain(getattr(noun, field.name)) for field in fields(noun)]
        places = ", ".join("?" * len(values))
        with self.together():
            self._con.execute(f"INSERT OR REPLACE INTO {table} VALUES ({places})", values)

    def _all(self, query: str, values: tuple[Any, ...] | dict[str, Any]) -> list[sqlite3.Row]:
        with self._lock, closing(self._con.execute(query, values)) as cursor:
            return cursor.fetchall()


def _plain(value: object) -> object:
    return value.timestamp() if isinstance(value, datetime) else value


def _noun(noun: type[_Noun], row: sqlite3.Row) -> _Noun:
    values: dict[str, Any] = {
        field.name: datetime.fromtimestamp(row[field.name], UTC)
        if "datetime" in str(field.type) and row[field.name] is not None
        else row[field.name]
        for field in fields(noun)
    }
    return noun(**values)
