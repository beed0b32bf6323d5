"""Rows as they are written, whatever is in them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.tabled import Rows, write_csv, write_json, write_markdown, write_parquet, write_table

NASTY = [
    "=HYPERLINK('http://evil')",
    "\x1b[31mred\x1b[0m",
    "abc\u202egnp.exe",
    "[bold]x[/bold]",
    "a | b",
    "<script>alert(1)</script>",
    "two\nlines",
    "-3.5",
    'say "no"',
]


def rows(query: str, values: list[object] | None = None, most: int = 100) -> Rows:
    return Rows(duckdb.connect().execute(query, values or []), most)


def nasty() -> Rows:
    return rows('SELECT unnest(?) AS "=cmd", -2.5 AS number', [NASTY])


def text_of(write: Callable[[BytesIO], None]) -> str:
    file = BytesIO()
    write(file)
    return file.getvalue().decode()


def test_csv_holds_no_formula() -> None:
    found = list(csv.reader(StringIO(text_of(lambda file: write_csv(nasty(), file)), newline="")))
    assert found[0] == ["'=cmd", "number"]
    assert [row[0] for row in found[1:]] == ["'" + NASTY[0], *NASTY[1:]]
    assert {row[1] for row in found[1:]} == {"-2.5"}


def test_lists_and_numbers_read_well() -> None:
    query = "SELECT ['a', NULL, 'b'] AS words, 42000000000::DOUBLE AS yuan, 0.5::DOUBLE AS half, true AS yes"
    shown = text_of(lambda file: write_markdown(rows(query), file)).splitlines()[-1]
    assert shown == "| a; ; b | 42,000,000,000 | 0.5 | true |"
    written = text_of(lambda file: write_csv(rows(query), file)).splitlines()[-1]
    assert written == '"[""a"", null, ""b""]",42000000000.0,0.5,True'


def test_raw_csv_is_as_it_is() -> None:
    found = list(csv.reader(StringIO(text_of(lambda file: write_csv(nasty(), file, raw=True)), newline="")))
    assert [row[0] for row in found] == ["=cmd", *NASTY]


def test_nothing_acts_on_the_terminal() -> None:
    shown = text_of(lambda file: write_table(nasty(), file, 100))
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert "\\x1b[31mred" in shown and "\\x202e" in shown and "[bold]x[/bold]" in shown


def test_markdown_shows_values_as_they_are() -> None:
    shown = text_of(lambda file: write_markdown(nasty(), file)).splitlines()
    assert len(shown) == 2 + len(NASTY)
    assert "<script>" not in "".join(shown) and r"a \| b" in "".join(shown)
    assert shown[1] == "| --- | ---: |"


def test_json_is_json() -> None:
    query = (
        "SELECT 1 AS a, 2 AS a, 'nan'::DOUBLE AS b, DATE '2026-03-01' AS c, [1.5, NULL] AS d,"
        " {'x': 'inf'::DOUBLE} AS e, MAP {1: 'one'} AS f, '\\x00'::BLOB AS g, 1.10::DECIMAL(4, 2) AS h"
    )
    found = json.loads(
        text_of(lambda file: write_json(rows(query), file)),
        parse_constant=lambda word: pytest.fail(f"{word} is no JSON"),
    )
    assert found == [
        {
            "a": 1,
            "a_1": 2,
            "b": None,
            "c": "2026-03-01",
            "d": [1.5, None],
            "e": {"x": None},
            "f": {"1": "one"},
            "g": "00",
            "h": 1.1,
        }
    ]
    assert json.loads(text_of(lambda file: write_json(rows("SELECT 1 WHERE false"), file))) == []


@pytest.mark.parametrize("count", [0, 1, 5000, 5001, 12345])
def test_no_more_rows_than_allowed(count: int) -> None:
    for most in (max(count - 1, 1), count + 1, 5000):
        found = rows("SELECT i FROM range(?) t(i)", [count], most)
        assert [row[0] for row in found] == list(range(min(count, most)))
        assert found.more == (count > most)


@pytest.mark.parametrize(("most", "more"), [(3, True), (10, False), (11, False)])
def test_parquet(most: int, more: bool) -> None:
    file = BytesIO()
    relation = duckdb.connect().sql("SELECT i, 'x' AS word FROM range(10) t(i)")
    assert write_parquet(relation, file, most) is more
    assert pq.read_table(file)["i"].to_pylist() == list(range(min(most, 10)))
