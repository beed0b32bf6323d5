"""The folder in which a warehouse is made anew, and how it takes the old one's place."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

import flows
import transforms
import warehouse
from flows.errors import StorageFailed, WrongUse, storing
from flows.folder import DataFolder
from flows.forgotten import FORGOTTEN_FILE
from flows.made_by import digest
from flows.publishing import publish

MADE_WITH = "made-with"
COMPARISON = "comparison.md"


def beside(folder: DataFolder, config: str) -> DataFolder:
    """The folder of the new warehouse. What an earlier rebuild left there is gone on with.

    Archive and list of what was forgotten are those of `folder`. What was made by other
    code or settings (`config` stands for them) is cleared away first. Raises StorageFailed
    where the disk has no room for a second warehouse.
    """
    new, stamp = DataFolder(folder.rebuild), f"{_code()} {config}"
    with storing(folder.root):
        if _told(new.root / MADE_WITH) != stamp and new.root.exists():
            shutil.rmtree(new.root)
        _expect_room(folder)
        new.root.mkdir(exist_ok=True)
        for name in (folder.archive.name, FORGOTTEN_FILE):
            if not (new.root / name).is_symlink():
                (new.root / name).symlink_to(Path("..") / name)
        (new.root / MADE_WITH).write_text(stamp)
    return new


def _told(path: Path) -> str | None:
    try:
        return path.read_text()
    except FileNotFoundError:
        return None


def _code() -> str:
    """Of everything that makes rows of pages: a rebuild must not go on with another parser's rows."""
    return digest(Path(str(package.__file__)).parent for package in (transforms, flows, warehouse))


def _expect_room(folder: DataFolder) -> None:
    """For a new build database, its published copy, and parts on their way."""
    size = max((path.stat().st_size for path in (folder.build, folder.published) if path.exists()), default=0)
    free = shutil.disk_usage(folder.root).free
    if free < 3 * size:
        raise StorageFailed(
            f"{folder.root}: only {free // 1_000_000} MB of room on the disk, "
            f"a rebuild needs {3 * size // 1_000_000} MB"
        )


def old_file(folder: DataFolder, build_first: bool) -> Path:
    """The file that tells what was read: the build database (nobody else may be using it), else what is
    published. It may be of any version of this code. Raises WrongUse where there is neither.
    """
    paths = [folder.published.resolve(), folder.build]
    for path in reversed(paths) if build_first else paths:
        with suppress(duckdb.Error), duckdb.connect(str(path), read_only=True) as con:
            con.execute("SELECT fetch_id, url, body_sha256 FROM fetches LIMIT 0")
            return path
    raise WrongUse(f"{folder.root} holds no warehouse that says what was read: nothing to rebuild")


def swap_in(folder: DataFolder, new: DataFolder) -> None:
    """Put the new build database in the place of the old one, publish it, and clear up.

    Killed at any moment, there is one whole build database, and the next run publishes it.
    The old one stays in `replaced/` until the next swap.
    """
    with storing(folder.root):
        folder.replaced.mkdir(exist_ok=True)
        _keep_old(folder)
        new.build.replace(folder.build)
        shutil.copyfile(new.root / COMPARISON, folder.replaced / COMPARISON)
    publish(folder)
    discard(folder)


def _keep_old(folder: DataFolder) -> None:
    """A second name for it; its log must be in it by then, or it would be read into the new one."""
    log = folder.build.with_name(folder.build.name + ".wal")
    if not folder.build.exists():
        log.unlink(missing_ok=True)
        return
    with suppress(duckdb.Error), duckdb.connect(str(folder.build)) as con:
        con.execute("CHECKPOINT")
    kept = folder.replaced / folder.build.name
    for path in (kept, kept.with_name(log.name)):
        path.unlink(missing_ok=True)
    try:
        os.link(folder.build, kept)
    except OSError:  # a file system without second names
        shutil.copyfile(folder.build, kept)
    if log.exists():  # of a file that cannot be opened
        log.replace(kept.with_name(log.name))


def discard(folder: DataFolder) -> None:
    """Take away the new warehouse as it stands in its folder."""
    shutil.rmtree(folder.rebuild, ignore_errors=True)


def forget_others(folder: DataFolder) -> None:
    """Take away a rebuild that lies beside, and the file that the last one replaced: they hold what is
    being forgotten. Raises FolderBusy while a rebuild is going on.
    """
    if folder.rebuild.exists():
        with DataFolder(folder.rebuild).hold():
            discard(folder)
    shutil.rmtree(folder.replaced, ignore_errors=True)
