"""Sources that are paths."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from flows.errors import WrongUse
from flows.sources.source import Source, SourceKind

WARC = (".warc", ".warc.gz")
RECORDS = ".jsonl"


def address_of(path: Path) -> str:
    """A path as text. A name that is no UTF-8 shows its bytes, as `\\xff`: text must be storable."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def local_sources(paths: Sequence[str]) -> tuple[Source, ...]:
    """The sources that paths on the command line name, each once. Raises WrongUse for none."""
    if not paths:
        raise WrongUse("nothing to run: give a PATH, or --sample for the bundled news site")
    resolved = dict.fromkeys(Path(path).expanduser().resolve() for path in paths)
    return tuple(local_source(path) for path in resolved)


def local_source(path: Path) -> Source:
    """The source that a resolved path is."""
    if is_warc(path):
        return _named("warc", path)
    return _named("folder" if path.is_dir() else "file", path)


def is_warc(path: Path) -> bool:
    return path.name.lower().endswith(WARC)


def holding_source(path: Path) -> Source:
    """The source that a local file belongs to in the warehouse.

    A `.jsonl` or WARC file is one of its own; any other file belongs to the folder that
    it lies in, however that folder or file was named on the command line: so the tables
    are the same whether a folder is run whole or file by file.
    """
    if path.suffix.lower() == RECORDS:
        return _named("file", path)
    return _named("warc", path) if is_warc(path) else _named("folder", path.parent)


def _named(kind: SourceKind, path: Path) -> Source:
    location = address_of(path)
    return Source(name=location.rpartition("/")[2] or "/", kind=kind, location=location, path=path)
