"""A process that is killed in the middle of a source, with every page at another place on its way."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from local_run import folder_at
from small_site import SmallSite, small_site

from flows.archive import Archive
from flows.fetch import Frontier
from flows.folder import DataFolder
from flows.gather import gather
from flows.parts import read_batch, waiting_batches

PAGES = 120
PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from flows.folder import DataFolder
import flows.gather.gathering as gathering
from flows.gather import gather
from flows.sources import Source
gathering.PAGES_PER_BATCH = 10
folder, port = DataFolder(Path(sys.argv[1])), sys.argv[2]
at = {"connect_to": f"127.0.0.1:{port}", "min_interval": 0.0}
source = Source("harbour", "feed", "http://harbour.example/feed", **at)
print("ready", flush=True)
gather(folder, sys.argv[3], source, {})
"""


def test_killed_at_any_moment_no_page_is_lost_and_none_is_told_as_it_was(tmp_path: Path) -> None:
    folder, rng = folder_at(tmp_path / "data"), random.Random(7)
    with small_site() as site:
        urls = [site.article(str(number)) for number in range(PAGES)]
        site.feed(*urls)
        for number in range(6):
            _run_and_kill(folder, site, number, rng.uniform(0.02, 0.35))
            _expect_nothing_promised(folder, urls)
        gather(folder, "last", site.source(), {})
        _expect_nothing_promised(folder, urls)
        assert set(_archived(folder)) == set(urls)
        assert max(_archived(folder).values()) == 1  # what waits in a batch is not asked for again
        assert 304 not in [status for path, status in site.asked if path != "/feed"]


def _run_and_kill(folder: DataFolder, site: SmallSite, number: int, after: float) -> None:
    command = [sys.executable, "-c", PROGRAM, str(folder.root), str(site.port), f"run-{number}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def _archived(folder: DataFolder) -> Counter[str]:
    """How often each address stands in a batch; its bytes must be in the archive."""
    refs = [ref for path in waiting_batches(folder) for ref in read_batch(path)]
    for ref in refs:
        assert Archive(folder.archive).get(ref.body_sha256)
    return Counter(ref.location for ref in refs)


def _expect_nothing_promised(folder: DataFolder, urls: list[str]) -> None:
    """Only what stands in a batch is remembered; the feed only when all of it does."""
    held = _archived(folder)
    with closing(Frontier(folder.frontier)) as frontier:
        assert [url for url in urls if frontier.known(url) and url not in held] == []
        if frontier.known("http://harbour.example/feed"):
            assert len(held) == len(urls)
