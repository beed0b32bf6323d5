"""What may stand in a block of `sources.toml`: each key, what it takes, and what it means."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.errors import WrongUse
from flows.sources.schedule import interval, is_cron
from flows.sources.source import SourceKind

KINDS = get_args(SourceKind)


class Unfit(ValueError):
    """A value that its key does not take; its words say what it takes."""


class Missing(ValueError):
    """A value that stands in the environment, and is not there."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Unfit("a text in quotes")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit("true or false")
    return value


def _seconds(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 3600:
        raise Unfit("a number of seconds from 0 to 3600")
    return float(value)


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Unfit("a whole number, 1 or more")
    return value


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise Unfit(f"one of {', '.join(KINDS)}")
    return str(value)


def _span(value: Any) -> float:
    try:
        return interval(_text(value)).total_seconds()
    except (WrongUse, Unfit):
        raise Unfit('a span of time such as "90s", "15m", "2h" or "1d"') from None


def _schedule(value: Any) -> str:
    try:
        if not is_cron(_text(value)):
            interval(value)
    except (WrongUse, Unfit) as error:
        raise Unfit(
            f'a span of time such as "15m", or a cron line such as "30 6 * * 1-5" ({error})'
        ) from None
    return str(value).strip()


def _spans(value: Any) -> list[float] | None:
    """None stands for "always"."""
    words = 'a list of spans such as ["1h", "1d"], [] for never, or "always"'
    if value == "always":
        return None
    if not isinstance(value, list):
        raise Unfit(words)
    try:
        return sorted(_span(span) for span in value)
    except Unfit:
        raise Unfit(words) from None


def _names(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
        raise Unfit('a list of host names, such as ["intranet.example"]')
    return frozenset(name.lower() for name in value)


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Unfit('a time zone such as "Europe/Berlin"') from None


def _language(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", value):
        raise Unfit('a language such as "en" or "pt-BR"')
    return value.lower()


def _address(value: Any) -> str:
    try:
        parts = urlsplit(_text(value))
        if parts.scheme in ("http", "https") and parts.hostname:
            return str(value)
    except ValueError:
        pass
    raise Unfit('a web address such as "https://site.example/sitemap.xml"')


def _headers(value: Any) -> tuple[tuple[str, str], ...]:
    """A value that begins with `$` is the name of an environment variable: keys stay out of the file."""
    words = 'a table of texts, such as { "X-Api-Key" = "$WIRE_KEY" }'
    if not isinstance(value, dict) or not all(isinstance(said, str) for said in value.values()):
        raise Unfit(words)
    return tuple((name, _from_environment(said)) for name, said in value.items())


def _from_environment(said: str) -> str:
    if not said.startswith("$"):
        return said
    if said[1:] not in os.environ:
        raise Missing(f"there is no environment variable {said[1:]}")
    return os.environ[said[1:]]


KEYS: dict[str, Callable[[Any], Any]] = {
    "kind": _kind,
    "location": _text,
    "enabled": _flag,
    "schedule": _schedule,
    "slowest": _span,
    "budget": _span,
    "language": _language,
    "timezone": _zone,
    "rights": _text,
    "headers": _headers,
    "user_agent": _text,
    "respect_robots": _flag,
    "respect_tdm": _flag,
    "min_interval": _seconds,
    "max_pages": _count,
    "allow_hosts": _names,
    "revisit": _spans,
    "backfill": _address,
}
"""Each key of a block, with what reads its value or raises Unfit."""
