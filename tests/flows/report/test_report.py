from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner
from published_rows import query

from flows.cli import main
from flows.errors import StorageFailed, WrongUse
from flows.report import story_page_path, write_report
from warehouse.database import open_build
from warehouse.publish import publish

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "nav",
        "main",
        "footer",
        "section",
        "article",
    ),
    *("a", "b", "bdi", "br", "code", "del", "ins", "mark", "p", "q", "small", "span", "h1", "h2", "h3"),
    *("dl", "dt", "dd", "div", "ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("details", "summary", "figure", "figcaption", "svg", "g", "path", "line", "text", "tspan", "rect"),
}


class Outlets(Protocol):
    data: Path
    story_id: str


class Tags(HTMLParser):
    """Every tag and attribute of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def pages(outlets: Outlets, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("report")
    written = write_report(outlets.data, folder)
    assert (written.first, written.stories) == (folder / "index.html", 1)
    story = story_page_path(folder, outlets.story_id)
    assert {path for path in folder.rglob("*") if path.is_file()} == {written.first, story}
    return {"overview": written.first.read_text(), "story": story.read_text()}


@pytest.mark.parametrize("name", ["overview", "story"])
def test_a_page_loads_runs_and_sends_nothing(name: str, pages: dict[str, str]) -> None:
    found = Tags(pages[name])
    policy = next(value for key, value in found.attributes if key == "content")
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'", policy
    )
    assert set(found.tags) <= TAGS
    assert not [
        key for key, _ in found.attributes if key.startswith("on") or key in ("src", "srcset", "style")
    ]
    links = [value for key, value in found.attributes if key in ("href", "xlink:href")]
    assert all(re.fullmatch(r"https?://\S+|(\.\./)?[\w/]+\.html|#main", link) for link in links)


def test_what_others_wrote_is_shown_as_it_is(pages: dict[str, str]) -> None:
    text = Tags(pages["story"]).text
    for words in (
        "<script>document.title='owned'</script>",
        "<img src=x onerror=\"document.title='owned'\">",
        "[Read on](javascript:alert(1))",
        "{{ 7 * 7 }} {% raw %} </style> </svg>",
        "<script>alert('name')</script>",
    ):
        assert words in text
    assert not set(text) & set("\x1b\x07\u202e\u2066")
    assert "\ufffd5 MW\ufffd" in text


def test_the_story_is_told(pages: dict[str, str]) -> None:
    text = " ".join(Tags(pages["story"]).text.split())
    for words in (
        "4 articles by 4 publishers, from 1 independent source.",
        "Norrvind Energia has ordered 48 turbines",
        "5 kept, 0 changed, 0 dropped, 0 added",
        "agree 316.8 MW",
        "2 h 30 min",
        "word for word",
    ):
        assert words in text
    assert "<mark>316.8 MW</mark>" in pages["story"]
    assert re.search("<del>[^<]*510[^<]*</del>.*<ins>[^<]*540[^<]*</ins>", pages["story"], re.DOTALL)


def test_the_overview_sums_up(pages: dict[str, str]) -> None:
    text = " ".join(Tags(pages["overview"]).text.split())
    for words in (
        "4 articles, 1 story",
        "Published 2 to 5 April 2026 by 4 publishers.",
        "Norrvind orders turbines for Paldiski",
        "75 % of all articles",
        "Harbour Daily",
        "articles.jsonl",
    ):
        assert words in text


def test_the_same_file_gives_the_same_pages(outlets: Outlets, pages: dict[str, str], tmp_path: Path) -> None:
    write_report(outlets.data, tmp_path)
    assert (tmp_path / "index.html").read_text() == pages["overview"]
    assert story_page_path(tmp_path, outlets.story_id).read_text() == pages["story"]


def test_one_story_alone(outlets: Outlets, tmp_path: Path) -> None:
    shown = CliRunner().invoke(
        main, ["report", outlets.story_id, "--data", str(outlets.data), "--out", str(tmp_path)]
    )
    assert shown.exit_code == 0
    assert shown.output.startswith("1 story page in ") and outlets.story_id in shown.output
    assert [path.name for path in tmp_path.rglob("*.html")] == [f"{outlets.story_id}.html"]
    assert "index.html" not in story_page_path(tmp_path, outlets.story_id).read_text()


def test_pages_of_stories_that_are_no_more_go(outlets: Outlets, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    old, notes = story_page_path(tmp_path, "0123456789abcdef0123"), tmp_path / "stories" / "notes.html"
    for path in (old, notes):
        path.write_text("words that were taken down")
    write_report(outlets.data, tmp_path)
    assert not old.exists()
    assert notes.exists()
    assert "../index.html" in story_page_path(tmp_path, outlets.story_id).read_text()


def test_it_is_opened_where_that_is_asked(
    outlets: Outlets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    words = ["report", outlets.story_id, "--data", str(outlets.data), "--out", str(tmp_path)]
    assert CliRunner().invoke(main, [*words, "--open"]).exit_code == 0
    assert opened == [story_page_path(tmp_path, outlets.story_id).as_uri()]


def test_a_story_that_is_not_there(outlets: Outlets, tmp_path: Path) -> None:
    for story in ("0" * 20, "../../escape", ""):
        with pytest.raises(WrongUse):
            write_report(outlets.data, tmp_path, story)
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_cannot_be_written(outlets: Outlets, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed):
        write_report(outlets.data, tmp_path / "file")


def test_a_file_without_articles(tmp_path: Path) -> None:
    open_build(tmp_path / "build.duckdb").close()
    publish(tmp_path / "build.duckdb", tmp_path, datetime(2026, 4, 2, tzinfo=UTC))
    assert query(tmp_path, "SELECT count(*) FROM articles") == [(0,)]
    write_report(tmp_path, tmp_path / "report")
    assert "0 articles, 0 stories" in (tmp_path / "report" / "index.html").read_text()
