from __future__ import annotations

import gzip
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from local_run import folder_at, take_in
from published_rows import query
from small_site import small_site

from flows.cli import main
from flows.errors import WrongUse
from flows.folder import DataFolder
from flows.forget import forget, plan
from flows.forgotten import read_forgotten
from flows.gather import gather
from flows.parts import read_batch, waiting_batches
from flows.report import write_report
from flows.sources import Source, local_sources
from warehouse.database import open_build

RELEASE = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered 48 turbines of 6.6 MW each.
The 316.8 MW project in the Lahe parish will cost about 510 million euros and start up in 2029.
Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.
Paldiski will supply roughly 8% of the electricity that Estonia uses in a year.
"""
SECRET = "Quillfeather Dynamics told {who} that its xylotherm plant of 77 MW closes, Zebulon Okonkwo said."
OTHER = """2026-04-02
Porto - The port authority of Leixoes counted 1.4 million containers in 2025, 3 percent fewer than before.
A strike of crane drivers in November cost nine working days, its annual report says.
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "a.txt").write_text(RELEASE.replace("Paldiski", SECRET.format(who="reporters") + "\nPaldiski"))
    (folder / "b.txt").write_text(RELEASE)
    (folder / "c.txt").write_text(OTHER)
    (folder / "d.txt").write_text(OTHER)
    return folder


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> DataFolder:
    folder = folder_at(tmp_path_factory.mktemp("loaded") / "data")
    (source,) = local_sources([str(articles)])
    take_in(folder, source)
    # A snapshot of yesterday, such as is kept for a week.
    newest = folder.published.resolve()
    yesterday = datetime.now(UTC) - timedelta(days=1)
    (newest.parent / f"{yesterday:%Y%m%d}{newest.name[8:]}").write_bytes(newest.read_bytes())
    return folder


@pytest.fixture
def folder(loaded: DataFolder, tmp_path: Path) -> DataFolder:
    return DataFolder(shutil.copytree(loaded.root, tmp_path / "data", symlinks=True))


def _stored(folder: DataFolder) -> bytes:
    """Every byte of the data folder, archived pages unpacked."""
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    return b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files
    )


def test_not_a_byte_of_a_forgotten_article_is_left(folder: DataFolder, articles: Path) -> None:
    words = [b"Quillfeather", b"xylotherm", b"Okonkwo"]
    assert all(word in _stored(folder) for word in words)
    assert query(folder.root, "SELECT relation, count(*) FROM articles GROUP BY ALL ORDER BY ALL") != []
    write_report(folder.root, folder.report)
    assert any(b"xylotherm" in page.read_bytes() for page in folder.report.rglob("*.html"))
    removed = forget(folder, plan(folder, str(articles / "a.txt")))
    assert (removed.articles, removed.bodies, removed.dropped) == (1, 1, 0)
    stored = _stored(folder)
    assert [word for word in words if word in stored] == []
    assert b"Norrvind" in stored and b"Leixoes" in stored
    assert query(folder.root, "SELECT count(*) FROM articles") == [(3,)]
    assert len(list((folder.root / "published").glob("*.duckdb"))) == 2


def test_the_others_stories_are_those_of_a_warehouse_that_never_knew_it(
    folder: DataFolder, articles: Path, tmp_path: Path
) -> None:
    forget(folder, plan(folder, str(articles / "a.txt")))
    fresh = folder_at(tmp_path / "fresh")
    for name in ("b", "c", "d"):
        take_in(fresh, *local_sources([str(articles / f"{name}.txt")]))
    for asked in (
        "SELECT article_id, story_id, relation FROM story_articles ORDER BY ALL",
        "SELECT story_id, title, article_count FROM stories ORDER BY ALL",
        "SELECT * FROM claims ORDER BY ALL",
        "SELECT * FROM entities ORDER BY ALL",
        "SELECT * FROM events ORDER BY ALL",
    ):
        assert query(folder.root, asked) == query(fresh.root, asked)


def test_it_stays_out_when_it_comes_again(folder: DataFolder, articles: Path) -> None:
    forget(folder, plan(folder, str(articles / "a.txt")))
    gathered, loaded = take_in(folder, *local_sources([str(articles)]))
    assert (gathered.rejected, loaded.merged.articles_new) == (1, 0)
    rows = query(folder.root, "SELECT parse_filename(location), reason FROM rejections")
    assert rows == [("a.txt", "forgotten")]
    assert b"xylotherm" not in _stored(folder)


def test_bytes_that_another_article_stands_on_stay(folder: DataFolder, articles: Path) -> None:
    removed = forget(folder, plan(folder, str(articles / "c.txt")))
    assert (removed.articles, removed.bodies) == (1, 0)
    ((text,),) = query(folder.root, "SELECT text FROM articles WHERE location LIKE '%d.txt'")
    assert "Leixoes" in str(text)


def test_an_article_is_found_by_its_id_too(folder: DataFolder, articles: Path) -> None:
    ((article_id,),) = query(folder.root, "SELECT article_id FROM articles WHERE location LIKE '%a.txt'")
    assert [one["url"] for one in plan(folder, str(article_id)).found] == [str(articles / "a.txt")]


