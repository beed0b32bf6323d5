"""The data folder: where everything of one warehouse lives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from flows.errors import FolderBusy, storing


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
    def prefect(self) -> Path:
        return self.root / "prefect"

    @property
    def published(self) -> Path:
        """The link that readers open."""
        return self.root / "warehouse.duckdb"

    @contextmanager
    def hold(self, wait_seconds: float = 0) -> Iterator[None]:
        """Be the only process that changes this folder; the lock dies with its process.

        Raises FolderBusy when another one still holds it after `wait_seconds`, and
        StorageFailed when the folder cannot be made or written.
        """
        with storing(self.root):
            self.batches.mkdir(parents=True, exist_ok=True)
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
