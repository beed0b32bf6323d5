"""A process that is killed in the middle of a source, with every page at another place on its way."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from local_run import folder_at, take_in
from published_rows import query
from small_site import SmallSite, small_site

from flows.archive import Archive
from flows.fetch import Frontier
from flows.folder import DataFolder
from flows.gather import gather
from flows.parts import read_batch, waiting_batches

ROOT = Path(__file__).resolve().parents[3]
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
    _start_and_kill([PROGRAM, str(folder.root), str(site.port), f"run-{number}"], after)


def _start_and_kill(program: list[str], after: float) -> None:
    """Run a program with its arguments; kill it so many seconds after it says that it is ready."""
    paths = {"PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in (".", "tests"))}
    process = subprocess.Popen(
        [sys.executable, "-c", *program], stdout=subprocess.PIPE, env=os.environ | paths, cwd=ROOT
    )
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


WHOLE = """
import sys
from pathlib import Path
from local_run import take_in
import flows.gather.gathering as gathering
from flows.folder import DataFolder
from flows.sources import Source
gathering.PAGES_PER_BATCH = 6
at = {"connect_to": f"127.0.0.1:{sys.argv[2]}", "min_interval": 0.4}
source = Source("harbour", "feed", "http://harbour.example/feed", **at)
print("ready", flush=True)
take_in(DataFolder(Path(sys.argv[1])), source)
"""
HOSTS = 8
PAGES_PER_HOST = 4


def test_killed_at_any_moment_each_page_is_stored_once_and_each_host_asked_at_its_pace(
    tmp_path: Path,
) -> None:
    folder, rng = folder_at(tmp_path / "data"), random.Random(11)
    with small_site() as site:
        names = [f"{host}-{page}" for host in range(HOSTS) for page in range(PAGES_PER_HOST)]
        for name in names:
            site.article(name)
        site.feed(*(f"http://h{name[0]}.example/news/{name}" for name in names))
        for _ in range(2):
            _start_and_kill([WHOLE, str(folder.root), str(site.port)], rng.uniform(0.1, 2.5))
        source = replace(site.source(), min_interval=0.4)
        take_in(folder, source)
        gaps = [
            later - before
            for host in {host for host, _ in site.came}
            for before, later in itertools.pairwise(at for asked, at in site.came if asked == host)
        ]
    assert query(folder.root, "SELECT count(*), count(DISTINCT url) FROM articles") == [(len(names),) * 2]
    assert query(folder.root, "SELECT count(*) FROM article_versions") == [(len(names),)]
    assert query(folder.root, "SELECT count(*) FROM rejections") == [(0,)]
    # 0.4 s, but for what a busy machine adds to the earlier of two.
    assert min(gaps) > 0.15
    assert len(gaps) >= HOSTS * PAGES_PER_HOST
