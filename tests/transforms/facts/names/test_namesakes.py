"""Whom a surname stands for: the full name that the text has most often, or the first."""

from __future__ import annotations

import pytest

from transforms.facts.names.entities import find_entities
from transforms.facts.text.sentences import sentences
from transforms.models import Article, Publisher


def meant(text: str) -> list[tuple[str, str]]:
    """What the text says of persons, and whom it means."""
    article = Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, language="en")
    entities, mentions = find_entities(article, sentences(text), ())
    names = {entity.entity_id: entity.name for entity in entities if entity.kind == "person"}
    return [(one.exact, names[one.entity_id]) for one in mentions if one.entity_id in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Roger Vance won. Vance and his wife, Sarah Vance, left.",
            [("Roger Vance", "Roger Vance"), ("Vance", "Roger Vance"), ("Sarah Vance", "Sarah Vance")],
        ),
        (
            "Roger Vance lost. Elizabeth Vance won. Elizabeth Vance rose, and Vance left.",
            [
                ("Roger Vance", "Roger Vance"),
                ("Elizabeth Vance", "Elizabeth Vance"),
                ("Elizabeth Vance", "Elizabeth Vance"),
                ("Vance", "Elizabeth Vance"),
            ],
        ),
        ("Roger Vance won. Mr. Vance left.", [("Roger Vance", "Roger Vance"), ("Vance", "Roger Vance")]),
        (
            "Zofka Vance won. Ms. Vance left.",  # no sign speaks for the first but the second
            [("Zofka Vance", "Zofka Vance"), ("Vance", "Zofka Vance")],
        ),
        (
            "Roger Vance won. Mr. Vance and Ms. Vance left.",
            [("Roger Vance", "Roger Vance"), ("Vance", "Vance"), ("Vance", "Vance")],
        ),
        (
            "Mr. Vance left. Sarah Vance won.",  # he is not she
            [("Vance", "Vance"), ("Sarah Vance", "Sarah Vance")],
        ),
        ("Ms. Vance left. Vance won.", [("Vance", "Vance"), ("Vance", "Vance")]),
        (
            "Roger Vance won. Sarah Vance lost. Ms. Vance left.",  # she is not the first named
            [("Roger Vance", "Roger Vance"), ("Sarah Vance", "Sarah Vance"), ("Vance", "Vance")],
        ),
    ],
)  # fmt: skip
def test_whom_a_surname_means(text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(text) == expected
