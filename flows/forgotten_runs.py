"""What Prefect keeps of past runs, in its database in the data folder, without what is forgotten.

Reports, their events and lines of log that tell of a forgotten article or source go whole.
A report is one of many and only repeats what the tables say, so one too many may go.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from flows.errors import StorageFailed

# Table, its key, and the columns that quote pages.
_TELLING = (
    ("artifact", "id", ("data", "description")),
    ("artifact_collection", "id", ("data", "description")),
    ("events", "id", ("payload",)),
    ("log", "id", ("message",)),
)
_LONGEST = 60  # letters: reports cut long titles


def forget_runs(home: Path, words: Iterable[str]) -> int:
    """Take out every row of Prefect's database that tells one of `words`; how many went.

    A server may be running on it meanwhile. Raises StorageFailed where the database stays locked.
    """
    path, sought = home / "prefect.db", sought_in(words)
    if not path.exists() or not sought:
        return 0
    try:
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as con:
            con.execute("PRAGMA secure_delete = ON")
            count = sum(_clear(con, table, key, columns, sought) for table, key, columns in _TELLING)
            if count:
                con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                con.execute("VACUUM")
            return count
    except sqlite3.DatabaseError as error:
        raise StorageFailed(f"{path}: {error}. Give the command again when no run is going on.") from error


def _clear(con: sqlite3.Connection, table: str, key: str, columns: tuple[str, ...], sought: set[str]) -> int:
    if not con.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
        return 0
    told = con.execute(f"SELECT {key}, {', '.join(columns)} FROM {table}")
    gone = [(row[0],) for row in told if tells(row[1:], sought)]
    con.executemany(f"DELETE FROM {table} WHERE {key} = ?", gone)
    return len(gone)


def sought_in(words: Iterable[str]) -> set[str]:
    """What of these words is looked for."""
    return {_letters(word)[:_LONGEST] for word in words} - {""}


def tells(values: Iterable[object], sought: set[str]) -> bool:
    """Whether what Prefect keeps (text, JSON, or None) tells one of them."""
    letters = _letters(" ".join(str(_unpacked(value)) for value in values if value is not None))
    return any(word in letters for word in sought)


def _unpacked(value: object) -> object:
    """JSON escapes letters that are not ASCII."""
    try:
        return json.loads(str(value))
    except ValueError:
        return value


def _letters(text: str) -> str:
    """Letters and digits alone: reports escape, and cut, all the rest in ways of their own."""
    return re.sub(r"[\W_]+", "", re.sub(r"\\[nrt]", "", text)).casefold()
