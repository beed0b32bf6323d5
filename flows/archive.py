"""Page <-> disk: bytes kept under their sha256, never changed.

An object is `archive/ab/abcdef....gz`: gzip, so that `zcat` shows a page. It is
written under another name and renamed, so an object is whole or absent.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

from flows.errors import PageDamaged, PageMissing, storing


@dataclass(frozen=True)
class Archive:
    """The objects below `root`."""

    root: Path

    def path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / f"{sha256}.gz"

    def put(self, body: bytes) -> str:
        """Keep `body` and return its sha256 (64 hex digits). Raises StorageFailed."""
        sha256 = hashlib.sha256(body).hexdigest()
        target = self.path(sha256)
        if not target.exists():
            with storing(self.root):
                target.parent.mkdir(parents=True, exist_ok=True)
                partial = target.with_suffix(f".{os.getpid()}.partial")
                # No time in the header: equal bytes make equal files.
                partial.write_bytes(gzip.compress(body, compresslevel=6, mtime=0))
                partial.replace(target)
        return sha256

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
