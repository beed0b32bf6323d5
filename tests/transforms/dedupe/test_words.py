from __future__ import annotations

import re
from time import perf_counter
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.plain import plain
from transforms.dedupe.ragged import Ragged
from transforms.dedupe.words import split

# What is to be found, said in another way: one word or stop after the other.
TOKEN = re.compile(
    r"[^\W\d_]{1,64}(?:'[^\W\d_]{1,16}|)"
    r"|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,30}(?:\.\d{1,12})?"
    r'|[.!?:;,()"\n|/]'
)
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
PIECES = (
    " ", "\n", ".", ",", "'", "-", "_", "/", "A", "ab", "O'Neil", "x" * 31, "y" * 64, "z" * 70, "'s", "’s",
    "12", "345", "1,234", "5,6789", "0.5", "7" * 31, "2025", "million", "é", "ß", "İ", "ǅ", "ΐ", "ﬃ", "²",
    "٣", "፩", "京都", "東京で会議", "ไทย", "\ud800", "🙂", "\u0301",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def written(text: str) -> list[str]:
    words = split([text])
    return words.written(np.arange(len(words.ids)))


@pytest.mark.parametrize(
    ("one", "other", "same_rough"),
    [
        ("8.4254 million kW", "8.42 million kilowatts", True),
        ("8,425,400 kW", "8.4254 million kW", True),
        ("40GWh", "40 gigawatt-hours", True),
        ("41 GWh", "40 GWh", False),
        ("1.5 billion", "1.5 million", False),
    ],
)
def test_numbers_meet_at_two_digits_whatever_their_unit(one: str, other: str, same_rough: bool) -> None:
    (a, b) = split([one, other]).rough
    assert a is not None and (a == b) is same_rough


def test_years_and_small_counts_say_nothing() -> None:
    assert split(["in 2025 with 7 ships"]).rough == (None, None)


def test_a_magnitude_stands_right_behind_its_number() -> None:
    behind, *others = split(["40 million", "40 to a million", "40. Million", "40", "million"]).rough
    assert behind is not None and behind not in others
    assert len(set(others)) == 1


def test_names_side_by_side_end_at_a_stop() -> None:
    words = split(["Ada Lund. Harbury grew", "Ada"])
    assert words.capitals.tolist() == [True, True, True, False, True]
    assert words.follows.tolist() == [False, True, False, True, False]


def test_scripts_without_spaces_become_pairs_of_characters() -> None:
    assert written("东营市签署") == ["东营", "营市", "市签", "签署"]


def expected(text: str) -> list[str]:
    found: list[str] = []
    for token in TOKEN.findall(plain(text)):
        if UNSPACED.match(token) and len(token) > 2:
            found += [token[at : at + 2] for at in range(len(token) - 1)]
        elif token not in '.!?:;,()"\n|/':
            found.append(token)
    return found


@given(st.one_of(TEXTS, st.text()))
def test_words_are_those_of_the_pattern(text: str) -> None:
    assert written(text) == expected(text)
    for word, hashed in zip(written(text), split([text]).ids.tolist(), strict=True):
        if not word[0].isdigit():
            assert hashed == crc32(word.casefold().encode("utf-8", "surrogatepass"))


@given(st.lists(st.one_of(TEXTS, st.text()), max_size=5))
def test_texts_side_by_side_are_cut_as_each_alone(texts: list[str]) -> None:
    together = split(texts)
    alone = [split([text]) for text in texts]
    for name in ("ids", "capitals", "follows"):
        whole = Ragged(getattr(together, name), together.bounds).lists()
        assert whole == [getattr(one, name).tolist() for one in alone]
    every = np.arange(len(together.ids))
    assert together.written(every) == [word for text in texts for word in written(text)]
    assert together.rough == tuple(rough for one in alone for rough in one.rough)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_folded_words_stand_between_single_spaces(texts: list[str]) -> None:
    words = split(texts)
    places = Ragged(np.arange(len(words.ids)), words.bounds)
    folded = ["".join(map(chr, points)) for points in words.folded(places).lists()]
    assert folded == [" ".join(written(text)).casefold() for text in texts]


@pytest.mark.parametrize("part", ["11", "1,", "1.", "a'", ",,", "A ", "営", "’’", "ﷺ", "ab" * 40])
def test_hostile_text_is_cut_in_linear_time(part: str) -> None:
    begin = perf_counter()
    split([part * 200_000])
    assert perf_counter() - begin < 10
