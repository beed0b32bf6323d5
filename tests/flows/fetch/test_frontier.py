from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.errors import StorageFailed
from flows.fetch import Answer, Frontier, HostState, Owed, SourceState

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
URL = "http://a.example/1"


def _answer(**fields: object) -> Answer:
    plain = Answer(
        URL, URL, 200, b"page", "text/html", None, 4, NOW, 1.0, '"1"', "Mon, 01 Jun 2026 06:00:00 GMT"
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def test_an_address_is_remembered_and_visited_when_it_is_due(tmp_path: Path) -> None:
    frontier = Frontier(tmp_path / "frontier.sqlite")
    frontier.remember("s", _answer(), NOW + timedelta(hours=1))
    frontier.close()
    again = Frontier(tmp_path / "frontier.sqlite")
    assert again.due("s", NOW + timedelta(minutes=59)) == []
    assert again.due("s", NOW + timedelta(hours=1)) == [URL]
    due = again.known(URL)
    assert due is not None
    assert (due.etag, due.visits, due.first_fetched_at, due.next_due_at) == (
        '"1"',
        1,
        NOW,
        NOW + timedelta(hours=1),
    )
    assert again.due("other", NOW + timedelta(days=9)) == []
    later = NOW + timedelta(hours=1)
    same = again.remember("s", _answer(not_modified=True, body=b"", etag=None, requested_at=later))
    assert (same.etag, same.body_sha256, same.visits) == ('"1"', due.body_sha256, 2)
    assert (same.first_fetched_at, same.last_fetched_at, same.next_due_at) == (NOW, later, None)
    changed = again.remember("s", _answer(body=b"other", etag=None, last_modified=None))
    assert (changed.etag, changed.last_modified, changed.visits) == (None, None, 3)


def test_what_is_not_there_is_counted_until_it_is_gone_or_back() -> None:
    frontier = Frontier()
    assert frontier.note_missing(URL, NOW, None) is None
    frontier.remember("s", _answer())
    assert [frontier.note_missing(URL, NOW, NOW).missing for _ in range(2)] == [1, 2]  # type: ignore[union-attr]
    frontier.note_gone(URL, NOW)
    gone = frontier.known(URL)
    assert gone is not None and (gone.gone_at, gone.next_due_at) == (NOW, None)
    back = frontier.remember("s", _answer())
    assert (back.missing, back.gone_at) == (0, None)


def test_a_page_is_owed_until_it_comes_or_is_given_up() -> None:
    frontier, soon = Frontier(), NOW + timedelta(hours=1)
    frontier.remember("s", _answer(), NOW)
    frontier.owe(Owed(URL, "s", 1, soon))
    assert (frontier.due("s", NOW), frontier.due("s", soon)) == ([], [URL])
    frontier.remember("s", _answer(), NOW)
    assert frontier.owed(URL) is None and frontier.due("s", NOW) == [URL]
    frontier.owe(Owed(URL, "s", 5, None))
    assert frontier.due("s", NOW + timedelta(days=999)) == []
    frontier.forget_source("s")
    assert frontier.owed(URL) is None


def test_hosts_sources_and_positions_are_kept() -> None:
    frontier = Frontier()
    assert frontier.host("a.example") == HostState("a.example")
    frontier.keep_host(HostState("a.example", failures=3, reason="http 500"))
    assert frontier.host("a.example").failures == 3
    state = SourceState(
        "s", poll_interval=600.0, last_changed_at=NOW, moved_to="http://b.example/feed", moved_seen=1
    )
    frontier.keep_source(state)
    assert frontier.source("s") == state
    frontier.keep_position("s", "backfill", "2025-01-07")
    assert frontier.position("s", "backfill") == "2025-01-07"
    frontier.keep_position("s", "backfill", None)
    assert frontier.position("s", "backfill") is None


def test_what_is_forgotten_is_not_known_any_more() -> None:
    frontier = Frontier()
    frontier.remember("s", _answer())
    frontier.forget_address(URL)
    assert frontier.known(URL) is None
    frontier.remember("s", _answer())
    frontier.keep_position("s", "backfill", "x")
    frontier.forget_source("s")
    assert (frontier.known(URL), frontier.position("s", "backfill")) == (None, None)


def test_turns_at_a_host_lie_apart_whoever_takes_them(tmp_path: Path) -> None:
    frontiers = [Frontier(tmp_path / "frontier.sqlite") for _ in range(2)]
    turns: list[float] = []

    def take(frontier: Frontier) -> None:
        turns.extend(frontier.reserve("a.example", 1000.0, 2.0) for _ in range(20))

    threads = [threading.Thread(target=take, args=(frontier,)) for frontier in frontiers * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(turns) == [1000.0 + 2 * number for number in range(80)]
    assert frontiers[0].reserve("a.example", 10.0, 2.0) == 1160.0
    frontiers[0].keep_host(HostState("a.example", next_at=1e6))  # a clock that was set back
    assert frontiers[0].reserve("a.example", 10.0, 2.0) == 10.0


def test_a_block_is_written_whole_or_not_at_all() -> None:
    frontier = Frontier()
    with pytest.raises(KeyError), frontier.together():
        frontier.remember("s", _answer())
        raise KeyError
    assert frontier.known(URL) is None


def test_a_full_disk_says_so_and_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    frontier = Frontier(tmp_path / "frontier.sqlite")
    frontier.remember("s", _answer())
    frontier._con.execute("PRAGMA max_page_count = 1")  # as if the disk had no room for another page
    with pytest.raises(StorageFailed, match="full"):
        for number in range(10_000):
            frontier.keep_position("s", f"{number}" * 50, "x")
    assert frontier.known(URL) is not None
    assert frontier.position("s", "0" * 50) == "x"


def test_many_open_a_new_file_at_once(tmp_path: Path) -> None:
    opened: list[float] = []
    start = threading.Barrier(8)

    def open_one() -> None:
        start.wait()
        opened.append(Frontier(tmp_path / "frontier.sqlite").reserve("a.example", 0.0, 1.0))

    threads = [threading.Thread(target=open_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(opened) == [float(number) for number in range(8)]


def test_a_file_that_is_no_frontier_says_so(tmp_path: Path) -> None:
    (tmp_path / "frontier.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageFailed, match=r"frontier.sqlite: .*asked for once more"):
        Frontier(tmp_path / "frontier.sqlite")


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from flows.fetch import Answer, Frontier
frontier = Frontier(Path(sys.argv[1]))
for number in range(10**9):
    url = f"http://a.example/{number}"
    answer = Answer(url, url, 200, b"", "", None, 0, datetime.now(UTC), 0.0, None, None)
    frontier.remember("s", answer)
    print(number, flush=True)
"""


def test_what_was_remembered_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    root = Path(__file__).resolve().parents[3]
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLED, path], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) == 50:
            break
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    frontier = Frontier(path)
    assert all(frontier.known(f"http://a.example/{number}") for number in range(51))
    frontier.remember("s", _answer())
