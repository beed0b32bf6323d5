"""The truth about the sample site, held against the site itself."""

from __future__ import annotations

import gzip
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from flows.fetch import Policy
from flows.sample import EDITION_COUNT, FEED_URL, Resource, load_edition

Entry = dict[str, Any]
EXPECTED = tomllib.loads(Path(__file__).with_name("expected.toml").read_text("utf-8"))
EDITIONS = range(1, EDITION_COUNT + 1)


@cache
def truth(edition: int) -> dict[str, Entry]:
    """What is true of each address in an edition: a later entry repeats only what has changed."""
    pages: dict[str, Entry] = {}
    for entry in EXPECTED["page"]:
        if entry.get("edition", 1) <= edition:
            pages[entry["url"]] = pages.get(entry["url"], {}) | entry
    return pages


def articles(edition: int) -> dict[str, Entry]:
    return {url: entry for url, entry in truth(edition).items() if "rejected" not in entry}


def page(url: str, edition: int) -> Resource:
    address = urlsplit(url)
    return load_edition(edition)[address.netloc, address.path]


@cache
def visible(url: str, edition: int) -> str:
    """All text that a reader of the page sees, with single spaces."""
    soup = BeautifulSoup(page(url, edition).body, "lxml")
    for unseen in soup(["script", "style", "title"]):
        unseen.decompose()
    return " ".join(soup.get_text(" ").split())


@cache
def text(url: str, edition: int) -> str:
    """The article's text from its first to its last words, with whatever stands between them."""
    entry = truth(edition)[url]
    seen = visible(url, edition)
    return seen[seen.index(entry["first"]) : seen.rindex(entry["last"]) + len(entry["last"])]


def folded(words: str) -> str:
    straight = unicodedata.normalize("NFKC", words).translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.split())


def runs(words: str, length: int) -> set[tuple[str, ...]]:
    tokens = re.findall(r"[\w.]*\w", folded(words).casefold())
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}


EACH = [(edition, url) for edition in EDITIONS for url in articles(edition)]
COPIES = [
    (edition, url, parent, entry["relation"])
    for edition in EDITIONS
    for url, entry in articles(edition).items()
    for parent in entry.get("parent", [])
]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_feed_lists_what_the_truth_lists(edition: int) -> None:
    feed = BeautifulSoup(page(FEED_URL, edition).body, "xml")
    links = [link.text for link in feed.select("item > link")]
    assert sorted(links) == sorted(truth(edition))


@pytest.mark.parametrize(("edition", "url"), EACH)
def test_the_quoted_words_stand_in_the_page(edition: int, url: str) -> None:
    entry = truth(edition)[url]
    seen = visible(url, edition)
    for key in ("title", "standfirst", "first", "last", "may_follow", "credited_source"):
        assert entry.get(key, "") in seen
    for author in entry.get("authors", []):
        assert author in seen
    for figure in entry.get("figures", []):
        assert figure["exact"] in text(url, edition)


@pytest.mark.parametrize(("edition", "url"), EACH)
def test_what_is_to_be_removed_stands_in_the_page_and_not_at_the_ends(edition: int, url: str) -> None:
    entry = truth(edition)[url]
    outlet = EXPECTED["outlets"][urlsplit(url).netloc]
    for kind, words in [*outlet["removed"], *entry.get("removed", [])]:
        assert words in visible(url, edition)
        assert kind == "related" or words not in text(url, edition)  # a teaser may stand in the middle


@pytest.mark.parametrize(("edition", "url"), EACH)
def test_articles_have_the_length_of_news(edition: int, url: str) -> None:
    assert 145 <= len(text(url, edition).split()) <= 450


@pytest.mark.parametrize(("edition", "url", "parent", "relation"), COPIES)
def test_copies_are_what_they_are_called(edition: int, url: str, parent: str, relation: str) -> None:
    mine, theirs = text(url, edition), text(parent, edition)
    assert (folded(mine) == folded(theirs)) == (relation == "exact")
    if relation == "rewrite":
        assert runs(mine, 6) & runs(theirs, 6) == set()
    elif relation == "near":
        shared = runs(mine, 5) & runs(theirs, 5)
        assert len(shared) > 0.6 * len(runs(mine, 5))


