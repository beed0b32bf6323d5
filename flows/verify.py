"""`wirehouse verify`: whether everything in a data folder is whole, by name where it is not."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.archive import Archive
from flows.errors import FolderBusy, PageDamaged, PageMissing, StorageFailed, WrongUse
from flows.folder import DataFolder
from flows.forgotten import FORGOTTEN_FILE, read_forgotten
from flows.harmless import for_terminal
from flows.output import standard_output
from flows.parts import MANIFEST, read_batch, waiting_batches
from flows.progress import announce
from flows.terminal import Display
from warehouse.verify import bodies_of, problems_of

WAIT_FOR_OTHER_RUNS_SECONDS = 600


@dataclass(frozen=True)
class Section:
    """One part of a data folder: what was looked at, the room that it takes, and what is wrong."""

    name: str
    looked_at: str
    bytes: int
    problems: tuple[str, ...]


def verify_once(data: str, is_quick: bool) -> bool:
    """Look at everything, say what there is and what is wrong; whether all is well. Raises WrongUse."""
    folder = DataFolder(Path(data).resolve())
    if not folder.root.is_dir():
        raise WrongUse(f"there is no data folder {folder.root}")
    with Display(Console(stderr=True)):
        sections = list(verify(folder, is_quick))
    show(standard_output(), sections)
    return not any(section.problems for section in sections)


def verify(folder: DataFolder, is_quick: bool = False) -> Iterator[Section]:
    """Each part of `folder`. A quick look hashes no page and reads no table whole."""
    needed: dict[str, str] = {}
    yield _published(folder, is_quick, needed)
    yield _build(folder, is_quick, needed)
    yield _parts(folder, is_quick, needed)
    yield _archive(folder, is_quick, needed)
    yield _remembered(folder)


def show(console: Console, sections: list[Section]) -> None:
    """A row for each part, then a line for each thing that is wrong."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("part", "looked at", "MB", "wrong"):
        table.add_column(name, justify="left" if name in ("part", "looked at") else "right")
    for section in sections:
        size = f"{section.bytes / 1e6:,.1f}"
        table.add_row(section.name, section.looked_at, size, str(len(section.problems) or ""))
    console.print(table)
    for section in sections:
        for problem in section.problems:
            line = Text(f"{section.name}: ", style="bold red").append(for_terminal(problem), style="not bold")
            console.print(line, soft_wrap=True)


def _published(folder: DataFolder, is_quick: bool, needed: dict[str, str]) -> Section:
    newest = folder.published.resolve()
    paths = sorted((folder.root / "published").glob("*.duckdb"))
    problems = []
    if not newest.exists() and folder.published.is_symlink():
        problems.append(f"{folder.published} leads to {newest}, which is not there")
    announce("published files", 0, len(paths))
    for path in paths:
        if path == newest:
            needed.update(bodies_of(path))
        problems += [f"{path.name}: {problem}" for problem in problems_of(path, is_quick)]
        announce("published files", 1)
    return Section("published", _counted(len(paths)), _size(paths), tuple(problems))


def _build(folder: DataFolder, is_quick: bool, needed: dict[str, str]) -> Section:
    paths = [folder.build, folder.build.with_name(folder.build.name + ".wal")]
    if not folder.build.exists():
        return Section("build database", "none", 0, ())
    announce("build database", 0, 1)
    try:
        with _alone(folder):
            needed.update(bodies_of(folder.build))
            problems = problems_of(folder.build, is_quick)
    except FolderBusy as error:
        problems = [f"not looked at: {error}"]
    announce("build database", 1)
    return Section("build database", "1 file", _size(paths), tuple(problems))


@contextmanager
def _alone(folder: DataFolder) -> Iterator[None]:
    """Nobody writes meanwhile; where the disk is read-only nobody can, and there is no lock to take."""
    with ExitStack() as held:
        with suppress(StorageFailed):
            held.enter_context(folder.hold(WAIT_FOR_OTHER_RUNS_SECONDS))
        yield


