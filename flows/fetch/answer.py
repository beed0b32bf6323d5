"""What comes back through the gate."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property


@dataclass(frozen=True)
class Attempt:
    """One decision on the way to an answer: a redirect, a wait, robots.txt read, a refusal.

    Its fields have the names of columns of `fetches`; secrets in `url` and `detail`
    are redacted already.
    """

    url: str
    outcome: str  # redirect, waited, robots.txt, tdmrep.json, http 503, timeout ...
    requested_at: datetime
    duration_ms: float
    http_status: int | None = None
    detail: str | None = None


class FetchFailed(Exception):
    """No usable answer. `outcome` is the word for `fetches.outcome`.

    `later`: the time before which the host does not want to be asked again, where it
    said so. `attempts` are the decisions on the way.
    """

    def __init__(
        self,
        outcome: str,
        detail: str,
        http_status: int | None = None,
        passing: bool = False,
        later: datetime | None = None,
    ) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.http_status = http_status
        self.passing = passing  # worth another try
        self.later = later
        self.attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True)
class Answer:
    """A whole body with where it came from; or, `not_modified`, that it is as it was, and no body."""

    url: str
    final_url: str
    http_status: int
    body: bytes
    content_type: str
    charset: str | None
    wire_bytes: int
    requested_at: datetime
    duration_ms: float
    etag: str | None
    last_modified: str | None
    not_modified: bool = False
    tdm_reserved: bool | None = None  # None: the publisher does not say
    attempts: tuple[Attempt, ...] = ()

    @cached_property
    def body_sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()
