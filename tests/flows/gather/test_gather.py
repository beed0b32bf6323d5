from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows import sample
from flows.archive import Archive
from flows.errors import SourceFailed
from flows.folder import DataFolder
from flows.gather import KnownPage, gather, reject_source
from flows.gather.gathering import PAGES_PER_BATCH
from flows.parts import read_batch, waiting_batches
from flows.sources import Source, local_sources


def _rows(folder: DataFolder, table: str) -> list[dict[str, Any]]:
    files = folder.parts.glob(f"*/{table}.parquet")
    return [row for file in sorted(files) for row in pq.read_table(file).to_pylist()]


def test_pages_are_archived_before_they_wait(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(205):
        (tmp_path / "in" / f"{number:03}.txt").write_text(f"words {number}")
    gathered = gather(folder, "run", *local_sources([str(tmp_path / "in")]), {})
    assert (gathered.pages, gathered.unchanged, gathered.rejected) == (205, 0, 0)
    batches = [read_batch(path) for path in waiting_batches(folder)]
    assert sorted(map(len, batches)) == [205 - PAGES_PER_BATCH, PAGES_PER_BATCH]
    for ref in (ref for batch in batches for ref in batch):
        assert Archive(folder.archive).get(ref.body_sha256).startswith(b"words ")
        assert ref.fetch["outcome"] == "read"


def test_what_is_as_it_was_is_only_seen(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    source = local_sources([str(tmp_path / "a.txt")])[0]
    gather(folder, "first", source, {})
    ((ref,),) = [read_batch(path) for path in waiting_batches(folder)]
    names = ("article_id", "source_id", "publisher_id", "url", "location")
    address = dict.fromkeys(names, "x")
    again = gather(folder, "second", source, {ref.location: KnownPage(ref.body_sha256, address)})
    assert (again.pages, again.unchanged) == (1, 1)
    assert [row["outcome"] for row in _rows(folder, "fetches")] == ["unchanged"]
    changed = gather(folder, "third", source, {ref.location: KnownPage("0" * 64, address)})
    assert (changed.pages, changed.unchanged) == (1, 0)


def test_a_feed_gives_its_pages_and_names_those_it_cannot(folder: DataFolder) -> None:
    with sample.serve(1) as site:
        source = Source(
            "sample", "feed", sample.FEED_URL, connect_to=f"{site.host}:{site.port}", min_interval=0
        )
        gathered = gather(folder, "run", source, {})
    refs = [ref for path in waiting_batches(folder) for ref in read_batch(path)]
    assert gathered.pages == len(refs) + gathered.rejected
    assert "http 404" in [row["reason"] for row in _rows(folder, "rejections")]
    outcomes = [row["outcome"] for row in _rows(folder, "fetches")]
    assert {"feed", "http 404"} <= set(outcomes)
    assert all(ref.url.startswith("http://") and ".example/" in ref.url for ref in refs)


@pytest.mark.parametrize(
    "address", ["http://nobody.example/feed.xml", "http://ampere-weekly.example/storage/"]
)
def test_a_source_that_fails_is_told_apart_from_its_pages(folder: DataFolder, address: str) -> None:
    with sample.serve(1) as site:
        source = Source("s", "feed", address, connect_to=f"{site.host}:{site.port}")
        with pytest.raises(SourceFailed, match=r"\.example") as failure:
            gather(folder, "run", source, {})
    reject_source(folder, "run", source, failure.value)
    (row,) = _rows(folder, "rejections")
    assert (row["location"], row["reason"]) == (address, "source failed")
    assert {row["location"] for row in _rows(folder, "sources")} == {address}


def test_a_batch_can_be_read_by_a_person(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "ü.txt").write_text("words")
    gather(folder, "run", *local_sources([str(tmp_path / "ü.txt")]), {})
    (path,) = waiting_batches(folder)
    assert "ü.txt" in path.read_text(encoding="utf-8")
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 1
