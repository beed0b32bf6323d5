from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import FolderBusy
from flows.folder import DataFolder
from flows.holding import holding_all_sources, holding_owner, holding_sources
from flows.running import alive, killed_runs, living_runs
from flows.sources import Source

A, B = Source("a", "feed", "http://a.example/"), Source("b", "feed", "http://b.example/")
KILLED = """
import os, sys
from pathlib import Path
from flows.folder import DataFolder
from flows.running import alive
with alive(DataFolder(Path(sys.argv[1])), "gone"):
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def test_sources_are_read_beside_each_other_and_each_by_one(folder: DataFolder) -> None:
    with holding_sources(folder, [A]):
        with holding_sources(folder, [B]):
            pass
        with pytest.raises(FolderBusy, match="the source a is being read"), holding_sources(folder, [B, A]):
            pass
        with holding_owner(folder, A.source_id) as is_ours:
            assert not is_ours
        with holding_owner(folder, B.source_id) as is_ours:
            assert is_ours


def test_a_takedown_is_alone(folder: DataFolder) -> None:
    with holding_all_sources(folder):
        with pytest.raises(FolderBusy, match="takedown"), holding_sources(folder, [A]):
            pass
        with holding_owner(folder, A.source_id) as is_ours:
            assert not is_ours
    with holding_sources(folder, [A]), pytest.raises(FolderBusy), holding_all_sources(folder):
        pass


def test_a_killed_run_is_told_from_a_living_one(folder: DataFolder) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(folder.root)], check=False, timeout=60)
    with alive(folder, "here"):
        assert living_runs(folder) == {"here"}
        assert killed_runs(folder) == ["gone"]
        assert killed_runs(folder) == []
    assert living_runs(folder) == set() and killed_runs(folder) == []


def test_a_run_that_failed_was_not_killed(folder: DataFolder) -> None:
    with pytest.raises(ValueError), alive(folder, "here"):
        raise ValueError
    assert killed_runs(folder) == []
