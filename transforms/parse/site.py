"""Addresses: whose they are, and whether two are of one site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from transforms.models import Publisher
from transforms.parse.wires import wire_at, wire_signed

_SERVICE = re.compile(r"^(?:www\d?|m|mobile|amp|edition|rss|feeds?)\.(?=[^.]+\.)")
# What stands between a headline and the name of a site.
BAR = re.compile(r"\s+(?:[|•·»›–—-]|::|/)\s+|(?<=\S)[|｜：]|\s*»\s*")
# Labels under which a country's registry sells names: example.co.uk.
_SECOND = frozenset(
    {"co", "com", "org", "net", "gov", "gob", "gouv", "go", "ac", "edu", "or", "ne", "govt", "mil"}
)


def host_of(url: str | None) -> str | None:
    """The host of an http address without "www.", lower case; None for anything else."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return _SERVICE.sub("", host.lower()) if host else None


def domain_of(url: str | None) -> str | None:
    """The name that was registered: "news.example.co.uk" gives "example.co.uk"."""
    host = host_of(url)
    if host is None:
        return None
    labels = host.split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 2
    return ".".join(labels[-size:])


def absolute(base: str, url: str | None) -> str | None:
    """`url` as seen from `base`, without its fragment; None when it is no http address."""
    try:
        joined = urljoin(base, (url or "").strip())
    except ValueError:
        return None
    return joined.split("#")[0] if host_of(joined) else None


def publisher_of(name: str | None, host: str | None) -> Publisher | None:
    """The publisher that a name and a host make; None when there is neither.

    Its kind is a function of the host, or of the name where there is no host: what is believed
    of a text for its publisher must not depend on which page of it came first.
    """
    wire = wire_at(host) if host else wire_signed(name or "")
    if wire:
        return Publisher(wire.name, wire.domain, "wire")
    if not name and not host:
        return None
    return Publisher(name or str(host), host, "government" if _is_government(host) else "publisher")


def named_in_title(title: str | None, names: Sequence[str]) -> str | None:
    """The one of `names` that a window title begins or ends with, set off by a bar.

    Two places that agree: no section or slogan stands in a copyright line too.
    """
    parts = [fold(part) for part in BAR.split(title or "")]
    if len(parts) < 2:
        return None
    return next((name for name in names if fold(name) and fold(name) in (parts[0], parts[-1])), None)


def fold(name: str) -> str:
    """A name without what its spellings differ in."""
    return re.sub(r"\W+", "", name).casefold()


def _is_government(host: str | None) -> bool:
    labels = (host or "").split(".")
    return labels[-1] in ("gov", "mil") or (len(labels) > 2 and labels[-2] in ("gov", "gob", "gouv", "govt"))
