"""What an article says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from transforms.models.article import Precision

Status = Literal["asserted", "planned", "forecast"]
Modifier = Literal["=", "~", ">", "<", "up", "down"]
EntityKind = Literal["organisation", "place", "person"]


@dataclass(frozen=True)
class Entity:
    """An organisation, place or person. `name` is its fullest name in this article."""

    entity_id: str  # the same in every article that uses the same name
    kind: EntityKind
    name: str
    country: str | None = None  # ISO 3166-1 alpha-2
    parent_id: str | None = None  # the place it lies in, the body it belongs to
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """Where an article names an entity."""

    entity_id: str
    start_char: int
    end_char: int
    exact: str
    role: str | None = None  # dateline, source, contact, publisher; None in running text
    block_position: int | None = None  # offsets count in this removed block, not in the text
    extractor: str = ""
    confidence: float = 1.0


@dataclass(frozen=True)
class DateMention:
    """Where an article speaks of a time, and the days it means (both inclusive)."""

    start_char: int
    end_char: int
    exact: str
    date_from: date | None  # None: vague ("in recent years")
    date_to: date | None
    precision: Precision
    role: str  # published, dateline, event, deadline, as-of, copyright, text
    method: str  # explicit, nearest, weekday, relative, named-period, set ("annual"), vague
    block_position: int | None = None


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, as the text claims it.

    `exact` is the surface without the modifier ("6.13 million kilowatts" of "over
    6.13 million kilowatts"). `low` and `high` bound what the words claim, in
    `base_unit`; None is open.
    """

    quantity_id: str
    start_char: int
    end_char: int
    exact: str
    sentence: str
    value: float  # magnitude words applied: 6137200.0 for "6.1372 million kW"
    value_to: float | None  # the upper end of a range
    unit: str  # as written: "kilowatts", "%", "industry professionals"; "" for a bare number
    unit_code: str  # UCUM or ISO 4217: kW, GW.h, CNY, %, {professional}
    base_value: float
    base_unit: str  # W, J, {count}, 1, CNY ...
    low: float | None
    high: float | None
    modifier: Modifier
    property: str | None  # what is measured: "installed renewable energy capacity"
    subject: str | None  # of whom or what: "Dongying"
    subject_id: str | None
    place_id: str | None
    period: str | None  # ISO 8601 duration: P1Y, "per year"
    as_of: date | None  # the time it speaks of; None: the time of the article
    ratio_of: str | None  # quantity_id of what this is a ratio of
    ratio_to: str | None  # in words: "its coal power capacity"
    status: Status
    extractor: str
    confidence: float


@dataclass(frozen=True)
class EventMention:
    """An event as one article tells it; `start_char` and `end_char` are its trigger's."""

    kind: str  # agreement_signed, project_build, project_open, project_expand, ...
    start_char: int
    end_char: int
    exact: str
    status: Status
    date_from: date | None
    date_to: date | None
    precision: Precision | None
    place_id: str | None
    participants: tuple[tuple[str, str], ...] = ()  # (entity_id, role)
    quantity_ids: tuple[str, ...] = ()
    object: str | None = None  # "strategic cooperation agreement"


@dataclass(frozen=True)
class Contact:
    """A person to call, masked in place: every letter and digit is a '*'."""

    block_position: int | None
    name: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class Facts:
    """Everything that one article's text says."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[EventMention, ...] = ()
    rejected: tuple[tuple[str, str, str], ...] = ()  # (exact, reason, detail)
