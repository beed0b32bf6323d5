from __future__ import annotations

import pytest

from transforms.parse.again import of_other_articles, said_before
from transforms.parse.blocks import Block, read_blocks
from transforms.parse.features import Known, features_of
from transforms.parse.look import fold
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow

TEXT = [
    "The council of Larkhaven voted on Monday to build a second ferry pier, for 4.2 million euros.",
    "Work is to begin in autumn, said harbour master Ida Brandt, and should end by the end of spring 2027.",
    "The old pier, built in 1961, can take one ship at a time. On busy days people wait for up to two hours.",
    "Residents of the quay had asked for a noise barrier, on which the council will vote in July.",
]
NEXT = [
    "A bakery in Quarry Street has sold its last loaf, after ninety years and four generations.",
    "The house will become a library of the district, with forty places to read and a garden behind it.",
]


def blocks_of(body: str) -> list[Block]:
    root = grow(f"<html><body>{body}</body></html>")
    blocks, places = read_blocks(soup_of(root.find("body")))
    features_of(blocks, places, Known())  # weighs the running text of each place
    return blocks


def post(title: str, lines: list[str], name: str = "post") -> str:
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<article class='{name}'><header class='head'><h1 class='t'>{title}</h1></header>{text}</article>"


def test_an_endless_page_goes_on_with_other_articles() -> None:
    blocks = blocks_of(post("Pier for Larkhaven", TEXT) + post("Last loaf sold", NEXT))
    found = [blocks[i].text for i in sorted(of_other_articles(blocks, fold("Pier for Larkhaven")))]
    assert found == ["Last loaf sold", *NEXT]


@pytest.mark.parametrize(
    "body",
    [
        post("Pier for Larkhaven", TEXT) + post("Pier for Larkhaven", NEXT),
        post("Pier for Larkhaven", [*TEXT, "</p><h1 class='t'>What it costs</h1><p>", *NEXT]),
        post("Another headline", TEXT) + post("Last loaf sold", NEXT),
    ],
    ids=["the same headline", "a heading of its own", "no such title"],
)
def test_what_is_no_other_article(body: str) -> None:
    assert of_other_articles(blocks_of(body), fold("Pier for Larkhaven")) == set()


def paragraphs(lines: list[str]) -> list[Block]:
    return blocks_of("".join(f"<p>{line}</p>" for line in lines))


@pytest.mark.parametrize(
    ("lines", "again"),
    [
        ([*TEXT, *TEXT], {4, 5, 6, 7}),
        ([*TEXT, NEXT[0], *TEXT], {5, 6, 7, 8}),
        ([TEXT[0], NEXT[0], TEXT[0]], set()),  # one sentence may well be said twice
        ([*TEXT, TEXT[3], TEXT[2], TEXT[0]], set()),  # not in the same order
        (["Yes", "No"] * 200, set()),  # the cells of a table
        ([], set()),
    ],
)
def test_lines_said_before(lines: list[str], again: set[int]) -> None:
    assert said_before(paragraphs(lines), [True] * len(lines)) == again


def test_what_was_not_kept_was_not_said() -> None:
    blocks = paragraphs([*TEXT, *TEXT])
    assert said_before(blocks, [False] * 4 + [True] * 4) == set()
