"""The command, as a user's shell starts it."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from local_run import folder_at, take_in
from published_rows import query, rows_of

import warehouse
from flows.sources import local_sources

TEXT = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered {turbines} turbines of 6.6 MW each.
The 316.8 MW project in the Lahe parish will cost about {cost} million euros and start up in 2029.
Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.
"""


@pytest.fixture(scope="module")
def env(prefect_server: str) -> dict[str, str]:
    """An environment in which runs use the one server of this test session."""
    return os.environ | {"PREFECT_API_URL": prefect_server, "COLUMNS": "160"}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for number in range(30):
        text = TEXT.format(turbines=10 + number, cost=100 + number % 3)
        (folder / f"{number}.txt").write_text(text)
    return folder


def _wirehouse(
    *words: object, env: dict[str, str] | None = None, cwd: Path | None = None, said: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "flows.cli", *(str(word) for word in words)]
    return subprocess.run(
        command, env=env, cwd=cwd, input=said, capture_output=True, timeout=240, check=False
    )


@dataclass(frozen=True)
class Ran:
    """A run over the articles: what it said, and its data folder, for those that only read it."""

    said: subprocess.CompletedProcess[bytes]
    data: Path


@pytest.fixture(scope="module")
def ran(env: dict[str, str], articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    data = tmp_path_factory.mktemp("ran") / "data"
    return Ran(_wirehouse("run", articles, "--data", data, env=env), data)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run"], "give a PATH"),
        (["run", "harbour"], "no path and no source"),
        (["run", ".", "--since", "soon"], "no day"),
        (["serve"], "give a PATH"),
        (["serve", "harbour"], "no path and no source"),
        (["sources", "check", "harbour"], "no source 'harbour'"),
        (["forget", "harbour"], "no article and no source"),
        (["serve", ".", "--every", "often"], "no interval"),
        (["serve", ".", "--every", "0m"], "no interval"),
        (["sql"], "give a query"),
        (["sql", "SELECT 1", "--format", "xml"], "xml"),
        (["sql", "SELECT 1", "--output", "rows.txt"], "choose --format csv"),
        (["dance"], "No such command"),
    ],
)
def test_wrong_use_is_exit_code_2(words: list[str], said: str, tmp_path: Path) -> None:
    done = _wirehouse(*words, cwd=tmp_path, said=b"")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_reader_without_a_warehouse_says_what_to_do(tmp_path: Path) -> None:
    done = _wirehouse("sql", "SELECT 1", "--data", tmp_path)
    assert done.returncode == 1
    assert "wirehouse run" in done.stderr.decode()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/api", "nonsense"])
def test_a_server_that_is_not_there_is_said(articles: Path, tmp_path: Path, address: str) -> None:
    env = os.environ | {"PREFECT_API_URL": address}
    done = _wirehouse("run", articles, "--data", tmp_path / "data", env=env)
    assert done.returncode == 1
    assert address in done.stderr.decode() and "Traceback" not in done.stderr.decode()


def test_a_run_that_could_use_nothing_is_exit_code_1(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = _wirehouse("run", tmp_path / "empty.txt", tmp_path / "gone", "--data", tmp_path / "data", env=env)
    assert done.returncode == 1
    assert "empty.txt" in done.stdout.decode() and "gone" in done.stdout.decode()
    assert "nothing of what was given could be used" in done.stderr.decode()


def test_a_run_sums_up_and_its_file_answers(ran: Ran, articles: Path) -> None:
    data, done = ran.data, ran.said
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    assert "30 new, 0 changed, 0 unchanged" in shown
    assert str(data / "warehouse.duckdb") in shown
    assert "wirehouse sql" in shown
    asked = "SELECT location, word_count FROM articles ORDER BY location LIMIT 2"
    as_json = json.loads(_wirehouse("sql", asked, "--data", data, "--format", "json").stdout)
    as_csv = list(
        csv.DictReader(StringIO(_wirehouse("sql", asked, "--data", data, "--format", "csv").stdout.decode()))
    )
    as_parquet = pq.read_table(
        BytesIO(_wirehouse("sql", asked, "--data", data, "--format", "parquet").stdout)
    )
    assert [row["location"] for row in as_json] == [str(articles / "0.txt"), str(articles / "1.txt")]
    assert [row["location"] for row in as_csv] == as_parquet["location"].to_pylist()
    assert as_json == as_parquet.to_pylist()
    assert "0.txt" in _wirehouse("sql", asked, "--data", data).stdout.decode()
    piped = _wirehouse("sql", "--data", data, "--format", "csv", said=b"SELECT count(*) AS n FROM articles")
    assert piped.stdout.decode().split() == ["n", "30"]
    for refused in ("SELECT * FROM read_text('/etc/passwd')", "COPY articles TO 'x.csv'", "SELEKT"):
        done = _wirehouse("sql", refused, "--data", data)
        assert (done.returncode, done.stdout) == (1, b"")
        assert "Traceback" not in done.stderr.decode()


def test_sql_answers_within_half_a_second(ran: Ran) -> None:
    took = []
    for _ in range(5):
        before = _seconds_of_children()
        assert _wirehouse("sql", "SELECT count(*) FROM articles", "--data", ran.data).returncode == 0
        took.append(_seconds_of_children() - before)
    assert min(took) < 0.5


def _seconds_of_children() -> float:
    """What ended children took of the processor: another test may have the other core meanwhile."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("earliest", [0.0, 0.3, 0.6])
def test_killed_at_any_moment_the_next_run_makes_it_whole(
    env: dict[str, str], ran: Ran, articles: Path, tmp_path: Path, earliest: float
) -> None:
    data = tmp_path / "killed"
    take_in(folder_at(data), *local_sources([str(articles / "0.txt")]))
    _kill_during_load(
        ["run", str(articles), "--data", str(data)], data, env, random.uniform(earliest, earliest + 0.3)
    )
    assert query(data, "SELECT count(*) FROM articles") in ([(1,)], [(30,)])
    assert _wirehouse("run", articles, "--data", data, env=env).returncode == 0
    assert rows_of(data) == rows_of(ran.data)


def _kill_during_load(words: list[str], data: Path, env: dict[str, str], after: float) -> None:
    """Kill a run, with its workers, `after` seconds after its first part was ready to be loaded."""
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *words],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        if any(data.glob("parts/*/article_versions.parquet")):
            break
        with warehouse.connect(data) as con:
            assert con.execute("SELECT count(*) > 0 FROM articles").fetchall() == [(True,)]
        time.sleep(0.01)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for a build database but not for much more."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("a small disk needs the right to mount one")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_said_before_anything_is_begun(articles: Path, small_disk: Path) -> None:
    done = _wirehouse("run", articles, "--data", small_disk / "data")
    assert done.returncode == 1
    assert "room" in done.stderr.decode() and "Traceback" not in done.stderr.decode()


def test_a_second_run_waits_for_the_first(env: dict[str, str], articles: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "run", str(articles), "--data", str(tmp_path / "data")]
    both = [
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)
    ]
    for process in both:
        assert process.wait(240) == 0
    assert query(tmp_path / "data", "SELECT count(*) FROM articles") == [(30,)]
