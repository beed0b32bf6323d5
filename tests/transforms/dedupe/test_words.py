from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.words import among, before_about, distinct, fold, split, text_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Done,” she said.", '"Done," she said.'),
        ("It’s  late", "It's late"),
        ("a\n\n b\u00a0c", "a b c"),
        ("ﬁve", "five"),
    ],
)
def test_copies_that_differ_in_quotes_and_space_are_equal(one: str, other: str) -> None:
    assert text_key(one) == text_key(other)


def test_copies_that_differ_in_a_word_are_not() -> None:
    assert text_key("ten ships") != text_key("two ships")


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
    (a,), (b,) = split(one).figures.values(), split(other).figures.values()
    assert (a == b) is same_rough


def test_years_and_small_counts_say_nothing() -> None:
    assert not split("in 2025 with 7 ships").figures


def test_names_side_by_side_end_at_a_stop() -> None:
    words = split("Ada Lund. Harbury grew")
    assert words.capitals.tolist() == [True, True, True, False]
    assert words.follows.tolist() == [False, True, False, True]


def test_scripts_without_spaces_become_pairs_of_characters() -> None:
    assert split("东营市签署").surfaces == ("东营", "营市", "市签", "签署")


def test_hostile_text_is_cut_in_linear_time() -> None:
    for part in ("11", "1,", "1.", "a'", ",,", "A ", "営", "’’"):
        text = part * 200_000
        begin = perf_counter()
        split(text)
        assert perf_counter() - begin < 3


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    words = split(text)
    assert len(words.ids) == len(words.surfaces) == len(words.capitals) == len(words.follows)
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.integers(0, 50)), st.lists(st.integers(0, 50)))
def test_distinct_and_among_are_sets(own: list[int], known: list[int]) -> None:
    ids, others = np.array(own, np.uint32), distinct(np.array(known, np.uint32))
    assert distinct(ids).tolist() == sorted(set(own))
    assert among(ids, others).tolist() == [one in known for one in own]


def test_what_a_release_says_about_its_company_is_left_out() -> None:
    story = "The plant opened today with sixty guests. " * 8
    assert before_about(f"{story}\nAbout Brackwater Energy Inc.\nBrackwater runs dams.") == story
    assert before_about("About Town\n" + story) == "About Town\n" + story
    assert before_about(f"{story}\nAbout 200 people came.") == f"{story}\nAbout 200 people came."
    hostile = "\nAbout Us" * 100_000
    assert len(before_about(hostile)) < len(hostile)
