"""The pipeline, whole: sources -> pages -> parts -> tables -> the published file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, unmapped
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import leave_report
from flows.engine import borrowed
from flows.errors import SourceFailed
from flows.extract import get_ready
from flows.folder import DataFolder
from flows.gather import Gathered, Span, reject_source
from flows.gather.span import read_span
from flows.load import Run, begin_run, known_pages, noting_failure
from flows.parts import waiting_batches
from flows.progress import announce
from flows.settings import read_settings
from flows.sources import Source, opened_sources
from flows.summary import RunReport, summarise
from flows.tasks import extract_batch, gather_source, load_parts, publish_file

WAIT_FOR_OTHER_RUNS_SECONDS = 600


def _run_name() -> str:
    """What is read, for the list of runs: "ingest seeds"."""
    given: dict[str, Any] = flow_run.parameters
    names = [Path(path).name for path in given["paths"] or []] + ["sample"] * given["sample"]
    return f"ingest {', '.join(names[:3] or ['all'])}{' ...' if len(names) > 3 else ''}"


@flow(
    name="ingest",
    flow_run_name=_run_name,
    task_runner=ThreadPoolTaskRunner[Any](max_workers=8),  # type: ignore[arg-type]  # its futures are invariant
    persist_result=False,
)
def ingest(
    paths: list[str] | None = None,
    sample: bool = False,
    data: str = "data",
    since: str | None = None,
    until: str | None = None,
    due_only: bool = False,
) -> RunReport:
    """Bring sources into the data folder `data`: those that `paths` names (paths, and names of
    `sources.toml`), the bundled news site (`sample`), or all that are switched on.

    `since` and `until` ask for what there was on those days; `due_only` leaves alone what
    need not be looked at yet.

    Articles are archived, parsed, searched for facts, joined into stories and loaded;
    a new file is published if a row changed. Whatever an earlier run left behind,
    killed at any point, is taken up with it.
    """
    folder = DataFolder(Path(data).resolve())
    settings = read_settings(folder.root)
    span = read_span(since, until, datetime.now(UTC).date())
    run = begin_run("ingest", flow_run.id, settings)
    with (
        folder.hold(WAIT_FOR_OTHER_RUNS_SECONDS),
        noting_failure(folder, run),
        borrowed(folder, settings) as engine,
    ):
        engine.warm(get_ready)
        with opened_sources(folder, paths or [], sample) as sources:
            gathered = _gather(folder, run, sources, span, due_only)
        batches = waiting_batches(folder)
        announce("extract", 0, len(batches))
        extract_batch.map(unmapped(engine), unmapped(folder), unmapped(settings), batches).result()
        announce("load", 0, 2)
        loaded = load_parts(folder, run, settings)
        published = publish_file(folder)
        report = summarise(folder, run, sources, gathered, loaded, published)
    leave_report(report)
    return report


def _gather(
    folder: DataFolder, run: Run, sources: tuple[Source, ...], span: Span | None, due_only: bool
) -> list[Gathered | SourceFailed]:
    """What each source gave. A source that failed is shown as failed; the others go on."""
    announce("gather", 0, len(sources))
    known = known_pages(folder)
    futures = gather_source.map(
        unmapped(folder), unmapped(run), sources, unmapped(known), unmapped(span), unmapped(due_only)
    )
    outcomes: list[Gathered | SourceFailed] = []
    for source, future in zip(sources, futures, strict=True):
        outcome: Gathered | BaseException = future.result(raise_on_failure=False)
        if isinstance(outcome, SourceFailed):
            get_run_logger().error("source %s failed: %s", source.name, outcome)
            reject_source(folder, run.run_id, source, outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        outcomes.append(outcome)
    return outcomes
