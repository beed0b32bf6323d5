"""The flow, whole: real files, a real Prefect, a real DuckDB."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from published_rows import query, rows_of

from flows.archive import Archive
from flows.summary import RunReport

Ingest = Callable[..., RunReport]


@pytest.fixture
def ingest(prefect_server: str, workers: None) -> Ingest:
    from flows.ingest import ingest

    def run(data: Path, *paths: Path, sample: bool = False) -> RunReport:
        return ingest(paths=[str(path) for path in paths], sample=sample, data=str(data))

    return run


@pytest.fixture(scope="module")
def seeds_warehouse(
    prefect_server: str, workers: None, seeds: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, RunReport]:
    from flows.ingest import ingest

    data = tmp_path_factory.mktemp("seeds")
    return data, ingest(paths=[str(seeds)], data=str(data))


def test_the_seeds_are_one_story_with_its_original(seeds_warehouse: tuple[Path, RunReport]) -> None:
    data, report = seeds_warehouse
    assert (report.articles_new, report.totals["stories"], len(report.rejections)) == (2, 1, 0)
    found = query(
        data,
        "SELECT regexp_extract(url, '/(\\d+)_', 1), relation, published_date::VARCHAR, published_precision,"
        " published_at, dateline_place, wire, credited_source FROM articles ORDER BY url",
    )
    assert found == [
        ("000", "rewrite", "2025-03-26", "day", None, None, None, None),
        (
            "001",
            "original",
            "2025-03-19",
            "day",
            None,
            "DONGYING, China",
            "GlobeNewswire",
            "Dongying Municipal People's Government",
        ),
    ]


def test_the_seeds_texts_end_where_the_articles_end(seeds_warehouse: tuple[Path, RunReport]) -> None:
    data, _ = seeds_warehouse
    ends = query(data, "SELECT text[:20], text[-25:] FROM articles ORDER BY url")
    assert ends == [
        ("Dongying – located i", "sustainable urbanization."),
        ("On March 15, the Don", "or downstream industries."),
    ]
    kinds = query(
        data,
        "SELECT regexp_extract(url, '/(\\d+)_', 1) AS page, kind, count(*) FROM removed_blocks"
        " JOIN articles USING (version_id) GROUP BY ALL ORDER BY ALL",
    )
    assert set(kinds) >= {
        ("000", "related", 6),
        ("000", "copyright", 1),
        ("001", "dateline", 1),
        ("001", "source", 1),
        ("001", "contact", 1),
    }


def test_the_seeds_figures_are_those_of_the_gold(
    seeds_warehouse: tuple[Path, RunReport], seeds: Path
) -> None:
    data, _ = seeds_warehouse
    base = {"joule": "J", "watt": "W", "count": "{count}", "ratio": "1"}
    gold = {
        (
            document["id"],
            q["surface"],
            float(q["norm_value"]),
            base.get(q["norm_unit"], q["norm_unit"]),
            q["modifier"],
            q["status"],
            q.get("period"),
            q["sentence"]["text"],
        )
        for document in json.loads((seeds / "gold.json").read_text())["documents"]
        for q in document["quantities"]
        if q["id"] != "001-q0"
    }
    found = query(
        data,
        "SELECT regexp_extract(url, '/(\\d+)_', 1), exact, base_value, base_unit, modifier, status, period,"
        " sentence FROM quantities JOIN articles USING (version_id) WHERE exact <> 'two parties'",
    )
    assert set(found) == gold
    # The two equal shares of 80 % are two figures.
    assert len(found) == 12


def test_the_seeds_capacities_are_one_claim(seeds_warehouse: tuple[Path, RunReport]) -> None:
    data, _ = seeds_warehouse
    claims = query(
        data,
        "SELECT verdict, list(exact ORDER BY exact) FROM claims JOIN claim_quantities USING (claim_id)"
        " JOIN quantities USING (quantity_id) GROUP BY claim_id, verdict HAVING count(*) > 1 ORDER BY 2",
    )
    assert claims == [
        ("agree", ["40 gigawatt-hours", "40GWh"]),
        ("agree", ["8.42 million kilowatts", "8.4254 million kW"]),
    ]


def test_the_seeds_evidence_names_what_is_shared(seeds_warehouse: tuple[Path, RunReport]) -> None:
    data, _ = seeds_warehouse
    ((evidence,),) = query(data, "SELECT evidence::VARCHAR FROM story_articles WHERE relation = 'rewrite'")
    for word in ("40GWh", "8.4254 million kW", "8.42 million kilowatts", "March 15", "Kenli"):
        assert word in str(evidence)


def test_the_contact_is_nowhere_in_the_published_file(
    seeds_warehouse: tuple[Path, RunReport], seeds: Path
) -> None:
    data, _ = seeds_warehouse
    contact = json.loads((seeds / "gold.json").read_text())["documents"][1]["contacts"][0]
    raw = (data / "warehouse.duckdb").resolve().read_bytes()
    for private in (contact["phone"], contact["name"].removeprefix("Ms. ")):
        assert private.encode() not in raw
    assert query(data, "SELECT count(*) FROM contacts WHERE phone IS NOT NULL") == [(1,)]


def test_the_archive_holds_every_byte_as_it_came(
    seeds_warehouse: tuple[Path, RunReport], seeds: Path
) -> None:
    data, _ = seeds_warehouse
    for document in json.loads((seeds / "gold.json").read_text())["documents"]:
        body = (seeds / document["file"]).read_bytes()
        assert Archive(data / "archive").get(document["sha256"]) == body


def test_the_same_input_again_changes_nothing_and_publishes_nothing(
    ingest: Ingest, seeds: Path, tmp_path: Path
) -> None:
    first = ingest(tmp_path, seeds)
    rows, published = rows_of(tmp_path), (tmp_path / "warehouse.duckdb").resolve()
    again = ingest(tmp_path, seeds)
    assert first.published is not None
    assert again.published is None
    assert (again.articles_new, again.articles_changed, again.articles_unchanged) == (0, 0, 2)
    assert again.usable
    assert (tmp_path / "warehouse.duckdb").resolve() == published
    assert rows_of(tmp_path) == rows


def test_files_one_by_one_in_another_order_give_the_same_tables(
    ingest: Ingest, articles: list[Path], tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    ingest(whole, articles[0].parent)
    expected = rows_of(whole)
    assert len(expected["stories"]) < len(articles)
    for number in (2, 3, 0, 4, 1):
        ingest(tmp_path / "one-by-one", articles[number])
    assert rows_of(tmp_path / "one-by-one") == expected


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Five texts: a release, its exact and its trimmed copy, a correction of it, another story."""
    release = (
        "2026-04-02\n"
        "Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered 48 turbines of 6.6 MW "
        "each for its Paldiski wind farm.\n"
        "The 316.8 MW project in the Lahe parish will cost about 510 million euros and start up in 2029.\n"
        "Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.\n"
        "Paldiski will supply roughly 8% of the electricity that Estonia uses in a year.\n"
        "The company employs 640 people and runs 11 wind farms around the Gulf of Finland.\n"
    )
    texts = {
        "a-release.txt": release,
        "b-copy.txt": release,
        "c-trimmed.txt": "".join(release.splitlines(keepends=True)[:4]),
        "d-changed.txt": release.replace("510 million", "540 million").replace("2026-04-02", "2026-04-03"),
        "e-other.txt": (
            "2026-04-02\n"
            "Porto - The port authority of Leixões counted 1.4 million containers in 2025, 3 percent fewer "
            "than the year before.\n"
            "A strike of crane drivers in November cost nine working days, its annual report says.\n"
            "The authority plans to deepen the southern basin to 15 metres by the end of 2027.\n"
        ),
    }
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def test_bad_input_is_named_and_the_rest_goes_on(
    ingest: Ingest, articles: list[Path], tmp_path: Path
) -> None:
    folder = articles[0].parent
    (folder / "empty.txt").touch()
    (folder / "binary.html").write_bytes(bytes(range(256)) * 40)
    (folder / "future.jsonl").write_text(
        json.dumps({"id": "f", "text": articles[0].read_text()[11:], "published": "2031-01-01"})
        + "\n{broken\n"
        + json.dumps({"id": "n", "title": "no text"})
        + "\n"
        + json.dumps({"id": "t", "title": "x" * 10_000, "text": articles[4].read_text()})
        + "\n"
    )
    (folder / "latin.txt").write_bytes("2026-04-02\nDer Bürgermeister grüßt die Gäste.\n".encode("latin-1"))
    report = ingest(tmp_path / "data", folder, tmp_path / "gone")
    where = {(Path(r["location"]).name, r["stage"]) for r in report.rejections}
    assert where >= {
        ("gone", "read"),
        ("empty.txt", "parse"),
        ("binary.html", "parse"),
        ("future.jsonl#f", "parse"),
        ("future.jsonl#line-2", "parse"),
        ("future.jsonl#n", "parse"),
    }
    assert all(r["reason"] and r["detail"] for r in report.rejections)
    assert report.articles_new == len(articles) + 3
    found = query(tmp_path / "data", "SELECT published_date FROM articles WHERE location LIKE '%#f'")
    assert found == [(None,)]


