"""What the fetcher remembers, as nouns: the rows of the frontier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Remembered:
    """How an address stood when it was last asked for."""

    url: str
    source_id: str
    final_url: str
    etag: str | None
    last_modified: str | None
    body_sha256: str
    first_fetched_at: datetime
    last_fetched_at: datetime
    next_due_at: datetime | None  # None: not to be visited again
    visits: int
    missing: int = 0  # how often in a row it was not there
    gone_at: datetime | None = None


@dataclass(frozen=True)
class Owed:
    """An address that was named, and whose page has not come yet."""

    url: str
    source_id: str
    failures: int  # in a row; that its host wanted patience is none
    next_due_at: datetime | None  # None: given up


@dataclass(frozen=True)
class Listed:
    """What the feed or sitemap that named an address says of its page, for each time that it is read."""

    url: str
    source_id: str
    title: str | None
    published: str | None  # ISO 8601


@dataclass(frozen=True)
class HostState:
    """How a host (`name` or `name:port`) wants to be treated."""

    host: str
    next_at: float = 0.0  # Unix time of the next free turn
    blocked_until: float = 0.0  # by Retry-After or by the breaker
    slow: float = 0.0  # seconds added to the interval, after 429 and 503
    failures: int = 0  # in a row
    openings: int = 0  # of the breaker, since the last good answer
    reason: str = ""  # what the last failure was


@dataclass(frozen=True)
class SiteRules:
    """What an origin says of itself: its robots.txt and tdmrep.json, and until when we believe it."""

    origin: str
    robots_status: int
    robots: str
    tdmrep: str
    expires_at: float


@dataclass(frozen=True)
class SourceState:
    """When a source is polled, and where it has moved."""

    source_id: str
    poll_interval: float | None = None  # seconds
    next_due_at: datetime | None = None
    last_changed_at: datetime | None = None
    moved_to: str | None = None
    moved_seen: int = 0  # good answers in a row from there
