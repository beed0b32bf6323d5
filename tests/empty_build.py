"""A build database with nothing in it yet, copied: to make one takes longer than to fill it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.database import open_build


def empty_build(path: Path) -> Path:
    """Put one at `path`, which is given back."""
    path.write_bytes(_made())
    return path


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "build.duckdb"
        open_build(path).close()
        return path.read_bytes()
