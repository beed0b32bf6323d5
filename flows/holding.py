"""Who may work on what of a data folder at the same time.

Any number of sources may be fetched at once, each by one run; one load at a time
(`DataFolder.hold`); a takedown alone. Every lock dies with the process that holds it.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flows.errors import FolderBusy, storing
from flows.folder import DataFolder
from flows.sources.source import Source

_ALL = "all-sources"


@contextmanager
def locked(path: Path, busy: str, wait_seconds: float = 0, shared: bool = False) -> Iterator[None]:
    """Hold the lock file `path`, alone or with others that share it.

    Raises FolderBusy with the words `busy` when it is still held after `wait_seconds`.
    """
    with storing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + wait_seconds
        while not _taken(descriptor, shared):
            if time.monotonic() >= deadline:
                raise FolderBusy(busy)
            time.sleep(0.1)
        yield
    finally:
        os.close(descriptor)  # which lets go of the lock


def _taken(descriptor: int, shared: bool) -> bool:
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def holding_sources(folder: DataFolder, sources: Sequence[Source], wait_seconds: float = 0) -> Iterator[None]:
    """Be the only one that reads these sources and works out their batches. Raises FolderBusy."""
    with ExitStack() as held:
        busy = f"a takedown is going on in {folder.root}; try again when it is done"
        held.enter_context(locked(_lock(folder, _ALL), busy, wait_seconds, shared=True))
        # Always in the same order, so that no two runs wait for each other.
        for source in sorted(sources, key=lambda one: one.source_id):
            busy = f"the source {source.name} is being read by another run; try again when it is done"
            held.enter_context(locked(_lock(folder, source.source_id), busy, wait_seconds))
        yield


@contextmanager
def holding_owner(folder: DataFolder, source_id: str) -> Iterator[bool]:
    """Whether nobody reads this source now; nobody can until the context ends, if so."""
    with ExitStack() as held:
        try:
            held.enter_context(locked(_lock(folder, _ALL), "", shared=True))
            held.enter_context(locked(_lock(folder, source_id), ""))
        except FolderBusy:
            yield False
        else:
            yield True


@contextmanager
def holding_all_sources(folder: DataFolder, wait_seconds: float = 0) -> Iterator[None]:
    """Let nobody read any source. Raises FolderBusy while somebody does."""
    busy = f"sources are being read in {folder.root}; try again when that is done"
    with locked(_lock(folder, _ALL), busy, wait_seconds):
        yield


def _lock(folder: DataFolder, name: str) -> Path:
    return folder.root / "locks" / f"{name}.lock"
