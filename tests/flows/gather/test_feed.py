from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from local_run import folder_at, take_in
from published_rows import query
from small_site import SmallSite, small_site

from flows.errors import SourceFailed, WrongUse
from flows.fetch import Frontier
from flows.folder import DataFolder
from flows.gather import Span, gather
from flows.sources import Source


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with small_site() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return folder_at(tmp_path / "data")


def _make_due(folder: DataFolder, source: Source, days: float) -> None:
    """Let time pass for what the frontier remembers."""
    with closing(Frontier(folder.frontier)) as frontier:
        future = datetime.now(UTC) + timedelta(days=400)
        for known in frontier.due(source.source_id, future):
            earlier = timedelta(days=days)
            moved = replace(
                known,
                first_fetched_at=known.first_fetched_at - earlier,
                last_fetched_at=known.last_fetched_at - earlier,
                next_due_at=known.next_due_at - earlier if known.next_due_at else None,
            )
            frontier._put("addresses", moved)


def test_only_what_is_new_is_asked_for(site: SmallSite, folder: DataFolder) -> None:
    source = site.source()
    site.feed(site.article("a"), site.article("b"))
    first, loaded = take_in(folder, source)
    assert (first.pages, loaded.merged.articles_new) == (2, 2)
    site.asked.clear()
    second, _ = take_in(folder, source)
    assert site.asked == [("/feed", 304)]
    assert (second.pages, second.rejected) == (0, 0)
    outcomes = query(
        folder.root, "SELECT outcome, count(*) FROM fetches WHERE url LIKE '%/feed' GROUP BY 1 ORDER BY 1"
    )
    assert outcomes == [("feed", 1)]  # the published file is that of the first run
    site.feed(site.article("c"), "http://www.harbour.example/news/a/?utm_source=rss#top")
    site.asked.clear()
    _, loaded = take_in(folder, source)
    assert ("/news/c", 200) in site.asked and loaded.merged.articles_new == 1


