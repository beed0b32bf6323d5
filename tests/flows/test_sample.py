"""The bundled news site, both editions, beside what was written down of it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from published_rows import query, rows_of
from sample_truth import Truth, claims, figures, metadata, relations, stories, texts, usable

from flows.summary import RunReport


@pytest.fixture(scope="session")
def editions(
    prefect_server: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[RunReport], list[Truth]]:
    from flows.ingest import ingest

    data = tmp_path_factory.mktemp("sample")
    reports, truths = [], []
    for edition in (1, 2):
        reports.append(ingest(sample=True, data=str(data)))
        truths.append(Truth(data, edition))
    return data, reports, truths


@pytest.fixture(params=[0, 1], ids=["first edition", "second edition"])
def truth(editions: tuple[Path, list[RunReport], list[Truth]], request: pytest.FixtureRequest) -> Truth:
    found: Truth = editions[2][request.param]
    return found


def test_pages_are_articles_or_rejections(truth: Truth) -> None:
    assert list(usable(truth)) == []


def test_copies_are_joined_and_nothing_else(editions: tuple[Path, list[RunReport], list[Truth]]) -> None:
    for truth in editions[2]:
        assert list(stories(truth)) == []
