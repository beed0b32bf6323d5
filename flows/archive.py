"""Page <-> disk: bytes kept under their sha256, never changed.

An object is `archive/ab/abcdef....gz`: gzip, so that `zcat` shows a page. It is
written under another name and renamed, so an object is whole or absent.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from flows.errors import PageDamaged, PageMissing, storing


def synced(path: Path) -> None:
    """Come back when a file, or the names in a folder, are on the disk for good."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True)
class Archive:
    """The objects below `root`."""

    root: Path

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / f"{sha256}.gz"

    def put(self, body: bytes) -> str:
        """Keep `body` and return its sha256 (64 hex digits). Raises StorageFailed.

        An object that was damaged is made whole.
        """
        sha256 = hashlib.sha256(body).hexdigest()
        target = self.path(sha256)
        if not self._holds(sha256):
            with storing(self.root):
                target.parent.mkdir(parents=True, exist_ok=True)
                # Of a name of its own: two sources may bring the same bytes at once.
                partial = target.with_suffix(f".{uuid4().hex}.partial")
                # No time in the header: equal bytes make equal files.
                partial.write_bytes(gzip.compress(body, compresslevel=6, mtime=0))
                partial.replace(target)
        return sha256

    def _holds(self, sha256: str) -> bool:
        try:
            self.get(sha256)
        except (PageMissing, PageDamaged):
            return False
        return True

    def settle(self, keys: Iterable[str]) -> None:
        """Come back when these objects would survive a loss of power. Raises StorageFailed.

        Many at once, as a disk writes them down together.
        """
        paths = {self.path(key) for key in keys}
        with storing(self.root), ThreadPoolExecutor(16) as pool:
            list(pool.map(synced, paths))
            list(pool.map(synced, {path.parent for path in paths} | {self.root}))

    def get(self, sha256: str) -> bytes:
        """The bytes with this sha256. Raises PageMissing, PageDamaged."""
        try:
            body = gzip.decompress(self.path(sha256).read_bytes())
        except FileNotFoundError as error:
            raise PageMissing(f"the archive {self.root} has no page {sha256}") from error
        except (OSError, EOFError, zlib.error) as error:
            raise PageDamaged(f"{self.path(sha256)} cannot be read: {error}") from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise PageDamaged(f"{self.path(sha256)} holds other bytes than its name says")
        return body
