"""The bundled news site, both editions, beside what was written down of it by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from published_rows import query, rows_of
from sample_truth import Truth, claims, figures, metadata, relations, stories, texts, usable

from flows.summary import RunReport

Editions = tuple[Path, list[RunReport], list[Truth]]


@pytest.fixture(params=[0, 1], ids=["first edition", "second edition"])
def truth(editions: Editions, request: pytest.FixtureRequest) -> Truth:
    found: Truth = editions[2][request.param]
    return found


def test_pages_are_articles_or_rejections(truth: Truth) -> None:
    assert list(usable(truth)) == []


def test_copies_are_joined_and_nothing_else(truth: Truth) -> None:
    found = list(stories(truth))
    assert [line for line in found if not line.startswith("not joined")] == []
    # One of the two independent reports tells its event with hardly a word of the other's: an abstention.
    assert len(found) <= 2


def test_articles_are_in_their_story_what_they_are(truth: Truth) -> None:
    assert len(list(relations(truth))) <= 2


def test_claims_join_what_is_one_figure(truth: Truth) -> None:
    found = list(claims(truth))
    assert [line for line in found if line.startswith("one claim")] == []
    assert len(found) <= 4


def test_texts_begin_and_end_where_the_articles_do(truth: Truth) -> None:
    assert list(texts(truth)) == []


def test_titles_days_and_wires_are_those_of_the_page(truth: Truth) -> None:
    found = list(metadata(truth))
    assert [line for line in found if not line.startswith("authors")] == []
    assert len(found) <= 2


def test_figures_are_read_as_they_are_meant(truth: Truth) -> None:
    assert len(list(figures(truth))) <= 2


def test_the_second_edition_is_seen_for_what_it_is(editions: Editions) -> None:
    data, (first, second), _ = editions
    assert (first.articles_new, second.articles_new, second.articles_changed) == (28, 1, 2)
    assert first.published and second.published and first.published != second.published
    edited = query(
        data,
        "SELECT location, count(*), count(DISTINCT published_date), max(modified_at) IS NOT NULL"
        " FROM article_versions JOIN article_addresses USING (article_id)"
        " GROUP BY location HAVING count(*) > 1 ORDER BY location",
    )
    assert edited == [
        ("http://ampere-weekly.example/storage/2026/04/mullaquana-breaks-ground", 2, 1, True),
        ("http://meridian-portal.example/news/20755.htm", 2, 1, False),
    ]


def test_an_older_copy_becomes_the_original_and_that_is_recorded(editions: Editions) -> None:
    data, _, (first, second) = editions
    older = "http://halvorsen-marine.example/newsroom/2026/grey-heron-final-investment-decision"
    wire = "http://norwind-wire.example/2026/03/grey-heron-go-ahead"
    assert first.articles[wire]["relation"] == "original"
    assert second.articles[older]["relation"] == "original"
    assert second.articles[wire]["relation"] == "near"
    moved = query(
        data, f"SELECT kind FROM story_changes WHERE article_id = '{second.articles[wire]['article_id']}'"
    )
    assert moved == [("moved",)]


def test_a_figure_on_which_copies_differ_is_a_conflict_until_it_is_corrected(editions: Editions) -> None:
    for truth, told in zip(editions[2], (["300 MW", "350 MW"], []), strict=True):
        rows = query(
            truth.data,
            "SELECT DISTINCT exact FROM claim_differences WHERE base_unit = 'W' ORDER BY exact",
        )
        assert [exact for (exact,) in rows] == told


def test_a_third_run_finds_nothing_new(editions: Editions, tmp_path: Path) -> None:
    from flows.ingest import ingest

    fetched, _, (_, second) = editions
    data = shutil.copytree(fetched, tmp_path / "data", symlinks=True)
    report = ingest(sample=True, data=str(data))
    assert (report.articles_new, report.articles_changed, report.published) == (0, 0, None)
    assert rows_of(data) == rows_of(second.data)
