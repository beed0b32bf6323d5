from __future__ import annotations

from transforms.dedupe.features import unpack
from transforms.dedupe.packing import MAX_PHRASES, MAX_WORDS, pack
from transforms.dedupe.reading import read


def test_a_long_text_costs_no_more_than_a_bound() -> None:
    words = " ".join(f"word{number % 7000} {number}" for number in range(30_000))
    (payload,) = pack(read([(None, words)]))
    told = unpack(payload)
    assert len(told.body) <= MAX_WORDS
    assert len(told.phrases) == MAX_PHRASES >= len(told.letters)
    assert len(payload) < 10_000


def test_a_text_beside_a_long_one_has_its_own_bytes() -> None:
    short = (None, "The lock at Lunde opened in May.")
    long = (None, " ".join(f"word{number}" for number in range(2_000)))
    assert pack(read([short, long, short])) == pack(read([short])) + pack(read([long])) + pack(read([short]))