def test_nothing_usable_is_told_from_nothing_new(
    ingest: Ingest, articles: list[Path], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    assert ingest(data, articles[0]).usable
    assert ingest(data, articles[0]).usable
    (tmp_path / "empty.txt").touch()
    assert not ingest(data, tmp_path / "empty.txt").usable
    assert not ingest(data, tmp_path / "empty.txt").usable


def test_a_changed_file_is_a_new_version(ingest: Ingest, articles: list[Path], tmp_path: Path) -> None:
    data = tmp_path / "data"
    ingest(data, *articles[:1])
    articles[0].write_text(articles[0].read_text().replace("48 turbines", "50 turbines"))
    report = ingest(data, *articles[:1])
    assert (report.articles_new, report.articles_changed) == (0, 1)
    found = query(
        data, "SELECT version_no, is_current, contains(text, '50 turbines') FROM article_versions ORDER BY 1"
    )
    assert found == [(1, False, False), (2, True, True)]
    assert query(data, "SELECT count(*) FROM articles") == [(1,)]


def test_the_run_is_in_prefect_with_its_report(ingest: Ingest, articles: list[Path], tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter

    report = ingest(tmp_path / "data", *articles)
    ((flow_run_id, state),) = query(tmp_path / "data", "SELECT flow_run_id, state FROM runs")
    assert state == "completed"
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(UUID(str(flow_run_id)))
        its = FlowRunFilter.model_validate({"id": {"any_": [flow_run_id]}})
        names = [task.name for task in client.read_task_runs(flow_run_filter=its)]
    assert run.state is not None and run.state.is_completed()
    assert {"load", "publish"} <= set(names)
    assert any(name.startswith("gather a-release") for name in names)
    assert report.headline.startswith("5 new articles from 5 pages")
