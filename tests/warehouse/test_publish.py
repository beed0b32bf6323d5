from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.warehouse.newsroom import Draft, contents, load, write_parts
from warehouse import connect
from warehouse.database import open_build
from warehouse.errors import StorageFailed
from warehouse.publish import publish, published_files

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)

PUBLISH_FOREVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from warehouse.database import open_build
from warehouse.publish import publish, published_files
data = Path(sys.argv[1])
while True:
    with open_build(data / "build.duckdb") as con:
        con.execute("UPDATE internal.meta SET value = value || '0' WHERE name = 'content'")
    publish(data / "build.duckdb", data, datetime.now(UTC))
    print("published", flush=True)
"""

LOAD_FOREVER = """
import sys
from pathlib import Path
from tests.warehouse.newsroom import load
from warehouse.database import open_build
data = Path(sys.argv[1])
parts = sorted((data / "parts").iterdir())
with open_build(data / "build.duckdb") as con:
    for part in parts:
        print("loading", flush=True)
        load(con, [part])
"""


def change(data: Path) -> None:
    with open_build(data / "build.duckdb") as con:
        con.execute("UPDATE internal.meta SET value = value || '0' WHERE name = 'content'")


def killed_after(code: str, data: Path, lines: int, seconds: float) -> None:
    """Run `code` in a process of its own, and kill it `seconds` after it said its `lines`th line."""
    command = [sys.executable, "-c", code, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(lines):
            assert process.stdout and process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def test_only_what_changed_is_published(tmp_path: Path) -> None:
    build = tmp_path / "build.duckdb"
    parts = write_parts(tmp_path / "parts", [Draft(0, (1,)), Draft(0, (1,), seen=9)])
    with open_build(build) as con:
        load(con, parts[:1])
    first = publish(build, tmp_path, NOW)
    assert first and (tmp_path / "warehouse.duckdb").resolve() == first
    assert not (tmp_path / "warehouse.duckdb").readlink().is_absolute()
    with open_build(build) as con:
        load(con, parts)
    assert publish(build, tmp_path, NOW + timedelta(hours=1)) is None
    with connect(tmp_path) as con:
        assert con.execute("SELECT count(*) FROM articles WHERE story_id IS NOT NULL").fetchone() == (1,)


def test_what_is_gone_is_published_again(tmp_path: Path) -> None:
    build = tmp_path / "build.duckdb"
    first = publish(build, tmp_path, NOW)
    assert first
    first.unlink()
    assert publish(build, tmp_path, NOW) == first
    first.write_bytes(b"")
    assert publish(build, tmp_path, NOW) == first


def test_one_snapshot_a_day_is_kept_for_a_week(tmp_path: Path) -> None:
    for hours in range(0, 24 * 9, 8):
        change(tmp_path)
        publish(tmp_path / "build.duckdb", tmp_path, NOW + timedelta(hours=hours))
    kept = sorted(path.name for path in (tmp_path / "published").iterdir())
    days = [name[:8] for name in kept]
    assert days == sorted(set(days))
    assert len(days) == 8


def test_files_are_kept_as_long_as_asked_and_by_name(tmp_path: Path) -> None:
    for hours in range(0, 24 * 5, 12):
        change(tmp_path)
        publish(tmp_path / "build.duckdb", tmp_path, NOW + timedelta(hours=hours), keep=timedelta(days=2))
    kept = [path.name[:11] for path in published_files(tmp_path)]
    assert kept == ["20250304T12", "20250305T12", "20250306T00"]
    change(tmp_path)
    newest = publish(tmp_path / "build.duckdb", tmp_path, NOW + timedelta(days=9), keep=timedelta(0))
    assert published_files(tmp_path) == [newest]


def test_a_large_file_is_published_no_oftener_than_asked(tmp_path: Path) -> None:
    build, hour = tmp_path / "build.duckdb", timedelta(hours=1)
    assert publish(build, tmp_path, NOW, every=hour)
    change(tmp_path)
    assert publish(build, tmp_path, NOW + hour * 0.9, every=hour) is None
    assert publish(build, tmp_path, NOW + hour, every=hour)  # nothing else changed since
    change(tmp_path)
    assert publish(build, tmp_path, NOW - hour, every=hour), "a clock that was ahead must not stop us"


def test_a_reader_keeps_the_file_that_it_has_open(tmp_path: Path) -> None:
    publish(tmp_path / "build.duckdb", tmp_path, NOW)
    with connect(tmp_path) as reader:
        first = (tmp_path / "warehouse.duckdb").resolve()
        change(tmp_path)
        publish(tmp_path / "build.duckdb", tmp_path, NOW + timedelta(days=1), keep=timedelta(0))
        assert not first.exists()
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_leftovers_of_a_killed_publish_are_cleared(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "20250101T000000000000Z.duckdb.half").write_bytes(b"x")
    (tmp_path / "warehouse.duckdb.half").symlink_to("nowhere")
    path = publish(tmp_path / "build.duckdb", tmp_path, NOW)
    assert path and list((tmp_path / "published").iterdir()) == [path]
    assert not (tmp_path / "warehouse.duckdb.half").is_symlink()


def test_no_place_to_publish_to(tmp_path: Path) -> None:
    (tmp_path / "published").write_text("a file in the way")
    with pytest.raises(StorageFailed):
        publish(tmp_path / "build.duckdb", tmp_path, NOW)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.03, 0.06])
def test_killed_while_publishing(tmp_path: Path, seconds: float) -> None:
    killed_after(PUBLISH_FOREVER, tmp_path, 2, seconds)
    with connect(tmp_path) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    change(tmp_path)
    assert publish(tmp_path / "build.duckdb", tmp_path, datetime.now(UTC))
    assert not list((tmp_path / "published").glob("*.half"))


@pytest.mark.parametrize(("lines", "seconds"), [(1, 0.05), (2, 0.02), (3, 0.1)])
def test_killed_while_loading(tmp_path: Path, lines: int, seconds: float) -> None:
    drafts = [Draft(site, (site, site + 1), seen=site) for site in range(6)]
    parts = write_parts(tmp_path / "parts", drafts)
    killed_after(LOAD_FOREVER, tmp_path, lines, seconds)
    with open_build(tmp_path / "build.duckdb") as con:
        load(con, parts)
        healed = contents(con)
    with open_build(tmp_path / "calm.duckdb") as con:
        load(con, parts)
        assert contents(con) == healed
    assert publish(tmp_path / "build.duckdb", tmp_path, NOW)
