"""Batches and parts by way of an object store, for workers that do not see the data folder.

Below the address that the settings name as `parts`, which fsspec understands (`s3://`, `gs://`,
`file://` ...), `batches/KEY.zip` is a batch with all that is needed to work it out, and
`parts/KEY/` what came of it: a folder of Parquet files for each part and, written last, a
manifest that names them. The batch in the data folder goes only when its parts have come home,
so whatever is killed in between is done again, or found done.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import fsspec

from flows.archive import Archive
from flows.errors import StorageFailed, WrongUse, storing
from flows.folder import DataFolder
from flows.forgotten import FORGOTTEN_FILE
from flows.parts import MANIFEST, read_batch, waiting_parts
from flows.settings import Settings


@dataclass(frozen=True)
class _Store:
    """The files below `url`. Its methods raise StorageFailed where they cannot be had."""

    url: str

    def _at(self, name: str) -> tuple[fsspec.AbstractFileSystem, str]:
        try:
            system, root = fsspec.core.url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise WrongUse(f"parts = {self.url!r}: {error}") from error
        return system, f"{root.rstrip('/')}/{name}"

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StorageFailed(f"{self.url}: {error}. Nothing that was loaded before is lost.") from error

    def has(self, name: str) -> bool:
        system, path = self._at(name)
        with self._reaching():
            return bool(system.exists(path))

    def put(self, name: str, body: bytes) -> None:
        system, path = self._at(name)
        with self._reaching():
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            system.pipe_file(path, body)

    def get(self, name: str) -> bytes:
        system, path = self._at(name)
        with self._reaching():
            body: bytes = system.cat_file(path)
        return body

    def remove(self, name: str) -> None:
        system, path = self._at(name)
        with self._reaching():
            if system.exists(path):
                system.rm(path, recursive=True)


@contextmanager
def handed_over(folder: DataFolder, settings: Settings, batches: Sequence[Path]) -> Iterator[None]:
    """Have these batches worked out within the context, by workers that may not see `folder`.

    Without `parts` in the settings there is nothing to do: all work in the folder itself.
    Raises StorageFailed and WrongUse.
    """
    if settings.parts is None:
        yield
        return
    store = _Store(settings.parts)
    for batch in batches:
        if not store.has(f"batches/{batch.stem}.zip"):
            store.put(f"batches/{batch.stem}.zip", _packed(folder, batch))
    yield
    for batch in batches:
        _bring_home(store, folder, batch)


def _packed(folder: DataFolder, batch: Path) -> bytes:
    """The batch, its pages and the list of what must not come in again."""
    archive = Archive(folder.archive)
    objects = [archive.path(ref.body_sha256) for ref in read_batch(batch)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as crate:
        for path in dict.fromkeys([batch, folder.root / FORGOTTEN_FILE, *objects]):
            if path.exists():  # a missing page is a rejection there as it is here
                crate.write(path, path.relative_to(folder.root))
    return packed.getvalue()


def _bring_home(store: _Store, folder: DataFolder, batch: Path) -> None:
    told = json.loads(store.get(f"parts/{batch.stem}/{MANIFEST}"))
    for part, files in told["parts"].items():
        with storing(folder.parts):
            partial = Path(tempfile.mkdtemp(prefix=f"{part}.", suffix=".partial", dir=folder.parts))
            for name in files:
                (partial / name).write_bytes(store.get(f"parts/{batch.stem}/{part}/{name}"))
            if (folder.parts / part).exists():
                shutil.rmtree(partial)
            else:
                partial.rename(folder.parts / part)
    batch.unlink(missing_ok=True)
    store.remove(f"parts/{batch.stem}")
    store.remove(f"batches/{batch.stem}.zip")


@contextmanager
def at_hand(folder: DataFolder, settings: Settings, batch: Path) -> Iterator[tuple[DataFolder, Path] | None]:
    """Where a worker finds a batch and leaves its parts; None where another attempt has done it all.

    That is the data folder, or with `parts` in the settings a folder of this machine that is
    filled from the store and, once the context ends well, delivered there.
    """
    if settings.parts is None:
        yield (folder, batch) if batch.exists() else None
        return
    store = _Store(settings.parts)
    if store.has(f"parts/{batch.stem}/{MANIFEST}"):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="wirehouse-") as scratch:
        here = DataFolder(Path(scratch))
        here.make()
        with zipfile.ZipFile(io.BytesIO(store.get(f"batches/{batch.stem}.zip"))) as crate:
            crate.extractall(scratch)
        yield here, here.batches / batch.name
        _deliver(store, here, batch.stem)


def _deliver(store: _Store, here: DataFolder, key: str) -> None:
    told: dict[str, list[str]] = {}
    for part in waiting_parts(here):
        told[part.name] = sorted(path.name for path in part.iterdir())
        for name in told[part.name]:
            store.put(f"parts/{key}/{part.name}/{name}", (part / name).read_bytes())
    store.put(f"parts/{key}/{MANIFEST}", json.dumps({"key": key, "parts": told}, indent=1).encode())
