"""The questions that analysts ask, each with a query that answers it.

They stand in `cookbook/`, one to a file: the question in a comment, then the query, written for the sample.
To add one, add a file, and what it must answer to `tests/flows/questions.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.sql import names, statement


@dataclass(frozen=True)
class Question:
    name: str
    words: str
    query: str


def questions() -> tuple[Question, ...]:
    """All questions, in the order of their names."""
    return tuple(_read(name) for name in names("cookbook"))


def _read(name: str) -> Question:
    comment, _, query = statement(f"cookbook/{name}").partition("\n")
    return Question(name, comment.removeprefix("-- "), query.strip().removesuffix(";"))
