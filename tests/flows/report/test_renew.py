"""Pages that each load brings up to date."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest

from flows.report import story_page_path, write_report
from flows.report.renew import renew
from warehouse.database import open_build
from warehouse.meta import mark_changed
from warehouse.publish import publish
from warehouse.reader import LINK

GONE = "f" * 20


class Outlets(Protocol):
    data: Path
    story_id: str


@pytest.fixture
def data(outlets: Outlets, tmp_path: Path) -> Path:
    """A copy of the folder that may be changed."""
    (tmp_path / "data").mkdir()
    for name in ("build.duckdb", "published", LINK):
        path = outlets.data / name
        copy = shutil.copytree if path.is_dir() else shutil.copy2
        copy(path, tmp_path / "data" / name, **({} if path.is_dir() else {"follow_symlinks": False}))
    return tmp_path / "data"


def test_pages_are_written_once_and_again_when_the_story_changes(
    data: Path, outlets: Outlets, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    page = story_page_path(folder, outlets.story_id)
    assert renew(data, folder, []) == {outlets.story_id}
    assert f'href="stories/{outlets.story_id}.html"' in (folder / "index.html").read_text()
    first = page.stat().st_mtime_ns
    renew(data, folder, [outlets.story_id])
    assert page.stat().st_mtime_ns == first
    with open_build(data / "build.duckdb") as con:
        con.execute("UPDATE publishers SET name = 'Harbour Weekly' WHERE name = 'Harbour Daily'")
        mark_changed(con)
    publish(data / "build.duckdb", data, datetime.now(UTC))
    renew(data, folder, [])
    assert "Harbour Weekly" in page.read_text() and "Harbour Daily" not in page.read_text()


def test_a_report_leaves_other_pages_that_are_up_to_date(
    data: Path, outlets: Outlets, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    renew(data, folder, [])
    gone = story_page_path(folder, GONE)
    gone.write_text("of a story that is no more")
    write_report(data, folder, most=0)
    assert story_page_path(folder, outlets.story_id).exists() and not gone.exists()


def test_what_is_not_reached_in_time_or_is_no_more_is_taken_away(
    data: Path, outlets: Outlets, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    old, gone = story_page_path(folder, outlets.story_id), story_page_path(folder, GONE)
    old.parent.mkdir(parents=True)
    for path in (old, gone):
        path.write_text('<meta name="wirehouse-state" content="of another time">')
    assert renew(data, folder, [outlets.story_id, GONE], seconds=0) == frozenset()
    assert not old.exists() and not gone.exists()
    assert "stories/" not in (folder / "index.html").read_text()
