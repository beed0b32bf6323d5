from __future__ import annotations

import json

import pytest
from lxml import html

from transforms.parse.dates import read_date
from transforms.parse.evidence import Dated
from transforms.parse.jsonld import Typed, read_jsonld
from transforms.parse.meta import Meta
from transforms.parse.published import local_day, read_dates
from transforms.parse.shown import Shown


def shown(*near: str, times: tuple[tuple[str, str], ...] = ()) -> Shown:
    return Shown((), (), (), times, (), near)


@pytest.mark.parametrize(
    ("utc", "page", "day"),
    [
        ("2025-01-20T03:22:00Z", shown("Jan 19, 2025, 10:22 PM EST"), "2025-01-19"),
        ("2025-01-20T03:22:00Z", shown("January 19, 2025"), "2025-01-19"),
        ("2025-01-20T15:00:00Z", shown("January 19, 2025"), "2025-01-20"),  # nowhere on earth
        ("2025-01-20T03:00:00Z", shown("January 20, 2025", "January 19, 2025"), "2025-01-20"),
        ("2025-01-20T03:00:00Z", shown(times=(("2025-01-20T03:00:00Z", "20 January"),)), "2025-01-20"),
        ("2025-01-20T03:00:00Z", shown(times=(("2025-01-19 22:00:00", "19 Jan 2025"),)), "2025-01-19"),
    ],
)
def test_the_day_that_the_page_shows(utc: str, page: Shown, day: str) -> None:
    moment = read_date(utc)
    assert moment is not None
    assert local_day(Dated("published", moment, "json-ld"), page, "en").day.isoformat() == day


def typed_of(json_ld: str) -> Typed:
    return read_jsonld(html.fromstring(f'<html><script type="application/ld+json">{json_ld}</script></html>'))


def days(typed: Typed) -> list[str]:
    found = read_dates(typed, Meta({}, {}, None, None), shown(), "https://x.example/a", "en")
    return [dated.moment.day.isoformat() for dated in found if dated.role == "published"]


def test_the_page_dates_an_article_that_does_not_say() -> None:
    page = {"@type": "WebPage", "datePublished": "2025-05-20T08:15:00+02:00"}
    assert days(typed_of(json.dumps(page))) == ["2025-05-20"]
    article = {"@type": "NewsArticle", "datePublished": "2025-05-19"}
    assert days(typed_of(json.dumps([page, article]))) == ["2025-05-19"]


def test_dates_survive_json_that_is_none() -> None:
    broken = (
        '{"@type": "NewsArticle", "headline": "The "old" pier", "datePublished": "2025-05-20T08:15:00+02:00"}'
    )
    assert days(typed_of(broken)) == ["2025-05-20"]
    assert days(typed_of('{"headline": "The "old" pier"}')) == []
