"""What the copies claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from transforms.models.article import Precision
from transforms.models.facts import Facts, Status
from transforms.models.story import Relation

Verdict = Literal["single", "agree", "compatible", "conflict"]


@dataclass(frozen=True)
class Account:
    """One article of a story with its facts, for comparing."""

    article_id: str
    version_id: str
    published_date: date | None
    relation: Relation
    source_group: str  # articles with one text source have the same; they count once
    facts: Facts


@dataclass(frozen=True)
class Claim:
    """What the articles of a story say a figure about."""

    claim_id: str
    story_id: str
    series_id: str
    property: str | None
    subject: str | None
    subject_id: str | None
    place_id: str | None
    period: str | None
    as_of: date | None
    status: Status
    value: float  # in base_unit, of the most precise telling
    base_unit: str
    low: float | None
    high: float | None
    verdict: Verdict
    article_count: int
    independent_source_count: int
    quantity_ids: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """One event of a story, with each place in a text that tells it."""

    event_id: str
    story_id: str
    kind: str
    object: str | None  # what was built, bought or signed, in the words of its first telling
    status: Status
    date_from: date | None
    date_to: date | None
    precision: Precision | None
    place_id: str | None
    mentions: tuple[tuple[str, int, int, str], ...]  # (version_id, start_char, end_char, exact)
    participants: tuple[tuple[str, str], ...]  # (entity_id, role)
    quantity_ids: tuple[str, ...]
