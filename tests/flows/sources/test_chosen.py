from __future__ import annotations

from pathlib import Path

import pytest
from local_run import folder_at

from flows.errors import SourceMisconfigured, WrongUse
from flows.gather import gather
from flows.sources import choose

FILE = """
[sources.harbour]
kind = "feed"
location = "https://harbour.example/feed"
[sources.quay]
kind = "sitemap"
location = "https://quay.example/sitemap.xml"
enabled = false
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(FILE)
    return tmp_path


def _names(data: Path, *given: str) -> list[str]:
    return [source.name for source in choose(data, given)]


def test_names_and_paths_may_be_mixed(data: Path) -> None:
    (data / "a.txt").write_text("words")
    assert _names(data) == ["harbour"]
    assert _names(data, "quay") == ["quay"]
    assert _names(data, "quay", str(data / "a.txt"), "quay") == ["quay", "a.txt"]
    assert [source.kind for source in choose(data, ["x/y.warc.gz", "gone.txt"])] == ["warc", "file"]


@pytest.mark.parametrize(
    ("word", "said"),
    [("harbor", "did you mean harbour"), ("zzzz", "there are harbour, quay"), ("", "no path")],
)
def test_an_unknown_name_is_told_from_the_names_there_are(data: Path, word: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        choose(data, [word])


def test_nothing_switched_on_is_nothing_to_run(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="switch on a source"):
        choose(tmp_path, [])


def test_a_source_whose_block_is_wrong_is_chosen_among_others_and_is_not_read(data: Path) -> None:
    path = data / "sources.toml"
    path.write_text(
        path.read_text().replace('kind = "sitemap"', 'kind = "map"').replace("enabled = false", "")
    )
    harbour, quay = choose(data, [])
    assert harbour.problem is None and quay.problem is not None
    with pytest.raises(SourceMisconfigured, match="line 6: kind must be one of"):
        gather(folder_at(data / "data"), "run", quay, {})
