"""Addresses as they may stand in tables."""

from __future__ import annotations

from flows.fetch.redact import redacted
from transforms.identity import identify


def shown(url: str) -> str:
    """An address without the keys in it. Where something was hidden, a short key of the whole
    stands behind it: two articles must not become one by what is hidden.
    """
    safe = redacted(url)
    return safe if safe == url else f"{safe}#{identify(url)[:8]}"
