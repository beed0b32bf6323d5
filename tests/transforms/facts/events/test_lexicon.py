from __future__ import annotations

import pytest

from transforms.facts.events.lexicon import inflected, lexicon


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("sign", {"sign", "signs", "signing", "signed"}),
        ("close", {"close", "closes", "closing", "closed"}),
        ("build", {"build", "builds", "building", "built"}),
        ("cancel", {"cancel", "cancels", "canceling", "cancelling", "canceled", "cancelled"}),
        ("execute", {"execute", "executes", "executing", "executed"}),
        ("reply", {"reply", "replies", "replying", "replied"}),
        ("launch", {"launch", "launches", "launching", "launched"}),
    ],
)
def test_the_forms_of_a_verb(base: str, forms: set[str]) -> None:
    assert {word for word, _ in inflected(base)} == forms


def test_every_kind_has_an_actor_and_something_that_must_stand_beside_it() -> None:
    words = [*lexicon().words.values()]
    words += [word for entries in lexicon().phrases.values() for _, word in entries]
    words += [word for entries in lexicon().nouns.values() for _, word in entries]
    for kind in {kind for word in words for kind in word.kinds}:
        assert kind.actor
        assert kind.objects or kind.or_name or kind.needs or kind.partner
