from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from local_run import staged, take_in
from published_rows import query
from small_site import SmallSite

from flows.archive import Archive
from flows.errors import SourceFailed, StorageFailed, WrongUse
from flows.fetch import Frontier, HostState
from flows.folder import DataFolder
from flows.gather import Span, gather
from flows.sources import Source


def _make_due(folder: DataFolder, source: Source, days: float) -> None:
    """Let time pass for what the frontier remembers."""
    earlier = timedelta(days=days)
    with closing(Frontier(folder.frontier)) as frontier:
        for url in frontier.due(source.source_id, datetime.now(UTC) + timedelta(days=400)):
            for table, noun in (("addresses", frontier.known(url)), ("owed", frontier.owed(url))):
                times = ("first_fetched_at", "last_fetched_at", "next_due_at")
                told = {name: getattr(noun, name, None) for name in times}
                moved = {name: moment - earlier for name, moment in told.items() if moment}
                if noun is not None:
                    frontier._put(table, replace(noun, **moved))  # type: ignore[arg-type, type-var]


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


MORE = "SELECT count(*) FROM rejections WHERE reason = 'more than max_pages'"


def test_no_more_pages_than_allowed_and_the_rest_in_the_next_runs(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source(max_pages=4)
    site.feed(*(site.article(str(number)) for number in range(10)))
    for expected in (4, 8, 10, 10):
        take_in(folder, source)
        assert len({path for path, _ in site.asked if path.startswith("/news/")}) == expected
        if expected == 4:
            assert query(folder.root, MORE) == [(1,)]
    assert site.statuses("/feed") == [200, 200, 200, 304]


@pytest.mark.parametrize(("most", "said"), [(2, 1), (3, 0)])
def test_a_list_that_names_more_than_a_run_asks_for_says_so(
    site: SmallSite, folder: DataFolder, most: int, said: int
) -> None:
    site.put("/list.txt", "\n".join(site.article(name) for name in "abc"), kind="text/plain")
    gathered, _ = take_in(folder, site.source("list", "/list.txt", max_pages=most))
    assert gathered.pages == most
    assert query(folder.root, MORE) == [(said,)]


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


def _reasons(folder: DataFolder) -> list[str]:
    found = sorted(staged(folder, "rejections"), key=lambda row: row["rejected_at"])
    return [row["reason"] for row in found]


def test_what_fails_is_tried_again_after_growing_spans_and_then_given_up(
    site: SmallSite, folder: DataFolder
) -> None:
    source, bad = site.source(), "http://harbour.example/news/bad"
    site.feed(bad)
    site.put("/news/bad", "x", 404)
    asked = []
    for number, days in enumerate((0, 1 / 48, 1 / 24, 1 / 8, 1 / 4, 1, 7, 30)):
        _make_due(folder, source, days)
        gather(folder, f"run {number}", source, {})
        asked.append(len(site.statuses("/news/bad")))
    assert asked == [1, 1, 2, 2, 3, 4, 5, 5]
    assert _reasons(folder) == ["http 404"] * 5 + ["given up"]


def test_what_failed_in_passing_comes_though_the_feed_has_moved_on(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source()
    url = site.article("a")
    good, bad = site.pages["/news/a"], replace(site.pages["/news/a"], status=500)
    site.pages["/news/a"] = bad
    site.feed(url)
    gather(folder, "first", source, {})
    site.pages["/news/a"] = good
    site.feed(site.article("b"))
    gather(folder, "second", source, {})
    assert site.statuses("/news/a") == [500] * 3  # its turn has not come
    _make_due(folder, source, 1 / 24)
    gather(folder, "third", source, {})
    assert site.statuses("/news/a") == [500] * 3 + [200] and _reasons(folder) == ["http 500"]


def test_a_known_article_whose_server_fails_is_not_asked_for_in_each_run(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source()
    site.feed(site.article("a"))
    take_in(folder, source)
    site.put("/news/a", "x", 403)
    for expected in ([403], [], []):
        _make_due(folder, source, 1 / 24 if expected else 0)
        site.asked.clear()
        take_in(folder, source)
        assert site.statuses("/news/a") == expected


def _source_due(folder: DataFolder, source: Source) -> float:
    """In how many seconds the source is polled again."""
    with closing(Frontier(folder.frontier)) as frontier:
        due = frontier.source(source.source_id).next_due_at
    assert due is not None
    return (due - datetime.now(UTC)).total_seconds()


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_host_that_wants_patience_is_not_polled_before(
    site: SmallSite, folder: DataFolder, kind: str
) -> None:
    source = site.source(kind)
    site.put("/feed", "", 429, **{"Retry-After": "1800"})
    gathered = gather(folder, "run", source, {})
    assert (gathered.pages, gathered.rejected) == (0, 0)
    assert 1700 < _source_due(folder, source) <= 1800
    site.asked.clear()
    gather(folder, "again", source, {}, due_only=True)
    assert site.asked == []


def test_the_feed_of_a_host_whose_breaker_is_open_waits_and_that_is_said(
    site: SmallSite, folder: DataFolder
) -> None:
    source, until = site.source(), datetime.now(UTC) + timedelta(hours=1)
    with closing(Frontier(folder.frontier)) as frontier:
        frontier.keep_host(
            HostState("harbour.example", 0.0, until.timestamp(), failures=9, openings=2, reason="http 500")
        )
    gather(folder, "run", source, {})
    assert site.asked == [] and 3500 < _source_due(folder, source) <= 3600
    (told,) = staged(folder, "rejections")
    assert told["reason"] == "breaker open" and "9 failures in a row, the last: http 500" in told["detail"]


def test_articles_of_a_host_that_wants_patience_are_owed_not_rejected(
    site: SmallSite, folder: DataFolder
) -> None:
    source = site.source(headers=(), max_pages=10)
    site.feed("http://other.example/news/a", "http://other.example/news/b")
    site.put("/news/a", "", 429, **{"Retry-After": "3000"})
    site.put("/news/b", "", 429, **{"Retry-After": "3000"})
    for _ in range(2):
        gathered = gather(folder, "run", source, {})
        assert (gathered.pages, gathered.rejected) == (0, 0)
    assert len([path for path, _ in site.asked if path.startswith("/news/")]) == 1
    with closing(Frontier(folder.frontier)) as frontier:
        owed = frontier.owed("http://other.example/news/a")
    assert owed is not None and owed.failures == 0 and owed.next_due_at is not None


def test_an_address_is_remembered_only_when_its_page_would_survive_a_loss_of_power(
    site: SmallSite, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.article("a")
    site.feed(url)

    def fail(archive: Archive, keys: object) -> None:
        raise StorageFailed("the disk says no")

    monkeypatch.setattr(Archive, "settle", fail)
    with pytest.raises(StorageFailed):
        gather(folder, "run", site.source(), {})
    with closing(Frontier(folder.frontier)) as frontier:
        assert frontier.known(url) is None and frontier.known("http://harbour.example/feed") is None


def test_a_consent_wall_is_no_article_but_a_rejection(site: SmallSite, folder: DataFolder) -> None:
    words = "We use cookies, and so do 200 partners of ours. Choose below what you allow."
    site.put("/wall", f"<html><body><h1>Before you continue</h1><p>{words}</p></body></html>")
    site.feed(site.article("a"), "http://harbour.example/wall")
    _, loaded = take_in(folder, site.source())
    assert loaded.merged.articles_new == 1
    assert query(folder.root, "SELECT stage, reason FROM rejections") == [("parse", "consent wall")]
