from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from flows.sample import EDITION_COUNT, FEED_URL, load_edition


@pytest.mark.parametrize("edition", [0, EDITION_COUNT + 1])
def test_an_edition_that_does_not_exist_is_refused(edition: int) -> None:
    with pytest.raises(ValueError, match="editions 1 to"):
        load_edition(edition)


def test_loading_twice_gives_the_same_bytes() -> None:
    assert load_edition(2) == load_edition(2)


def test_every_page_is_text_in_the_charset_that_it_names() -> None:
    charsets = set()
    for (host, path), resource in load_edition(2).items():
        if path.endswith("immingham-dock-road-4474420.html"):  # the broken one
            continue
        if resource.encoding or not resource.content_type.startswith(("text/html", "application/rss")):
            continue
        charset = resource.content_type.partition("charset=")[2] or "windows-1252"
        charsets.add(charset)
        assert "�" not in resource.body.decode(charset)
        assert charset.encode() in resource.body[:300].lower(), (host, path)
    assert charsets == {"utf-8", "windows-1252"}


def test_no_placeholder_is_left_and_every_host_is_under_example() -> None:
    for (host, _), resource in load_edition(2).items():
        assert b"${" not in resource.body
        assert b"$title" not in resource.body
        assert host.endswith(".example")


def test_structured_data_is_valid_json_with_real_times() -> None:
    found = 0
    pages = (r for r in load_edition(2).values() if r.content_type.startswith("text/html"))
    for resource in pages:
        for script in BeautifulSoup(resource.body, "lxml").select('script[type="application/ld+json"]'):
            data = json.loads(script.text)
            article = data["@graph"][-1] if "@graph" in data else data
            assert datetime.fromisoformat(article["datePublished"]).tzinfo is not None
            assert article["headline"]
            found += 1
    assert found == 9


def test_the_feed_is_newest_first_and_its_addresses_are_absolute_and_distinct() -> None:
    address = urlsplit(FEED_URL)
    feed = BeautifulSoup(load_edition(1)[address.netloc, address.path].body, "xml")
    links = [link.text for link in feed.select("item > link")]
    assert len(links) == len(set(links)) == 33
    assert all(link.startswith("http://") for link in links)
    assert all(item.title.text and item.pubDate.text for item in feed.select("item"))
    assert links[0] == "http://atlantic-energy-agency.example/press/2026/harbour-tariff-consultation"


def test_an_index_page_stands_at_its_folder() -> None:
    assert ("ampere-weekly.example", "/storage/") in load_edition(1)
    assert not any(path.endswith("/template.html") for _, path in load_edition(2))


def test_a_body_has_an_etag_of_its_own() -> None:
    tags = [resource.etag for resource in load_edition(2).values()]
    assert len(set(tags)) == len(tags)
    assert all(tag[0] == tag[-1] == '"' for tag in tags)
