"""A document as it came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

Media = Literal["html", "text", "record"]


@dataclass(frozen=True)
class Hints:
    """What is said of a page elsewhere: by the feed or sitemap that named it, and of its source.

    A page's own word goes before all of it.
    """

    title: str | None = None
    published: str | None = None  # ISO 8601: a day, or a time in the publisher's zone where that is known
    language: str | None = None  # BCP 47, lower case
    timezone: str | None = None  # of its clocks, where the page names none: "Europe/Berlin"


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
