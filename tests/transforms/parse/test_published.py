from __future__ import annotations

import json

import pytest
from lxml import html

from transforms.parse.dates import read_date
from transforms.parse.evidence import Dated
from transforms.parse.jsonld import Typed, read_jsonld
from transforms.parse.meta import Meta
from transforms.parse.published import local_day, read_dates
from transforms.parse.shown import Shown, read_scripted, read_shown


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


@pytest.mark.parametrize(
    "wrapped",
    ["<![CDATA[\n{}\n]]>", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "<!-- {} -->", "{};", "{} {}"],
)
def test_json_is_read_in_what_hides_it_from_other_readers(wrapped: str) -> None:
    article = '{"@type": "NewsArticle", "headline": "Quay ]]> ebbs", "datePublished": "2025-05-20"}'
    typed = typed_of(wrapped.replace("{}", article))
    assert typed.text("headline") == "Quay ]]> ebbs"


def test_dates_survive_json_that_is_none() -> None:
    broken = (
        '{"@type": "NewsArticle", "headline": "The "old" pier", "datePublished": "2025-05-20T08:15:00+02:00"}'
    )
    assert days(typed_of(broken)) == ["2025-05-20"]
    assert days(typed_of('{"headline": "The "old" pier"}')) == []


def found_in(
    page: Shown, url: str = "https://x.example/a", language: str = "en"
) -> list[tuple[str, str, str]]:
    dates = read_dates(Typed(None, ()), Meta({}, {}, None, None), page, url, language)
    return [(dated.role, dated.moment.day.isoformat(), dated.method) for dated in dates]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Published 3 May 2025, updated 5 May 2025", ["published 2025-05-03", "modified 2025-05-05"]),
        ("Updated: May 5, 2025. Published May 3, 2025", ["modified 2025-05-05", "published 2025-05-03"]),
        ("Aktualisiert am 5. Mai 2025", ["modified 2025-05-05", "published 2025-05-05"]),  # all there is
        ("09/03/2025", []),  # the site does not tell which is the month
        ("19/03/2025", ["published 2025-03-19"]),
    ],
)  # fmt: skip
def test_what_a_line_says_of_its_dates(line: str, found: list[str]) -> None:
    assert [f"{role} {day}" for role, day, _ in found_in(shown(line))] == found


def test_a_numeric_date_is_read_as_the_language_of_the_page_writes_it() -> None:
    assert found_in(shown("09/03/2025"), language="en-gb")[0][1] == "2025-03-09"
    assert found_in(shown("09/03/2025"), language="en-us")[0][1] == "2025-09-03"


def test_the_region_of_a_numeric_date_is_told_by_the_page_or_by_its_address() -> None:
    shared = Meta({"og:locale": ("en_US",)}, {}, None, None)
    for url, meta, day in (
        ("https://x.example/a", Meta({}, {}, None, None), []),
        ("https://x.io/a", Meta({}, {}, None, None), []),  # sold to everybody
        ("https://x.co.uk/a", Meta({}, {}, None, None), ["2025-03-09"]),
        ("https://x.example/a", shared, ["2025-09-03"]),
    ):
        found = read_dates(Typed(None, ()), meta, shown("09/03/2025"), url, "en")
        assert [dated.moment.day.isoformat() for dated in found] == day


def test_a_midnight_of_another_zone_is_no_time() -> None:
    midnight = read_date("2025-01-19T23:00:00Z")
    assert midnight is not None
    dated = Dated("published", midnight, "json-ld")
    assert local_day(dated, shown("20 January 2025"), "en").value == "2025-01-20"
    assert local_day(dated, shown("20 January 2025 00:00"), "en").at == midnight.at  # the page says so
    assert local_day(dated, shown("19 January 2025"), "en") == midnight


def scripted(*scripts: str) -> str | None:
    tags = "".join(f"<script>{script}</script>" for script in scripts)
    return read_scripted(html.document_fromstring(f"<html><body><h1>Pier</h1>{tags}</body></html>"))


def test_the_day_in_the_data_of_scripts_is_believed_where_it_is_the_only_one() -> None:
    assert scripted('{"publishedDate":"2025-05-20T08:15:00Z"}') == "2025-05-20T08:15:00Z"
    assert scripted(r'"{\"datePublished\":\"2025-05-20\"}"', '{"publishedAt": "2025-05-20"}') == "2025-05-20"
    assert scripted('{"publishedDate":"2025-05-20"}', '{"publishedDate":"2025-05-21"}') is None
    assert scripted("no dates") is None


def test_of_many_times_the_one_beside_the_headline_is_the_articles() -> None:
    teaser = "<div><span>x</span><time datetime='2025-04-0{}'>x</time></div>"
    body = "<time datetime='2025-05-20'>20 May</time><h1>Pier</h1>" + "<p>text</p>" * 5 + teaser.format(1)
    page = read_shown(
        html.document_fromstring(f"<html><body>{teaser.format(2)}{'<p>x</p>' * 5}{body}</body></html>")
    )
    assert page.times[0][0] == "2025-05-20"


def test_what_stands_behind_the_first_value_of_a_script_is_read() -> None:
    house, text = (
        {"@type": "Organization", "name": "Mail"},
        {"@type": "NewsArticle", "datePublished": "2025-05-20"},
    )
    for between in ("\n", ",\n", ";"):
        article = typed_of(f"{json.dumps(house)}{between}{json.dumps(text)}").article
        assert article is not None
        assert article["datePublished"] == "2025-05-20"


def test_a_script_of_many_small_values_ends() -> None:
    assert typed_of("0 " * 400_000).article is None
