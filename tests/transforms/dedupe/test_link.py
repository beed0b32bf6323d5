from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.link import components, link


def test_a_bridge_does_not_join_two_groups() -> None:
    scores = {("a", "b"): 90, ("c", "d"): 90, ("b", "c"): 80}
    assert link("abcd", scores, 50) == [("a", "b"), ("c", "d")]


def test_a_chain_of_weak_links_stays_apart() -> None:
    chain = {("a", "b"): 60, ("b", "c"): 60, ("c", "d"): 60, ("d", "e"): 60}
    assert link("abcde", chain, 50) == [("a", "b", "c"), ("d", "e")]


def test_the_upper_half_of_the_scores_decides() -> None:
    copies = {("a", "b"): 95, ("a", "c"): 95, ("b", "c"): 95}
    near = copies | {("a", "d"): 60, ("b", "d"): 50, ("c", "d"): 10}
    far = copies | {("a", "d"): 60, ("b", "d"): 30, ("c", "d"): 30}
    assert link("abcd", near, 50) == [("a", "b", "c", "d")]
    assert link("abcd", far, 50) == [("a", "b", "c"), ("d",)]


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
