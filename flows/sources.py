"""Where articles come from, as the user names it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flows import sample as sample_site
from flows.errors import WrongUse
from flows.folder import DataFolder
from transforms.identity import identify
from warehouse.database import open_build
from warehouse.history import loaded_runs

SourceKind = Literal["feed", "folder", "file"]


@dataclass(frozen=True)
class Source:
    """One place to read. `location` is an address, or the resolved path of a folder or file.

    `connect_to` sends every connection to one `host:port`, whatever the address says;
    it is how the sample's outlets are all found on loopback.
    """

    name: str
    kind: SourceKind
    location: str
    rights: str | None = None
    schedule: str | None = None
    connect_to: str | None = None
    path: Path | None = None  # of a folder or file, as the operating system knows it

    @property
    def source_id(self) -> str:
        return identify("source", self.location)


def address_of(path: Path) -> str:
    """A path as text. A name that is no UTF-8 shows its bytes, as `\\xff`: text must be storable."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def local_sources(paths: Sequence[str]) -> tuple[Source, ...]:
    """The sources that paths on the command line name, each once. Raises WrongUse for none."""
    if not paths:
        raise WrongUse("nothing to run: give a PATH, or --sample for the bundled news site")
    resolved = dict.fromkeys(Path(path).expanduser().resolve() for path in paths)
    return tuple(_local_source(path) for path in resolved)


def _local_source(path: Path) -> Source:
    return _named("folder" if path.is_dir() else "file", path)


def holding_source(path: Path) -> Source:
    """The source that a local file belongs to in the warehouse.

    A `.jsonl` file is one of its own; any other file belongs to the folder that it
    lies in, however that folder or file was named on the command line: so the tables
    are the same whether a folder is run whole or file by file.
    """
    if path.suffix.lower() == ".jsonl":
        return _named("file", path)
    return _named("folder", path.parent)


def _named(kind: SourceKind, path: Path) -> Source:
    location = address_of(path)
    return Source(name=location.rpartition("/")[2] or "/", kind=kind, location=location, path=path)


@contextmanager
def opened_sources(folder: DataFolder, paths: Sequence[str], sample: bool) -> Iterator[tuple[Source, ...]]:
    """The sources of one run. The bundled news site is served while the context lasts."""
    if not sample:
        yield local_sources(paths)
        return
    with sample_site.serve(_edition(folder)) as site:
        yield (
            *(local_sources(paths) if paths else ()),
            Source(
                name="sample",
                kind="feed",
                location=sample_site.FEED_URL,
                rights="written for Wirehouse",
                connect_to=f"{site.host}:{site.port}",
            ),
        )


def _edition(folder: DataFolder) -> int:
    """The first run on a data folder sees the first edition, every later one the second."""
    source = Source("sample", "feed", sample_site.FEED_URL)
    with closing(open_build(folder.build)) as con:
        return min(1 + loaded_runs(con, source.source_id), sample_site.EDITION_COUNT)
