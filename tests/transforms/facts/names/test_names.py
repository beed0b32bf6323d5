from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.names.names import (
    fold,
    fold_organisation,
    is_common,
    is_legal_form,
    organisation_id,
    without_legal_form,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Robotics Co., Limited", "Acme Robotics Co Ltd"),
        ("ACME ROBOTICS INC.", "Acme Robotics, Inc"),
        ("The Acme Company", "Acme"),
        ("Björk & Söhne GmbH", "Bjork and Sohne"),
        ("U.S. Steel Corp.", "US Steel Corporation"),
    ],
)
def test_spellings_of_one_firm(one: str, other: str) -> None:
    assert organisation_id(one) == organisation_id(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Group", "Acme Holdings"),
        ("Acme Bank", "Acme"),
        ("Limited", "Company"),
        ("Acme AG", "Acme ag x"),
    ],
)
def test_spellings_of_two_firms(one: str, other: str) -> None:
    assert organisation_id(one) != organisation_id(other)


def test_legal_forms_have_their_capitals() -> None:
    assert all(map(is_legal_form, ("Inc.", "INC", "Ltd", "gmbh", "AG", "S.A.", "NV")))
    assert not any(map(is_legal_form, ("Ag", "as", "Group", "Se", "se")))
    assert without_legal_form("Acme Co., Ltd.") == "Acme"


def test_common_words_are_those_that_news_writes_small() -> None:
    assert all(map(is_common, ("Energy", "target", "Overall", "March")))
    assert not any(map(is_common, ("Apple", "Shell", "Wuhan")))


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold_organisation(name) or not fold(name)
