"""Persons by their titles, their offices and their speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.facts import gazetteer
from transforms.facts.names import is_legal_form
from transforms.facts.organisations import OPENERS
from transforms.facts.sighting import Sighting
from transforms.facts.surface import Chunk
from transforms.facts.tables import table

_NAMES = table("names")
_TITLES = frozenset(_NAMES["persons"]["titles"].split())
_NOT_IN_NAMES = (
    frozenset(_NAMES["organisations"]["organisation_heads"].split())
    | frozenset(_NAMES["common"]["generic"].split())
    | frozenset(_NAMES["places"]["heads"].split())
    | frozenset(_NAMES["persons"]["roles"].split())
    | OPENERS
)
_ROLE = re.compile(
    r",? (?:(?:the|an?|its|their|our) )?(?:[\w&’'-]+ ){0,4}?(?:"
    + "|".join(sorted(map(re.escape, _NAMES["persons"]["roles"].split()), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(r"\b(?:" + "|".join(_NAMES["persons"]["said"].split()) + r")(?: to)?\s\Z")


def find_persons(text: str, chunks: Sequence[Chunk]) -> Iterator[Sighting]:
    """The persons that a title, an office or a verb of speech gives away."""
    for chunk in chunks:
        titled = _titled(text, chunk)
        if titled is not None:
            yield titled
        elif _could_be_name(text, chunk) and (sign := _sign(text, chunk)):
            yield _sighting(text, chunk, sign, 0.88)


def _sighting(text: str, chunk: Chunk, extractor: str, confidence: float) -> Sighting:
    return Sighting(chunk.start, chunk.end, "person", " ".join(chunk.of(text).split()), extractor, confidence)


def _titled(text: str, chunk: Chunk) -> Sighting | None:
    """ "Dr. Jane Doe", "Acme Chief Executive Officer John Roe": the words behind the last title."""
    titles = [index for index, word in enumerate(chunk.words) if word.bare in _TITLES]
    if not titles:
        return None
    rest = len(chunk.words) - titles[-1] - 1
    if not 1 <= rest <= 4:
        return None
    name = chunk.part(titles[-1] + 1, len(chunk.words))
    courtesy = chunk.words[titles[-1]].bare in ("mr", "mrs", "ms", "mx", "dr", "prof", "professor", "sir")
    if not _could_be_name(text, name, fewest=1 if courtesy else 2):
        return None
    return _sighting(text, name, "title", 0.92)


def _could_be_name(text: str, chunk: Chunk, fewest: int = 2) -> bool:
    words = chunk.words
    if not fewest <= len(words) <= 4:
        return False
    if any(word.bare in _NOT_IN_NAMES or is_legal_form(word.text) or word.text == "&" for word in words):
        return False
    if any(len(word.bare) > 1 and (word.text.isupper() or not word.bare.replace("-", "").isalpha()) for word in words):
        return False
    name = chunk.of(text)
    return not (gazetteer.country(name) or gazetteer.regions(name) or (len(words) > 1 and gazetteer.cities(name)))


def _sign(text: str, chunk: Chunk) -> str | None:
    after = text[chunk.end : min(chunk.sentence.end, chunk.end + 120)]
    if after[:1] == "," and _ROLE.match(after):
        return "office"
    if _SAID_BEFORE.search(text, max(chunk.sentence.start, chunk.start - 16), chunk.start):
        return "said"
    return None
