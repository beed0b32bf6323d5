"""Events of short texts with names for ids, for tests to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.facts import find_facts
from transforms.models import Article, Facts, Publisher

DAY = date(2025, 6, 20)  # a Friday


def facts(text: str) -> Facts:
    """What is found in `text`, as an article of `DAY`."""
    return find_facts(
        Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, language="en", published_date=DAY)
    )


@dataclass(frozen=True)
class Told:
    """An event with names for ids."""

    kind: str
    exact: str
    status: str
    object: str | None
    parties: frozenset[tuple[str, str]]
    place: str | None
    day: date | None
    figures: tuple[str, ...]


def told(text: str) -> list[Told]:
    """The events of `text`, in order."""
    found = facts(text)
    names = {entity.entity_id: entity.name for entity in found.entities}
    exact = {quantity.quantity_id: quantity.exact for quantity in found.quantities}
    return [
        Told(
            event.kind,
            event.exact,
            event.status,
            event.object,
            frozenset((names[who], role) for who, role in event.participants),
            names[event.place_id] if event.place_id else None,
            event.date_from,
            tuple(exact[key] for key in event.quantity_ids),
        )
        for event in found.events
    ]
