"""kill -9 at random moments, with a reader that opens the published file all the while.

    python tests/benchmarks/crashes.py --kills 50

Killed, with all that it has started, is in turn: a run (`wirehouse run`), a loader that drains
waiting parts, and a rebuild that takes the place of the old warehouse; and alone, under a run that
goes on: its Prefect server, and one of its two Dask workers. After each kill the next run must end
with the tables of an undisturbed one, `verify` must find every page whole, and no reader may ever
have failed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import duckdb
import psutil
from prefect.testing.utilities import prefect_test_harness

import warehouse
from flows.extract import work_out
from flows.folder import DataFolder
from flows.gather import gather
from flows.parts import read_batch, waiting_batches
from flows.settings import Settings
from flows.sources import Source, local_sources
from flows.verify import verify
from warehouse.errors import WarehouseError

sys.path.insert(0, str(Path(__file__).parents[1]))
local_run, published_rows = import_module("local_run"), import_module("published_rows")

TEXT = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered {turbines} turbines of 6.6 MW each.
The 316.8 MW project in the Lahe parish will cost about {cost} million euros and start up in 2029.
Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.
"""
LOAD = """
import sys
from pathlib import Path
from flows.folder import DataFolder
from flows.load import begin_run, load
from flows.publishing import publish
from flows.settings import Settings
folder = DataFolder(Path(sys.argv[1]))
with folder.hold():
    load(folder, begin_run("load", None, Settings()), Settings())
    publish(folder)
"""


API = "PREFECT_API_URL"  # without it a run has a server of its own
SECONDS_TO_GO_ON = 300  # of a run after a part of it was killed


@dataclass
class Victim:
    """What is killed. `lasts`: seconds that it takes undisturbed, measured first."""

    name: str
    begun: DataFolder
    command: Callable[[Path], list[str]]
    part: str | None = None  # in the command line of the one process that is killed; None: all are
    lasts: float = 0.0
    moments: list[float] = field(default_factory=list)


@contextmanager
def _reading(data: Path, seen: Counter[str]) -> Iterator[None]:
    """A thread that opens what is published again and again."""
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                with warehouse.connect(data) as con:
                    ((count,),) = con.execute("SELECT count(*) FROM articles").fetchall()
                seen["opened" if count else "empty"] += 1
            except (WarehouseError, duckdb.Error) as error:
                seen[f"failed: {error}"] += 1
            time.sleep(0.02)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _run(victim: Victim, data: Path, killed_after: float | None) -> float:
    """Run it to its end, or kill it and its workers, or a part of it; the seconds that it was left alone."""
    started = time.perf_counter()
    process = subprocess.Popen(
        victim.command(data),
        env={name: value for name, value in os.environ.items() if victim.part is None or name != API},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        code = process.wait(killed_after)
        if code and killed_after is None:
            raise SystemExit(f"{victim.name} failed undisturbed with code {code}")
        lasted = time.perf_counter() - started
    except subprocess.TimeoutExpired:
        lasted = time.perf_counter() - started
        if victim.part is not None:
            _kill_one(process.pid, victim.part)
            process.wait(SECONDS_TO_GO_ON)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return lasted


def _kill_one(pid: int, part: str) -> None:
    """Kill one of the processes below `pid` that have `part` in their command line, if there is one yet."""
    found = []
    for child in psutil.Process(pid).children(recursive=True):
        with suppress(psutil.Error):
            if part in " ".join(child.cmdline()):
                found.append(child)
    if found:
        random.choice(found).kill()


def _victims(base: Path, source: Source) -> list[Victim]:
    one = local_run.folder_at(base / "one")
    local_run.take_in(one, local_sources([f"{source.location}/0.txt"])[0])
    waiting = DataFolder(shutil.copytree(one.root, base / "waiting", symlinks=True))
    gather(waiting, "killed", source, {})
    for batch in waiting_batches(waiting):
        work_out(waiting, Settings(), batch.stem, read_batch(batch))
        batch.unlink()
    whole = local_run.folder_at(base / "whole")
    local_run.take_in(whole, source)
    wirehouse = [sys.executable, "-m", "flows.cli"]
    on_dask = DataFolder(shutil.copytree(one.root, base / "on-dask", symlinks=True))
    (on_dask.root / "wirehouse.toml").write_text('engine = "dask"\nprocesses = 2\n')

    def run(data: Path) -> list[str]:
        return [*wirehouse, "run", source.location, "--data", str(data)]

    return [
        Victim("run", one, run),
        Victim("load", waiting, lambda data: [sys.executable, "-c", LOAD, str(data)]),
        Victim("rebuild", whole, lambda data: [*wirehouse, "rebuild", "--swap", "--data", str(data)]),
        Victim("server", one, run, "flows.own_server"),
        Victim("worker", on_dask, run, "spawn_main"),
    ]


def _problems(folder: DataFolder, source: Source, expected: object) -> list[str]:
    """What is not as it should be after the next run, which is made here."""
    local_run.take_in(folder, source)
    problems = [problem for section in verify(folder) for problem in section.problems]
    return problems + (["other tables"] if published_rows.rows_of(folder.root) != expected else [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, seen, failures = random.Random(given.seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as scratch, prefect_test_harness(server_startup_timeout=240):
        from prefect.settings import PREFECT_API_URL

        os.environ[API] = PREFECT_API_URL.value()
        base = Path(scratch)
        files = base / "files"
        files.mkdir()
        for number in range(given.documents):
            text = TEXT.format(turbines=10 + number, cost=100 + number % 3)
            (files / f"{number}.txt").write_text(text)
        source = local_sources([str(files)])[0]
        victims = _victims(base, source)
        expected = published_rows.rows_of(base / "whole")
        for victim in victims:
            data = shutil.copytree(victim.begun.root, base / "calm", symlinks=True)
            victim.lasts = _run(victim, data, None)
            shutil.rmtree(data)
        for number in range(given.kills):
            victim = victims[number % len(victims)]
            data = shutil.copytree(victim.begun.root, base / "killed", symlinks=True)
            with _reading(data, seen):
                victim.moments.append(_run(victim, data, rng.uniform(0, victim.lasts)))
                problems = _problems(DataFolder(data), source, expected)
            failures += [f"{victim.name}, killed after {victim.moments[-1]:.2f} s: {p}" for p in problems]
            shutil.rmtree(data)
            print(
                f"{number + 1:3} {victim.name:8} {victim.moments[-1]:6.2f} s  {problems or 'whole'}",
                flush=True,
            )
    for victim in victims:
        print(f"{victim.name:8} {len(victim.moments)} kills; undisturbed {victim.lasts:.1f} s")
    print(f"readers: {dict(seen)}")
    print("\n".join(failures) or f"{given.kills} kills: the same tables each time, no page lost")
    sys.exit(1 if failures or set(seen) != {"opened"} else 0)


if __name__ == "__main__":
    main()
