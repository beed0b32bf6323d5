"""Pages that are no articles, and how they show it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.parse.blocks import Block
from transforms.parse.jsonld import Typed
from transforms.parse.meta import Meta


def check_page(
    typed: Typed,
    meta: Meta,
    title: str | None,
    blocks: Sequence[Block],
    kinds: Sequence[str | None],
    url: str,
) -> None:
    """Raises NotAnArticle with what the page is instead."""


def is_paywalled(typed: Typed, meta: Meta) -> bool | None:
    """What the page says of who may read it; None when it does not say."""
    said = (typed.article or {}).get("isAccessibleForFree")
    if isinstance(said, str):
        said = {"true": True, "false": False}.get(said.strip().lower())
    if isinstance(said, bool):
        return not said
    tier = (meta.first("article:content_tier", "content_tier") or "").lower()
    return {"free": False, "metered": False, "locked": True, "paid": True, "premium": True}.get(tier)
