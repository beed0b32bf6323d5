"""The questions of the cookbook: short, and answered on the sample as was written by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from sample_truth import Truth

import warehouse
from flows.archive import Archive
from flows.summary import RunReport
from warehouse.cookbook import Question, questions

Editions = tuple[Path, list[RunReport], list[Truth]]
EXPECTED = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))
QUESTIONS = {question.name: question for question in questions()}


def plain(value: object) -> object:
    """A value as it stands in questions.toml."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def test_each_question_has_its_answer() -> None:
    assert sorted(QUESTIONS) == sorted(EXPECTED)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_questions_are_short(question: Question) -> None:
    assert question.words.endswith("?")
    assert len(question.query) <= 400


@pytest.mark.parametrize("edition", [0, 1], ids=["first edition", "second edition"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_what_the_pages_say(name: str, edition: int, editions: Editions) -> None:
    expected = EXPECTED[name]
    with warehouse.connect(editions[2][edition].data) as con:
        found = con.execute(QUESTIONS[name].query)
        columns = [column[0] for column in found.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    answered = [[plain(row[column]) for column in expected["columns"]] for row in rows]
    true = expected.get("rows", expected.get(("first", "second")[edition]))
    told = [row for row in true if row not in expected.get("misses", [])] + expected.get("extras", [])
    assert sorted(map(repr, answered)) == sorted(repr([plain(value) for value in row]) for row in told)


def test_a_figure_is_traced_to_the_bytes(editions: Editions) -> None:
    data, _, _ = editions
    with warehouse.connect(data) as con:
        ((sha256,),) = con.sql(QUESTIONS["provenance"].query).select("body_sha256").fetchall()
    assert b"C$290 million" in Archive(data / "archive").get(sha256)
