from __future__ import annotations

import time

import pytest

from transforms.facts.names.signs import announces, has_sign, has_ticker, is_described, is_said_to_be_one
from transforms.facts.names.surface import Chunk, Word
from transforms.facts.text.sentences import Span


def run(before: str, behind: str, possessive: bool = False) -> tuple[str, Chunk]:
    """A text with the name Zentrix, and the run that is the name."""
    text = f"{before}Zentrix{behind}"
    word = Word(len(before), len(before) + 7, "Zentrix", possessive)
    return text, Chunk((word,), Span(0, len(text)), not before, possessive)


@pytest.mark.parametrize(
    ("before", "behind", "sign"),
    [
        ("", " (NASDAQ: ZTX) rose.", has_ticker),
        ("", " (TSX.V: ZTX | OTC: ZTXF) rose.", has_ticker),
        ("", ", a leading maker of pumps, grew.", is_described),
        ("", ", the world's largest producer of tin, grew.", is_described),
        ("The battery maker ", " grew.", is_described),
        ("", " is a leading provider of pumps.", is_said_to_be_one),
        ("", " (ZTX) was one of the first airlines.", None),
        ("", " is an award-winning software company.", is_said_to_be_one),
        ("", " today announced a plan.", announces),
        ("", " (the maker) has announced a plan.", announces),
        ("", ", a German business man, left.", None),
        ("", ", a partner in the company, left.", None),
        ("", " is a joy for every company.", None),
        ("", " is a town in Ohio.", None),
        ("", " grew.", None),
        ("The market ", " grew.", None),
    ],
)
def test_what_speaks_for_an_organisation(before: str, behind: str, sign: object) -> None:
    found = [
        one for one in (has_ticker, is_described, is_said_to_be_one, announces) if one(*run(before, behind))
    ]
    assert found == ([sign] if sign else [])
    assert has_sign(*run(before, behind)) is bool(sign)


def test_a_possessive_is_a_sign() -> None:
    assert has_sign(*run("", "'s plant", possessive=True))


@pytest.mark.parametrize("unit", [" (", ", a ", " is a ", "a-", "('s ", " the x's "])
def test_a_hostile_text_costs_no_more_than_its_reach(unit: str) -> None:
    text, chunk = run(unit * 20_000, unit * 20_000)
    started = time.process_time()
    for _ in range(100):
        has_sign(text, chunk)
    assert time.process_time() - started < 1
