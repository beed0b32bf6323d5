from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.report.sides import MOST_SENTENCES, Sides, side_by_side
from transforms.facts.text.sentences import sentences

ORIGINAL = (
    "The port of Varna has bought two cranes. They cost 14 million euros. "
    "The old ones are sold to a yard in Burgas. Work starts in May."
)


def kinds(sides: Sides) -> list[str]:
    return [row.kind for row in sides.rows]


def marked(sides: Sides, side: str) -> list[str]:
    return [piece.text.strip() for row in sides.rows for piece in getattr(row, side) if piece.differs]


def test_a_text_beside_itself_is_kept() -> None:
    assert kinds(side_by_side(ORIGINAL, ORIGINAL)) == ["kept"] * 4


def test_white_space_and_quotes_are_no_change() -> None:
    assert kinds(side_by_side('He said: "It is done."', "He  said: “It is\u00a0done.”")) == ["kept"]


def test_words_that_differ_are_marked() -> None:
    sides = side_by_side(ORIGINAL, ORIGINAL.replace("14", "15").replace(" Work starts in May.", ""))
    assert kinds(sides) == ["kept", "changed", "kept", "dropped"]
    assert (marked(sides, "left"), marked(sides, "right")) == (["14"], ["15"])


def test_what_was_added_follows_what_it_stood_behind() -> None:
    added = ORIGINAL.replace("They cost", "A Danish firm made them. They cost")
    assert kinds(side_by_side(ORIGINAL, added)) == ["kept", "added", "kept", "kept", "kept"]
    assert kinds(side_by_side(ORIGINAL, f"Good news first. {ORIGINAL}"))[0] == "added"


def test_a_sentence_in_two_stays_with_the_one_it_came_from() -> None:
    whole = "The plant in Gela closes in June and its 210 workers get 18 months of pay."
    parted = "The plant in Gela closes in June. Its 210 workers get 18 months of pay."
    for left, right in ((whole, parted), (parted, whole)):
        assert kinds(side_by_side(left, right)) == ["changed"]


def test_other_words_for_one_claim_are_a_pair() -> None:
    left = "Its installed capacity has reached 8.4254 million kW, 1.6 times that of coal."
    right = "The city boasts sunshine and wind, with over 8.42 million kilowatts installed."
    assert kinds(side_by_side(left, right)) == ["dropped", "added"]
    assert kinds(side_by_side(left, right, {(left, right)})) == ["changed"]


def test_nothing_beside_something() -> None:
    assert kinds(side_by_side("", "One. Two.")) == ["added", "added"]
    assert kinds(side_by_side("One.", "")) == ["dropped"]
    assert kinds(side_by_side("", "")) == []


WORDS = st.lists(
    st.sampled_from(["Ports", "ship", "12", "MW", "of", "tin.", "Mines", "buy;", "Rails", "end?", "A"]),
    max_size=40,
)


@given(WORDS, WORDS)
def test_every_sentence_stands_exactly_once_on_its_side(left: list[str], right: list[str]) -> None:
    ours, theirs = " ".join(left), " ".join(right)
    sides = side_by_side(ours, theirs)
    for side, text in (("left", ours), ("right", theirs)):
        shown = ["".join(piece.text for piece in getattr(row, side)) for row in sides.rows]
        assert sorted(" ".join(shown).split()) == sorted(text.split())
    assert {row.kind for row in sides.rows} <= {"kept", "changed", "dropped", "added"}
    lefts = [row for row in sides.rows if row.left]
    assert [row.left for row in lefts] == [row.left for row in lefts if row.kind != "added"]


@pytest.mark.parametrize(
    "text",
    [
        "Tin is up. " * 3000,
        "a" * 200_000,
        "1,2.3," * 40_000,
        " ".join(f"Row {n} of {n}." for n in range(3000)),
    ],
)
def test_long_texts_are_cut_and_done_in_time(text: str) -> None:
    began = time.process_time()
    sides = side_by_side(text, text[:-5] + "x. End.")
    assert time.process_time() - began < 10
    assert sides.is_cut == (len(sentences(text)) > MOST_SENTENCES)


def test_many_sentences_in_one_are_done_in_time() -> None:
    words = [f"w{number}" for number in range(200)]
    left = " ".join(
        f"{' '.join(words[number % 150 : number % 150 + 40])} End{number}." for number in range(290)
    )
    began = time.process_time()
    sides = side_by_side(left, " ".join(words) + ".")
    assert time.process_time() - began < 10
    assert sides.count("changed") == 1
