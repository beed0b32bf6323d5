"""A warehouse with a past, made again from its archive."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from local_run import folder_at, take_in
from published_rows import query, rows_of
from small_site import page, small_site

from flows.archive import Archive
from flows.cli import main
from flows.engine import offered
from flows.errors import ArchiveIncomplete
from flows.folder import DataFolder
from flows.forget import forget, plan
from flows.rebuild.rejected import count_rejected
from flows.rebuild.shown import RebuildReport, markdown
from flows.settings import Settings
from flows.sources import local_sources
from flows.verify import verify
from transforms.errors import Unusable
from warehouse import connect
from warehouse.database import open_build
from warehouse.errors import ClockBehind, OutdatedSchema

TEXT = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered {turbines} turbines of 6.6 MW each.
The project in the Lahe parish will cost about 510 million euros and start up in 2029.
Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.
"""
OTHER = """2026-04-03
Porto - The port authority of Leixoes counted {count} million containers in 2025, 3 percent fewer than before.
A strike of crane drivers in November cost nine working days, its annual report says.
"""
LINE = '{"id": "x1", "title": "Kilns", "text": "Aldra fired 12 kilns of 40 MW.", "published": "2026-04-01"}'

Rebuild = Callable[..., RebuildReport]


@pytest.fixture(scope="module")
def rebuild(prefect_server: str) -> Iterator[Rebuild]:
    from flows.rebuild.flow import rebuild

    def run(folder: DataFolder, swap: bool = False) -> RebuildReport:
        return rebuild(data=str(folder.root), swap=swap)

    with offered(Settings(processes=1)):
        yield run


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Local copies and a site over several runs: silent edits, one taken back, a page that went,
    one that cannot be used, one that was forgotten, and pages that came as they were before.
    """
    base = tmp_path_factory.mktemp("lived")
    folder, files = folder_at(base / "data"), base / "files"
    files.mkdir()
    (files / "a.txt").write_text(TEXT.format(turbines=48))
    (files / "b.txt").write_text(TEXT.format(turbines=48).replace("had ordered", "has ordered"))
    (files / "c.jsonl").write_text(LINE + "\nnot a line of JSON\n")
    (files / "d.txt").write_text(OTHER.format(count=1.4))
    (files / "empty.html").touch()
    source = local_sources([str(files)])[0]
    take_in(folder, source)
    (files / "a.txt").write_text(TEXT.format(turbines=50))
    (files / "d.txt").write_text(OTHER.format(count=1.5))
    take_in(folder, source)
    (files / "d.txt").write_text(OTHER.format(count=1.4))
    take_in(folder, source)
    _visit_a_site(folder)
    (files / "secret.txt").write_text(OTHER.format(count=77).replace("Leixoes", "Quillfeather"))
    take_in(folder, source)
    forget(folder, plan(folder, str(files / "secret.txt")))
    return folder


def _visit_a_site(folder: DataFolder) -> None:
    with small_site() as site:
        urls = [site.article(name) for name in ("one", "two", "three")]
        latin = page("four").replace("Thursday", "jeudi à dix").encode("latin-1")
        site.put("/news/four", latin, kind="text/html; charset=iso-8859-1")
        site.feed(*urls, "http://harbour.example/news/four")
        source = site.source(revisit_always=True)
        take_in(folder, source)
        site.article("one", words="A second sentence of 7 MW was put in later.")
        del site.pages["/news/two"]
        for _ in range(2):
            take_in(folder, source)


@pytest.fixture
def folder(lived: DataFolder, tmp_path: Path) -> DataFolder:
    return DataFolder(shutil.copytree(lived.root, tmp_path / "data", symlinks=True))


def _with_history(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row with every column, but for the rows that a rebuild's own run adds."""
    with duckdb.connect(str(path), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        tables = con.execute(
            "SELECT t.table_name, bool_or(c.column_name = 'run_id') FROM duckdb_tables() t"
            " JOIN duckdb_columns() c USING (schema_name, table_name) WHERE schema_name = 'main' GROUP BY ALL"
        ).fetchall()
        return {name: _history_of(con, name, has_run) for name, has_run in tables}


def _history_of(con: duckdb.DuckDBPyConnection, table: str, has_run: bool) -> list[tuple[object, ...]]:
    own = " WHERE run_id NOT IN (SELECT run_id FROM runs WHERE flow = 'rebuild')" if has_run else ""
    return sorted(con.execute(f"FROM {table}{own}").fetchall(), key=repr)


def _shown_progress() -> list[object]:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter

    with get_client(sync_client=True) as client:
        ours = ArtifactFilter.model_validate({"key": {"any_": ["extract-progress"]}})
        return [artifact.data for artifact in client.read_artifacts(artifact_filter=ours)]


def test_the_same_code_gives_the_same_rows_with_their_history(
    rebuild: Rebuild, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, shown = _with_history(folder.build), _shown_progress()
    with monkeypatch.context() as patched:
        patched.setattr("flows.rebuild.flow.PAGES_PER_BATCH", 1)
        report = rebuild(folder)
    assert len(_shown_progress()) > len(shown) and set(_shown_progress()) >= {100.0}
    assert all(difference.is_none for difference in report.differences)
    after = _with_history(folder.rebuild / "build.duckdb")
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert rows_of(folder.rebuild) == rows_of(folder.root)
    assert query(folder.root, "SELECT max(version_no) FROM article_versions") == [(2,)]
    assert query(folder.rebuild, "SELECT count(*) FROM article_addresses WHERE gone_at IS NOT NULL") == [(1,)]
    assert not any(section.problems for section in verify(DataFolder(folder.rebuild)))
    # Rows of other code are not gone on with.
    (folder.rebuild / "made-with").write_text("other code")
    with closing(open_build(folder.rebuild / "build.duckdb")) as con:
        con.execute("UPDATE quantities SET property = 'of other code'")
    assert all(difference.is_none for difference in rebuild(folder).differences)


def _spoil(folder: DataFolder) -> None:
    """What an older extractor might have left."""
    with closing(open_build(folder.build)) as con:
        con.execute("UPDATE quantities SET property = 'older words' WHERE exact = '6.6 MW'")
        con.execute("DELETE FROM dates WHERE exact = '2029'")
        con.execute(
            "INSERT INTO mentions BY NAME SELECT * REPLACE ('oldest' AS exact, 'guess' AS extractor)"
            " FROM mentions LIMIT 1"
        )
        con.execute(
            "UPDATE article_versions SET title = 'Older title', parser_version = 'old' WHERE title = 'Kilns'"
        )


def test_what_differs_is_told_and_the_new_takes_the_place_of_the_old(
    rebuild: Rebuild, folder: DataFolder
) -> None:
    right = rows_of(folder.root)
    _spoil(folder)
    published = folder.published.resolve()
    report = rebuild(folder, swap=True)
    told = markdown(report)
    found = {
        (difference.kind, name): sum(row[name] for row in difference.counts)
        for difference in report.differences
        for name in ("changed", "gained", "lost")
        if sum(row[name] for row in difference.counts)
    }
    assert found.pop(("quantities", "changed")) >= 3
    assert found.pop(("dates", "gained")) >= 3
    assert found == {("names", "lost"): 1, ("articles", "changed"): 1}
    for words in ("older words", "Older title", "oldest", "guess", "old -\\> "):
        assert words in told
    assert rows_of(folder.root) == right
    assert folder.published.resolve() != published
    with duckdb.connect(str(folder.replaced / "build.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM quantities WHERE property = 'older words'").fetchone() != (
            0,
        )
    assert (folder.replaced / "comparison.md").read_text() == told
    assert not folder.rebuild.exists()
    assert not any(section.problems for section in verify(folder))


def _make_older(folder: DataFolder) -> None:
    """As if an older version of this code had made it: other columns, and none that tells of pages."""
    for path in (folder.build, folder.published.resolve()):
        with duckdb.connect(str(path)) as con:
            for name in ("articles", "story_timeline", "claim_differences", "copy_changes"):
                con.execute(f"DROP VIEW IF EXISTS {name} CASCADE")
            con.execute("ALTER TABLE quantities DROP COLUMN ratio_to")
            con.execute("ALTER TABLE quantities ADD COLUMN guess VARCHAR DEFAULT 'x'")
            con.execute("ALTER TABLE fetches DROP COLUMN page")
            con.execute("ALTER TABLE runs ADD COLUMN host VARCHAR")
            con.execute("UPDATE internal.meta SET value = 'older' WHERE name = 'schema'")


def test_a_file_of_an_older_schema_is_refused_and_rebuilt(
    rebuild: Rebuild, folder: DataFolder, tmp_path: Path
) -> None:
    right = rows_of(folder.root)
    _make_older(folder)
    (tmp_path / "new.txt").write_text(TEXT.format(turbines=90))
    source = local_sources([str(tmp_path / "new.txt")])[0]
    with pytest.raises(OutdatedSchema, match="wirehouse rebuild --swap"):
        take_in(folder, source)
    report = rebuild(folder, swap=True)
    # What the server said of the letters of a page was not kept then.
    assert {found.kind for found in report.differences if not found.is_none} <= {"rejections"}
    after = rows_of(folder.root)
    assert {name for name in right if right[name] != after[name]} <= {"rejections"}
    _, loaded = take_in(folder, source)
    assert loaded.merged.articles_new == 1


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_it_goes_on_where_it_was_killed_and_takes_in_what_came_meanwhile(
    rebuild: Rebuild, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import flows.rebuild.flow as flow

    with monkeypatch.context() as patched:
        patched.setattr(flow, "keep_history", _killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild(folder)
    (tmp_path / "new.txt").write_text(TEXT.format(turbines=90))
    take_in(folder, local_sources([str(tmp_path / "new.txt")])[0])
    worked_out: list[int] = []
    write_batch = flow.write_batch

    def counted(new: DataFolder, owner: str, refs: list[object]) -> Path:
        worked_out.append(len(refs))
        return write_batch(new, owner, refs)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "write_batch", counted)
    right = rows_of(folder.root)
    with monkeypatch.context() as patched:
        patched.setattr("flows.rebuild.beside.publish", _killed)  # when the file is in place
        with pytest.raises(KeyboardInterrupt):
            rebuild(folder, swap=True)
    assert worked_out == [1]
    assert rows_of(folder.root) == right
    before = folder.published.resolve()
    take_in(folder, local_sources([str(tmp_path / "new.txt")])[0])
    assert folder.published.resolve() != before
    assert rows_of(folder.root) == right


def test_forgotten_articles_stay_forgotten(rebuild: Rebuild, folder: DataFolder) -> None:
    ((taken,),) = query(folder.root, "SELECT location FROM articles WHERE location LIKE '%b.txt'")
    for leftover in (folder.rebuild, folder.replaced):
        leftover.mkdir()
        (leftover / "build.duckdb").write_bytes(b"what is to be forgotten")
    forget(folder, plan(folder, str(taken)))
    assert not folder.rebuild.exists() and not folder.replaced.exists()
    right = rows_of(folder.root)
    rebuild(folder, swap=True)
    assert rows_of(folder.root) == right
    with connect(folder.root) as con:
        places = con.execute("SELECT location FROM article_addresses").fetchall()
        texts = con.execute("SELECT text FROM article_versions").fetchall()
    assert not [place for (place,) in places if place.endswith(("b.txt", "secret.txt"))]
    assert not [text for (text,) in texts if "Quillfeather" in text]


def test_a_page_that_was_refused_is_tried_again(
    prefect_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_page: object) -> object:
        raise Unusable("odd page", "an older parser could not read it")

    folder, source = folder_at(tmp_path / "data"), tmp_path / "files"
    source.mkdir()
    (source / "odd.txt").write_text(TEXT.format(turbines=48))
    (source / "empty.txt").touch()
    with monkeypatch.context() as patched:
        patched.setattr("flows.extract.parse", refuse)
        take_in(folder, local_sources([str(source)])[0])
    first = query(folder.root, "SELECT DISTINCT run_id FROM rejections")
    assert count_rejected(folder) == 2
    runner = CliRunner(env={"PREFECT_HOME": str(tmp_path)})
    done = runner.invoke(main, ["rebuild", "--rejected", "--data", str(folder.root)])
    assert done.exit_code == 0, done.output
    assert "2 rejected pages tried again: 1 gave an article, 1 did not" in done.stdout
    assert count_rejected(folder) == 1
    with closing(open_build(folder.build)) as con:
        assert con.execute("SELECT location FROM articles").fetchall() == [(str(source / "odd.txt"),)]
        ((run_id, location),) = con.execute("SELECT run_id, location FROM rejections").fetchall()
    assert (location, [(run_id,)]) == (str(source / "empty.txt"), first)


def test_nothing_takes_the_place_of_what_the_archive_lacks(rebuild: Rebuild, folder: DataFolder) -> None:
    right = rows_of(folder.root)
    ((sha256, location),) = query(
        folder.root, "SELECT body_sha256, location FROM articles WHERE location LIKE '%b.txt'"
    )
    page_of_it = Archive(folder.archive).path(str(sha256))
    page_of_it.rename(folder.root / "elsewhere")
    with pytest.raises(ArchiveIncomplete, match=str(location)):
        rebuild(folder, swap=True)
    assert rows_of(folder.root) == right
    (folder.root / "elsewhere").rename(page_of_it)
    rebuild(folder, swap=True)
    assert rows_of(folder.root) == right


def test_a_clock_that_was_ahead_is_put_right(rebuild: Rebuild, folder: DataFolder, tmp_path: Path) -> None:
    with closing(open_build(folder.build)) as con:
        con.execute(
            "UPDATE runs SET started_at = started_at + INTERVAL 9 YEAR, ended_at = ended_at + INTERVAL 9 YEAR"
        )
        con.execute("UPDATE fetches SET requested_at = requested_at + INTERVAL 9 YEAR")
    (tmp_path / "new.txt").write_text(TEXT.format(turbines=90))
    source = local_sources([str(tmp_path / "new.txt")])[0]
    before = folder.build.read_bytes()
    with pytest.raises(ClockBehind, match="set the clock"):
        take_in(folder, source)
    assert folder.build.read_bytes() == before
    rebuild(folder, swap=True)
    _, loaded = take_in(folder, source)
    assert loaded.merged.articles_new + loaded.merged.articles_unchanged >= 1
    assert query(folder.root, "SELECT max(first_seen_at) < now() FROM article_versions") == [(True,)]


def test_nothing_to_rebuild(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["rebuild", "--data", str(tmp_path)])
    assert done.exit_code == 2
    assert "nothing to rebuild" in done.output
    assert list(tmp_path.iterdir()) == []