def _parts(folder: DataFolder, is_quick: bool, needed: dict[str, str]) -> Section:
    parts = [path for path in folder.parts.glob("*") if path.is_dir() and path != folder.batches]
    whole = [path for path in parts if not path.name.endswith(".partial")]
    batches = waiting_batches(folder)
    problems = []
    for path in whole:
        problems += [f"{path.name}: {problem}" for problem in _problems_of_part(path, is_quick)]
    for path in batches:
        try:
            needed.update((ref.body_sha256, ref.location) for ref in read_batch(path))
        except (OSError, ValueError, KeyError, TypeError) as error:
            problems.append(f"{path.name}: cannot be read: {error}")
    files = [file for path in parts for file in path.rglob("*") if file.is_file()]
    looked_at = f"{len(whole)} parts, {len(batches)} batches"
    return Section("waiting to be loaded", looked_at, _size([*files, *batches]), tuple(problems))


def _problems_of_part(path: Path, is_quick: bool) -> Iterator[str]:
    """A part that was taken away while it was looked at has been loaded: that is well."""
    try:
        told = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        key, counts = told["key"], dict(told["rows"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        if path.exists():
            yield f"{MANIFEST} cannot be read: {error}"
        return
    if key != path.name:
        yield f"{MANIFEST} is that of {key}"
    for name, count in counts.items():
        file = path / f"{name}.parquet"
        try:
            rows = pq.ParquetFile(file).metadata.num_rows if is_quick else pq.read_table(file).num_rows
        except (OSError, pa.ArrowException) as error:
            if path.exists():
                yield f"{file.name} cannot be read: {str(error).splitlines()[0]}"
        else:
            if rows != count:
                yield f"{file.name} holds {rows} rows, {MANIFEST} says {count}"


def _archive(folder: DataFolder, is_quick: bool, needed: Mapping[str, str]) -> Section:
    archive = Archive(folder.archive)
    paths = sorted(folder.archive.glob("*/*.gz"))
    announce("archive", 0, len(paths))
    problems = []
    for path in paths:
        if not is_quick and (damage := _damage(archive, path)):
            problems.append(f"{damage} ({needed.get(path.stem, 'of no article')})")
        announce("archive", 1)
    for sha256, location in needed.items():
        if not archive.path(sha256).exists():
            problems.append(f"{sha256} is missing ({location})")
    looked_at = f"{len(paths)} pages, {len(needed)} of them needed" + (", none hashed" if is_quick else "")
    return Section("archive", looked_at, _size(paths), tuple(problems))


def _damage(archive: Archive, path: Path) -> str | None:
    if archive.path(path.stem) != path:
        return f"{path} is not where its name belongs"
    try:
        archive.get(path.stem)
    except PageDamaged as error:
        return str(error)
    except PageMissing:  # it was forgotten while we looked
        pass
    return None


def _remembered(folder: DataFolder) -> Section:
    """What the fetcher remembers, and what was forgotten."""
    problems = []
    try:
        read_forgotten(folder.root)
    except StorageFailed as error:
        problems.append(str(error))
    if folder.frontier.exists():
        # On a read-only disk SQLite cannot make the file in which it would see other writers.
        how = "mode=ro" if os.access(folder.root, os.W_OK) else "immutable=1"
        try:
            with closing(sqlite3.connect(f"{folder.frontier.as_uri()}?{how}", uri=True)) as con:
                ((answer,),) = con.execute("PRAGMA quick_check(1)").fetchall()
        except sqlite3.DatabaseError as error:
            answer = str(error)
        if answer != "ok":
            problems.append(f"{folder.frontier.name}: {answer}; without it every page is asked for once more")
    paths = [folder.frontier, folder.root / FORGOTTEN_FILE]
    return Section(
        "remembered", _counted(sum(path.exists() for path in paths)), _size(paths), tuple(problems)
    )


def _counted(files: int) -> str:
    return "1 file" if files == 1 else f"{files} files"


def _size(paths: Iterable[Path]) -> int:
    """Bytes on the disk; files that share them count twice."""
    total = 0
    for path in paths:
        with suppress(FileNotFoundError):
            total += path.stat().st_size
    return total
