"""The archived pages through the steps of `ingest` once more, into a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from prefect import flow, unmapped
from prefect.artifacts import create_markdown_artifact
from prefect.futures import as_completed
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import showing_progress
from flows.engine import Workers, borrowed
from flows.errors import ArchiveIncomplete
from flows.extract import get_ready
from flows.folder import DataFolder
from flows.gather.gathering import PAGES_PER_BATCH
from flows.load import Run, begin_run
from flows.parts import PageRef, page_again, waiting_batches, waiting_parts, write_batch, write_part
from flows.progress import announce
from flows.rebuild.beside import COMPARISON, beside, old_file, swap_in
from flows.rebuild.shown import RebuildReport, markdown
from flows.rows import Row
from flows.running import alive
from flows.settings import Settings, read_settings
from flows.tasks import extract_batch, load_parts, publish_file
from transforms.identity import identify
from warehouse.compare import compare
from warehouse.database import open_build, transaction
from warehouse.history import (
    attached,
    count_replaced_pages,
    forget_unreadable,
    keep_history,
    keep_sources,
    later_sightings,
    replaced_pages,
    unreadable,
)

WAIT_FOR_OTHER_RUNS_SECONDS = 600
BATCHES_PER_LOAD = 20
OWNER = "rebuild"


@flow(
    name="rebuild",
    flow_run_name="rebuild {data}",
    task_runner=ThreadPoolTaskRunner[Any](max_workers=8),  # type: ignore[arg-type]  # its futures are invariant
    persist_result=False,
)
def rebuild(data: str = "data", swap: bool = False, lossy: bool = False) -> RebuildReport:
    """Make the warehouse of the data folder `data` again from its archive, in `rebuild/` beside it, and
    compare the two; with `swap`, put it in the place of the old one.

    Runs go on meanwhile; what they bring in is made up for at the end. Killed, it goes on
    where it was when it is started again. Raises ArchiveIncomplete instead of a swap that
    would lose articles whose pages are missing or damaged, unless it may be `lossy`.
    """
    folder = DataFolder(Path(data).resolve())
    settings = read_settings(folder.root)
    run = begin_run("rebuild", flow_run.id, settings)
    old_file(folder, build_first=False)
    new = beside(folder, run.config_sha256)
    with alive(folder, flow_run.id), showing_progress(), new.hold(), borrowed(new, settings) as engine:
        engine.warm(get_ready)
        with closing(open_build(new.build)) as con, transaction(con):
            forget_unreadable(con)
        _replay(folder, new, run, settings, engine, build_first=False)
        with folder.hold(WAIT_FOR_OTHER_RUNS_SECONDS):
            _replay(folder, new, run, settings, engine, build_first=True)
            report = _finish(folder, new, run, settings)
            if swap and report.unreadable and not lossy:
                raise ArchiveIncomplete(_incomplete(report))
            if swap:
                swap_in(folder, new)
    create_markdown_artifact(key="rebuild-report", markdown=markdown(report), description=report.headline)
    return replace(report, swapped=swap)


def _replay(
    folder: DataFolder, new: DataFolder, run: Run, settings: Settings, engine: Workers, build_first: bool
) -> None:
    """Every page that the old file has read and the new one has not, in the order in which they came."""
    with _both(folder, new, build_first) as con:
        with transaction(con):
            keep_sources(con)
        missing = count_replaced_pages(con)
    announce("extract", 0, -(-missing // PAGES_PER_BATCH))
    while True:
        _drain(new, run, settings, engine)
        refs = _missing(folder, new, build_first)
        if not refs:
            return
        for start in range(0, len(refs), PAGES_PER_BATCH):
            write_batch(new, OWNER, refs[start : start + PAGES_PER_BATCH])


def _drain(new: DataFolder, run: Run, settings: Settings, engine: Workers) -> None:
    batches = waiting_batches(new)
    futures = extract_batch.map(unmapped(engine), unmapped(new), unmapped(settings), batches)
    for future in as_completed(list(futures)):
        future.result()
        announce("extract", 1)  # here: the task may run in another process
    if waiting_parts(new):
        load_parts(new, run, settings, engine)


def _missing(folder: DataFolder, new: DataFolder, build_first: bool) -> list[PageRef]:
    with _both(folder, new, build_first) as con:
        fetches = replaced_pages(con, PAGES_PER_BATCH * BATCHES_PER_LOAD)
    now = datetime.now(UTC)  # a clock that was ahead then is put right
    return [page_again(fetch | {"requested_at": min(fetch["requested_at"], now)}) for fetch in fetches]


@contextmanager
def _both(folder: DataFolder, new: DataFolder, build_first: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """The new build database, with the old one's file as `old`."""
    with closing(open_build(new.build)) as con, attached(con, old_file(folder, build_first)):
        yield con


def _finish(folder: DataFolder, new: DataFolder, run: Run, settings: Settings) -> RebuildReport:
    """What no page tells is taken over; then the two are compared, and the new one can be read."""
    announce("compare", 0, 3)
    with _both(folder, new, build_first=True) as con:
        seen = later_sightings(con)
    if seen:
        _load_sightings(new, run, settings, seen)
    announce("compare", 1)
    with _both(folder, new, build_first=True) as con:
        with transaction(con):
            keep_history(con, run.run_id, datetime.now(UTC))
        announce("compare", 1)
        report = RebuildReport(
            run_id=run.run_id,
            differences=compare(con),
            unreadable=tuple(unreadable(con)),
            warehouse=new.published,
        )
    announce("compare", 1)
    publish_file(new)
    (new.root / COMPARISON).write_text(markdown(report), encoding="utf-8")
    return report


def _incomplete(report: RebuildReport) -> str:
    return (
        f"{len(report.unreadable)} pages are missing or damaged in the archive, such as that of "
        f"{report.unreadable[0]}: what was read from them would be lost, so nothing was put in place. "
        "Bring them back (`wirehouse verify` names them), or add --lossy"
    )


def _load_sightings(new: DataFolder, run: Run, settings: Settings, seen: Sequence[Row]) -> None:
    key = identify("sightings", run.run_id)
    write_part(new, key, {"article_addresses": seen})
    load_parts(new, run, settings)
