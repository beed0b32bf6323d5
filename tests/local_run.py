"""The steps of a run by themselves, in this process and without Prefect."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from empty_build import empty_build

from flows.extract import work_out
from flows.folder import DataFolder
from flows.gather import Gathered, Span, gather
from flows.known import known_pages
from flows.load import Loaded, begin_run, load
from flows.parts import read_batch, waiting_batches
from flows.settings import Settings
from flows.sources import Source
from warehouse.publish import publish


def take_in(
    folder: DataFolder, source: Source, span: Span | None = None, due_only: bool = False
) -> tuple[Gathered, Loaded]:
    """One run over one source, from its pages to the published file."""
    run = begin_run("ingest", None, Settings())
    gathered = gather(folder, run.run_id, source, known_pages(folder), span, due_only)
    for batch in waiting_batches(folder):
        work_out(folder, Settings(), batch.stem, read_batch(batch))
        batch.unlink()
    loaded = load(folder, run, Settings())
    publish(folder.build, folder.root, datetime.now(UTC))
    return gathered, loaded


def staged(folder: DataFolder, table: str) -> list[dict[str, Any]]:
    """The rows of a table in the parts that wait."""
    files = sorted(folder.parts.glob(f"*/{table}.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def folder_at(path: Path) -> DataFolder:
    """A data folder with nothing in it yet."""
    folder = DataFolder(path)
    folder.make()
    empty_build(folder.build)
    return folder


def span(since: str, until: str) -> Span:
    return Span(date.fromisoformat(since), date.fromisoformat(until))
