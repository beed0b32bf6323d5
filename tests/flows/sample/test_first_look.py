"""The notebook runs, cell by cell, and what it kept of its last run holds no place of anybody's machine."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).resolve().parents[3] / "flows" / "sample" / "first-look.ipynb"
CELLS = [
    cell for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
]


def run(source: str, names: dict[str, Any]) -> object:
    """As a notebook does it: what the last line gives is what is shown."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def test_every_cell_runs_and_shows_something(outlets: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars")
    monkeypatch.setenv("WIREHOUSE_DATA", str(outlets.data))
    names: dict[str, Any] = {}
    shown = [repr(run("".join(cell["source"]), names)) for cell in CELLS]
    names["con"].close()
    assert "Norrvind orders turbines for Paldiski" in shown[1]
    assert "Harbour Daily" in shown[2] and "Norden Wire" in shown[3]
    assert (outlets.data / "report" / "index.html").exists()


def test_it_was_kept_with_what_it_shows() -> None:
    assert all(cell["outputs"] for cell in CELLS[1:])
    kept = json.dumps([cell["outputs"] for cell in CELLS])
    assert "/home/" not in kept and "/tmp/" not in kept and "Traceback" not in kept