def test_a_source_goes_with_what_only_it_has_found(folder: DataFolder, articles: Path) -> None:
    planned = plan(folder, str(articles))
    assert (planned.source, len(planned.found)) == (str(articles), 4)
    forget(folder, planned)
    assert b"Norrvind" not in _stored(folder)
    for table in (
        "articles",
        "stories",
        "claims",
        "quantities",
        "entities",
        "publishers",
        "sources",
        "fetches",
    ):
        assert query(folder.root, f"SELECT count(*) FROM {table}") == [(0,)], table
    gathered, _ = take_in(folder, *local_sources([str(articles)]))
    assert gathered.rejected == 1
    assert query(folder.root, "SELECT count(*) FROM articles") == [(0,)]


def test_what_waits_to_be_worked_out_goes_too(folder: DataFolder, tmp_path: Path) -> None:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    for name in ("e", "f"):
        (incoming / f"{name}.txt").write_text(f"{SECRET.format(who=name)} {OTHER}")
    (source,) = local_sources([str(incoming)])
    gather(folder, "killed", source, {})
    forget(folder, plan(folder, str(incoming / "e.txt")))
    assert b"told e " not in _stored(folder)
    waiting = [Path(ref.location).name for path in waiting_batches(folder) for ref in read_batch(path)]
    assert waiting == ["f.txt"]


def test_a_takedown_that_was_killed_is_made_whole_by_another(
    folder: DataFolder, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = plan(folder, str(articles / "a.txt"))
    for step in ("publish", "_clean_snapshots", "_drop"):
        with monkeypatch.context() as patch:
            patch.setattr(f"flows.forget.{step}", _killed)
            with pytest.raises(KeyboardInterrupt):
                forget(folder, planned)
        planned = plan(folder, str(articles / "a.txt"))
    forget(folder, planned)
    assert b"xylotherm" not in _stored(folder)
    assert read_forgotten(folder.root).bodies == frozenset()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_feed_that_told_of_it_goes_too(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "web")
    with small_site() as site:
        site.feed(site.article("a", "xylotherm"), site.article("b"))
        take_in(folder, site.source())
        planned = plan(folder, "http://www.harbour.example/news/a/?utm_source=x")
        assert len(planned.found) == 1
        forget(folder, planned)
        assert b"/news/a" not in b"".join(
            gzip.decompress(path.read_bytes()) for path in folder.archive.rglob("*.gz")
        )
        site.feed(site.article("a", "xylotherm"), site.article("c"))
        site.asked.clear()
        take_in(folder, site.source())
    assert {path for path, _ in site.asked} == {"/feed", "/news/c"}
    assert b"xylotherm" not in _stored(folder)


def test_the_command_asks_first(folder: DataFolder, articles: Path) -> None:
    words = ["forget", str(articles / "a.txt"), "--data", str(folder.root)]
    asked = CliRunner().invoke(main, words, input="n\n")
    assert asked.exit_code == 0 and "nothing was changed" in asked.output
    assert query(folder.root, "SELECT count(*) FROM articles") == [(4,)]
    done = CliRunner().invoke(main, [*words, "--yes"])
    assert done.exit_code == 0 and "1 articles and 1 archived pages" in done.output
    assert query(folder.root, "SELECT count(*) FROM articles") == [(3,)]


def test_a_server_that_is_named_and_away_is_said_before_anything_is_changed(
    folder: DataFolder, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    done = CliRunner().invoke(main, ["forget", str(articles / "c.txt"), "--data", str(folder.root), "--yes"])
    assert done.exit_code == 1
    assert "no Prefect server at PREFECT_API_URL=http://127.0.0.1:9/api" in done.stderr
    assert query(folder.root, "SELECT count(*) FROM articles") == [(4,)]


def test_an_address_that_never_came_is_kept_out(folder: DataFolder) -> None:
    planned = plan(folder, "https://www.harbour.example/news/1?utm_source=x")
    assert planned.found == ()
    forget(folder, planned)
    assert read_forgotten(folder.root).holds_address("https://harbour.example/news/1/")


@pytest.mark.parametrize("word", ["nothing", "0" * 20, "../../nothing"])
def test_what_is_not_there_is_wrong_use(folder: DataFolder, word: str) -> None:
    with pytest.raises(WrongUse, match="no article and no source"):
        plan(folder, word)


def test_the_rewritten_file_keeps_its_comments_and_views(folder: DataFolder, articles: Path) -> None:
    with closing(open_build(folder.build)) as con:
        before = con.execute("SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL").fetchall()
    forget(folder, plan(folder, str(articles / "a.txt")))
    with closing(open_build(folder.build)) as con:
        assert (
            con.execute("SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL").fetchall() == before
        )


def test_a_source_of_the_file_is_named_by_its_name(folder: DataFolder, tmp_path: Path) -> None:
    (folder.root / "sources.toml").write_text(
        '[sources.harbour]\nkind = "feed"\nlocation = "https://harbour.example/feed"\n'
    )
    planned = plan(folder, "harbour")
    assert planned.source == "harbour"
    assert planned.forgotten.sources == {Source("harbour", "feed", "https://harbour.example/feed").source_id}
