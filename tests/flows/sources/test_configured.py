from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import WrongUse
from flows.sources import Source
from flows.sources.configured import SourcesFile, configured_sources, default_text, read_sources

GOOD = """
# ours
[sources.harbour]
kind = "feed"
location = "https://harbour.example/feed?key=abc"
schedule = "15m"
slowest = "2d"
language = "pt-PT"
timezone = "Europe/Lisbon"
rights = "by agreement"
headers = { "X-Api-Key" = "$HARBOUR_KEY" }
respect_robots = false
respect_tdm = true
min_interval = 2.5
max_pages = 20
allow_hosts = ["Intranet.example"]
revisit = ["1d", "1h"]
backfill = "https://harbour.example/sitemap.xml"
enabled = false

[sources."dot.name"]
kind = "warc"
location = "news/file.warc.gz"

[sources.always]
kind = "list"
location = "addresses.txt"
revisit = "always"
"""


def _read(text: str) -> dict[str, Source]:
    return read_sources(SourcesFile("sources.toml", text, Path("/data")))


def test_every_key_has_its_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARBOUR_KEY", "secret")
    sources = read_sources(SourcesFile("sources.toml", GOOD, Path("/data")))
    harbour = sources["harbour"]
    policy = harbour.policy()
    assert (policy.respect_robots, policy.respect_tdm, policy.min_interval) == (False, True, 2.5)
    assert (policy.headers, policy.origin) == ((("X-Api-Key", "secret"),), "https://harbour.example")
    assert policy.allow_hosts == {"intranet.example"}
    assert harbour.revisit == (3600, 86400) and not harbour.revisit_always
    assert (harbour.fastest, harbour.slowest, harbour.max_pages) == (900, 172_800, 20)
    assert (harbour.language, harbour.timezone, harbour.enabled) == ("pt-pt", "Europe/Lisbon", False)
    assert "abc" not in harbour.shown_location and "secret" not in repr(harbour)
    assert sources["dot.name"].location == "/data/news/file.warc.gz"
    assert sources["always"].revisit_always and sources["always"].enabled


BLOCK = '[sources.a]\nkind = "feed"\nlocation = "https://a.example/feed"\n'


GOOD_BLOCK = '[sources.good]\nkind = "list"\nlocation = "addresses.txt"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BLOCK + "scedule = '1h'", "line 4: 'scedule' is no setting of a source; did you mean schedule?"),
        (BLOCK + "zzz = 1", "there are kind, location"),
        (BLOCK + "schedule = 15", "line 4: schedule must be a span of time"),
        (BLOCK + "enabled = 'yes'", "line 4: enabled must be true or false, not 'yes'"),
        (BLOCK + "max_pages = true", "max_pages must be a whole number"),
        (BLOCK + "min_interval = -1", "min_interval must be a number of seconds"),
        (BLOCK + "timezone = 'Mars/Base'", "timezone must be a time zone"),
        (BLOCK + "timezone = '../../etc/passwd'", "timezone must be a time zone"),
        (BLOCK + "language = 'English'", "language must be a language"),
        (BLOCK + "revisit = ['often']", "revisit must be a list of spans"),
        (BLOCK + "allow_hosts = 'a'", "allow_hosts must be a list"),
        (BLOCK + "headers = { 'X-Key' = '$NOT_SET_ANYWHERE' }", "no environment variable NOT_SET_ANYWHERE"),
        (BLOCK + "headers = { 'X-Key' = \"a\\r\\nHost: b\" }", "line 4: the value of header"),
        (BLOCK + "headers = { 'Host' = 'b' }", "line 4: header 'Host' cannot be set"),
        (BLOCK + "backfill = 'sitemap.xml'", "backfill must be a web address"),
        (BLOCK.replace("feed", "rss", 1), "line 2: kind must be one of feed, sitemap, list"),
        (BLOCK.replace("https:", "file:"), "line 3: location must be a web address"),
        (BLOCK.replace('kind = "feed"', 'kind = "warc"'), "line 3: a warc is a path"),
        ("[sources.a]\nkind = 'feed'", "line 1: [sources.a] has no location"),
        ("[sources.a]\nlocation = 'x'", "[sources.a] has no kind (feed, sitemap"),
        ("[sources]\na = 3", "line 2: a must be a block"),
        ('[sources."a/b"]\nkind = "feed"', "is no name for a source"),
    ],
)
def test_what_is_wrong_with_a_block_is_said_with_its_line_and_spoils_no_other(text: str, said: str) -> None:
    sources = _read(f"{text}\n{GOOD_BLOCK}")
    (wrong,) = [source for source in sources.values() if source.name != "good"]
    assert wrong.problem is not None and said in wrong.problem
    assert wrong.problem.startswith("sources.toml")
    assert sources["good"].problem is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[source.a]\nkind = 'feed'", "'source' is not known here"),
        ("sources = 3", "line 1: write one block"),
        ("[sources.a\n", "line 1"),
        (BLOCK + BLOCK, "line 4"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(WrongUse) as error:
        _read(text)
    assert said in str(error.value)
    assert str(error.value).startswith("sources.toml")


def test_of_a_wrong_block_the_rest_counts_and_no_key_is_told() -> None:
    text = BLOCK.replace("/feed", "/feed?key=hidden")
    text += "enabled = false\nschedule = '1h'\nheaders = { X = '$NOT_SET_ANYWHERE', Y = 'hidden' }\n"
    source = _read(text)["a"]
    assert (source.location, source.schedule) == ("https://a.example/feed?key=hidden", "1h")
    assert not source.enabled
    assert (
        source.problem == "sources.toml, line 6: headers: there is no environment variable NOT_SET_ANYWHERE"
    )
    for wrong in ("headers = ['hidden']", "backfill = 'htp://a.example/x?key=hidden'"):
        problem = _read(BLOCK + wrong)["a"].problem
        assert problem is not None and "hidden" not in problem


def test_the_packaged_file_is_some_twenty_feeds_and_all_are_off(tmp_path: Path) -> None:
    sources = configured_sources(tmp_path)
    assert len(sources) >= 20
    assert [source.name for source in sources.values() if source.enabled] == []
    assert {source.location.partition(":")[0] for source in sources.values()} == {"https"}
    assert "wirehouse sources check" in default_text()


def test_the_data_folders_file_goes_before_it(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(BLOCK)
    assert list(configured_sources(tmp_path)) == ["a"]
    (tmp_path / "sources.toml").write_bytes(b"\xff")
    with pytest.raises(WrongUse, match=r"sources\.toml"):
        configured_sources(tmp_path)
