from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.dedupe.news import BRANCH, OTHER, PLANT, RETOLD, article
from transforms.dedupe import score, sign, sign_all
from transforms.models import Article, Facts, Publisher

LEGAL = "This is meant by the Private Securities Litigation Reform Act of 1995. "
ODD = (
    "", " ", "!", "東京で会議が開かれた。" * 40, "Встреча прошла в Казани. " * 30, "Straße ΐ İstanbul " * 30,
    "اجتماع في القاهرة " * 30, "\ud800 lone surrogate", "word 1 " * 900,
    f"{PLANT}\nAbout Brackwater Energy\nBrackwater runs dams. {LEGAL}",
)  # fmt: skip
MORE = ("word " * 200_000, "1 " * 50_000, "\x00\x01", "Twenty words or fewer.")
TEXTS = st.one_of(st.sampled_from([PLANT, RETOLD, OTHER, BRANCH, LEGAL * 3, *ODD]), st.text())


def test_a_signature_depends_on_text_title_and_day_alone() -> None:
    one = article("a", PLANT, "A plant")
    other = replace(one, url="https://b.example/", publisher=Publisher("B"), source_id="b", wire="Orrin Wire")
    assert sign(one, Facts()) == sign(other, Facts())
    later = sign(replace(one, published_date=date(2026, 5, 5)), Facts())
    assert later.keys == sign(one, Facts()).keys
    assert later.payload == sign(one, Facts()).payload


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, st.one_of(st.none(), TEXTS)), max_size=8))
def test_articles_are_signed_together_as_each_alone(told: list[tuple[str, str | None]]) -> None:
    given_ones = [(article("a", text, title), Facts()) for text, title in told]
    assert sign_all(given_ones) == [sign(*one) for one in given_ones]


def test_many_articles_are_signed_in_several_passes() -> None:
    def print_of(number: int) -> Article:
        return article(str(number), f"{PLANT} {number}" if number % 100 else PLANT * 300)

    given_ones = [(print_of(number), Facts()) for number in range(700)]
    signed = sign_all(given_ones)
    assert len(signed) == 700
    for at in (0, 1, 255, 256, 257, 699):
        assert signed[at] == sign(*given_ones[at])


@pytest.mark.parametrize("text", [*ODD, *MORE])
def test_any_text_is_signed_within_bounds(text: str) -> None:
    one, other = sign_all([(article("a", text), Facts()), (article("b", text + " More?"), Facts())])
    assert len(one.keys) <= 26
    assert len(one.payload) < 40_000
    score(one, other)
