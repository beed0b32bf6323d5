"""A page that is changed without a word, and with it its story: real files, runs and tables."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from published_rows import query

from tests.flows.newsstand import FERRY, FERRY_EDITED, MUSEUM, MUSEUM_LONGER
from warehouse.database import open_build
from warehouse.summary import ask

Changes = list[tuple[str, str]]


@pytest.fixture(scope="module")
def edited(
    prefect_server: str, workers: None, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Changes]]:
    """Three runs over the same three addresses, and what each noted: page and kind of change."""
    from flows.ingest import ingest

    folder = tmp_path_factory.mktemp("edited")
    pages = {"ferry": FERRY, "museum": MUSEUM, "page": MUSEUM_LONGER}
    edits = ({}, {"page": FERRY_EDITED}, {"museum": f"{FERRY_EDITED} Photo: Britt Aune."})
    noted: list[Changes] = []
    for edit in edits:
        pages |= edit
        lines = [
            json.dumps({"id": name, "title": name, "text": text, "published": f"2026-06-0{day}"})
            for day, (name, text) in enumerate(pages.items(), 1)
        ]
        (folder / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
        ingest(paths=[str(folder / "pages.jsonl")], data=str(folder / "data"))
        noted.append(changes(folder / "data"))
    return folder / "data", noted


def changes(data: Path) -> Changes:
    return query(
        data,
        "SELECT split_part(location, '#', 2), kind FROM story_changes"
        " JOIN article_addresses USING (article_id) ORDER BY ALL",
    )


def test_each_change_of_story_is_recorded_once(edited: tuple[Path, list[Changes]]) -> None:
    _, (first, second, third) = edited
    assert first == []  # a first story is no change
    assert second == [("page", "split")]  # it left the museum, and stands with the ferry
    assert third == [
        ("museum", "joined"),
        ("page", "split"),
    ]  # the museum's page was alone, and came after it


def test_what_a_replaced_version_said_is_not_counted(edited: tuple[Path, list[Changes]]) -> None:
    data, _ = edited
    with closing(open_build(data / "build.duckdb")) as con:
        (totals,) = ask(con, "totals")
    ((now, ever),) = query(
        data,
        "SELECT (SELECT count(*) FROM quantities JOIN articles USING (version_id)),"
        " (SELECT count(*) FROM quantities)",
    )
    assert totals["quantities"] == now < ever


def test_the_new_versions_tell_the_new_story(edited: tuple[Path, list[Changes]]) -> None:
    data, _ = edited
    assert query(data, "SELECT article_count, independent_source_count FROM stories") == [(3, 1)]
    versions = query(
        data,
        "SELECT split_part(location, '#', 2), max(version_no) FROM article_versions"
        " JOIN article_addresses USING (article_id) GROUP BY 1 ORDER BY 1",
    )
    assert versions == [("ferry", 1), ("museum", 2), ("page", 2)]
    links = query(
        data,
        "SELECT split_part(a.location, '#', 2), split_part(b.location, '#', 2), l.relation FROM copy_links l"
        " JOIN articles a ON a.article_id = to_article_id JOIN articles b ON b.article_id = from_article_id"
        " ORDER BY 1",
    )
    assert [name for name, _, _ in links] == ["museum", "page"]
    assert {relation for _, _, relation in links} == {"near"}
