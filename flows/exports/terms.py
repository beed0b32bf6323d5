"""What all standards need: names that are addresses, times in ISO 8601, nothing said of what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit


def urn(kind: str, key: object) -> str:
    """The name of a thing of ours: "urn:wirehouse:story:9796de40..."."""
    return f"urn:wirehouse:{kind}:{key}"


def article_uri(article: Mapping[str, Any]) -> str:
    """Its address on the web; for a local copy, or an address that could act, a name of ours."""
    return web_url(article["url"]) or urn("article", article["article_id"])


def web_url(url: object) -> str | None:
    """`url` where it is an http or https address without blanks or brackets in it."""
    text = str(url)
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_plain = text.isprintable() and not set(text) & set(' <>"{}|\\^`')
    return text if parts.scheme in ("http", "https") and parts.netloc and is_plain else None


def moment(at: datetime | None, day: date | None = None) -> str | None:
    """ISO 8601: the time, or the day where only that is known."""
    return at.isoformat() if at else day.isoformat() if day else None


def known(**values: Any) -> dict[str, Any]:
    """Only what there is: no null, no empty list. A final underscore of a name is dropped."""
    return {name.rstrip("_"): value for name, value in values.items() if value not in (None, "", [], {})}
