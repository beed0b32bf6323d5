"""What an element is called, beside its class: by its id and role, and by attributes of its page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_NAMED_BY = ("id", "role", "itemprop", "data-testid", "data-component")
_OWN = "data-"
# An attribute of a page's own says what bears it where one of these is in its name (data-module="teaser").
# Others tell of it (data-author, data-comment-count), or hold what its scripts need.
_SAYS = frozenset(
    [
        *("area", "block", "component", "cy", "element", "feature", "location", "module", "placement", "qa"),
        *("region", "role", "test", "type", "ui", "view", "widget", "zone"),
    ]
)
# One without a value, where its name ends on a part of a page (data-login-popup); others are switches.
_PARTS = frozenset(
    [
        *("banner", "bar", "block", "box", "component", "container", "drawer", "menu", "modal", "module"),
        *("overlay", "panel", "popup", "section", "slot", "widget", "wrapper"),
    ]
)
_NAME = re.compile(r"[A-Za-z][A-Za-z_ -]{1,39}")  # a number would make it an id or a hash


def own_name(key: str, value: str) -> str | None:
    """What an attribute of a page's own calls the element that bears it, if anything."""
    if not key.startswith(_OWN) or key in _NAMED_BY:
        return None
    name = value if value else key[len(_OWN) :]
    return name if _may_say(key, bool(value)) and _NAME.fullmatch(name) else None


def names_in(attrs: Mapping[str, object]) -> Iterator[str]:
    """What an element is called, one after the other; `attrs` are its attributes."""
    for key in _NAMED_BY:
        if key in attrs:
            yield str(attrs[key])
    for key, value in attrs.items():
        if name := own_name(key, str(value)):
            yield name


@lru_cache(maxsize=4096)
def _may_say(key: str, has_value: bool) -> bool:
    words = key.split("-")
    return not _SAYS.isdisjoint(words) if has_value else words[-1] in _PARTS
