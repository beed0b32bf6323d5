"""The import rule: which layer may know which, and no step its siblings."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "flows": {"flows", "transforms", "warehouse"},
    "transforms": {"transforms"},
    "warehouse": {"warehouse"},
}
NOUNS = {"models", "errors", "identity"}
MODULES = sorted(path for layer in MAY_IMPORT for path in (ROOT / layer).rglob("*.py"))
WORLDLY = {
    "prefect",
    "httpx",
    "httpcore",
    "duckdb",
    "pyarrow",
    "sqlite3",
    "socket",
    "urllib.request",
}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.add(node.module or "")
    return found


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_layers_know_only_what_lies_below(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    others = {name.partition(".")[0] for name in _imports(path)} & set(MAY_IMPORT)
    assert others <= MAY_IMPORT[layer]
    if layer == "transforms":
        assert not _imports(path) & WORLDLY


@pytest.mark.parametrize("path", [p for p in MODULES if "transforms" in p.parts], ids=_name)
def test_a_step_knows_the_nouns_and_its_own_folder(path: Path) -> None:
    parts = path.relative_to(ROOT / "transforms").parts
    own = parts[0].removesuffix(".py")
    known = {name.split(".")[1] for name in _imports(path) if name.startswith("transforms.")}
    allowed = NOUNS if own in NOUNS else NOUNS | {own}
    assert known <= allowed


def test_prefect_is_imported_only_behind_its_environment() -> None:
    """Prefect reads its settings at import: what the command imports first must not bring it in."""
    code = (
        "import sys, flows.cli, flows.command, flows.query, flows.serving.serve\n"
        "sys.exit('prefect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_readers_start_without_what_only_runs_need() -> None:
    code = (
        "import sys, flows.cli, flows.query; sys.exit(bool({'prefect', 'pyarrow', 'bs4'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
