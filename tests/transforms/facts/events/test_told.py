from __future__ import annotations

import time

import pytest

from transforms.facts.events.told import Told
from transforms.facts.text.sentences import Span, sentences


def is_told(text: str, words: str) -> bool:
    start = text.index(words)
    (sentence,) = (span for span in sentences(text) if span.start <= start < span.end)
    told = Told(text)
    return told.sentence(sentence) and told.at(sentence, start, start + len(words))


NEWS = [
    "Acme signed a deal.",
    'The "green city" deal was signed by Acme.',
    "Acme denied it; Zenith signed a deal.",
    "About 500 workers saw that Acme signed a deal.",
    "About Acme\nAcme makes tyres\n\nMore news\nAcme signed a deal.",
]
NO_NEWS = [
    "Acme denied that it signed a deal.",
    "If Acme signed a deal, it would pay.",
    "Acme ruled out that it had signed a deal.",
    "Has Acme signed a deal?",
    "“We are glad that Acme signed a deal,” he said.",
    '"We are glad that Acme signed a deal," he said.',
    "“We are glad. It is long ago that Acme signed a deal.\nMore came.",
    "About Acme\nAcme signed a deal in 2010.",
    "About Acme: Acme signed a deal in 2010.",
    "Forward-Looking Statements\nAcme signed a deal.",
    "Founded in 2010, Acme signed a deal.",
    "The post Acme signed a deal appeared first on Example.",
]


@pytest.mark.parametrize("text", NEWS)
def test_what_is_told_as_news(text: str) -> None:
    assert is_told(text, "signed")


@pytest.mark.parametrize("text", NO_NEWS)
def test_what_is_not(text: str) -> None:
    assert not is_told(text, "signed")


@pytest.mark.parametrize("unit", ["“", '"', "“a ", "About A\n", "if ", "but "])
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "x"
    started = time.process_time()
    told = Told(text)
    told.at(Span(0, 1_500), 1_000, 1_010)
    assert time.process_time() - started < 2
