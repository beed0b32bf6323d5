from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_site import SmallSite, small_site

from flows.cli import main
from flows.errors import WrongUse
from flows.fetch import Policy
from flows.sources.add import Offer, add_block, find_offers
from flows.sources.configured import configured_sources, default_text


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with small_site() as running:
        yield running


def _policy(site: SmallSite) -> Policy:
    return Policy(connect_to=f"127.0.0.1:{site.port}", min_interval=0.0)


def _wirehouse(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "200"})


def _file(data: Path, site: SmallSite) -> Path:
    path = data / "sources.toml"
    path.write_text(
        "# mine\n[sources.good]\nkind = 'feed' # a feed\n"
        f"location = 'http://127.0.0.1:{site.port}/feed'\nallow_hosts = ['127.0.0.1']\n"
        "enabled = false # for now\n"
        f"[sources.bad]\nkind = 'feed'\nlocation = 'http://127.0.0.1:{site.port}/nothing?token=hidden'\n"
        "allow_hosts = ['127.0.0.1']\nenabled = false\n"
    )
    return path


def test_sources_are_listed_without_their_keys(site: SmallSite, tmp_path: Path) -> None:
    _file(tmp_path, site)
    shown = _wirehouse("sources", "--data", tmp_path)
    assert shown.exit_code == 0
    assert "good" in shown.output and "bad" in shown.output and "hidden" not in shown.output


def test_what_is_wrong_with_a_block_is_said_below_the_others(site: SmallSite, tmp_path: Path) -> None:
    path = _file(tmp_path, site)
    path.write_text(path.read_text() + '[sources.keyed]\nkind = "list"\nlocation = "a.txt"\nzone = 3\n')
    shown = _wirehouse("sources", "--data", tmp_path)
    assert shown.exit_code == 2
    assert "good" in shown.stdout
    assert (
        shown.stderr
        == f"wirehouse: {path}, line 15: 'zone' is no setting of a source; did you mean timezone?\n"
    )
    checked = _wirehouse("sources", "check", "keyed", "--data", tmp_path)
    assert checked.exit_code == 1 and "did you mean timezone?" in checked.stdout
    ran = _wirehouse("run", "keyed", "--data", tmp_path)
    assert ran.exit_code == 2 and "line 15" in ran.stderr


def test_check_reaches_sources_and_switches_on_those_that_answer(site: SmallSite, tmp_path: Path) -> None:
    path = _file(tmp_path, site)
    site.feed("http://harbour.example/a", "http://harbour.example/b")
    shown = _wirehouse("sources", "check", "--enable", "--data", tmp_path)
    assert shown.exit_code == 1
    assert "1 of 2 sources cannot be used: bad" in shown.output and "hidden" not in shown.output
    on = {name: source.enabled for name, source in configured_sources(tmp_path).items()}
    assert on == {"good": True, "bad": False}
    assert "enabled = true # for now" in path.read_text() and path.read_text().startswith("# mine\n")
    assert _wirehouse("sources", "check", "good", "--data", tmp_path).exit_code == 0
    assert _wirehouse("sources", "check", "goood", "--data", tmp_path).exit_code == 2


def test_no_address_of_ones_own_network_is_asked_unless_it_is_allowed(
    site: SmallSite, tmp_path: Path
) -> None:
    shown = _wirehouse("sources", "add", f"http://127.0.0.1:{site.port}/", "--data", tmp_path)
    assert shown.exit_code == 1 and site.asked == []


def _offers(site: SmallSite, url: str) -> list[tuple[str, str, int]]:
    return [(o.kind, o.location, len(o.entries)) for o in asyncio.run(find_offers(url, _policy(site)))]


HOME = "http://harbour.example/"


def test_the_feeds_that_a_page_names_come_first(site: SmallSite) -> None:
    site.put("/", '<html><link rel="alternate" type="application/rss+xml" href="/all"><p>Harbour</p></html>')
    site.feed(f"{HOME}a", f"{HOME}b", path="/all")
    site.feed(f"{HOME}c", path="/feed")
    site.put("/robots.txt", f"Sitemap: {HOME}map.xml", kind="text/plain")
    site.put("/map.xml", f"<urlset><url><loc>{HOME}d</loc></url></urlset>")
    assert _offers(site, HOME) == [("feed", f"{HOME}all", 2), ("sitemap", f"{HOME}map.xml", 1)]


def test_the_usual_places_are_tried(site: SmallSite) -> None:
    site.put("/", "<html><p>Harbour</p></html>")
    site.feed(f"{HOME}a", path="/rss.xml")
    assert _offers(site, HOME) == [("feed", f"{HOME}rss.xml", 1)]
    assert _offers(site, f"{HOME}rss.xml") == [("feed", f"{HOME}rss.xml", 1)]


def test_a_block_is_written_behind_what_is_there(tmp_path: Path, site: SmallSite) -> None:
    offer = Offer("feed", 'http://www.harbour.example/feed?a="b"', (), 0)
    assert add_block(tmp_path, offer) == "harbour-example"
    assert (tmp_path / "sources.toml").read_text().startswith(default_text())
    added = configured_sources(tmp_path)["harbour-example"]
    assert (added.location, added.enabled) == (offer.location, True)
    with pytest.raises(WrongUse, match="already"):
        add_block(tmp_path, offer)
    assert (
        add_block(tmp_path, Offer("sitemap", "https://harbour.example/map.xml", (), 0)) == "harbour-example-2"
    )
    written = (tmp_path / "sources.toml").read_text()
    with pytest.raises(WrongUse, match="is no name for a source"):
        add_block(tmp_path, Offer("feed", "https://quay.example/feed", (), 0), name="a/b")
    assert (tmp_path / "sources.toml").read_text() == written
