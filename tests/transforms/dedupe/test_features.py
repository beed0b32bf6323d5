from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import OTHER, PLANT, features
from transforms.dedupe.features import unpack
from transforms.dedupe.packing import MAX_PHRASES, MAX_WORDS, pack, packed_size
from transforms.dedupe.reading import read
from transforms.dedupe.words import split


def test_features_come_back_from_their_bytes() -> None:
    (payload,) = pack(read([("Brackwater plans a 320 MW plant in 2031", PLANT)]))
    told = unpack(payload + b"what follows is left alone")
    assert packed_size(payload) == len(payload)
    assert told == unpack(payload)
    assert set(split(["Brackwater"]).ids.tolist()) <= told.names.keys() & told.title.keys() & told.lead.keys()
    assert len(told.numbers) == 3  # 320, 410 million, 900; years and small counts say nothing
    assert told.year == 2031
    assert told.days == {4 * 32 + 4}
    assert abs(sum(weight * weight for weight in told.body.values()) - 1) < 1e-6
    assert told.rarities.keys() == told.body.keys()


def test_a_long_text_costs_no_more_than_a_bound() -> None:
    words = " ".join(f"word{number % 7000} {number}" for number in range(30_000))
    (payload,) = pack(read([(None, words)]))
    told = unpack(payload)
    assert len(told.body) <= MAX_WORDS
    assert len(told.phrases) == MAX_PHRASES >= len(told.letters)
    assert len(payload) < 10_000


def test_words_with_and_without_capital_are_no_names() -> None:
    told = features(OTHER + " The harbour. Harbour trade. Visitors say visitors pay.")
    assert not set(split(["harbour visitors"]).ids.tolist()) & told.names.keys()


@given(st.one_of(st.none(), st.text()), st.text())
def test_any_text_has_features(title: str | None, text: str) -> None:
    assert features(text, title).length >= 0
