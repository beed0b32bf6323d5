"""The bundled news site, both editions, beside what was written down of it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_truth import Truth, stories, usable

from flows.summary import RunReport

Editions = tuple[Path, list[RunReport], list[Truth]]


@pytest.fixture(params=[0, 1], ids=["first edition", "second edition"])
def truth(editions: Editions, request: pytest.FixtureRequest) -> Truth:
    found: Truth = editions[2][request.param]
    return found


def test_pages_are_articles_or_rejections(truth: Truth) -> None:
    assert list(usable(truth)) == []


def test_copies_are_joined_and_nothing_else(editions: Editions) -> None:
    for truth in editions[2]:
        assert list(stories(truth)) == []
