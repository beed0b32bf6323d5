from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import WrongUse
from flows.folder import DataFolder
from flows.serving.plan import Served, plan

SOURCES = """
[sources.harbour]
kind = "feed"
location = "https://harbour.example/feed"
schedule = "30 6 * * 1-5"
timezone = "Europe/Berlin"

[sources.desk]
kind = "folder"
location = "desk"

[sources.off]
kind = "feed"
location = "https://off.example/feed"
enabled = false
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    (tmp_path / "sources.toml").write_text(SOURCES)
    return DataFolder(tmp_path)


def test_all_that_is_switched_on_each_on_its_own_schedule(folder: DataFolder) -> None:
    assert plan(folder, [], False, None) == (
        Served("harbour", "harbour", "30 6 * * 1-5", "Europe/Berlin"),
        Served("desk", "desk", "15m", "UTC"),
    )


def test_paths_are_whole_and_no_two_have_one_name(folder: DataFolder) -> None:
    one, two = folder.root / "one" / "news", folder.root / "two" / "news"
    served = plan(folder, [str(one), str(two), "off"], True, "90s")
    assert served == (
        Served("news", str(one), "90s", "UTC"),
        Served("news-2", str(two), "90s", "UTC"),
        Served("off", "off", "90s", "UTC"),
        Served("sample", None, "90s", "UTC"),
    )


def test_a_wrong_block_is_served_so_that_its_runs_say_what_is_wrong(folder: DataFolder) -> None:
    path = folder.root / "sources.toml"
    path.write_text(path.read_text().replace('kind = "folder"', 'kind = "foldr"'))
    harbour, desk = plan(folder, [], False, None)
    assert harbour.problem is None
    assert desk.problem is not None and "line 9: kind must be one of" in desk.problem
    assert (desk.word, desk.schedule) == ("desk", "15m")


@pytest.mark.parametrize(
    ("given", "every", "said"), [((), "soon", "no interval"), (("harbor",), None, "did you mean harbour")]
)
def test_wrong_use(folder: DataFolder, given: tuple[str, ...], every: str | None, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        plan(folder, given, False, every)
