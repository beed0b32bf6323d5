from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.artifacts import markdown
from flows.serving.pages import Pages
from flows.summary import RunReport, SourceReport

EVIL = "x|y</td><script>alert(1)</script>\n# head ![i](http://evil.example/p.png) `code` www.evil.example"

EVIL_ADDRESS = 'https://evil.example/a) <script>alert(1)</script> | "x" [y](javascript:alert(1)'


@pytest.fixture
def report() -> RunReport:
    story = {
        "title": EVIL,
        "article_count": 3,
        "publisher_count": 2,
        "independent_source_count": 1,
        "publishers": EVIL,
        "relations": "original, exact",
        "story_id": "0123456789abcdef0123",
        "url": EVIL_ADDRESS,
    }
    return RunReport(
        run_id="r",
        pages=4,
        articles_new=3,
        articles_changed=0,
        articles_unchanged=0,
        sources=(SourceReport(EVIL, "feed", "http://a.example/feed.xml", 4, 0, "gone"),),
        published=Path("published/20260401.duckdb"),
        warehouse=Path("data/warehouse.duckdb"),
        totals={"stories": 1, "quantities": 9, "conflicts": 1},
        relations={"original": 1, "exact": 2},
        requests={"ok": 3, "http 404": 1},
        rejections=({"stage": "parse", "reason": "empty", "location": EVIL, "detail": EVIL},),
        told_stories=(story,),
        last_runs=(
            {
                "started_at": datetime(2026, 4, 1, tzinfo=UTC),
                "state": "completed",
                "versions": 3,
                "rejected": 1,
            },
        ),
        conflicts=({"property": "capacity", "subject": EVIL, "told": "300 MW / 350 MW", "title": EVIL},),
    )


def test_every_section_is_a_table_of_equal_width(report: RunReport) -> None:
    sections = markdown(report).split("\n\n## ")
    assert [section.partition("\n")[0] for section in sections[1:]] == [
        "The last runs",
        "Stories that this run touched, with their copies",
        "Figures on which copies differ",
        "Sources",
        "Requests",
        "Articles by relation",
        "Rejections",
    ]
    for section in sections[1:]:
        lines = section.split("\n\n")[1].splitlines()
        widths = {line.replace("\\|", "").count("|") for line in lines}
        assert len(widths) == 1, lines


def test_nothing_that_others_wrote_can_act(report: RunReport) -> None:
    shown = markdown(report)
    assert "<script" not in shown.replace("\\<", "")
    assert shown.replace("\\!", "").replace("\\[", "").count("![") == 1  # our own chart
    links = re.findall(r"\]\(([^)]*)\)", shown)
    assert [link.partition(":")[0] for link in links] == ["data", "https"]
    assert not re.search(r"[\s<>\"|\[\]()]", links[1])
    assert "://" not in shown.replace(links[1], "").replace("\\:", "") and " www." not in shown
    assert "\n# head" not in shown


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        (
            Pages("http://127.0.0.1:4201", frozenset({"0123456789abcdef0123"})),
            [
                "| 3 | 1 | [look](http://127.0.0.1:4201/stories/0123456789abcdef0123.html) |",
                "(http://127.0.0.1:4201/)",
            ],
        ),
        (Pages("http://127.0.0.1:4201", frozenset()), ["| `0123456789abcdef0123` |"]),
        (None, ["| `0123456789abcdef0123` |", "`wirehouse report ID --data "]),
    ],
)
def test_a_story_links_its_page_where_there_is_one(
    pages: Pages | None, shown: list[str], report: RunReport
) -> None:
    assert all(words in markdown(report, pages) for words in shown)


def test_the_headline_has_the_figures(report: RunReport) -> None:
    totals = "in all 1 story, 9 figures, 1 conflict"
    assert report.headline == f"3 new articles, 1 new rejection from 4 pages; {totals}"
    quiet = replace(report, articles_new=0, rejections=())
    assert quiet.headline == f"nothing new from 4 pages; {totals}"


def test_long_work_shows_how_far_it_is_and_short_work_does_not(prefect_server: str) -> None:
    from prefect.client.orchestration import get_client

    from flows.artifacts import showing_progress
    from flows.progress import announce

    with get_client(sync_client=True) as client:
        before = {one.id for one in client.read_artifacts()}  # of other tests' runs, on the same server
        with showing_progress():
            announce("extract", 0, 4)
            announce("extract", 1)
            announce("extract", 0, 40)
            for _ in range(30):
                announce("extract", 1)
        found = [one for one in client.read_artifacts() if one.id not in before]
    assert [(one.key, one.data) for one in found] == [("extract-progress", 75.0)]
