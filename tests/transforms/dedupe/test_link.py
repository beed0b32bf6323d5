from __future__ import annotations

from itertools import pairwise, permutations

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


def test_every_permutation_of_ties_gives_one_answer() -> None:
    pairs = [(("a", "b"), 60), (("b", "c"), 60), (("c", "d"), 60), (("a", "d"), 60)]
    assert len({tuple(link("abcd", dict(order), 30)) for order in permutations(pairs)}) == 1
