from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import OTHER, PLANT, RETOLD, TRIMMED
from transforms.dedupe.keys import blocking_keys
from transforms.dedupe.reading import read


def test_copies_and_rewrites_share_keys_and_strangers_do_not() -> None:
    read_ones = read([(None, text) for text in (PLANT, TRIMMED, RETOLD, OTHER)])
    plant, trimmed, retold, other = map(set, blocking_keys(read_ones))
    assert plant & trimmed
    assert plant & retold
    assert not plant & other


@given(st.text(), st.text())
def test_keys_are_few_distinct_and_fit_into_64_bits(title: str, text: str) -> None:
    (keys,) = blocking_keys(read([(title, text)]))
    assert len(set(keys)) == len(keys) <= 26
    assert all(0 <= key < 2**64 for key in keys)
