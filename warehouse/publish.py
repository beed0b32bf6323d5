"""From the build database to the file that everybody reads."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from warehouse.database import open_build
from warehouse.errors import StorageFailed
from warehouse.meta import read_meta
from warehouse.reader import LINK

FICLONE = 0x40049409  # linux/fs.h: share the blocks of another file
KEPT = timedelta(days=7)
STAMP = "%Y%m%dT%H%M%S%fZ"
HALF = ".half"  # a copy that is not whole yet


def publish(
    build_path: Path,
    data_dir: Path,
    now: datetime,
    keep: timedelta = KEPT,
    every: timedelta = timedelta(0),
) -> Path | None:
    """Publish a copy of the build database, where a row other than history changed since the last, and
    that is at least `every` ago; what changed meanwhile comes with the next. Of the days of the span
    `keep` the last file of each stays, under its name.

    Every connection to `build_path` in this process must be closed: closing the copied
    file would release their locks. Whenever this is killed, `warehouse.duckdb` leads to a
    whole file; what a killed one left is cleared by the next. `now` must be aware, in UTC.

    Raises Locked or StorageFailed.
    """
    folder = data_dir / "published"
    link = data_dir / LINK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder, link)
        if _is_recent(link, now, every):
            return None
        if _checkpointed_content(build_path) == _published_content(link):
            return None
        target = folder / f"{now.strftime(STAMP)}.duckdb"
        _copy(build_path, target)
        _point(link, target)
        _prune(folder, target, now - keep)
    except (OSError, duckdb.IOException, duckdb.FatalException) as error:
        raise StorageFailed(build_path, str(error)) from error
    return target


def published_files(data_dir: Path) -> list[Path]:
    """Every file that is kept, the oldest first; the newest is what `warehouse.duckdb` leads to."""
    return sorted((data_dir / "published").glob("*.duckdb"))


def _is_recent(link: Path, now: datetime, every: timedelta) -> bool:
    """Whether the last file is younger than `every`. One of the future says nothing: a clock was wrong."""
    try:
        last = datetime.strptime(f"{Path(os.path.realpath(link, strict=True)).stem}+0000", f"{STAMP}%z")
    except (OSError, ValueError):
        return False
    return timedelta(0) <= now - last < every


def _checkpointed_content(build_path: Path) -> str | None:
    with open_build(build_path) as con:
        con.execute("CHECKPOINT")
        return read_meta(con, "content")


def _published_content(link: Path) -> str | None:
    """None where nothing, or nothing readable, is published."""
    if not link.exists():
        return None
    try:
        with duckdb.connect(os.path.realpath(link), read_only=True) as con:
            return read_meta(con, "content")
    except (duckdb.IOException, duckdb.CatalogException):
        return None


def _copy(build_path: Path, target: Path) -> None:
    half = target.with_name(target.name + HALF)
    with build_path.open("rb") as source, half.open("wb") as copy:
        try:
            fcntl.ioctl(copy, FICLONE, source.fileno())
        except OSError:  # this file system cannot share blocks
            shutil.copyfileobj(source, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())
    half.replace(target)
    _sync(target.parent)


def _point(link: Path, target: Path) -> None:
    half = link.with_name(link.name + HALF)
    half.symlink_to(target.relative_to(link.parent))
    half.replace(link)
    _sync(link.parent)


def _clear(folder: Path, link: Path) -> None:
    for leftover in [*folder.glob(f"*{HALF}"), link.with_name(link.name + HALF)]:
        leftover.unlink(missing_ok=True)


def _prune(folder: Path, newest: Path, since: datetime) -> None:
    """Keep the newest, and the last of each day from `since` on. Open readers keep what they opened."""
    kept = {newest, *_last_of_days(folder.glob("*.duckdb"), since)}
    for path in folder.glob("*.duckdb"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _last_of_days(paths: Iterable[Path], since: datetime) -> list[Path]:
    last = {path.name[:8]: path for path in sorted(paths)}
    return [path for day, path in last.items() if day >= since.strftime("%Y%m%d")]


def _sync(folder: Path) -> None:
    """Make a rename in `folder` last through a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
