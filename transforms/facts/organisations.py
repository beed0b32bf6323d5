"""Organisations by signs that hardly lie: a legal form, a head word, a ticker, an apposition.

A run of capitals without such a sign is nothing here; `transforms.facts.entities`
finds it again where another run defines it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.facts import gazetteer
from transforms.facts.gazetteer import Place
from transforms.facts.names import LEGAL_CLOSING, is_legal_form
from transforms.facts.sighting import Sighting
from transforms.facts.surface import LONGEST_NAME, Chunk, Word
from transforms.facts.tables import table

_NAMES = table("names")
_HEADS = frozenset(_NAMES["organisations"]["organisation_heads"].split())
_WEAK = frozenset(_NAMES["organisations"]["weak_heads"].split())
_HEADS_OF = frozenset(_NAMES["organisations"]["heads_of"].split())
_GOVERNMENT = frozenset(_NAMES["organisations"]["government_heads"].split())
_GENERIC = frozenset(_NAMES["common"]["generic"].split())
OPENERS = frozenset(_NAMES["common"]["openers"].split()) | frozenset(_NAMES["common"]["calendar"].split())
_TITLES = frozenset(_NAMES["persons"]["titles"].split())
_NOT_BODIES = frozenset(word.upper() for word in _NAMES["acronyms"]["not_bodies"].split())
_BODIES = frozenset(_NAMES["acronyms"]["bodies"].split())

_TICKER = re.compile(
    r" ?\((?:the )?(?:NYSE|NASDAQ|Nasdaq|TSXV?|TSX-V|CSE|ASX|LSE|AIM|OTC\w{0,6}|HKEX|SEHK|SSE|SZSE|TSE|KOSPI|KRX|BSE|NSE"
    r"|FSE|FRA|Euronext|JSE|SGX|TADAWUL|XETRA|BIT|BME|TWSE|NEO|Cboe)[^()\n]{0,60}\)"
)
_KINDS = (
    r"(?:company|firm|provider|developer|manufacturer|maker|producer|supplier|operator|retailer|utility|startup|start-up"
    r"|agency|nonprofit|non-profit|consultancy|subsidiary|automaker|carmaker|conglomerate|distributor|organization"
    r"|organisation|business|brokerage|lender|airline|publisher|wholesaler|integrator|refiner|miner|explorer|contractor)"
)
_APPOSITION = re.compile(
    rf",? (?:\([^()\n]{{1,30}}\),? )?(?:is )?(?:an?|the|one of the) (?:[\w’'-]+,? ){{0,7}}?{_KINDS}\b"
)
_DESCRIBED = re.compile(
    r"\b(?:company|firm|giant|maker|manufacturer|producer|developer|operator|retailer|subsidiary|automaker|carmaker|utility"
    r"|startup|start-up|supplier|provider|conglomerate|brokerage|lender|airline|miner|refiner|contractor|chipmaker)\s\Z"
)
_ANNOUNCES = re.compile(
    r"(?:,? (?:\([^()\n]{1,40}\),? )?)?(?:today |also )?(?:announce[sd]|has announced|unveil(?:s|ed)|launche[sd]|introduce[sd])\b"
)


def find_organisations(text: str, chunks: Sequence[Chunk]) -> Iterator[Sighting]:
    """The organisations that the runs name by a sign of their own."""
    for position, chunk in enumerate(chunks):
        following = chunks[position + 1] if position + 1 < len(chunks) else None
        for piece in _pieces(chunk):
            found = _named(text, piece, following if piece.end == chunk.end else None)
            if found is not None:
                yield found


def body_of(text: str, chunk: Chunk, place: Place | None = None) -> Sighting:
    """A run that must be an organisation, because of where it stands."""
    return Sighting(chunk.start, chunk.end, "organisation", chunk.of(text), "stands-for-body", 0.9, place)


def _pieces(chunk: Chunk) -> Iterator[Chunk]:
    """Cut a run where a name is over: behind "Inc.", before "CEO"."""
    first = 0
    for index, word in enumerate(chunk.words):
        closing = word.bare in LEGAL_CLOSING and index > first
        next_legal = index + 1 < len(chunk.words) and is_legal_form(chunk.words[index + 1].text)
        title = word.bare in _TITLES and index > first and not _is_last_head(chunk, index)
        if title:
            yield from _stripped(chunk, first, index)
            first = index
        if closing and not next_legal:
            yield from _stripped(chunk, first, index + 1)
            first = index + 1
    yield from _stripped(chunk, first, len(chunk.words))


def _is_last_head(chunk: Chunk, index: int) -> bool:
    """Whether a head or form still follows: "General Motors Company", "President Hotels Group"."""
    return any(word.bare in _HEADS or is_legal_form(word.text) for word in chunk.words[index + 1 :])


def _stripped(chunk: Chunk, first: int, last: int) -> Iterator[Chunk]:
    """Take words off the front that only open a sentence."""
    while first < last and _opens(chunk, first):
        first += 1
    if first < last and last - first <= LONGEST_NAME:
        yield chunk.part(first, last)


def _opens(chunk: Chunk, index: int) -> bool:
    word = chunk.words[index]
    lower = word.text.lower()
    if lower in ("the", "a", "an", "&"):
        return True
    return index == 0 and chunk.initial and lower in OPENERS and not word.text.isupper()


def _named(text: str, chunk: Chunk, following: Chunk | None) -> Sighting | None:
    words = chunk.words
    joined = _head_of(text, chunk, following)
    if joined is not None:
        return joined
    if len(words) > 1:
        if is_legal_form(words[-1].text) and not _is_generic(words[:-1]):
            return _sighting(text, chunk, "legal-form", 0.98)
        if words[-1].bare in _HEADS and not _is_generic(words[:-1]):
            return _by_head(text, chunk)
    return _by_context(text, chunk)


def _sighting(text: str, chunk: Chunk, extractor: str, confidence: float) -> Sighting:
    name = " ".join(chunk.of(text).split())
    return Sighting(chunk.start, chunk.end, "organisation", name, extractor, confidence, _governed(chunk))


def _governed(chunk: Chunk) -> Place | None:
    """The place that a government names first: "Dongying Municipal People's Government"."""
    if chunk.words[-1].bare not in _GOVERNMENT or len(chunk.words) < 2:
        return None
    first = chunk.words[0].text
    candidates = gazetteer.regions(first) or gazetteer.cities(first)
    return gazetteer.country(first) or (candidates[0] if candidates else None)


def _is_generic(words: Sequence[Word]) -> bool:
    """Whether the words before a head make a common noun of it: "Working Group"."""
    return all(word.bare in _GENERIC or word.bare in OPENERS or not word.text[0].isalpha() for word in words)


def _by_head(text: str, chunk: Chunk) -> Sighting | None:
    head = chunk.words[-1].bare
    if head in _WEAK and len(chunk.words) < 3 and not _has_sign(text, chunk):
        return None
    if head in _WEAK and not _has_sign(text, chunk) and _mostly_generic(chunk.words[:-1]):
        return None
    return _sighting(text, chunk, "head", 0.9)


def _mostly_generic(words: Sequence[Word]) -> bool:
    return sum(1 for word in words if word.bare in _GENERIC) * 2 >= len(words)


def _has_sign(text: str, chunk: Chunk) -> bool:
    after = text[chunk.end : chunk.end + 160]
    return bool(
        chunk.possessive or _TICKER.match(after) or _APPOSITION.match(after) or _ANNOUNCES.match(after) or _described(text, chunk)
    )


def _described(text: str, chunk: Chunk) -> bool:
    return _DESCRIBED.search(text, max(chunk.sentence.start, chunk.start - 20), chunk.start) is not None


def _head_of(text: str, chunk: Chunk, following: Chunk | None) -> Sighting | None:
    """ "Ministry of Commerce", "University of Cape Town": a head, "of" and what it is of."""
    if following is None or chunk.words[-1].bare not in _HEADS_OF or following.sentence != chunk.sentence:
        return None
    if len(chunk.words) > 1 and chunk.words[-1].bare in _GOVERNMENT and not _is_generic(chunk.words[:-1]):
        return None
    gap = text[chunk.end : following.start]
    if gap not in (" of ", " of the ", " for ", " for the ") or chunk.possessive:
        return None
    if following.words[0].text.lower() in _NAMES["common"]["calendar"].split():
        return None
    whole = Chunk((*chunk.words, *following.words), chunk.sentence, chunk.initial, following.possessive)
    name = " ".join(text[whole.start : whole.end].split())
    of = gazetteer.country(following.of(text)) if chunk.words[-1].bare in _GOVERNMENT else None
    return Sighting(whole.start, whole.end, "organisation", name, "head-of", 0.92, of)


def _by_context(text: str, chunk: Chunk) -> Sighting | None:
    words = chunk.words
    after = text[chunk.end : chunk.end + 160]
    if _is_generic(words) or words[0].bare in _TITLES or _is_place(text, chunk):
        return None
    if _TICKER.match(after):
        return _sighting(text, chunk, "ticker", 0.97)
    if len(words) == 1 and _is_acronym(words[0]):
        return _by_acronym(text, chunk)
    if chunk.initial and len(words) == 1 and words[0].text.lower() in OPENERS:
        return None
    if _APPOSITION.match(after) and "," in after[:1] or _described(text, chunk):
        return _sighting(text, chunk, "apposition", 0.85)
    if len(words) == 1 and _has_odd_capitals(words[0].text) and _ANNOUNCES.match(after):
        return _sighting(text, chunk, "announces", 0.8)
    return None


def _is_place(text: str, chunk: Chunk) -> bool:
    name = chunk.of(text)
    return bool(gazetteer.country(name) or gazetteer.regions(name) or gazetteer.cities(name))


def _is_acronym(word: Word) -> bool:
    return 3 <= len(word.text) <= 7 and word.text.isalpha() and word.text.isupper()


def _by_acronym(text: str, chunk: Chunk) -> Sighting | None:
    name = chunk.words[0].text
    if name in _BODIES:
        return _sighting(text, chunk, "known-acronym", 0.95)
    if name in _NOT_BODIES:
        return None
    if chunk.possessive or _ANNOUNCES.match(text[chunk.end : chunk.end + 80]) or _described(text, chunk):
        return _sighting(text, chunk, "acronym", 0.8)
    return None


def _has_odd_capitals(name: str) -> bool:
    """ "SalesNexus", "LogicMark", "eBay": a spelling that no common word has."""
    return any(letter.isupper() for letter in name[2:]) and not name.isupper() and name.isalpha()
