from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import fsspec
import pyarrow.parquet as pq
import pytest

from flows.engine import Engine
from flows.errors import StorageFailed, WrongUse
from flows.extract import extract
from flows.folder import DataFolder
from flows.forgotten import Forgotten, write_forgotten
from flows.gather import gather
from flows.handover import handed_over
from flows.parts import read_batch, waiting_batches, waiting_parts
from flows.settings import Settings
from flows.sources import local_sources
from transforms.identity import identify

TEXT = "2026-04-02\nTurku - The shipyard of Merivoima Oy builds 3 ferries of 96 metres.\n"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder with one batch of two pages."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT)
    (articles / "b.txt").write_text(TEXT.replace("96", "120"))
    folder = DataFolder(tmp_path / "data")
    folder.make()
    (source,) = local_sources([str(articles)])
    gather(folder, "run", source, {})
    return folder


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(1) as engine:
        yield engine


@pytest.fixture
def settings() -> Settings:
    return Settings(parts=f"memory://{uuid4().hex}")


def left(settings: Settings) -> list[str]:
    system, root = fsspec.core.url_to_fs(settings.parts)
    return sorted(system.find(root))


def elsewhere(folder: DataFolder) -> DataFolder:
    """The folder as a worker of another machine knows it: by a name that leads nowhere."""
    return DataFolder(folder.root.parent / "not here")


def names(folder: DataFolder, table: str) -> set[str]:
    files = folder.parts.glob(f"*/{table}.parquet")
    return {Path(row["location"]).name for file in files for row in pq.read_table(file).to_pylist()}


def test_parts_come_home_from_a_worker_that_does_not_see_the_folder(
    folder: DataFolder, settings: Settings, engine: Engine
) -> None:
    batches = waiting_batches(folder)
    with handed_over(folder, settings, batches):
        for batch in batches:
            extract(engine, elsewhere(folder), settings, batch)
        assert not [part for part in waiting_parts(folder) if part.name == batches[0].stem]
    assert names(folder, "article_addresses") == {"a.txt", "b.txt"}
    assert batches[0].stem in {part.name for part in waiting_parts(folder)}
    assert (waiting_batches(folder), left(settings)) == ([], [])


def test_a_batch_that_was_worked_out_before_a_kill_is_not_worked_out_again(
    folder: DataFolder, settings: Settings, engine: Engine
) -> None:
    (batch,) = batches = waiting_batches(folder)

    class Killed(BaseException):
        pass

    with pytest.raises(Killed), handed_over(folder, settings, batches):
        extract(engine, elsewhere(folder), settings, batch)
        raise Killed
    assert waiting_batches(folder) == batches
    with handed_over(folder, settings, batches):
        assert extract(engine, elsewhere(folder), settings, batch) == []
    assert names(folder, "article_addresses") == {"a.txt", "b.txt"}


def test_what_is_forgotten_and_what_is_lost_is_so_for_the_worker_too(
    folder: DataFolder, settings: Settings, engine: Engine
) -> None:
    (batch,) = batches = waiting_batches(folder)
    first, second = read_batch(batch)
    write_forgotten(folder.root, Forgotten(articles=frozenset({identify("article", first.url)})))
    (folder.archive / second.body_sha256[:2] / f"{second.body_sha256}.gz").unlink()
    with handed_over(folder, settings, batches):
        extract(engine, elsewhere(folder), settings, batch)
    told = json.loads((folder.parts / batch.stem / "manifest.json").read_text())
    assert told["rows"] == {"rejections": 2, "fetches": 2}


def test_the_same_attempt_without_a_store_finds_its_batch_done(folder: DataFolder, engine: Engine) -> None:
    (batch,) = waiting_batches(folder)
    assert len(extract(engine, folder, Settings(), batch)) == 1
    assert extract(engine, folder, Settings(), batch) == []


@pytest.mark.parametrize(
    ("parts", "error"),
    [("no-such-kind://bucket", WrongUse), ("file:///proc/wirehouse", StorageFailed)],
)
def test_a_store_that_cannot_be_used_is_named(
    parts: str, error: type[Exception], folder: DataFolder, engine: Engine
) -> None:
    batches = waiting_batches(folder)
    with pytest.raises(error, match=parts), handed_over(folder, Settings(parts=parts), batches):
        pass
    assert waiting_batches(folder) == batches
