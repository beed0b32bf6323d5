"""What the engines bring: one process, a pool of two, a Dask cluster of two workers, on the same documents.

    python tests/benchmarks/engines.py [--documents 10000] [--rounds 3] [--shared ../shared]

Each run is the whole flow `ingest` into a new data folder; the engines take turns. Start-up is apart: before
the clock starts, the server is up and the workers have done a small run. The tables must be the same, row by
row, from each of them.

Other work on the machine spoils the clock, so the processor's seconds are told too: of this process (`m`:
reading, loading, telling stories, Prefect) and of its workers (`w`). On cores of their own a run then takes
m + w / workers; that is the ratio `by processor`.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil
from published_rows import rows_of

Rows = dict[str, list[tuple[object, ...]]]
ENGINES = {"one": 1, "pool": 2, "dask": 2}


@dataclass(frozen=True)
class Took:
    """Seconds of a run: on the clock, of this process, of the workers."""

    wall: float
    main: float
    workers: float

    def alone(self, processes: int) -> float:
        return self.main + self.workers / processes


def documents(shared: Path, target: Path, begin: int, end: int) -> str:
    """Unlabelled releases as a `.jsonl` file."""
    with gzip.open(shared / "eval/background/docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        target.write_text("".join(islice(lines, begin, end)), encoding="utf-8")
    return str(target)


@contextmanager
def started(engine: str) -> Iterator[str]:
    """The workers of an engine; the settings that use them."""
    from flows.engine import offered
    from flows.engine.cluster import runner_for
    from flows.settings import Settings

    if engine == "dask":
        of_dask = Settings(processes=ENGINES[engine], engine="dask")
        with tempfile.TemporaryDirectory() as scratch, runner_for(of_dask, scratch) as runner:
            runner.client.wait_for_workers(ENGINES[engine])
            yield f'engine = "dask"\nscheduler = "{runner.client.scheduler.address}"'
    else:
        with offered(Settings(processes=ENGINES[engine])):
            yield f"processes = {ENGINES[engine]}"


def one_run(engine: str, given: str, few: list[str], data: Path) -> Took:
    from flows.ingest import ingest
    from flows.settings import SETTINGS_FILE

    small = data.with_name(f"{data.name}-small")
    with started(engine) as settings:
        for folder in (small, data):
            folder.mkdir()
            (folder / SETTINGS_FILE).write_text(settings)
        ingest(paths=few, data=str(small))
        begun, wall = _processor(), time.perf_counter()
        ingest(paths=[given], data=str(data))
        wall = time.perf_counter() - wall
        main, workers = (after - before for after, before in zip(_processor(), begun, strict=True))
    return Took(wall, main, workers)


def _processor() -> tuple[float, float]:
    """Processor seconds of this process, and of its workers: Prefect's server is neither."""
    workers = 0.0
    for child in psutil.Process().children(recursive=True):
        with child.oneshot():
            if "prefect" not in " ".join(child.cmdline()):
                times = child.cpu_times()
                workers += times.user + times.system
    return time.process_time(), workers


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    chosen = options.parse_args()
    os.environ |= {"PREFECT_LOGGING_LEVEL": "ERROR", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    from prefect.testing.utilities import prefect_test_harness

    took: defaultdict[str, list[Took]] = defaultdict(list)
    expected: Rows = {}
    with tempfile.TemporaryDirectory() as scratch, prefect_test_harness(server_startup_timeout=120):
        root = Path(scratch)
        given = documents(chosen.shared, root / "documents.jsonl", 0, chosen.documents)
        few = [documents(chosen.shared, root / f"{i}.jsonl", 8 * i, 8 * i + 8) for i in range(8)]
        for number in range(chosen.rounds):
            for engine in ENGINES:
                data = root / f"{engine}-{number}"
                one = one_run(engine, given, few, data)
                took[engine].append(one)
                made = rows_of(data)
                shutil.rmtree(data)
                expected = expected or made
                if made != expected:
                    sys.exit(f"{engine} makes other tables: {_differing(expected, made)}")
                print(
                    f"{engine:5} wall {one.wall:6.1f} s, m {one.main:6.1f} s, w {one.workers:6.1f} s",
                    flush=True,
                )
    print(f"{chosen.documents} documents, medians of {chosen.rounds} rounds:")
    _compare("pool / one", took["one"], 1, took["pool"], 2)
    _compare("dask / pool", took["pool"], 2, took["dask"], 2)


def _differing(expected: Rows, made: Rows) -> list[str]:
    return sorted(name for name in expected.keys() | made.keys() if expected.get(name) != made.get(name))


def _compare(name: str, before: list[Took], few: int, after: list[Took], many: int) -> None:
    wall = statistics.median(a.wall / b.wall for a, b in zip(before, after, strict=True))
    alone = statistics.median(a.alone(few) / b.alone(many) for a, b in zip(before, after, strict=True))
    print(f"{name}: {wall:.2f} times as fast on the clock, {alone:.2f} by processor")


if __name__ == "__main__":
    main()