def test_known_articles_are_looked_at_again_until_a_week_has_passed(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source()
    site.feed(site.article("a"))
    take_in(folder, source)
    for days, expected in ((1 / 20, [304]), (1 / 4, [304]), (1, [304]), (7, [304]), (30, [])):
        _make_due(folder, source, days)
        site.asked.clear()
        take_in(folder, source)
        assert site.statuses("/news/a") == expected, days
    assert site.asked == [("/feed", 304)]


def test_a_silent_edit_is_a_new_version_and_another_advertisement_is_none(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source(revisit_always=True)
    site.feed(site.article("a"))
    take_in(folder, source)
    site.put("/news/a", site.pages["/news/a"].body + b"<!-- another advertisement -->")
    _, loaded = take_in(folder, source)
    assert loaded.merged.articles_changed == 0
    site.article("a", "It can lift 90 tonnes.")
    _, loaded = take_in(folder, source)
    assert loaded.merged.articles_changed == 1
    assert query(folder.root, "SELECT count(*) FROM article_versions") == [(2,)]


def test_an_article_that_is_missing_twice_is_gone(site: SmallSite, folder: DataFolder) -> None:
    source = site.source(revisit_always=True)
    site.feed(site.article("a"), site.article("b"))
    take_in(folder, source)
    del site.pages["/news/a"]
    for _ in range(3):
        gathered, _ = take_in(folder, source)
        assert gathered.rejected == 0
    assert site.statuses("/news/a") == [200, 404, 404]
    site.feed(site.article("c"))  # a change, so that there is something to publish
    take_in(folder, source)
    gone = query(folder.root, "SELECT location, gone_at IS NOT NULL FROM article_addresses ORDER BY location")
    assert [bool(is_gone) for _, is_gone in gone] == [True, False, False]


def test_an_article_that_was_never_there_is_a_rejection(site: SmallSite, folder: DataFolder) -> None:
    site.feed(site.article("a"), "http://harbour.example/nothing")
    gathered, _ = take_in(folder, site.source())
    assert (gathered.pages, gathered.rejected) == (2, 1)


def test_a_feed_is_read_up_to_the_break_and_that_is_said(site: SmallSite, folder: DataFolder) -> None:
    site.feed(site.article("a"), site.article("b"))
    whole = site.pages["/feed"].body
    site.put("/feed", whole[: whole.rindex(b"/news/b") + 5])
    gathered, loaded = take_in(folder, site.source())
    assert (gathered.pages, gathered.rejected, loaded.merged.articles_new) == (1, 1, 1)
    assert query(folder.root, "SELECT reason FROM rejections") == [("cut off",)]


def test_no_more_pages_than_allowed_and_the_rest_in_the_next_runs(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source(max_pages=4)
    site.feed(*(site.article(str(number)) for number in range(10)))
    for expected in (4, 8, 10, 10):
        take_in(folder, source)
        assert len({path for path, _ in site.asked if path.startswith("/news/")}) == expected
    assert site.statuses("/feed") == [200, 200, 200, 304]


def test_changing_tracking_words_and_hidden_keys_do_not_make_articles(
    site: SmallSite, folder: DataFolder
) -> None:
    site.article("a")
    for number in range(3):
        site.pages[f"/news/a?token=abc{number}"] = site.pages["/news/a"]
    site.feed(*(f"http://harbour.example/news/a?utm_id={number}" for number in range(3)))
    take_in(folder, site.source())
    assert site.statuses("/news/a") == [200]
    site.feed("http://harbour.example/news/a?token=abc1")
    take_in(folder, site.source())
    stored = folder.published.resolve().read_bytes() + b"".join(
        path.read_bytes() for path in folder.parts.rglob("*") if path.is_file()
    )
    assert b"abc1" not in stored


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<html><body>We are back soon.</body></html>", "no feed"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "document type"),
        ("", "empty"),
    ],
)
def test_what_is_no_feed_fails_the_source(site: SmallSite, folder: DataFolder, body: str, said: str) -> None:
    site.put("/feed", body)
    with pytest.raises(SourceFailed, match=said):
        take_in(folder, site.source())


def test_a_move_is_believed_only_after_several_good_answers(site: SmallSite, folder: DataFolder) -> None:
    source = site.source()
    site.feed(site.article("a"), path="/new")
    site.put("/feed", "", 301, Location="/new")
    for _ in range(3):
        take_in(folder, source)
    site.asked.clear()
    take_in(folder, source)
    assert {path for path, _ in site.asked} == {"/new"}
    # The new place turns out to be none: back to the old one.
    site.put("/new", "<html>gone</html>")
    site.feed(site.article("b"))
    _, loaded = take_in(folder, source)
    assert loaded.merged.articles_new == 1


def test_a_maintenance_page_moves_nothing(site: SmallSite, folder: DataFolder) -> None:
    source = site.source()
    site.put("/feed", "", 301, Location="/maintenance")
    site.put("/maintenance", "<html>back soon</html>")
    for _ in range(4):
        with pytest.raises(SourceFailed):
            take_in(folder, source)
    site.feed(site.article("a"))
    _, loaded = take_in(folder, source)
    assert loaded.merged.articles_new == 1


def test_a_feed_is_polled_as_often_as_it_changes(site: SmallSite, folder: DataFolder) -> None:
    source = site.source(fastest=60.0, slowest=600.0, revisit=())
    site.feed(site.article("a"))
    intervals = []
    for number in range(12):
        if number in (8, 9, 10, 11):
            site.feed(site.article(str(number)))
        gather(folder, f"run {number}", source, {})
        with closing(Frontier(folder.frontier)) as frontier:
            intervals.append(frontier.source(source.source_id).poll_interval)
    assert intervals[0] == 60 and max(filter(None, intervals)) == 600 and intervals[-1] == 60
    site.asked.clear()
    gather(folder, "too early", source, {}, due_only=True)
    assert site.asked == []


def test_days_are_asked_of_a_feed_only_with_a_sitemap(site: SmallSite, folder: DataFolder) -> None:
    today = datetime.now(UTC).date()
    with pytest.raises(WrongUse, match="backfill"):
        take_in(folder, site.source(), Span(today, today))
