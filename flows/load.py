"""Parts -> tables: one transaction in which copies are joined and claims compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from uuid import uuid4

import pyarrow as pa

from flows.engine import Workers
from flows.folder import DataFolder
from flows.parts import remove_parts, waiting_parts, write_part
from flows.rows import Row, row, tabulate
from flows.settings import Settings
from flows.stories import tell_stories
from transforms.dedupe import KEY_CAP, MODEL_VERSION, WINDOW_DAYS
from transforms.facts.figures.units import units
from transforms.identity import identify
from transforms.parse import PARSER_VERSION
from warehouse.alerts import raise_alerts
from warehouse.checks import run_checks
from warehouse.database import open_build, transaction
from warehouse.errors import WarehouseError
from warehouse.history import expect_clock
from warehouse.load import Merged, merge_parts, merge_runs, merge_units
from warehouse.stories import Told, replace_stories
from warehouse.summary import ask


@dataclass(frozen=True)
class Run:
    """One run of a flow, as its row in `runs`."""

    run_id: str
    flow_run_id: str | None
    flow: str
    started_at: datetime
    code_version: str
    config_sha256: str

    def rows(self, state: str) -> pa.Table:
        return tabulate("runs", [row(self, ended_at=datetime.now(UTC), state=state)])


def begin_run(flow: str, flow_run_id: str | None, settings: Settings) -> Run:
    """A new run of `flow`, beginning now; `flow_run_id` is Prefect's name for it."""
    config = (
        f"{settings!r} parser {PARSER_VERSION}, keys {KEY_CAP}, window {WINDOW_DAYS}, model {MODEL_VERSION}"
    )
    return Run(
        run_id=uuid4().hex,
        flow_run_id=flow_run_id,
        flow=flow,
        started_at=datetime.now(UTC),
        code_version=version("wirehouse"),
        config_sha256=hashlib.sha256(config.encode()).hexdigest(),
    )


@dataclass(frozen=True)
class Loaded:
    """What a load changed. `sources`: what it read of each, as rows; `run_ids`: the runs that read them."""

    merged: Merged
    told: Told
    sources: tuple[Row, ...] = ()
    run_ids: tuple[str, ...] = ()


def load(folder: DataFolder, run: Run, settings: Settings, engine: Workers | None = None) -> Loaded:
    """Load every waiting part, tell the stories anew that they touch, check, and commit.

    The workers of `engine` share what there is to compare. All of it or nothing: after an error
    or a kill the parts still wait. Raises warehouse.errors.CheckFailed when the tables would not
    hold together, ClockBehind when they were written later than it is now, and WrongUse where a
    rescorer is set that is not installed.
    """
    parts = waiting_parts(folder)
    with closing(open_build(folder.build, settings.memory)) as con, transaction(con):
        expect_clock(con, run.started_at)
        merge_runs(con, run.rows("completed"))
        merge_units(con, tabulate("units", _unit_rows()))
        merged = merge_parts(con, parts)
        told = replace_stories(con, run.run_id, tell_stories(con, settings, engine))
        run_checks(con, run.run_id)
        raise_alerts(con, run.run_id, datetime.now(UTC))
        sources = tuple(ask(con, "loaded_sources"))
        run_ids = tuple(found["run_id"] for found in ask(con, "loaded_runs"))
    remove_parts(folder, parts)
    return Loaded(merged, told, sources, run_ids)


def note_run(folder: DataFolder, run: Run, state: str) -> None:
    """Leave the row of a run that loads nothing itself to be loaded with what it has read."""
    write_part(folder, identify("run", run.run_id), {"runs": run.rows(state).to_pylist()})


@contextmanager
def noting_failure(folder: DataFolder, run: Run) -> Iterator[None]:
    """Leave a row in `runs` for a run that fails, as far as the file can still be opened."""
    try:
        yield
    except BaseException:
        with suppress(WarehouseError), closing(open_build(folder.build)) as con, transaction(con):
            merge_runs(con, run.rows("failed"))
        raise


def _unit_rows() -> list[Row]:
    return [
        row(unit, unit_code=unit.code, factor=float(unit.factor), offset=float(unit.offset))
        for unit in units()
    ]
