"""Disks that fill up or cannot be written, and analysts at work: a clear error, nothing lost, nobody blocked.

What a kill leaves is tested in test_cli.py, in tests/warehouse and, fifty times, in benchmarks/crashes.py.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from local_run import folder_at, take_in
from published_rows import query, rows_of

from flows import errors
from flows.cli import main
from flows.folder import DataFolder
from flows.sources import Source, local_sources
from flows.verify import verify
from warehouse import connect
from warehouse.errors import StorageFailed

TEXT = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered {turbines} turbines of 6.6 MW each.
The project in the Lahe parish will cost about {cost} million euros and start up in 2029.
"""
DISK_BYTES = 48_000_000


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    files = tmp_path_factory.mktemp("files")
    for number in range(12):
        (files / f"{number}.txt").write_text(TEXT.format(turbines=10 + number, cost=500 + number % 3))
    return local_sources([str(files)])[0]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, source: Source) -> DataFolder:
    """A data folder in which one of the articles is published."""
    folder = folder_at(tmp_path_factory.mktemp("begun") / "data")
    take_in(folder, local_sources([f"{source.location}/0.txt"])[0])
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, source: Source) -> dict[str, list[tuple[object, ...]]]:
    folder = folder_at(tmp_path_factory.mktemp("undisturbed") / "data")
    take_in(folder, source)
    return rows_of(folder.root)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    path = tmp_path / "disk"
    path.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(path)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk needs the right to mount one")
    yield path
    subprocess.run(["umount", str(path)], check=True)


def _on(disk: Path, begun: DataFolder) -> DataFolder:
    shutil.rmtree(disk / "data", ignore_errors=True)
    return DataFolder(shutil.copytree(begun.root, disk / "data", symlinks=True))


@contextmanager
def _left(disk: Path, room: int) -> Iterator[None]:
    """Only `room` bytes are free."""
    filler = disk / "filler"
    filler.write_bytes(bytes(max(shutil.disk_usage(disk).free - room, 0)))
    try:
        yield
    finally:
        filler.unlink()


def test_a_disk_that_fills_up_at_any_moment(
    disk: Path,
    begun: DataFolder,
    source: Source,
    expected: dict[str, list[tuple[object, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("flows.folder.ROOM_BYTES", 0)  # else it is said before anything is begun
    failed = set()
    for room in (8_000, 150_000, 600_000, 3_000_000):
        folder = _on(disk, begun)
        with _left(disk, room):
            try:
                take_in(folder, source)
            except (errors.StorageFailed, StorageFailed) as failure:
                failed.add(room)
                assert "Traceback" not in str(failure) and len(str(failure).splitlines()) <= 2
            assert query(folder.root, "SELECT count(*) FROM articles") in ([(1,)], [(12,)])
        take_in(folder, source)
        assert rows_of(folder.root) == expected
        assert [problem for section in verify(folder) for problem in section.problems] == []
    assert len(failed) >= 3


def test_a_disk_that_cannot_be_written(disk: Path, begun: DataFolder, source: Source) -> None:
    folder = _on(disk, begun)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    data = str(folder.root)
    done = CliRunner().invoke(main, ["run", source.location, "--data", data])
    assert done.exit_code == 1
    assert "Read-only" in done.output and "Traceback" not in done.output
    assert query(folder.root, "SELECT count(*) FROM articles") == [(1,)]
    assert CliRunner().invoke(main, ["verify", "--data", data]).exit_code == 0


READER = """
import sys
from warehouse import connect
with connect(sys.argv[1]) as con:
    for _ in sys.stdin:
        print(*con.execute("SELECT count(*) FROM articles").fetchone(), flush=True)
"""

WRITER = """
import sys
from pathlib import Path
from warehouse.database import open_build, transaction
with open_build(Path(sys.argv[1]) / "build.duckdb") as con, transaction(con):
    con.execute("DELETE FROM publishers")
    print("writing", flush=True)
    sys.stdin.readline()
    raise SystemExit
"""


@contextmanager
def _process(code: str, data: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", code, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _ask(reader: subprocess.Popen[str]) -> int:
    assert reader.stdin and reader.stdout
    reader.stdin.write("again\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


def test_an_analyst_does_not_block_a_run(begun: DataFolder, source: Source, tmp_path: Path) -> None:
    folder = DataFolder(shutil.copytree(begun.root, tmp_path / "data", symlinks=True))
    with _process(READER, folder.root) as reader:
        assert _ask(reader) == 1
        first = folder.published.resolve()
        _, loaded = take_in(folder, source)
        assert loaded.merged.articles_new == 11
        assert folder.published.resolve() != first
        assert _ask(reader) == 1, "what an analyst has open stays as it is"
    with _process(READER, folder.root) as reader:
        assert _ask(reader) == 12


def test_a_run_does_not_block_an_analyst(begun: DataFolder) -> None:
    with _process(WRITER, begun.root) as writer:
        assert writer.stdout and writer.stdout.readline() == "writing\n"
        with connect(begun.root) as con:
            assert con.execute("SELECT count(*) > 0 FROM publishers").fetchone() == (True,)
        with _process(READER, begun.root) as reader:
            assert _ask(reader) == 1
        assert writer.poll() is None
