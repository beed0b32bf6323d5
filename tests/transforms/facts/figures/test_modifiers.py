from __future__ import annotations

import pytest

from transforms.facts.figures.modifiers import read_comparison_after, read_modifier, read_modifier_after


@pytest.mark.parametrize(
    ("before", "kind", "modifier", "bound"),
    [
        ("It has over ", "amount", ">", ">"),
        ("It is no more than ", "amount", "<", "<"),
        ("It has a total of about ", "amount", "~", "~"),
        ("Sales rose about ", "ratio", "up", "~"),
        ("Sales rose by more than ", "ratio", "up", ">"),
        ("It reduced the costs of the plant by ", "ratio", "down", "="),
        ("It rose, the bank said, to ", "ratio", "=", "="),
        ("It raised ", "money", "=", "="),
        ("Shares fell ", "money", "down", "="),
        ("It lost ", "ratio", "down", "="),
        ("It was 9, an increase of ", "ratio", "up", "="),
        ("It was 9, a drop of about ", "ratio", "down", "~"),
        ("It saw an increase of ", "amount", "=", "="),
        ("It is likely to pass ", "amount", ">", ">"),
        ("It lost ", "amount", "=", "="),
        ("It has as few as ", "amount", ">", ">"),
        ("It is sold starting at ", "money", ">", ">"),
        ("Sales fell between ", "ratio", "down", "="),
        ("It fell short of ", "money", "<", "<"),
        ("It is >", "amount", ">", ">"),
        ("It is ≈ ", "amount", "~", "~"),
        ("A sub-", "amount", "<", "<"),
        ("", "amount", "=", "="),
    ],
)
def test_before(before: str, kind: str, modifier: str, bound: str) -> None:
    found = read_modifier(before + "5", 0, len(before), kind=kind)
    assert (found.modifier, found.bound) == (modifier, bound)
    assert 0 <= found.start <= len(before)


@pytest.mark.parametrize(
    ("before", "modifier", "side"),
    [
        ("不到", "<", 0),
        ("年产量超过", ">", 0),
        ("不低于", ">", 0),
        ("约", "~", 0),
        ("接近", "~", -1),
        ("产量", "=", 0),
    ],
)
def test_before_without_spaces(before: str, modifier: str, side: int) -> None:
    found = read_modifier(before + "5", 0, len(before), kind="amount")
    assert (found.modifier, found.bound, found.side) == (modifier, modifier, side)


@pytest.mark.parametrize(
    ("before", "side"),
    [
        ("It has nearly ", -1),
        ("It has just under ", -1),
        ("It is just shy of ", -1),
        ("It is approaching ", -1),
        ("It has just over ", 1),
        ("It has about ", 0),
        ("It has over ", 0),
    ],
)
def test_some_approximations_lie_on_one_side(before: str, side: int) -> None:
    assert read_modifier(before + "5", 0, len(before), kind="amount").side == side


def test_a_sentence_is_not_looked_back_over() -> None:
    text = "It is over. 5"
    assert read_modifier(text, 12, 12, kind="amount").modifier == "="


@pytest.mark.parametrize(
    ("after", "modifier"),
    [
        ("+ of", ">"),
        (" or more", ">"),
        ("-plus", ">"),
        (" or less", "<"),
        (" or so", "~"),
        ("-odd", "~"),
        ("以上", ">"),
        ("以下", "<"),
        (" + 3", "="),
        ("", "="),
    ],
)
def test_after(after: str, modifier: str) -> None:
    assert read_modifier_after("5" + after, 1, 1 + len(after)) == modifier


@pytest.mark.parametrize(
    ("after", "modifier"),
    [
        (" higher than before", "up"),
        (" lower", "down"),
        (" fewer cars", "down"),
        (" higher-end", None),
        ("", None),
    ],
)
def test_compared(after: str, modifier: str | None) -> None:
    assert read_comparison_after("5" + after, 1, 1 + len(after)) == modifier
