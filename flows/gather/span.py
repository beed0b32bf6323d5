"""A range of days that is asked for: `--since` and `--until`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from flows.errors import WrongUse
from transforms.discover import Entry

_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True)
class Span:
    """The days from `since` to `until`, both included."""

    since: date
    until: date

    @property
    def name(self) -> str:
        """What the frontier calls the place that a backfill of these days has come to."""
        return f"{self.since} {self.until}"

    def holds(self, day: date) -> bool:
        return self.since <= day <= self.until


def read_span(since: str | None, until: str | None, today: date) -> Span | None:
    """The span of days such as 2025-01-31; None without `since` and `until`. Raises WrongUse."""
    if since is None and until is None:
        return None
    first = _day("--since", since) if since else date(1970, 1, 1)
    last = _day("--until", until) if until else today
    if first > last:
        raise WrongUse(f"--since {first} is after --until {last}")
    return Span(first, last)


def _day(option: str, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise WrongUse(f"{option} {words!r} is no day: write 2025-01-31") from None


def day_of(entry: Entry) -> date | None:
    """The day of an article that is not read yet: by its source, by its address, else of its last change."""
    if entry.published:
        return datetime.fromisoformat(entry.published).date()
    if found := _DAY_IN_PATH.search(entry.url):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            pass
    return datetime.fromisoformat(entry.modified).date() if entry.modified else None
