"""What Prefect costs: its share of a run's time, start-up apart, and what its server's database grows by.

    python tests/benchmarks/prefect_cost.py [--documents 10000] [--timed 1000] [--rounds 3]

The flow `ingest` runs on a server of its own. Once over `--timed` documents, which gives the time that one
document takes; and `--rounds` times with the same tasks, log lines and artifacts as `--documents` documents
in one source have, but with nothing to do in them: all of that time is Prefect's.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import ceil
from pathlib import Path
from typing import Any
from unittest import mock

from pipeline import documents, timed

PORT = 4271


@contextmanager
def nothing_to_do(batches: int, gathered: Any, loaded: Any) -> Iterator[None]:
    """The pipeline with `batches` batches, each step done at once."""
    fakes = [Path(f"owner-{number}.json") for number in range(batches)]
    with ExitStack() as patched:
        for name, replacement in {
            "flows.tasks.gather": lambda *_: gathered,
            "flows.tasks.extract": lambda *_: [],
            "flows.tasks.load": lambda *_: loaded,
            "flows.tasks.publish_if_due": lambda *_: None,
            "flows.ingest.waiting_batches": lambda _: fakes,
            "flows.ingest.owner_of": lambda _: gathered.source.source_id,
            "flows.ingest._work_out_leftovers": lambda *_: None,
        }.items():
            patched.enter_context(mock.patch(name, replacement))
        yield


def database_bytes(home: Path) -> int:
    with sqlite3.connect(home / "prefect.db") as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((pages,),) = con.execute("PRAGMA page_count")
        ((free,),) = con.execute("PRAGMA freelist_count")
        ((size,),) = con.execute("PRAGMA page_size")
        return int((pages - free) * size)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--timed", type=int, default=1_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "documents").mkdir()
        documents(root / "documents", chosen.timed)
        measure(root, chosen.documents, chosen.timed, chosen.rounds)


def measure(root: Path, count: int, timed_count: int, rounds: int) -> None:
    from flows.folder import DataFolder
    from flows.serving.server import server

    folder = DataFolder(root / "data")
    with server(folder, PORT):
        from flows import tasks
        from flows.gather.gathering import PAGES_PER_BATCH
        from flows.ingest import ingest

        given: dict[str, Any] = {"paths": [str(root / "documents")], "data": str(folder.root)}
        with (
            mock.patch.object(tasks, "gather", wraps=tasks.gather) as gathering,
            mock.patch.object(tasks, "load", wraps=tasks.load) as loading,
        ):
            returned: dict[str, Any] = {}
            gathering.side_effect = lambda *a: returned.setdefault("gathered", gathering._mock_wraps(*a))
            loading.side_effect = lambda *a: returned.setdefault("loaded", loading._mock_wraps(*a))
            wall, _ = timed(lambda: ingest(**given))
        print(f"{timed_count} documents: {wall:.1f} s wall, {1000 * wall / timed_count:.1f} ms each")
        batches, walls, growths = ceil(count / PAGES_PER_BATCH), [], []
        with nothing_to_do(batches, **returned):
            for _ in range(rounds):
                before = settled(folder.prefect)
                walls.append(timed(lambda: ingest(**given))[0])
                growths.append(settled(folder.prefect) - before)
    prefect, whole = statistics.median(walls), wall / timed_count * count
    print(
        f"{count} documents in {batches} batches: Prefect takes {prefect:.1f} s, "
        f"{100 * prefect / (prefect + whole):.1f} % of the run; "
        f"its database grows by {statistics.median(growths) / 1e6:.2f} MB"
    )


def settled(home: Path) -> int:
    """The size of the database once the server has written what it was sent."""
    size, seen = database_bytes(home), -1
    while size != seen:
        time.sleep(8)
        seen, size = size, database_bytes(home)
    return size


if __name__ == "__main__":
    main()
