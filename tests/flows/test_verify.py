from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from local_run import folder_at, take_in

from flows.archive import Archive
from flows.cli import main
from flows.extract import work_out
from flows.folder import DataFolder
from flows.gather import gather
from flows.parts import read_batch, waiting_batches, waiting_parts
from flows.settings import Settings
from flows.sources import local_sources
from flows.verify import verify
from warehouse.database import open_build

TEXT = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered {turbines} turbines of 6.6 MW each.
The project in the Lahe parish will cost about 510 million euros and start up in 2029.
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Three loaded pages, one part and one batch that wait."""
    base = tmp_path_factory.mktemp("whole")
    folder = folder_at(base / "data")
    for number, name in enumerate(("loaded", "part", "batch")):
        (base / name).mkdir()
        for turbines in range(3):
            (base / name / f"{turbines}.txt").write_text(TEXT.format(turbines=turbines + 10 * number + 20))
    take_in(folder, *local_sources([str(base / "loaded")]))
    gather(folder, "a", *local_sources([str(base / "part")]), {})
    for batch in waiting_batches(folder):
        work_out(folder, Settings(), batch.stem, read_batch(batch))
        batch.unlink()
    gather(folder, "b", *local_sources([str(base / "batch")]), {})
    return folder


@pytest.fixture
def folder(whole: DataFolder, tmp_path: Path) -> DataFolder:
    return DataFolder(shutil.copytree(whole.root, tmp_path / "data", symlinks=True))


def _problems(folder: DataFolder, is_quick: bool = False) -> list[str]:
    return [f"{s.name}: {problem}" for s in verify(folder, is_quick) for problem in s.problems]


def _page_of(folder: DataFolder, name: str) -> tuple[Path, str]:
    """The archived object of a loaded page, and the page's location."""
    with closing(open_build(folder.build)) as con:
        ((sha256, location),) = con.execute(
            "SELECT body_sha256, location FROM articles WHERE location LIKE '%' || $name", {"name": name}
        ).fetchall()
    return Archive(folder.archive).path(sha256), location


def test_all_is_well(folder: DataFolder) -> None:
    assert _problems(folder) == _problems(folder, is_quick=True) == []
    done = CliRunner().invoke(main, ["verify", "--data", str(folder.root)])
    assert done.exit_code == 0
    assert "9 pages, 6 of them needed" in done.output and "3 parts, 1 batches" in done.output


def test_prefect_is_not_imported(folder: DataFolder) -> None:
    code = (
        "import sys; from flows.verify import verify_once; assert verify_once(sys.argv[1], True);"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'prefect']"
    )
    subprocess.run([sys.executable, "-c", code, str(folder.root)], check=True, capture_output=True)


def test_no_data_folder(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["verify", "--data", str(tmp_path / "none")])
    assert done.exit_code == 2 and "no data folder" in done.output


def test_pages_that_hold_other_bytes_or_are_cut_short_or_missing(folder: DataFolder) -> None:
    (other, at_other), (cut, at_cut), (gone, at_gone) = (_page_of(folder, f"{n}.txt") for n in range(3))
    other.write_bytes(gzip.compress(b"something else"))
    cut.write_bytes(cut.read_bytes()[:-12])
    gone.unlink()
    stray = folder.archive / "zz" / f"{'0' * 64}.gz"
    stray.parent.mkdir()
    stray.write_bytes(gzip.compress(b"x"))
    found = _problems(folder)
    assert len(found) == 4
    for words in (
        ("other bytes", at_other),
        ("cannot be read", at_cut),
        ("is missing", at_gone),
        ("not where", "zz"),
    ):
        assert [problem for problem in found if all(word in problem for word in words)]
    assert [problem.split(" ")[0] for problem in _problems(folder, is_quick=True)] == ["archive:"]
    done = CliRunner().invoke(main, ["verify", "--data", str(folder.root)])
    assert done.exit_code == 1 and at_gone in done.output


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 2 // 3)


def _spoil(path: Path) -> None:
    """Every block but the first ones holds one other byte."""
    with path.open("r+b") as file:
        for place in range(1_000_000, path.stat().st_size, 50_000):
            file.seek(place)
            file.write(b"\xa5")


@pytest.mark.parametrize("harm", [_cut, _spoil, Path.unlink])
def test_a_published_file_that_is_not_whole(folder: DataFolder, harm: Callable[[Path], None]) -> None:
    harm(folder.published.resolve())
    (problem,) = _problems(folder)
    assert problem.startswith("published: ")
    assert folder.published.resolve().name in problem


@pytest.mark.parametrize("harm", [_cut, _spoil])
def test_a_build_database_that_is_not_whole(folder: DataFolder, harm: Callable[[Path], None]) -> None:
    harm(folder.build)
    assert [problem.split(":")[0] for problem in _problems(folder)] == ["build database"]


def test_a_check_that_fails_is_named_with_a_row(folder: DataFolder) -> None:
    with closing(open_build(folder.build)) as con:
        con.execute("UPDATE quantities SET exact = 'other words'")
    (problem,) = _problems(folder)
    assert "check words_of_quantities" in problem and "other words" in problem


def test_a_file_of_another_version_says_what_to_do(folder: DataFolder) -> None:
    with closing(open_build(folder.build)) as con:
        con.execute("DROP TABLE claims CASCADE")
    assert "wirehouse rebuild" in "".join(_problems(folder))


def test_parts_and_batches_that_are_not_whole(folder: DataFolder) -> None:
    part = next(path for path in waiting_parts(folder) if (path / "quantities.parquet").exists())
    _cut(part / "quantities.parquet")
    (part / "fetches.parquet").unlink()
    manifest = part / "manifest.json"
    told = json.loads(manifest.read_text())
    told["rows"]["article_versions"] += 1
    manifest.write_text(json.dumps(told))
    (batch,) = waiting_batches(folder)
    _cut(batch)
    found = _problems(folder)
    for word in ("quantities.parquet cannot", "fetches.parquet cannot", "3 rows, manifest.json says 4"):
        assert [problem for problem in found if word in problem and part.name in problem]
    assert [problem for problem in found if batch.name in problem]
    manifest.write_text("{")
    assert [problem for problem in _problems(folder) if "manifest.json cannot be read" in problem]


def test_what_is_remembered(folder: DataFolder) -> None:
    folder.frontier.write_bytes(b"no database at all" * 100)
    (folder.root / "forgotten.json").write_text("[")
    found = _problems(folder)
    assert [problem.split(":")[0] for problem in found] == ["remembered", "remembered"]


def test_a_folder_in_use_is_waited_for(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.verify.WAIT_FOR_OTHER_RUNS_SECONDS", 0.1)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from flows.folder import DataFolder\n"
            "with DataFolder(Path(sys.argv[1])).hold(): print('held', flush=True); sys.stdin.read()",
            str(folder.root),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout and holder.stdout.readline()
        assert [problem for problem in _problems(folder) if "in use" in problem]
    finally:
        holder.communicate()
