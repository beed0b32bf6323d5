"""An agency is known wherever a page credits it."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest

from transforms.models import Article, Page
from transforms.parse import parse
from transforms.parse.credit import signature

TEXT = [
    "The council of Larkhaven voted on Monday to build a second ferry pier for 4.2 million euros.",
    "Work is to begin in autumn, said harbour master Ida Brandt, and should end before the summer of 2027.",
    "The old pier, built in 1961, can take one ship at a time, and passengers wait for up to two hours.",
]
URL = "https://mail.example/pier"


def read(*more: str, head: str = "", byline: str = "", first: str = "") -> Article:
    lines = "".join(f"<p>{line}</p>" for line in (first + TEXT[0], *TEXT[1:], *more))
    markup = (
        f"<html><head><title>Pier</title>{head}</head><body><h1>Larkhaven builds a pier</h1>"
        f'<p class="byline">{byline}</p><div>{lines}</div></body></html>'
    )
    return parse(Page("s", URL, URL, "html", markup.encode(), datetime(2025, 6, 1, tzinfo=UTC), "utf-8"))[0]


def typed(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


@pytest.mark.parametrize(
    "article",
    [
        read(first="LARKHAVEN, May 20 (Reuters) - "),
        read(byline="By Ida Muster, Reuters"),
        read(byline="Reuters Staff"),
        read("Source: Reuters"),
        read("(Source: Reuters/dpa)"),
        read("(Reuters)"),
        read("The vote is final, she said. (Reuters)"),
        read("With inputs from Reuters"),
        read(head=typed(author={"@type": "Organization", "name": "Reuters"})),
        read(head=typed(author={"@type": "Person", "name": "Ida Muster (Reuters)"})),
        read(head='<link rel="canonical" href="https://www.reuters.com/world/pier-1/">'),
    ],
    ids=[
        "dateline", "byline", "staff", "source", "sources", "last line", "end of the text", "inputs",
        "organisation", "person", "canonical",
    ],
)  # fmt: skip
def test_an_agency_is_known_wherever_it_is_credited(article: Article) -> None:
    assert article.wire == "Reuters"
    assert article.authors in ((), ("Ida Muster",))


def test_the_dateline_is_believed_before_the_end() -> None:
    assert read("(AP)", first="LARKHAVEN, May 20 (Reuters) - ").wire == "Reuters"


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("— AP", "AP"),
        ("(With inputs from PTI and ANI)", "PTI"),
        ("“It will open.” (dpa/AFP)", "dpa"),
        ("Via Business Wire", "Business Wire"),
        ("(aa)", None),  # an editor's sign
        ("AA", None),  # a button
        ("Spa", None),
        ("She has worked for Reuters", None),
        ("The pier will open in June. (Photo: L. Quist)", None),
        ("— Ida Muster", None),
    ],
)
def test_what_a_last_line_signs_with(line: str, wire: str | None) -> None:
    found = signature(line)
    assert (found.name if found else None) == wire


def test_hostile_last_lines_take_no_time() -> None:
    begin = time.process_time()
    for piece in ("(", "- ", ". (", "with inputs from ", "A"):
        signature(piece * 100_000)
    assert time.process_time() - begin < 2
