"""Which code works pages out, so that what other code has left is told from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import transforms
import warehouse


@cache
def made_by() -> str:
    """A name for what makes the rows of a part: all of `transforms`, and the shape of the tables."""
    tables = Path(str(warehouse.__file__)).parent / "tables"
    return digest([Path(str(transforms.__file__)).parent, tables])


def digest(folders: Iterable[Path]) -> str:
    """Of every file below these folders, but for what Python makes of them."""
    found = hashlib.sha256()
    for root in folders:
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return found.hexdigest()
