from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.plain import before_about, fold, plain, text_key


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


@given(st.text(st.one_of(st.sampled_from(" \n\t\x1c\x85\u2028\u200b\u00adab"), st.characters())))
def test_all_white_space_becomes_single_spaces(text: str) -> None:
    assert fold(text) == " ".join(plain(text).split()) == fold(fold(text))


def test_what_a_release_says_about_its_company_is_left_out() -> None:
    story = "The plant opened today with sixty guests. " * 8
    assert before_about(f"{story}\nAbout Brackwater Energy Inc.\nBrackwater runs dams.") == story
    assert before_about("About Town\n" + story) == "About Town\n" + story
    assert before_about(f"{story}\nAbout 200 people came.") == f"{story}\nAbout 200 people came."
    hostile = "\nAbout Us" * 100_000
    assert len(before_about(hostile)) < len(hostile)
