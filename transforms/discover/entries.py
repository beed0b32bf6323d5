"""What a feed or sitemap says of one article, and how it says times and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

LONGEST_ADDRESS = 2048
_LONGEST_WORDS = 1000


@dataclass(frozen=True)
class Entry:
    """One article that a source names. Times are ISO 8601, or None when it does not say."""

    url: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None


def web_address(base_url: str, url: str | None) -> str | None:
    """`url` as it reads at `base_url`; None for what is no web address, or is no use as one."""
    try:
        joined = urljoin(base_url, (url or "").strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    is_one = url and parts.scheme in ("http", "https") and parts.hostname and joined.isprintable()
    return joined if is_one and len(joined) <= LONGEST_ADDRESS else None


def words(text: str | None) -> str | None:
    """A title with its white space in order."""
    return " ".join(text[:_LONGEST_WORDS].split()) or None if text else None


def iso_time(text: str | None) -> str | None:
    """ISO 8601 of an RFC 3339 or RFC 822 time; None for anything else."""
    if not text or len(text) > 100:
        return None
    try:
        return (
            date.fromisoformat(text).isoformat()
            if len(text) == 10
            else datetime.fromisoformat(text).isoformat()
        )
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError):
        return None
