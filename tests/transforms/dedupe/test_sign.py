from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.transforms.dedupe.news import PLANT, article
from transforms.dedupe import score, sign
from transforms.models import Facts, Publisher


def test_a_signature_depends_on_text_title_and_day_alone() -> None:
    one = article("a", PLANT, "A plant")
    other = replace(one, url="https://b.example/", publisher=Publisher("B"), source_id="b", wire="Orrin Wire")
    assert sign(one, Facts()) == sign(other, Facts())
    later = sign(replace(one, published_date=date(2026, 5, 5)), Facts())
    assert later.keys == sign(one, Facts()).keys
    assert later.payload == sign(one, Facts()).payload


@pytest.mark.parametrize(
    "text",
    ["", " ", "!", "Twenty words or fewer.", "東京で会議が開かれた。" * 40, "Встреча прошла в Казани. " * 30,
     "اجتماع في القاهرة " * 30, "\ud800 lone surrogate", "\x00\x01", "word " * 200_000, "1 " * 50_000],
)  # fmt: skip
def test_any_text_is_signed_within_bounds(text: str) -> None:
    one, other = sign(article("a", text), Facts()), sign(article("b", text + " More?"), Facts())
    assert len(one.keys) <= 26
    assert len(one.payload) < 40_000
    score(one, other)
