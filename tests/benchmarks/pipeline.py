"""How long the pipeline takes: our own code on one core, and the whole command beside a Prefect flow that
does nothing.

    python tests/benchmarks/pipeline.py [--documents 1000] [--rounds 5] [--seeds ../shared/seeds]

The documents are pages of the bundled sample, each time with other names and figures. `own code` is
everything but Prefect, in this one process: read, archive, parse, facts, signatures, Parquet, load, checks,
publish. The commands run in turn on fresh data folders; the ratio is taken pair by pair.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

NOTHING = """
import os, sys
os.environ.update(PREFECT_HOME=sys.argv[1], PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1",
                  PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="120")
from prefect import flow
@flow
def nothing() -> None: pass
nothing()
"""


def own_code(paths: list[str], data: Path) -> None:
    """One run of the pipeline without Prefect and without worker processes."""
    from flows.extract import work_out
    from flows.folder import DataFolder
    from flows.gather import gather
    from flows.known import known_pages
    from flows.load import Run, load
    from flows.parts import read_batch, waiting_batches
    from flows.settings import Settings
    from flows.sources import local_sources
    from warehouse.publish import publish

    folder = DataFolder(data)
    run = Run("benchmark", None, "benchmark", datetime.now(UTC), "", "")
    with folder.hold():
        known = known_pages(folder)
        for source in local_sources(paths):
            gather(folder, run.run_id, source, known)
        for batch in waiting_batches(folder):
            work_out(folder, Settings(), batch.stem, read_batch(batch))
            batch.unlink()
        load(folder, run, Settings())
        publish(folder.build, folder.root, datetime.now(UTC))


def documents(folder: Path, count: int) -> None:
    """`count` pages of the sample; in each further copy the names and figures are other ones."""
    from flows.sample import load_edition

    pages = [
        resource.body.decode("utf-8", "replace")
        for (_, path), resource in sorted(load_edition(1).items())
        if b"<p" in resource.body and not path.endswith(".xml")
    ]
    rng = random.Random(7)
    for number in range(count):
        page = pages[number % len(pages)]
        if number >= len(pages):
            page = _vary(page, rng)
        (folder / f"{number:05}.html").write_text(page, encoding="utf-8")


def _vary(page: str, rng: random.Random) -> str:
    names: dict[str, str] = {}

    def other_name(found: re.Match[str]) -> str:
        letters = "bcdfghklmnprstvw", "aeiou"
        return names.setdefault(
            found[0], "".join(rng.choice(letters[i % 2]) for i in range(len(found[0]))).capitalize()
        )

    body = page.find("<body")
    text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?=[ ,.])", other_name, page[body:])
    return page[:body] + re.sub(
        r"(?<=\s)[1-9]\d(?=[ .]\d* ?(?:MW|GW|million|percent|%))", lambda _: str(rng.randint(11, 99)), text
    )


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of `action` in this process."""
    wall, processor = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - wall, time.process_time() - processor


def command(*words: str) -> float:
    """Wall seconds of a command that must succeed."""
    started = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seeds", default="../shared/seeds")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        if Path(chosen.seeds).is_dir():
            _measure_seeds(chosen.seeds, root, chosen.rounds)
        else:
            print(f"seeds: skipped, {chosen.seeds} is not there")
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}) if hasattr(os, "sched_setaffinity") else None
        (root / "documents").mkdir()
        documents(root / "documents", chosen.documents)
        wall, processor = timed(lambda: own_code([str(root / "documents")], root / "many"))
        print(
            f"{chosen.documents} documents, own code on one core: {wall:.1f} s, {processor:.1f} s of it CPU"
        )
        wall, _ = timed(lambda: own_code([str(root / "documents")], root / "many"))
        print(f"the same again, nothing new: {wall:.1f} s wall")


def _measure_seeds(seeds: str, root: Path, rounds: int) -> None:
    first, _ = timed(lambda: own_code([seeds], root / "first"))
    print(f"seeds, own code with its imports and tables: {first:.2f} s wall")
    ratios, ours, theirs = [], [], []
    for number in range(rounds):
        theirs.append(command(sys.executable, "-c", NOTHING, str(root / f"nothing-{number}")))
        ours.append(
            command(sys.executable, "-m", "flows.cli", "run", seeds, "--data", str(root / f"run-{number}"))
        )
        ratios.append(ours[-1] / theirs[-1])
    median = statistics.median
    print(
        f"seeds, whole command: {median(ours):.1f} s, a flow that does nothing: {median(theirs):.1f} s, "
        f"ratio {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}, {rounds} pairs)"
    )


if __name__ == "__main__":
    main()
