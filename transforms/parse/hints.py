"""What the names of a part of a page hint at (names.py says where they stand)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from transforms.parse.tables import table

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOCABULARY: dict[str, str] = table("hints")
HINTS = tuple(_VOCABULARY)
_BY_NAME = {name: hint for hint, names in _VOCABULARY.items() for name in names.split()}
_TAGS = {
    "figure": "caption",
    "figcaption": "caption",
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "form": "newsletter",
    "button": "share",
    "h1": "title",
    "time": "byline",
    "address": "byline",
}


@lru_cache(maxsize=16384)
def hints_in(tag: str, names: str) -> frozenset[str]:
    """What an element hints at, by its own name and the words of what it is called."""
    words = [word.lower() for word in _WORD.findall(names[:300])]
    pairs = [f"{one}-{two}" for one, two in pairwise(words)]
    found = {_BY_NAME[name] for name in (*words, *pairs) if name in _BY_NAME}
    return frozenset(found | {_TAGS[tag]} if tag in _TAGS else found)
