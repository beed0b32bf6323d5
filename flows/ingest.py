"""The pipeline, whole: sources -> pages -> parts -> tables -> the published file.

`fetch` reads one source into parts, `load` loads what waits; any number of fetches run
beside each other and beside the one load. `ingest` is both in one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, unmapped
from prefect.futures import as_completed
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import leave_fetch_report, leave_report, showing_progress
from flows.engine import Workers, borrowed
from flows.errors import FlowError, SourceFailed
from flows.extract import get_ready
from flows.folder import DataFolder
from flows.gather import Gathered, Span, reject_source
from flows.gather.span import read_span
from flows.handover import handed_over
from flows.holding import holding_owner, holding_sources
from flows.known import known_pages
from flows.load import Run, begin_run, note_run, noting_failure
from flows.outdated import put_back
from flows.parts import owner_of, waiting_batches, waiting_parts
from flows.progress import announce
from flows.running import alive
from flows.serving.pages import Pages, pages_address
from flows.serving.request import ask_for_load
from flows.settings import Settings, read_settings
from flows.sources import Source, opened_sources
from flows.summary import RunReport, source_reports, summarise
from flows.tasks import extract_batch, gather_source, load_parts, publish_file, send_alerts
from warehouse.errors import WarehouseError

WAIT_FOR_OTHER_RUNS_SECONDS = 600
RUNNER = ThreadPoolTaskRunner[Any](max_workers=8)


def _read_name() -> str:
    """What is read, for the list of runs: "ingest seeds"."""
    given: dict[str, Any] = flow_run.parameters
    paths = [given["source"]] if given.get("source") else given.get("paths") or []
    names = [Path(path).name for path in paths] + ["sample"] * given["sample"]
    return f"{flow_run.flow_name} {', '.join(names[:3] or ['all'])}{' ...' if len(names) > 3 else ''}"


def _load_name() -> str:
    return f"load into {Path(flow_run.parameters['data']).resolve().name}"


@flow(
    name="ingest",
    flow_run_name=_read_name,
    task_runner=RUNNER,  # type: ignore[arg-type]  # its futures are invariant
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
    folder.make()
    settings = read_settings(folder.root)
    span = read_span(since, until, datetime.now(UTC).date())
    run = begin_run("ingest", flow_run.id, settings)
    with (
        alive(folder, flow_run.id),
        showing_progress(),
        noting_failure(folder, run),
        opened_sources(folder, paths or [], sample) as sources,
        borrowed(folder, settings) as engine,
    ):
        gathered = _read(engine, folder, settings, run, sources, span, due_only)
        with folder.hold(WAIT_FOR_OTHER_RUNS_SECONDS):
            _work_out_leftovers(engine, folder, settings)
            return _load_waiting(engine, folder, settings, run, gathered)


@flow(
    name="fetch",
    flow_run_name=_read_name,
    task_runner=RUNNER,  # type: ignore[arg-type]
    persist_result=False,
)
def fetch(
    source: str | None = None, sample: bool = False, data: str = "data", load_deployment: str | None = None
) -> None:
    """Read one source into parts: a name of `sources.toml` or a path, or the bundled news site
    (`sample`), as far as it is due.

    Where that leaves something to load, a run of `load_deployment` is asked for. Raises
    SourceFailed, once the parts say so too, so that the run shows as failed.
    """
    folder = DataFolder(Path(data).resolve())
    folder.make()
    settings = read_settings(folder.root)
    run = begin_run("fetch", flow_run.id, settings)
    with (
        alive(folder, flow_run.id),
        showing_progress(),
        opened_sources(folder, [source] if source else [], sample) as sources,
        borrowed(folder, settings) as engine,
    ):
        ((_, outcome),) = gathered = _read(engine, folder, settings, run, sources, None, due_only=True)
    failure = outcome if isinstance(outcome, SourceFailed) else None
    note_run(folder, run, "failed" if failure else "completed")
    leave_fetch_report(source_reports(gathered))
    if load_deployment and (failure or any(report.has_news for report in source_reports(gathered))):
        ask_for_load(load_deployment)
    if failure:
        raise failure


@flow(
    name="load",
    flow_run_name=_load_name,
    task_runner=RUNNER,  # type: ignore[arg-type]
    persist_result=False,
)
def load(data: str = "data") -> None:
    """Load what fetches have left, as long as they leave more, and publish; tell alerts."""
    folder = DataFolder(Path(data).resolve())
    settings = read_settings(folder.root)
    with alive(folder, flow_run.id), showing_progress(), folder.hold(WAIT_FOR_OTHER_RUNS_SECONDS):
        if not waiting_parts(folder) and not waiting_batches(folder):
            get_run_logger().info("nothing waits to be loaded")
            send_alerts(folder, settings, None)
            return
        with borrowed(folder, settings) as engine:
            _work_out_leftovers(engine, folder, settings)
            while waiting_parts(folder):
                run = begin_run("load", flow_run.id, settings)
                with noting_failure(folder, run):
                    _load_waiting(engine, folder, settings, run, None)


def _read(
    engine: Workers,
    folder: DataFolder,
    settings: Settings,
    run: Run,
    sources: Sequence[Source],
    span: Span | None,
    due_only: bool,
) -> list[tuple[Source, Gathered | SourceFailed]]:
    """Pages of the sources, worked out into parts."""
    with holding_sources(folder, sources, WAIT_FOR_OTHER_RUNS_SECONDS):
        if not due_only:
            engine.warm(get_ready)
        gathered = _gather(folder, run, sources, span, due_only)
        owners = {source.source_id for source in sources}
        batches = [batch for batch in waiting_batches(folder) if owner_of(batch) in owners]
        _work_out(engine, folder, settings, batches)
    return gathered


def _work_out(engine: Workers, folder: DataFolder, settings: Settings, batches: Sequence[Path]) -> None:
    announce("extract", 0, len(batches))
    with handed_over(folder, settings, batches):
        which = [f"{number} of {len(batches)}" for number in range(1, len(batches) + 1)]
        futures = extract_batch.map(unmapped(engine), unmapped(folder), unmapped(settings), batches, which)
        for future in as_completed(list(futures)):
            future.result()
            announce("extract", 1)  # here: the task may run in another process


def _gather(
    folder: DataFolder, run: Run, sources: Sequence[Source], span: Span | None, due_only: bool
) -> list[tuple[Source, Gathered | SourceFailed]]:
    """What each source gave. A source that failed is shown as failed; the others go on."""
    announce("gather", 0, len(sources))
    known = known_pages(folder)
    futures = gather_source.map(
        unmapped(folder), unmapped(run), sources, unmapped(known), unmapped(span), unmapped(due_only)
    )
    outcomes: list[tuple[Source, Gathered | SourceFailed]] = []
    for source, future in zip(sources, futures, strict=True):
        outcome: Gathered | BaseException = future.result(raise_on_failure=False)
        if isinstance(outcome, SourceFailed):
            get_run_logger().error("source %s failed: %s", source.name, outcome)
            reject_source(folder, run.run_id, source, outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            announce("gather", outcome.pages)
        outcomes.append((source, outcome))
    return outcomes


def _work_out_leftovers(engine: Workers, folder: DataFolder, settings: Settings) -> None:
    """Batches of sources that nobody is reading: a run that was killed has left them, or other code."""
    if outdated := put_back(folder):
        get_run_logger().info("%d pages that other code has worked out are worked out again", outdated)
    for owner in sorted({owner_of(batch) for batch in waiting_batches(folder)}):
        with holding_owner(folder, owner) as is_ours:
            batches = [batch for batch in waiting_batches(folder) if is_ours and owner_of(batch) == owner]
            if batches:
                _work_out(engine, folder, settings, batches)


def _load_waiting(
    engine: Workers,
    folder: DataFolder,
    settings: Settings,
    run: Run,
    gathered: list[tuple[Source, Gathered | SourceFailed]] | None,
) -> RunReport:
    """Load, publish, tell. Without `gathered`, the report's sources are told from what was loaded."""
    announce("load", 0, 2)
    loaded = load_parts(folder, run, settings, engine)
    published = publish_file(folder)
    report = summarise(folder, run, loaded, published, None if gathered is None else source_reports(gathered))
    leave_report(report, _renewed_pages(folder, report))
    send_alerts(folder, settings, run)
    return report


def _renewed_pages(folder: DataFolder, report: RunReport) -> Pages | None:
    """The pages of stories, up to date, where `wirehouse serve` shows those of this folder."""
    address = pages_address(folder)
    if address is None:
        return None
    from flows.report.renew import renew  # only now: most runs write no pages

    try:
        told = [story["story_id"] for story in report.told_stories]
        return Pages(address, renew(folder.root, folder.report, told))
    except (FlowError, WarehouseError) as error:  # the run is done: it does not fail for its pages
        get_run_logger().warning("no pages of stories were written: %s", error)
        return None
