"""Who wrote an article: split, cleaned, agencies apart."""

from __future__ import annotations

import re

from transforms.parse.jsonld import Typed, names_in
from transforms.parse.meta import Meta
from transforms.parse.shown import Shown
from transforms.parse.wires import Wire, wire_named

_SPLIT = re.compile(r"\s*(?:[;|•]|,|\band\b|\bund\b|\by\b|\bet\b|&)\s*")
_BY = re.compile(r"^\s*(?:by|von|por|par|di|door|written by|text)\b[\s:]*", re.IGNORECASE)


def read_authors(typed: Typed, meta: Meta, shown: Shown) -> tuple[list[str], Wire | None]:
    """Names of people in order, each once, and the agency among them."""
    said = names_in((typed.article or {}).get("author")) or meta.every(
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"
    )
    names: list[str] = []
    wire: Wire | None = None
    for text in said:
        if "http" in text or "@" in text:
            continue
        for name in _SPLIT.split(_BY.sub("", text)):
            name = name.strip(" .,")
            wire = wire or wire_named(name)
            if 2 <= len(name) <= 60 and not wire_named(name) and name not in names:
                names.append(name)
    return names, wire
