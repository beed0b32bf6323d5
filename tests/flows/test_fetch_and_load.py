"""`fetch` and `load`, apart and beside each other, on a real Prefect and a real DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from published_rows import query
from raw_site import RawSite, answer, serving

from flows.errors import FolderBusy, SourceFailed, SourceMisconfigured
from flows.folder import DataFolder
from flows.parts import waiting_batches, waiting_parts

pytestmark = pytest.mark.usefixtures("prefect_server", "workers")

TEXT = "2026-04-02\nTallinn - Norrvind has ordered 48 turbines of 6.6 MW for a wind farm off Paldiski.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").write_text(TEXT)
    return tmp_path / "desk"


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as site:
        yield site


def test_what_was_fetched_waits_for_the_load(desk: Path, tmp_path: Path) -> None:
    from flows.ingest import fetch, load

    folder = DataFolder(tmp_path / "data")
    folder.make()
    with folder.hold():  # as a load does that is going on
        fetch(source=str(desk), data=str(folder.root))
    assert waiting_parts(folder) and not waiting_batches(folder)
    load(data=str(folder.root))
    assert not waiting_parts(folder)
    assert query(folder.root, "SELECT count(*) FROM articles") == [(1,)]
    assert query(folder.root, "SELECT flow, state FROM runs ORDER BY ALL") == [
        ("fetch", "completed"),
        ("load", "completed"),
    ]
    checks = query(
        folder.root, "SELECT name, value FROM quality_checks WHERE name IN ('pages read', 'rejected')"
    )
    assert sorted(checks, key=repr) == [("pages read", 1.0), ("rejected", 0.0)]
    published = folder.published.resolve()
    fetch(source=str(desk), data=str(folder.root))
    load(data=str(folder.root))
    assert folder.published.resolve() == published
    ((unchanged,),) = query(folder.root, "SELECT count(*) FROM fetches WHERE outcome = 'unchanged'")
    assert unchanged == 0  # history alone is not worth a new file


def test_a_load_takes_up_what_a_killed_fetch_has_left(desk: Path, tmp_path: Path) -> None:
    from flows.gather import gather
    from flows.ingest import load
    from flows.sources import local_source

    folder = DataFolder(tmp_path / "data")
    folder.make()
    gather(folder, "killed", local_source(desk), {})
    assert waiting_batches(folder)
    load(data=str(folder.root))
    assert query(folder.root, "SELECT count(*) FROM articles") == [(1,)]


def test_a_source_that_fails_shows_as_failed_and_in_the_tables(
    site: RawSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import tasks
    from flows.ingest import fetch, load

    monkeypatch.setattr(tasks.gather_source, "retries", 0)
    site.replies["/feed"] = [answer(b"away", 410)]
    write_sources(tmp_path, site)
    with pytest.raises(SourceFailed, match="410"):
        fetch(source="harbour", data=str(tmp_path))
    load(data=str(tmp_path))
    assert query(tmp_path, "SELECT stage, reason FROM rejections") == [("fetch", "source failed")]
    assert ("fetch", "failed") in query(tmp_path, "SELECT flow, state FROM runs")


def test_a_source_is_not_read_by_two(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import ingest as module
    from flows.holding import holding_sources
    from flows.sources import local_source

    monkeypatch.setattr(module, "WAIT_FOR_OTHER_RUNS_SECONDS", 0)
    folder = DataFolder(tmp_path / "data")
    with holding_sources(folder, [local_source(desk)]), pytest.raises(FolderBusy, match="the source desk"):
        module.fetch(source=str(desk), data=str(folder.root))


def test_a_fetch_ends_with_its_budget(site: RawSite, tmp_path: Path) -> None:
    from flows.ingest import fetch

    links = "".join(f"<item><link>http://127.0.0.1:{site.port}/{n}</link></item>" for n in range(5))
    feed = f"<rss><channel>{links}</channel></rss>".encode()
    site.replies["/feed"] = [answer(feed, Content_Type="application/rss+xml")]
    site.replies |= {f"/{n}": [answer(b"<p>late", wait=0.6)] for n in range(5)}
    write_sources(tmp_path, site, 'budget = "1s"\nmin_interval = 0')
    fetch(source="harbour", data=str(tmp_path))
    assert 0 < len([path for path in site.paths() if path != "/feed"]) < 5
    parts = [json.loads((part / "manifest.json").read_text()) for part in waiting_parts(DataFolder(tmp_path))]
    assert sum(part["rows"].get("rejections", 0) for part in parts) >= 1


def test_a_broken_file_of_sources_is_named_with_its_line(tmp_path: Path) -> None:
    from flows.ingest import fetch

    (tmp_path / "sources.toml").write_text("[sources.harbour]\nkind = 'feed'\nlocation = 7\n")
    with pytest.raises(SourceMisconfigured, match=r"sources\.toml, line 3"):
        fetch(source="harbour", data=str(tmp_path))


def write_sources(data: Path, site: RawSite, more: str = "") -> None:
    (data / "sources.toml").write_text(
        f'[sources.harbour]\nkind = "feed"\nlocation = "http://127.0.0.1:{site.port}/feed"\n'
        f'allow_hosts = ["127.0.0.1"]\nrespect_robots = false\n{more}\n'
    )
