from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import PLANT, features
from transforms.dedupe.features import unpack
from transforms.dedupe.packing import pack, packed_size
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


@given(st.one_of(st.none(), st.text()), st.text())
def test_any_text_has_features(title: str | None, text: str) -> None:
    assert features(text, title).length >= 0
