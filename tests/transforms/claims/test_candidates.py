"""Which pairs are compared: all of few, the likeliest of many."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.claims.candidates import candidates


def digits(number: int) -> Iterable[str]:
    """What two numbers can have in common: a digit at a place."""
    return [f"{digit} at {place}" for place, digit in enumerate(f"{number:05d}")]


def test_few_are_all_compared() -> None:
    assert list(candidates(range(30), lambda _: ())) == list(combinations(range(30), 2))


def test_of_many_those_with_nothing_in_common_are_left_out() -> None:
    told = [*range(1000), 7]
    assert list(candidates(told, lambda number: [number])) == [(7, 1000)]


def test_what_few_share_comes_before_what_all_share() -> None:
    told = [("all", index // 2) for index in range(2000)]
    assert list(candidates(told, lambda one: one)) == [(index, index + 1) for index in range(0, 2000, 2)]


@pytest.mark.parametrize("count", [500, 5000])
def test_the_pairs_grow_with_what_is_told_alone(count: int) -> None:
    pairs = list(candidates(range(count), digits))
    assert len(pairs) <= max(20_000, 40 * count)
    assert all(first < second for first, second in pairs)


@given(st.lists(st.integers(0, 99999), min_size=201, max_size=260))
def test_the_same_are_compared_every_time(told: list[int]) -> None:
    assert list(candidates(told, digits)) == list(candidates(told, lambda one: reversed([*digits(one)])))
