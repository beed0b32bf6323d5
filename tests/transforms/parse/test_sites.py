from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import pytest

from transforms.errors import NotAnArticle
from transforms.models import Article, Page
from transforms.parse import parse
from transforms.parse.sites import all_rules, rules_for

SITES = files("transforms.parse.sites")
NAMES = [f"{rules.domain}/{rules.since}" for rules in all_rules()]


def saved(name: str) -> tuple[Page, dict[str, Any]]:
    expected = json.loads(SITES.joinpath(f"{name}.json").read_text("utf-8"))
    body = SITES.joinpath(f"{name}.html").read_bytes()
    at = datetime.fromisoformat(expected["retrieved_at"])
    return Page("s", expected["url"], expected["url"], "html", body, at), expected


def paragraphs(article: Article) -> list[str]:
    return article.text.split("\n\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_saved_page_of_each_site_is_read_by_its_rules_and_only_by_them(name: str) -> None:
    page, expected = saved(name)
    article, notes = parse(page)
    assert notes == ()
    assert paragraphs(article) == expected["text"]
    assert (article.title, list(article.authors)) == (expected["title"], expected["authors"])
    assert str(article.published_date) == expected["published"]
    try:
        elsewhere, _ = parse(replace(page, url="https://ordinary.example/1"))
    except NotAnArticle:
        return
    assert paragraphs(elsewhere) != expected["text"], "the general rules read this page: it needs no others"


def test_rules_hold_from_their_day_on_and_for_what_is_below_their_domain() -> None:
    day = date(2024, 11, 1)
    assert rules_for("tidewrack.example", day) == rules_for("m.tidewrack.example", day) is not None
    assert rules_for("tidewrack.example", date(2024, 10, 31)) is None
    assert rules_for("nottidewrack.example", day) is None
    assert rules_for(None, day) is None


def test_rules_that_match_nothing_are_told_and_the_page_is_read_without_them() -> None:
    text = "The ferry has made her last trip of the year, and eleven people will stay until the spring. " * 3
    body = f"<html><body><h1>Ferry stops</h1><p>{text}</p><p>{text} It is planned so.</p></body></html>"
    url = "https://tidewrack.example/9"
    article, notes = parse(Page("s", url, url, "html", body.encode(), datetime(2025, 6, 1, tzinfo=UTC)))
    assert article.title == "Ferry stops"
    assert [note.reason for note in notes] == ["odd site"]
    assert "tidewrack.example" in notes[0].detail
