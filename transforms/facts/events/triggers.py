"""The words of a sentence that could tell of an event: verbs and nouns, in order."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.facts.events.nominals import nouns
from transforms.facts.events.verbs import Trigger, tokens_of, verbs
from transforms.facts.text.sentences import Span


def triggers(text: str, sentence: Span) -> Iterator[Trigger]:
    """The triggers of one sentence; whether they have an object and parties is not looked at."""
    tokens = tokens_of(text, sentence.start, sentence.end)
    end = sentence.start
    for index, token in enumerate(tokens):
        found = (verbs(text, tokens, index) or nouns(text, tokens, index)) if token.start >= end else None
        if found is not None:
            end = found.end
            yield found
