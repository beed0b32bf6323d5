from __future__ import annotations

from contextlib import closing

import pytest
from local_run import span, staged
from small_site import SmallSite

from flows.errors import SourceFailed
from flows.fetch import Frontier
from flows.folder import DataFolder
from flows.gather import gather
from flows.gather.sitemap import MAX_DEPTH

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _index(site: SmallSite, path: str, *children: tuple[str, str | None]) -> None:
    rows = "".join(
        f"<sitemap><loc>{child}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>"
        for child, day in children
    )
    site.put(path, f"<sitemapindex {NS}>{rows}</sitemapindex>", kind="application/xml")


def _sitemap(site: SmallSite, path: str, *names_and_days: tuple[str, str | None]) -> None:
    rows = "".join(
        f"<url><loc>{site.article(name)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for name, day in names_and_days
    )
    site.put(path, f"<urlset {NS}>{rows}</urlset>", kind="application/xml")


def _articles(site: SmallSite) -> list[str]:
    return sorted(path.removeprefix("/news/") for path, _ in site.asked if path.startswith("/news/"))


def test_an_index_is_walked_once_though_it_contains_itself(site: SmallSite, folder: DataFolder) -> None:
    _index(site, "/map.xml", ("/map.xml", None), ("/old.xml", "2024-01-01"), ("/new.xml", "2025-01-01"))
    _sitemap(site, "/old.xml", ("a", "2024-01-01"))
    _sitemap(site, "/new.xml", ("b", "2025-01-01"), ("c", None))
    gathered = gather(folder, "run", site.source("sitemap", "/map.xml"), {})
    assert (gathered.pages, gathered.rejected) == (3, 0)
    maps = [path for path, _ in site.asked if path.endswith(".xml")]
    assert maps == ["/map.xml", "/new.xml", "/old.xml"]


def test_indexes_too_deep_and_broken_children_are_said(site: SmallSite, folder: DataFolder) -> None:
    for depth in range(MAX_DEPTH + 2):
        _index(site, f"/{depth}.xml", (f"/{depth + 1}.xml", None))
    _index(site, "/map.xml", ("/0.xml", None), ("/gone.xml", None), ("/bomb.xml", None), ("/good.xml", None))
    site.put("/bomb.xml", '<!DOCTYPE a [<!ENTITY b "c">]><urlset/>')
    _sitemap(site, "/good.xml", ("a", None))
    gathered = gather(folder, "run", site.source("sitemap", "/map.xml"), {})
    reasons = sorted(row["reason"] for row in staged(folder, "rejections"))
    assert reasons == ["declares entities", "http 404", "too deep"]
    assert _articles(site) == ["a"] and gathered.rejected == 3


def test_a_sitemap_that_is_not_there_fails_the_source(site: SmallSite, folder: DataFolder) -> None:
    with pytest.raises(SourceFailed, match="404"):
        gather(folder, "run", site.source("sitemap", "/map.xml"), {})


def test_the_newest_articles_come_first(site: SmallSite, folder: DataFolder) -> None:
    _sitemap(site, "/map.xml", *((f"{number:02}", f"2025-01-{number:02}") for number in range(1, 21)))
    gathered = gather(folder, "run", site.source("sitemap", "/map.xml", max_pages=3), {})
    assert _articles(site) == ["18", "19", "20"]
    assert [row["reason"] for row in staged(folder, "rejections")] == ["more than max_pages"]
    assert gathered.rejected == 1


def test_more_in_another_sitemap_than_a_run_asks_for_is_said(site: SmallSite, folder: DataFolder) -> None:
    _index(site, "/map.xml", ("/new.xml", "2025-01-02"), ("/old.xml", "2025-01-01"))
    _sitemap(site, "/new.xml", ("a", None), ("b", None))
    _sitemap(site, "/old.xml", ("c", None))
    gather(folder, "run", site.source("sitemap", "/map.xml", max_pages=2), {})
    assert _articles(site) == ["a", "b"]
    assert [row["reason"] for row in staged(folder, "rejections")] == ["more than max_pages"]


def test_a_span_of_days_is_fetched_and_nothing_else(site: SmallSite, folder: DataFolder) -> None:
    _index(site, "/map.xml", ("/2023.xml", "2023-12-31"), ("/2025.xml", "2025-03-01"))
    _sitemap(site, "/2023.xml", ("a", "2023-05-01"))
    _sitemap(site, "/2025.xml", ("b", "2025-01-01"), ("c", "2025-01-31"), ("d", "2025-02-01"), ("e", None))
    gathered = gather(folder, "run", site.source("sitemap", "/map.xml"), {}, span("2025-01-01", "2025-01-31"))
    assert _articles(site) == ["b", "c"] and "/2023.xml" not in [path for path, _ in site.asked]
    assert [row["reason"] for row in staged(folder, "rejections")] == ["no date"]
    assert gathered.pages == 2


def test_a_backfill_goes_on_where_it_was_stopped(
    site: SmallSite, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    months = [f"2025-{month:02}" for month in range(1, 5)]
    _index(site, "/map.xml", *((f"/{month}.xml", f"{month}-28") for month in months))
    for month in months:
        _sitemap(site, f"/{month}.xml", *((f"{month}-{day}", f"{month}-{day}") for day in (10, 20)))
    source, days = (
        site.source("feed", "/feed", backfill="http://harbour.example/map.xml"),
        span("2025-01-01", "2025-12-31"),
    )
    with monkeypatch.context() as patch:
        closings = []
        patch.setattr(
            Frontier, "keep_position", lambda *args: closings.append(args) or _stop(len(closings), args)
        )
        with pytest.raises(KeyboardInterrupt):
            gather(folder, "stopped", source, {}, days)
    before = _articles(site)
    assert 0 < len(before) < 8
    site.asked.clear()
    gather(folder, "again", source, {}, days)
    assert sorted(before + _articles(site)) == [f"{month}-{day}" for month in months for day in (10, 20)]
    with closing(Frontier(folder.frontier)) as frontier:
        assert frontier.position(source.source_id, f"backfill {days.name}") is None


_keep = Frontier.keep_position


def _stop(count: int, args: tuple[object, ...]) -> None:
    _keep(*args)  # type: ignore[arg-type]
    if count == 2:
        raise KeyboardInterrupt
