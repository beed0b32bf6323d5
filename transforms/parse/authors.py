"""Who wrote an article: split, cleaned, agencies apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.parse.meta import Meta
from transforms.parse.wires import wire_named

_SPLIT = re.compile(r"\s*(?:[;|•]|,|\band\b|\bund\b|\by\b|\bet\b|&)\s*")
_BY = re.compile(r"^\s*(?:by|von|por|par|di|door|written by|text)\b[\s:]*", re.IGNORECASE)


def read_authors(typed: Iterable[str], meta: Meta) -> list[str]:
    """Names of people, in order, each once."""
    said = list(typed) or meta.every(
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"
    )
    names: list[str] = []
    for text in said:
        if "http" in text or "@" in text:
            continue
        for name in _SPLIT.split(_BY.sub("", text)):
            name = name.strip(" .,")
            if 2 <= len(name) <= 60 and not wire_named(name) and name not in names:
                names.append(name)
    return names
