"""The data folder: where everything of one warehouse lives."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from flows.errors import FolderBusy, StorageFailed, storing

# Room for a build database, its published copy and a Prefect database when all are new.
ROOM_BYTES = 50_000_000


@dataclass(frozen=True)
class DataFolder:
    """Names of the places below `root`, which is made when it is first entered."""

    root: Path

    @property
    def archive(self) -> Path:
        return self.root / "archive"

    @property
    def build(self) -> Path:
        return self.root / "build.duckdb"

    @property
    def parts(self) -> Path:
        """What is worked out and waits to be loaded."""
        return self.root / "parts"

    @property
    def batches(self) -> Path:
        """What is archived and waits to be worked out."""
        return self.parts / "batches"

    @property
    def frontier(self) -> Path:
        """What the fetcher remembers between runs."""
        return self.root / "frontier.sqlite"

    @property
    def prefect(self) -> Path:
        return self.root / "prefect"

    @property
    def rebuild(self) -> Path:
        """Where `wirehouse rebuild` makes a new warehouse beside this one."""
        return self.root / "rebuild"

    @property
    def replaced(self) -> Path:
        """The build database that the last rebuild took the place of."""
        return self.root / "replaced"

    @property
    def report(self) -> Path:
        """The pages of `wirehouse report`, where no other folder is named."""
        return self.root / "report"

    @property
    def published(self) -> Path:
        """The link that readers open."""
        return self.root / "warehouse.duckdb"

    def make(self) -> None:
        """Make the folder where it is missing. Raises StorageFailed where there is no room to work."""
        with storing(self.root):
            self.batches.mkdir(parents=True, exist_ok=True)
            if not os.access(self.root, os.W_OK):
                why = errno.EROFS if os.statvfs(self.root).f_flag & os.ST_RDONLY else errno.EACCES
                raise OSError(why, os.strerror(why))
            free = shutil.disk_usage(self.root).free
        if free < ROOM_BYTES:
            raise StorageFailed(
                f"{self.root}: only {free // 1_000_000} MB of room on the disk, "
                f"a run needs {ROOM_BYTES // 1_000_000} MB"
            )

    @contextmanager
    def hold(self, wait_seconds: float = 0) -> Iterator[None]:
        """Be the only process that changes this folder; the lock dies with its process.

        Raises FolderBusy when another one still holds it after `wait_seconds`, and
        StorageFailed when the folder cannot be made or written, or the disk is full.
        """
        self.make()
        with storing(self.root):
            lock = FileLock(self.root / ".lock")
            try:
                lock.acquire(timeout=wait_seconds)
            except Timeout as error:
                raise FolderBusy(
                    f"{self.root} is in use by another run; try again when it is done"
                ) from error
        try:
            yield
        finally:
            lock.release()