@pytest.mark.parametrize("edition", EDITIONS)
def test_independent_reports_copy_nobody_in_their_story(edition: int) -> None:
    for url, entry in articles(edition).items():
        for other, another in articles(edition).items():
            if entry["relation"] == "independent" and other != url and another["story"] == entry["story"]:
                assert runs(text(url, edition), 5) & runs(text(other, edition), 5) == set()


def test_the_two_notes_of_one_template_are_alike_and_of_different_works() -> None:
    skarvik, lunde = (
        next(text(url, 1) for url, entry in articles(1).items() if entry["story"] == story)
        for story in ("skarvik", "lunde")
    )
    assert len(runs(skarvik, 3) & runs(lunde, 3)) > 0.3 * len(runs(skarvik, 3))
    assert not {"Lunde"} & set(skarvik.split())


@pytest.mark.parametrize("edition", EDITIONS)
def test_relations_and_stories_add_up(edition: int) -> None:
    pages = articles(edition)
    stories = {s["label"]: s for s in EXPECTED["story"] if s.get("edition", 1) <= edition}
    assert set(stories) == {entry["story"] for entry in pages.values()}
    for label, story in stories.items():
        members = {url: entry for url, entry in pages.items() if entry["story"] == label}
        originals = [entry for entry in members.values() if entry["relation"] == "original"]
        assert len(originals) == 1
        assert originals[0]["published"] == min(entry["published"] for entry in members.values())
        assert story["articles"] == len(members)
        assert story["publishers"] == len({urlsplit(url).netloc for url in members})
        for entry in members.values():
            assert set(entry.get("parent", [])) <= set(members)
            assert ("parent" in entry) == (entry["relation"] in {"exact", "near", "rewrite"})


@pytest.mark.parametrize("claim", EXPECTED["claim"] + EXPECTED["never_one_claim"])
def test_claims_are_made_of_words_that_stand_in_their_articles(claim: Entry) -> None:
    for url, words in claim["words"]:
        assert words in text(url, claim.get("edition", 1))


def test_the_second_edition_changes_only_what_it_says() -> None:
    before, after = load_edition(1), load_edition(2)
    changed = {key for key in after if key not in before or before[key].body != after[key].body}
    told = {
        urlsplit(e["url"])[1:3] for e in EXPECTED["page"] if e.get("edition") == 2 and "relation" not in e
    }
    new = {urlsplit(url)[1:3] for url in set(truth(2)) - set(truth(1))}
    assert changed == new | {key for key in told if key in changed} | {urlsplit(FEED_URL)[1:3]}
    assert set(before) <= set(after)
    assert all(after[key].saved == before[key].saved for key in before if key not in changed)


def test_one_page_is_edited_silently_and_one_is_corrected_openly() -> None:
    questions = {
        question["ask"]: question["rows"]
        for question in EXPECTED["question"]
        if "were changed" in question["ask"]
    }
    ((silent, was, now),) = questions["Which texts were changed without a new date?"]
    assert page(silent, 2).body == page(silent, 1).body.replace(was.encode(), now.encode())
    ((corrected, wrong, right),) = questions["Which texts were changed, and say so?"]
    assert wrong in text(corrected, 1) and wrong not in visible(corrected, 2)
    assert right in text(corrected, 2) and "Correction" in visible(corrected, 2)


@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_that_give_no_article_are_what_they_are_called(edition: int) -> None:
    rejected = {e["rejected"]: urlsplit(e["url"]) for e in truth(edition).values() if "rejected" in e}
    resources = load_edition(edition)
    assert (rejected["404"].netloc, rejected["404"].path) not in resources
    forbidden = rejected["forbidden by robots"]
    assert "Disallow: /subscribers/" in resources[forbidden.netloc, "/robots.txt"].body.decode()
    bomb = resources[rejected["too large"].netloc, rejected["too large"].path].body
    assert len(bomb) < 50_000 and len(gzip.decompress(bomb)) > Policy().max_bytes
    broken = resources[rejected["not text"].netloc, rejected["not text"].path].body
    with pytest.raises(UnicodeDecodeError):
        broken.decode("utf-8")
    front = BeautifulSoup(resources[rejected["no article"].netloc, rejected["no article"].path].body, "lxml")
    assert len(front.select(".c-card a")) > 4
