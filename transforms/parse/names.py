"""What an element is called, beside its class: by its id and role, and by attributes of its page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_NAMED_BY = ("id", "role", "itemprop", "data-testid", "data-component")
_OWN = "data-"
# Attributes of a page's own with one of these in their name say what bears them; others tell of it
# (data-author, data-comment-count), or hold what its scripts need.
_SAYS = frozenset(
    [
        *("area", "block", "component", "cy", "element", "feature", "location", "module", "placement", "qa"),
        *("region", "role", "test", "testid", "type", "ui", "view", "widget", "zone"),
    ]
)
_NAME = re.compile(r"[A-Za-z][A-Za-z_ -]{1,39}")


def may_name(key: str, value: str) -> bool:
    """Whether an attribute of a page's own may say what bears it; without a value it does by its own name."""
    return key.startswith(_OWN) and (not value or _says(key))


def names_in(attrs: Mapping[str, object]) -> Iterator[str]:
    """What an element is called, word for word; `attrs` are its attributes."""
    for key in _NAMED_BY:
        if key in attrs:
            yield str(attrs[key])
    for key, value in attrs.items():
        if key.startswith(_OWN) and key not in _NAMED_BY:
            said = str(value)
            if not said:  # <div data-login-popup>
                yield key[len(_OWN) :]
            elif _says(key) and _NAME.fullmatch(said):
                yield said


@lru_cache(maxsize=4096)
def _says(key: str) -> bool:
    return not _SAYS.isdisjoint(key.split("-"))
