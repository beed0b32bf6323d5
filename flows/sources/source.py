"""One place to read, with the manners it asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from flows.fetch import USER_AGENT, Policy
from flows.fetch.redact import redacted
from transforms.identity import identify

SourceKind = Literal["feed", "sitemap", "list", "folder", "file", "warc"]

HOUR, DAY = 3600.0, 86400.0


@dataclass(frozen=True)
class Source:
    """One place to read. `location` is an address, or the resolved path of a folder or file.

    `connect_to` sends every connection to one `host:port`, whatever the address says;
    it is how the sample's outlets are all found on loopback. Spans of time are in seconds.
    """

    name: str
    kind: SourceKind
    location: str
    rights: str | None = None
    schedule: str | None = None  # as written: "15m", or a cron line in `timezone`
    budget: float = 30 * 60  # for one fetch; what is not done by then comes with the next
    connect_to: str | None = None
    path: Path | None = None  # of a folder or file, as the operating system knows it
    enabled: bool = True
    language: str | None = None
    timezone: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # may hold keys
    user_agent: str = USER_AGENT
    respect_robots: bool = True
    respect_tdm: bool = False
    min_interval: float = 1.0
    max_pages: int = 500  # asked for in one run
    allow_hosts: frozenset[str] = frozenset()
    revisit: tuple[float, ...] = (HOUR, 6 * HOUR, DAY, 7 * DAY)  # after an article was first seen
    revisit_always: bool = False  # each article in each run
    fastest: float = 15 * 60  # between two polls, however often it changes
    slowest: float = DAY  # between two polls, however rarely it changes
    backfill: str | None = None  # a sitemap that knows the past of a feed
    problem: str | None = None  # what is wrong with its block, so that it cannot be read

    @property
    def source_id(self) -> str:
        return identify("source", self.location)

    @property
    def is_web(self) -> bool:
        return self.location.startswith(("http://", "https://"))

    @property
    def shown_location(self) -> str:
        """The location without the keys in it."""
        return redacted(self.location) if self.is_web else self.location

    def policy(self) -> Policy:
        """What the gate is told. Raises ValueError for headers that cannot be sent."""
        parts = urlsplit(self.location) if self.is_web else None
        return Policy(
            user_agent=self.user_agent,
            respect_robots=self.respect_robots,
            respect_tdm=self.respect_tdm,
            min_interval=self.min_interval,
            headers=self.headers,
            origin=f"{parts.scheme}://{parts.netloc}" if parts else None,
            allow_hosts=self.allow_hosts,
            connect_to=self.connect_to,
        )
