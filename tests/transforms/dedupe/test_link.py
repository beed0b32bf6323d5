from __future__ import annotations

from itertools import combinations, pairwise, permutations, product
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.link import MOST_COMPLETED, components, link, unscored


def test_a_bridge_does_not_join_two_groups() -> None:
    scores = {("a", "b"): 90, ("c", "d"): 90, ("b", "c"): 80}
    assert link("abcd", scores, 50) == [("a", "b"), ("c", "d")]


def test_a_chain_of_weak_links_stays_apart() -> None:
    chain = {("a", "b"): 60, ("b", "c"): 60, ("c", "d"): 60, ("d", "e"): 60}
    assert link("abcde", chain, 50) == [("a", "b"), ("c", "d"), ("e",)]


def test_what_is_known_of_one_copy_is_known_of_the_others() -> None:
    """Two releases, and a copy of each: what tells the releases apart tells their copies apart."""
    copies = {("a", "A"): 99, ("b", "B"): 99}
    told = copies | {("a", "b"): 0, ("a", "B"): 90, ("b", "A"): 90, ("A", "B"): 0}
    assert link("aAbB", {(min(ends), max(ends)): value for ends, value in told.items()}, 50) == [
        ("A", "a"),
        ("B", "b"),
    ]


def test_a_text_joins_where_most_of_a_story_speaks_for_it() -> None:
    copies = {("a", "b"): 95, ("a", "c"): 95, ("b", "c"): 95}
    near = copies | {("a", "d"): 90, ("b", "d"): 60, ("c", "d"): 10}
    far = copies | {("a", "d"): 90, ("b", "d"): 30, ("c", "d"): 20}
    assert link("abcd", near, 50) == [("a", "b", "c", "d")]
    assert link("abcd", far, 50) == [("a", "b", "c"), ("d",)]


def two_groups(size: int, within: int, between: int) -> dict[tuple[str, str], int]:
    one, other = [[f"{letter}{at}" for at in range(size)] for letter in "ab"]
    inner = dict.fromkeys([*combinations(one, 2), *combinations(other, 2)], within)
    return inner | dict.fromkeys(product(one, other), between)


@pytest.mark.parametrize(
    ("size", "within", "between", "groups"),
    [
        (4, 90, 60, 2),  # closer than the threshold, but far less so than each in itself
        (4, 90, 75, 1),
        (4, 60, 60, 1),  # as loose within as between
        (3, 90, 60, 1),  # too few to tell
        (9, 100, 74, 2),
        (9, 100, 76, 1),
    ],
)
def test_two_events_of_a_kind_stay_apart(size: int, within: int, between: int, groups: int) -> None:
    scores = two_groups(size, within, between)
    assert len(link({end for ends in scores for end in ends}, scores, 50)) == groups


def test_a_loose_group_may_join_a_close_one() -> None:
    scores = two_groups(4, 90, 65)
    scores |= {ends: 65 for ends in scores if ends[0][0] == ends[1][0] == "b"}
    assert len(link({end for ends in scores for end in ends}, scores, 50)) == 1


def test_groups_that_stayed_apart_are_looked_at_again() -> None:
    """A text between the two shows that the first of them is not as close as it seemed."""
    scores = two_groups(4, 90, 68)
    assert len(link({end for ends in scores for end in ends}, scores, 50)) == 2
    scores |= {(f"{letter}{at}", "c"): 55 for letter in "ab" for at in range(4)}
    assert len(link({end for ends in scores for end in ends}, scores, 50)) == 1


def test_every_pair_of_a_small_component_is_scored() -> None:
    assert unscored({("a", "b"): 2, ("b", "c"): 2, ("x", "y"): 100}, 100) == [("a", "c")]


def test_a_large_component_is_taken_apart_before() -> None:
    """A chain of weak scores hangs hundreds of texts together: each strong part is still completed."""
    names = [f"{at:03}" for at in range(3 * MOST_COMPLETED)]
    weak = dict.fromkeys(pairwise(names), 5)
    strong = {("000", "001"): 80, ("001", "002"): 80}
    assert unscored(weak | strong, 100) == [("000", "002")]


def test_components_hold_what_hangs_together() -> None:
    assert components("edcba", {("a", "c"): 1, ("c", "e"): 1}) == [["a", "c", "e"], ["b"], ["d"]]


graphs = st.dictionaries(
    st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=2, unique=True).map(sorted).map(tuple),
    st.sampled_from([10, 40, 50, 60, 90]),
)


@given(graphs, st.randoms())
def test_groups_do_not_depend_on_order(scores: dict[tuple[str, str], int], random: object) -> None:
    shuffled = list(scores.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    groups = link("abcdefgh", scores, 45)
    assert groups == link("hgfedcba", dict(shuffled), 45)
    assert sorted("".join("".join(group) for group in groups)) == list("abcdefgh")


@given(
    st.lists(st.sampled_from([0, 30, 45, 60, 90]), min_size=45, max_size=45),
    st.lists(st.integers(0, 1), min_size=10, max_size=10),
)
def test_groups_are_those_of_a_search_through_all(noise: list[int], side: list[int]) -> None:
    """Ten texts of up to two events: the same groups as when each step looks at all pairs of groups."""
    nodes = "abcdefghij"
    scores = {
        (a, b): max(value, 70) if side[nodes.index(a)] == side[nodes.index(b)] else value
        for (a, b), value in zip(combinations(nodes, 2), noise, strict=True)
    }

    def closeness(group: str) -> float:
        return mean(scores[ends] for ends in combinations(group, 2))

    groups = list(nodes)
    while True:
        ranked = []
        for one, other in combinations(sorted(groups), 2):
            between = mean(scores[min(a, b), max(a, b)] for a, b in product(one, other))
            told = len(one) > 3 and len(other) > 3
            bar = max(50, (50 + min(closeness(one), closeness(other))) / 2) if told else 50
            if between >= bar:
                ranked.append((-between, one, other))
        if not ranked:
            break
        _, one, other = min(ranked)
        groups = [group for group in groups if group not in (one, other)] + ["".join(sorted(one + other))]
    assert link(nodes, scores, 50) == [tuple(group) for group in sorted(groups)]


def test_every_permutation_of_ties_gives_one_answer() -> None:
    pairs = [(("a", "b"), 60), (("b", "c"), 60), (("c", "d"), 60), (("a", "d"), 60)]
    assert len({tuple(link("abcd", dict(order), 30)) for order in permutations(pairs)}) == 1
