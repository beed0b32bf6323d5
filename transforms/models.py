"""The nouns: frozen values that walk from step to step.

A field that has the name of a column holds what that column holds. Offsets count
Unicode code points, from 0, end exclusive; times are aware and in UTC.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from transforms.identity import identify

Media = Literal["html", "text", "record"]
Precision = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "period", "vague"]
Relation = Literal["original", "exact", "near", "rewrite", "independent"]
Status = Literal["asserted", "planned", "forecast"]
Modifier = Literal["=", "~", ">", "<", "up", "down"]
Verdict = Literal["single", "agree", "compatible", "conflict"]
EntityKind = Literal["organisation", "place", "person"]


# ---------------------------------------------------------------- as it came in


@dataclass(frozen=True)
class Hints:
    """What is said of a page elsewhere: by the feed or sitemap that named it, and of its source.

    A page's own word goes before all of it.
    """

    title: str | None = None
    published: str | None = None  # ISO 8601: a day, or a time in the publisher's zone where that is known
    language: str | None = None  # BCP 47, lower case


@dataclass(frozen=True)
class Page:
    """The bytes of one document, from the web or from disk: later steps cannot tell.

    A `record` is one line of a `.jsonl` file. `location` is where it was found as
    the user would write it; `url` is its address: where the last redirect led, or
    the resolved path (`PATH#ID` for a line).
    """

    source_id: str
    location: str
    url: str
    media: Media
    body: bytes
    retrieved_at: datetime
    charset: str | None = None  # as the server said
    hints: Hints = Hints()

    @cached_property
    def body_sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True)
class Rejection:
    """An input, or a part of one, that could not be used. Nothing is dropped without one."""

    source_id: str | None
    location: str
    stage: str  # read, fetch, parse, facts, load
    reason: str
    detail: str
    body_sha256: str | None = None


# ------------------------------------------------------------------ as it reads


@dataclass(frozen=True)
class Publisher:
    """Who printed an article."""

    name: str
    domain: str | None = None
    kind: str = "unknown"  # wire, publisher, company, government, aggregator, unknown
    country: str | None = None
    timezone: str | None = None

    @property
    def publisher_id(self) -> str:
        return identify("publisher", self.domain or self.name.casefold())


@dataclass(frozen=True)
class RemovedBlock:
    """Text that was set aside. `at_char` is where in the article's text it stood."""

    position: int
    at_char: int
    kind: str  # dateline, source, contact, about, legal, related, copyright, share, byline, ...
    text: str


@dataclass(frozen=True)
class DateCandidate:
    """A date that a page says of itself; `method` names where it was found.

    One after the fetch is kept, and never chosen.
    """

    role: Literal["published", "modified"]
    value: str  # ISO 8601: a day, or a time with its offset
    precision: Precision
    method: str  # json-ld, meta, time-element, dateline, first-line, url, record, feed ...
    chosen: bool = False


@dataclass(frozen=True)
class Link:
    """A link in the article's own body. `kind`: internal, external, canonical, source."""

    position: int
    url: str
    anchor: str
    kind: str


@dataclass(frozen=True)
class Article:
    """One publisher's text at one address, as one page showed it."""

    source_id: str
    location: str
    url: str  # canonical on its own domain; for local copies the resolved path, or PATH#ID
    body_sha256: str
    publisher: Publisher
    text: str
    title: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None  # BCP 47, lower case: "en"
    published_date: date | None = None
    published_at: datetime | None = None  # None when only the day is known
    published_tz: str | None = None
    published_precision: Precision | None = None
    published_method: str | None = None
    modified_at: datetime | None = None
    dateline_place: str | None = None
    dateline_date: date | None = None
    wire: str | None = None  # the agency whose text this is, by its usual name: "GlobeNewswire"
    credited_source: str | None = None  # whom the page names as its source
    syndicated_from: str | None = None  # canonical address on another domain
    section: str | None = None
    is_paywalled: bool | None = None
    parser_version: str = ""
    removed: tuple[RemovedBlock, ...] = ()
    date_candidates: tuple[DateCandidate, ...] = ()
    links: tuple[Link, ...] = ()

    @cached_property
    def article_id(self) -> str:
        return identify("article", self.url)

    @cached_property
    def text_sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def version_id(self) -> str:
        """A version is new when text, title, byline or date is."""
        published = self.published_at or self.published_date
        return identify(self.article_id, self.text_sha256, self.title, self.byline, published)

    @property
    def word_count(self) -> int:
        return len(re.findall(r"\w+", self.text))


# ------------------------------------------------------------------- what it says


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


# ------------------------------------------------------------------ who copied whom


@dataclass(frozen=True)
class Signature:
    """What dedupe remembers of one text: all that a pair's score is made from.

    It depends on the text, its facts and its day alone, so articles with equal
    text and day have equal signatures, whenever they come.
    """

    text_key: str  # sha256 of the text after NFKC, quotes and white space
    day: date | None
    keys: tuple[int, ...]  # blocking keys, unsigned 64-bit; texts that share one are compared
    payload: bytes  # the features, packed; only `transforms.dedupe` reads it


@dataclass(frozen=True)
class Telling:
    """An article as dedupe sees it: a text, and the marks of where it came from."""

    article_id: str
    publisher_id: str
    title: str | None
    published_date: date | None
    published_at: datetime | None
    dateline_place: str | None
    wire: str | None
    credited_source: str | None
    syndicated_from: str | None
    signature: Signature


@dataclass(frozen=True)
class Pair:
    """Two texts that were compared. `text_a` < `text_b`; only pairs above the floor are kept."""

    text_a: str  # text_key
    text_b: str
    score: float  # calibrated probability that they tell the same event


@dataclass(frozen=True)
class Membership:
    """What one article is in its story."""

    article_id: str
    relation: Relation
    parent_id: str | None  # article_id of the text it comes from; None: from none we know
    similarity: float  # to its parent, or to the original where it has none; 1 for the original
    text_overlap: float  # share of its own words that stand in its parent, 0 to 1
    shared_facts: int
    evidence: Mapping[str, object]  # JSON: what is shared, in words a person can check


@dataclass(frozen=True)
class Story:
    """One event as it was told."""

    story_id: str
    original_article_id: str
    members: tuple[Membership, ...]  # by article_id
    independent_source_count: int


# ------------------------------------------------------------- what the copies claim


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
