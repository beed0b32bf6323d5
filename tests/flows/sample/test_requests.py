from __future__ import annotations

from io import StringIO
from pathlib import Path

from published_rows import query
from rich.console import Console

from flows.summary import RunReport
from flows.terminal import show_summary

Editions = tuple[Path, list[RunReport], list[object]]


def test_the_gate_is_seen_at_work(editions: Editions) -> None:
    data, (first, second), _ = editions
    for report in (first, second):
        for outcome in ("http 429", "waited", "forbidden by robots", "too large", "http 404"):
            assert report.requests[outcome] == 1
    assert "not modified" not in first.requests
    assert second.requests["not modified"] == 28
    shown = StringIO()
    show_summary(Console(file=shown, width=200), second, str(data))
    assert "28 not modified" in shown.getvalue() and "1 forbidden by robots" in shown.getvalue()


def test_who_reserves_mining_is_noted_with_each_fetch(editions: Editions) -> None:
    data, _, _ = editions
    reserving = query(data, "SELECT DISTINCT split_part(url, '/', 3) FROM fetches WHERE tdm_reserved")
    assert reserving == [("meridian-portal.example",)]
