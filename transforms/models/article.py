"""An article as it reads."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from transforms.identity import identify

Precision = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "period", "vague"]


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
