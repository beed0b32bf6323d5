"""The steps as Prefect tasks: a batch each, never a page; paths go in and out, no contents.

Nothing is cached or persisted by Prefect: what a step has done stands in the data
folder, under names made from its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import task_run
from prefect.tasks import Task

from flows.alerts import WebhookFailed, send_waiting
from flows.engine import Workers
from flows.errors import SourceFailed, SourceMisconfigured
from flows.extract import extract
from flows.folder import DataFolder
from flows.gather import Gathered, KnownPage, Span, gather
from flows.load import Loaded, Run, load
from flows.publishing import publish_if_due
from flows.settings import Settings
from flows.sources import Source
from warehouse.publish import published_files


async def _source_failed(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Only what the world did is worth another try; a fault of ours is not."""
    outcome = await state.aresult(raise_on_failure=False)
    return isinstance(outcome, SourceFailed) and not isinstance(outcome, SourceMisconfigured)


@task(
    task_run_name="gather {source.name}",
    retries=2,
    retry_delay_seconds=[2, 10],
    retry_condition_fn=_source_failed,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def gather_source(
    folder: DataFolder,
    run: Run,
    source: Source,
    known: Mapping[str, KnownPage],
    span: Span | None,
    due_only: bool,
) -> Gathered:
    """Fetch or read one source into the archive."""
    gathered = gather(folder, run.run_id, source, known, span, due_only)
    get_run_logger().info(
        "%s: %d pages, %d as before, %d rejected",
        source.name,
        gathered.pages,
        gathered.unchanged,
        gathered.rejected,
    )
    return gathered


def _batch_name() -> str:
    """For a person: "extract 3 of 12"."""
    return f"extract {task_run.parameters['which'] or task_run.parameters['batch'].stem}"


@task(task_run_name=_batch_name, cache_policy=NO_CACHE, persist_result=False)
def extract_batch(
    engine: Workers, folder: DataFolder, settings: Settings, batch: Path, which: str = ""
) -> list[Path]:
    """Work out one batch of archived pages into parts; `which` of the run's batches it is, in words."""
    return extract(engine, folder, settings, batch)


@task(task_run_name="load", cache_policy=NO_CACHE, persist_result=False)
def load_parts(folder: DataFolder, run: Run, settings: Settings, engine: Workers | None = None) -> Loaded:
    """Load what waits, tell the touched stories anew with the help of `engine`, check, commit."""
    loaded = load(folder, run, settings, engine)
    merged = loaded.merged
    get_run_logger().info(
        "%d articles new, %d changed, %d unchanged; rows written: %s",
        merged.articles_new,
        merged.articles_changed,
        merged.articles_unchanged,
        ", ".join(f"{count} {table}" for table, count in merged.rows.items() if count) or "none",
    )
    return loaded


@task(task_run_name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish_file(folder: DataFolder) -> Path | None:
    """Give analysts the new file, if a row changed."""
    published = publish_if_due(folder)
    kept = published_files(folder.root)
    get_run_logger().info(
        "published %s; %d files are kept, %.0f MB",
        published or "nothing: no row changed, or the last is recent",
        len(kept),
        sum(path.stat().st_size for path in kept) / 1e6,
    )
    return published


@task(task_run_name="send alerts", cache_policy=NO_CACHE, persist_result=False)
def send_alerts(folder: DataFolder, settings: Settings, run: Run | None) -> None:
    """Tell whoever listens what is new or wrong. A webhook that is away spoils no run."""
    try:
        count = send_waiting(folder, settings, run.run_id if run else None)
    except WebhookFailed as failure:
        get_run_logger().warning("%s; the alerts are sent again by the next run", failure)
    else:
        get_run_logger().info("%d alerts", count)
