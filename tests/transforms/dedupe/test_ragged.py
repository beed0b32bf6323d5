from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.ragged import Ragged, among, grams, is_new, joined, ragged

LISTS = st.lists(st.lists(st.integers(0, 9), max_size=12), max_size=6)


@given(LISTS, st.integers(0, 5))
def test_each_text_is_treated_as_if_it_were_alone(lists: list[list[int]], most: int) -> None:
    whole = ragged(lists)
    assert whole.lists() == lists
    assert whole.sizes.tolist() == [len(some) for some in lists]
    assert whole.owners.tolist() == [at for at, some in enumerate(lists) for _ in some]
    assert whole.ranks.tolist() == [rank for some in lists for rank in range(len(some))]
    assert whole.head(most).lists() == [some[:most] for some in lists]
    assert whole.only(whole.values > 4).lists() == [[one for one in some if one > 4] for some in lists]
    assert whole.distinct().lists() == [sorted(set(some)) for some in lists]
    assert whole.packed() == [np.array(some, np.uint32).tobytes() for some in lists]


@given(st.lists(st.tuples(*[st.lists(st.integers(0, 9), max_size=5)] * 2), max_size=5))
def test_values_are_joined_text_by_text(lists: list[tuple[list[int], list[int]]]) -> None:
    first, second = ragged([one for one, _ in lists]), ragged([other for _, other in lists])
    assert joined(first, second).lists() == [one + other for one, other in lists]


@given(LISTS, st.integers(1, 6))
def test_runs_never_reach_over_two_texts(lists: list[list[int]], length: int) -> None:
    alone = [grams(ragged([some]), length).values.tolist() for some in lists]
    assert grams(ragged(lists), length).lists() == alone
    assert [len(found) for found in alone] == [max(0, len(some) - length + 1) for some in lists]


def test_runs_depend_on_order() -> None:
    one, other = grams(ragged([[1, 2, 3], [3, 2, 1]]), 3).lists()
    assert one != other


@given(st.lists(st.integers(0, 50)), st.lists(st.integers(0, 50)))
def test_what_is_known_is_found(own: list[int], known: list[int]) -> None:
    ordered = np.array(sorted(known), np.uint32)
    assert among(np.array(own, np.uint32), ordered).tolist() == [one in known for one in own]
    assert ordered[is_new(ordered)].tolist() == sorted(set(known))


def test_nothing_at_all_is_a_text_too() -> None:
    none = Ragged(np.empty(0, np.uint32), np.zeros(1, np.intp))
    assert none.distinct().lists() == grams(none, 3).lists() == none.head(2).packed() == []


def test_a_long_text_has_the_runs_of_its_parts() -> None:
    values = list(range(40_000))
    (whole,) = grams(ragged([values]), 5).lists()
    assert len(whole) == len(set(whole)) == 39_996
    for start in (0, 16_380, 16_384, 32_766, 39_000):
        (part,) = grams(ragged([values[start : start + 20]]), 5).lists()
        assert whole[start : start + 16] == part
