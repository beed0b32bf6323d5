"""What a rule takes for a name, before names become entities."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.facts.names.gazetteer import Place
from transforms.models import EntityKind


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of a text that names something."""

    start: int
    end: int
    kind: EntityKind
    name: str
    extractor: str
    confidence: float
    place: Place | None = None  # which place it is; for a government, what it governs
    role: str | None = None
    block_position: int | None = None
