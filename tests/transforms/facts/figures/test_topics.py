"""Whom a sentence is about: subjects of its verb, and none where it is not sure."""

from __future__ import annotations

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Publisher


def subject(text: str) -> str | None:
    article = Article("s", "l", "u", "", Publisher("p"), text, language="en")
    return find_facts(article).quantities[-1].subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volta Corp. sold 40 buses.", "Volta Corp."),
        ("Last year Volta Corp. bought 40 buses.", "Volta Corp."),
        ("Volta Corp. acquired Ostwind Energy AG for $5 million.", "Volta Corp."),
        ("The newly merged Volta Corp. has 40 buses.", "Volta Corp."),
        ("The city sued Volta Corp. over 40 buses.", None),
        ("Sales at Volta Corp. rose 5%.", "Volta Corp."),
        ("Analysts at Volta Corp. expect sales of $5 million.", None),
        ("In other markets, including Norway, Sweden and Denmark, users gave it 4.9 points.", None),
        ("OSLO, Norway - May 4, 2025 (STARWIRE) - Volta Corp. has 40 buses.", "Volta Corp."),
        ("OSLO, Norway, May 4, 2025 /9-2Wire/ -- Volta Corp. has 40 buses.", "Volta Corp."),
        ("With 40 sites in Norway, Volta Corp. is large.", "Volta Corp."),
        ("Founded with $500 in cash, Volta Corp. grew.", "Volta Corp."),
        ("With 40 sites, the firm beat Volta Corp. again.", None),
        ("Volta Corp. said that profit rose 5%.", "Volta Corp."),
        ("Volta Corp. said on Monday that Ostwind Energy AG has 40 buses.", "Ostwind Energy AG"),
        ("Volta Corp. estimates that Norway could save $5 million.", "Norway"),
        ("The Halden Institute expects prices to rise 8.8%.", None),
        ("The Halden Institute expects its sales to rise 8.8%.", "Halden Institute"),
        ("The Halden Institute reported sales of $5 million.", "Halden Institute"),
        ("Roger Vance, head of sales at Volta Corp., said sales rose 5%.", "Volta Corp."),
        ("Roger Vance, head of sales for Mary Jones, said sales rose 5%.", None),
        ("Roger Vance, head of Volta Corp., said he owns 40 buses.", "Roger Vance"),
        ("“It is safe,” said Roger Vance, head of sales at Volta Corp., which has 40 buses.", "Volta Corp."),
        ("Volta Corp. bought Ostwind Energy AG, which owns in Norway about 40 buses.", "Ostwind Energy AG"),
        ("The report told of a fire in Norway, which killed 40 people.", None),
        ("Roger Vance noted that 40 buses were late.", None),
        ("“It is safe,” said Roger Vance, who has 40 buses.", "Roger Vance"),
        ("“It is safe,” said Roger Vance, adding that 40 buses were late.", None),
    ],
)
def test_whom_it_is_about(text: str, expected: str | None) -> None:
    assert subject(text) == expected


def test_an_object_is_not_what_the_next_sentence_is_about() -> None:
    text = "Volta Corp. sued Ostwind Energy AG. The company wants $5 million."
    assert subject(text) == "Volta Corp."
