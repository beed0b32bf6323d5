"""`wirehouse sql`: queries on the published file, each in a confined process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from flows.confined import Limits, confined
from flows.errors import WrongUse, storing
from flows.harmless import for_terminal
from flows.output import PIPED_WIDTH

if TYPE_CHECKING:
    import duckdb

_READING = ("SELECT", "EXPLAIN", "MULTI")  # MULTI: PIVOT


@dataclass(frozen=True)
class Asked:
    """A query, and how its answer is wanted."""

    query: str
    form: str = "table"
    raw: bool = False
    limits: Limits = field(default_factory=Limits)
    width: int = PIPED_WIDTH


def answer(data: Path, asked: Asked, output: Path | None) -> str | None:
    """Write the rows that `asked` wants to `output`, or to standard output; what was left out, in words.

    A file appears whole or not at all. Raises QueryRefused for a query that is wrong, not allowed or too
    much, and where there is nothing published yet; WrongUse for Parquet on a terminal or a table in a file.
    """
    if asked.form == "table" and output is not None:
        raise WrongUse("a table is for reading: with --output choose --format csv, json, parquet or markdown")
    if asked.form == "parquet" and output is None and sys.stdout.isatty():
        raise WrongUse("Parquet is not for a terminal: name a file with --output, or redirect")
    if output is None:
        return answer_to(data, asked, sys.stdout.fileno())
    half = output.with_name(f".{output.name}.half")
    with storing(output):
        try:
            with half.open("wb") as file:
                said = answer_to(data, asked, file.fileno())
            half.replace(output)
        finally:
            half.unlink(missing_ok=True)
    return said


def answer_to(data: Path, asked: Asked, descriptor: int) -> str | None:
    """The same, to an open file."""
    return confined(lambda file: _ask(data, asked, file), descriptor, asked.limits)


def _ask(data: Path, asked: Asked, file: BinaryIO) -> str | None:
    """The work of the child."""
    import duckdb

    from warehouse import connect
    from warehouse.errors import QueryRefused

    with connect(data, memory_limit=f"{asked.limits.memory_mb}MB") as con:
        try:
            _expect_one_reading(con, asked.query)
            return _write(con, asked, file)
        except duckdb.Error as error:
            raise QueryRefused(_in_one_line(str(error))) from error


def _expect_one_reading(con: duckdb.DuckDBPyConnection, query: str) -> None:
    """Whatever is no query is refused before it is begun, by what it is."""
    from warehouse.errors import QueryRefused

    statements = con.extract_statements(query)
    if len(statements) != 1:
        raise QueryRefused(f"one query at a time, please: these are {len(statements)}")
    kind = statements[0].type.name
    if kind not in _READING:
        raise QueryRefused(
            f"{kind} is not allowed here: only SELECT and the like, as the file is there to be read"
        )


def _write(con: duckdb.DuckDBPyConnection, asked: Asked, file: BinaryIO) -> str | None:
    from flows import tabled

    if asked.form == "parquet":
        more = tabled.write_parquet(con.sql(asked.query), file, asked.limits.rows)
        return _cut(asked.limits.rows) if more else None
    most = min(tabled.TABLE_ROWS, asked.limits.rows) if asked.form == "table" else asked.limits.rows
    rows = tabled.Rows(con.execute(asked.query), most)
    writers: dict[str, Callable[[], None]] = {
        "table": lambda: tabled.write_table(rows, file, asked.width),
        "markdown": lambda: tabled.write_markdown(rows, file),
        "csv": lambda: tabled.write_csv(rows, file, asked.raw),
        "json": lambda: tabled.write_json(rows, file),
    }
    writers[asked.form]()
    return _cut(most) if rows.more else None


def _cut(most: int) -> str:
    return f"the first {most:,} rows; there are more"


def _in_one_line(message: str) -> str:
    """DuckDB's words without the drawing that shows the place."""
    return for_terminal(" ".join(message.partition("\n\nLINE ")[0].split()))


def read_query(words: Sequence[str], file: Path | None, name: str | None) -> str | None:
    """The query of the command line, a file, a named question or of what is piped in; None: there is none.

    Raises WrongUse where two of them are given, or the file or the question is not there.
    """
    if sum(map(bool, (words, file, name))) > 1:
        raise WrongUse("give a query, --file or --question: one of them")
    if file is not None:
        return _read_file(file)
    if name is not None:
        return _question(name)
    if words:
        return " ".join(words)
    if os.isatty(sys.stdin.fileno()):
        return None
    query = sys.stdin.read()
    if not query.strip():
        raise WrongUse('give a query: wirehouse sql "SELECT title FROM articles"')
    return query


def _read_file(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{file}: {getattr(error, 'strerror', None) or 'no text in UTF-8'}") from error


def _question(name: str) -> str:
    from warehouse.cookbook import questions

    known = {question.name: question.query for question in questions()}
    if name not in known:
        raise WrongUse(f"{name} is no question; there are {', '.join(known)}")
    return known[name]


def show_questions() -> Iterator[str]:
    """The cookbook, line by line: each question with its name and its query."""
    from warehouse.cookbook import questions

    for question in questions():
        yield f"{question.name}: {question.words}"
        yield f"    {' '.join(question.query.split())};\n"
