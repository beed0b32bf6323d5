"""What marks a figure as one of several, and which marks exclude each other."""

from __future__ import annotations

import time

import pytest

from transforms.claims.marks import are_rivals, marks, sorts


def of(sentence: str) -> dict[str, object]:
    """The marks of the figure that stands at the `#`."""
    before, _, behind = sentence.partition("#")
    return dict(marks(before, behind, lambda word: word.removesuffix("s")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norland hired # workers.", "Norland dismissed # workers."),
        ("The storm killed # people.", "In the storm # people were injured."),
        ("Net profit came to #.", "The net loss came to #."),
        ("The mill exported # of paper.", "The mill imported # of paper."),
        ("It sells milk at # a litre.", "It buys milk at # a litre."),
        ("It received # in equity.", "It received # of debt."),
        ("Peak flow was #.", "The average flow was #."),
        ("Unit 3 makes #.", "Unit 4 makes #."),
        ("Phase I covers #.", "Phase II covers #."),
        ("Block B has # flats.", "Block C has # flats."),
        ("The first berth takes ships of #.", "Ships of # go to the third berth."),
        ("It spent # on line no. 7.", "It spent # on line 8."),
        ("Reactor 1 has # and reactor 2 less.", "Reactor 1 has less, reactor 2 #."),
    ],
)
def test_two_things(one: str, other: str) -> None:
    assert are_rivals(of(one), of(other), of_one=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norland hired # workers.", "Norland took on # workers."),
        ("The storm killed # people and injured 7.", "# people died, 7 were injured."),
        ("Norland hired # workers; it had dismissed 40 in May.", "Norland hired # workers."),
        ("Unit 3 makes #.", "The unit makes #."),
        ("Phase 2 covers #.", "The second phase covers #."),
        ("For the first time it made #.", "The second largest mill made #."),
        ("In the first quarter it made #.", "In the second half it made #."),
        ("The plant stands # from the port.", "The plant 40 km inland makes #."),
    ],
)
def test_perhaps_one_thing(one: str, other: str) -> None:
    assert not are_rivals(of(one), of(other), of_one=True)


def test_what_one_sells_another_buys() -> None:
    one, other = of("Norland sold the mill for #."), of("Ostby bought the mill for #.")
    assert are_rivals(one, other, of_one=True)
    assert not are_rivals(one, other, of_one=False)


def test_people_are_killed_and_hired_sums_are_not() -> None:
    before, _, behind = "She was arrested for killing two and fined #.".partition("#")
    assert "victims" in marks(before, behind, str.lower)
    assert "victims" not in marks(before, behind, str.lower, is_count=False)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("wind capacity", "solar capacity", True),
        ("pv capacity", "solar capacity", False),
        ("wind and solar capacity", "solar capacity", True),
        ("wind capacity", "capacity", False),
        ("net profit", "operating profit", True),
        ("proven reserves", "probable reserves", True),
        ("campaign cash", "campaign funds", False),
    ],
)
def test_sorts_of_one_measure(one: str, other: str, expected: bool) -> None:
    assert are_rivals(sorts(one.split()), sorts(other.split()), of_one=False) == expected


def test_a_long_sentence_is_read_in_one_pass() -> None:
    started = time.process_time()
    for words in ("unit 1 ", "first ", "hired ", "(", "no. ", ", but "):
        marks(words * 50_000, words * 50_000, str.lower)
    assert time.process_time() - started < 3
