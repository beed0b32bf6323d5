from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.harmless import for_markdown, for_spreadsheet, for_terminal


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    assert all(char.isprintable() or char == "\n" for char in for_terminal(text))
    shown = for_markdown(text)
    assert "\n" not in shown and shown.isprintable()
    # What is left when the escaped characters are taken out holds none that markdown would act on.
    assert not set(re.sub(r"\\.", "", shown)) & set("<>[]()|`*_!\\:@~&#")
    assert "www." not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("8.42 million kW", "8.42 million kW"),
        ("a | b", "a \\| b"),
        ("![x](http://evil)", r"\!\[x\]\(http\://evil\)"),
        ("two\nlines\x1b[31m", r"two lines \[31m"),
        ("<script>", r"\<script\>"),
        ("see www.evil.example", r"see www\.evil.example"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_markdown(text: str, shown: str) -> None:
    assert for_markdown(text) == shown


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-cmd", "'-cmd"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ('"=1+1', "'\"=1+1"),
        ("  +1+cmd", "'  +1+cmd"),
        ("＝1+1", "'＝1+1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("-3+cmd|' /C calc'!A0", "'-3+cmd|' /C calc'!A0"),
        ("a=1", "a=1"),
        ("-3.5", "-3.5"),
        ("-1,234.5", "-1,234.5"),
        (-3.5, -3.5),
        (None, None),
        ("", ""),
    ],
)
def test_spreadsheet(value: object, cell: object) -> None:
    assert for_spreadsheet(value) == cell
