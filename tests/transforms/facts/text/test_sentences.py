from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.text.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Acme Co., Ltd. signed the deal with Beta Inc. Chairman Lee.",
        "The U.S. Department of Energy said so.",
        "Ms. Li and Dr. J. R. Smith paid $1.5 billion.",
        "It was built in St. Louis as Unit No. 5 of the plant.",
        "The vote was 3 vs. 4 on Jan. 15 at 9 a.m. Eastern time.",
        "Yahoo! said it would buy the site.",
        "The engine turned at 3.5 times the speed...",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("A headline\nThe text.\n\nMore.", ["A headline", "The text.", "More."]),
        ("Sold to Beta Inc. The price was low.", ["Sold to Beta Inc.", "The price was low."]),
        ("Made in the U.S. It sells well.", ["Made in the U.S.", "It sells well."]),
        ("“We agreed.” She left.", ["“We agreed.”", "She left."]),
        ("Was it? Yes! Good.", ["Was it?", "Yes!", "Good."]),
        ("The answer was no. Nobody spoke.", ["The answer was no.", "Nobody spoke."]),
        ("It closed in 2020. 45 people left.", ["It closed in 2020.", "45 people left."]),
        ("It grew with industry.The plant closed.", ["It grew with industry.", "The plant closed."]),
        ("产能达到40万千瓦。项目已开工。", ["产能达到40万千瓦。", "项目已开工。"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_splits(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.text(alphabet=st.sampled_from('aB. \n"”!?9,)。Inc\u00a0'), max_size=300))
def test_every_character_lies_in_one(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))
    assert all(text[s.start].strip() and text[s.end - 1].strip() for s in spans)


@pytest.mark.parametrize("unit", [".", "a. ", "x", "\n", "Mr. ", '." ', " ", "。", "\0", "A.B. "])
def test_hostile_text_is_cut_and_linear(unit: str) -> None:
    started = time.process_time()
    spans = sentences(unit * (200_000 // len(unit)))
    assert time.process_time() - started < 2
    assert all(span.end - span.start <= LONGEST for span in spans)
