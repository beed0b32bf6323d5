"""Organisations by signs that hardly lie: a legal form, a head word, a ticker, an apposition.

A run of capitals without such a sign is nothing here; `transforms.facts.entities`
finds it again where another run defines it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.facts import gazetteer
from transforms.facts.gazetteer import Place
from transforms.facts.names import GENERIC, LEGAL_CLOSING, OPENERS, is_common, is_legal_form, listed
from transforms.facts.resolve import is_also_a_word, is_known, resolve
from transforms.facts.sighting import Sighting
from transforms.facts.surface import LONGEST_NAME, Chunk, Word

_HEADS = listed("organisations", "organisation_heads")
_WEAK = listed("organisations", "weak_heads")
_HEADS_OF = listed("organisations", "heads_of")
_GOVERNMENT = listed("organisations", "government_heads")
_LEADING = listed("common", "leading")
_DESCRIPTORS = listed("common", "descriptors")
_CALENDAR = listed("common", "calendar")
_TITLES = listed("persons", "titles")
_NOT_BODIES = frozenset(word.upper() for word in listed("acronyms", "not_bodies"))
_BODIES = listed("acronyms", "bodies")

_EXCHANGES = (
    r"NYSE|NASDAQ|Nasdaq|TSXV?|TSX\.V|CSE|ASX|LSE|AIM|OTC|HKEX|SEHK|SSE|SZSE|TSE|KOSPI|KRX|BSE|NSE|FSE|FRA|Euronext|JSE|SGX"
    r"|TADAWUL|XETRA|BIT|BME|TWSE|NEO|Cboe|CBOE"
)
_TICKER = re.compile(rf" ?\((?:the )?(?:{_EXCHANGES})[^()\n]{{0,60}}\)")
_KINDS = (
    r"(?:company|firm|provider|developer|manufacturer|maker|producer|supplier|operator|retailer|utility|startup|start-up"
    r"|agency|nonprofit|non-profit|consultancy|subsidiary|automaker|carmaker|conglomerate|distributor|organization"
    r"|organisation|business|brokerage|lender|airline|publisher|wholesaler|integrator|refiner|miner|explorer|contractor)"
)
_PLAIN_WORD = r"(?!(?:in|of|at|for|to|with|on|by|from|who|and|is|was)\b)[\w’'-]+"
# ", a leading maker", ", the world's largest producer"; not ", a partner in the company".
_APPOSITION = re.compile(
    r", (?:\([^()\n]{1,30}\),? )?"
    r"(?:an?|one of the|the (?:\w+ )?(?:[\w-]+['’]s|largest|leading|biggest|first|only|parent)) "
    rf"(?:{_PLAIN_WORD},? ){{0,7}}?{_KINDS}\b"
)
# What only a body is called: a developer or an operator may be a person.
_DESCRIBED = re.compile(
    r"\b(?:company|firm|giant|maker|manufacturer|retailer|subsidiary|automaker|carmaker|utility|startup|start-up"
    r"|conglomerate|brokerage|lender|airline|chipmaker)\s\Z"
)
_ANNOUNCES = re.compile(
    r"(?:,? (?:\([^()\n]{1,40}\),? )?)?(?:today |also )?"
    r"(?:announce[sd]|has announced|unveil(?:s|ed)|launche[sd]|introduce[sd])\b"
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
        closing = index > first and (word.bare in LEGAL_CLOSING or word.text == "Co.")
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
    """Take words off the front that only open a sentence, and a name off that is said twice."""
    while first < last and _opens(chunk, first):
        first += 1
    half = (last - first) // 2
    bare = [word.bare for word in chunk.words[first:last]]
    if half > 1 and bare[:half] == bare[half : 2 * half]:
        first += half
    if first < last and last - first <= LONGEST_NAME:
        yield chunk.part(first, last)


def _opens(chunk: Chunk, index: int) -> bool:
    word = chunk.words[index]
    lower = word.text.lower()
    if lower in _LEADING or word.text == "&":
        return not (len(word.text) > 1 and word.text.isupper())
    if index or not chunk.initial or word.text.isupper():
        return False
    return lower in OPENERS or (lower in _DESCRIPTORS and len(chunk.words) > 2)


def _named(text: str, chunk: Chunk, following: Chunk | None) -> Sighting | None:
    words = chunk.words
    joined = _head_of(text, chunk, following)
    if joined is not None:
        return joined
    if len(words) > 1:
        if is_legal_form(words[-1].text) and not _is_generic(words[:-1]):
            return _sighting(text, chunk, "legal-form", 0.98) if _is_firm(text, chunk) else None
        if words[-1].bare in _HEADS and not _is_generic(words[:-1]):
            return _by_head(text, chunk)
    return _by_context(text, chunk)


def _is_firm(text: str, chunk: Chunk) -> bool:
    """Not "Reno, NV", nor the end of "Road to Recovery, Inc."."""
    words = chunk.words
    if words[-1].text.isupper() and is_known(text[chunk.start : words[-2].end]):
        return False
    cut = len(words) == 2 and is_common(words[0].text)
    return not (cut and _PART_BEFORE.search(text, max(chunk.sentence.start, chunk.start - 30), chunk.start))


_PART_BEFORE = re.compile(r"[A-Z][\w’']{0,20} (?:to|of|for|in|on|the|and) (?:the )?\Z")


def _sighting(text: str, chunk: Chunk, extractor: str, confidence: float) -> Sighting:
    name = " ".join(chunk.of(text).split())
    return Sighting(chunk.start, chunk.end, "organisation", name, extractor, confidence, _governed(chunk))


def _governed(chunk: Chunk) -> Place | None:
    """The place that a government names first: "Dongying Municipal People's Government"."""
    if chunk.words[-1].bare not in _GOVERNMENT or len(chunk.words) < 2:
        return None
    first = chunk.words[0].text
    return None if is_also_a_word(first) or is_common(first) else resolve(first)


def _is_generic(words: Sequence[Word]) -> bool:
    """Whether the words before a head make a common noun of it: "Working Group"."""
    return all(
        word.bare in GENERIC or word.bare in OPENERS or not word.text[0].isalpha() or is_legal_form(word.text)
        for word in words
    )


def _by_head(text: str, chunk: Chunk) -> Sighting | None:
    """A head makes a name of what is before it; a weak one only of a word that is none elsewhere."""
    if chunk.words[-1].bare in _WEAK and not _has_sign(text, chunk):
        own = [word for word in chunk.words[:-1] if _is_own(word)]
        if not own or (len(chunk.words) == 2 and is_known(own[0].text)):
            return None
    if is_known(chunk.of(text)):  # Red Bank is a town
        return None
    whole = _with_and(text, chunk)
    return _sighting(text, whole, "head", 0.9)


def _is_own(word: Word) -> bool:
    """Whether the word can only be there as a name."""
    return not (is_common(word.text) or is_legal_form(word.text) or word.bare in _HEADS)


_BEFORE_AND = re.compile(r"((?:[A-Z][\w.]{1,20},? ){0,3}[A-Z][a-z]{2,20}) and \Z")


def _with_and(text: str, chunk: Chunk) -> Chunk:
    """ "Securities and Exchange Commission": a bare head takes in what "and" joins to it."""
    if len(chunk.words) > 2 or not all(
        is_common(word.text) or word.bare in _HEADS for word in chunk.words[:-1]
    ):
        return chunk
    before = _BEFORE_AND.search(text, max(chunk.sentence.start, chunk.start - 90), chunk.start)
    if before is None:
        return chunk
    start = before.start(1)
    first = text[start : before.end(1)].split()[0]
    if first.lower() in _LEADING or first.lower() in OPENERS:
        start += len(first) + 1
    if start >= before.end(1):
        return chunk
    joined = Word(start, before.end(1), text[start : before.end(1)])
    return Chunk((joined, *chunk.words), chunk.sentence, chunk.initial, chunk.possessive)


def _has_sign(text: str, chunk: Chunk) -> bool:
    after = text[chunk.end : chunk.end + 160]
    signs = (_TICKER, _APPOSITION, _ANNOUNCES)
    return chunk.possessive or any(sign.match(after) for sign in signs) or _described(text, chunk)


def _described(text: str, chunk: Chunk) -> bool:
    return _DESCRIBED.search(text, max(chunk.sentence.start, chunk.start - 20), chunk.start) is not None


_INSIDERS = frozenset({"directors", "trustees", "governors", "advisors", "advisers", "regents"})
# A ministry may have two fields: "Ministry of Industry and Information Technology".
_JOINT = frozenset({"ministry", "department", "bureau", "museum"})
_AND_MORE = re.compile(r" and ((?:[A-Z][a-z]{2,20})(?: [A-Z][a-z]{2,20}){0,2})(?! of\b)")


def _head_of(text: str, chunk: Chunk, following: Chunk | None) -> Sighting | None:
    """ "Ministry of Commerce", "University of Cape Town": a head, "of" and what it is of."""
    if following is None or chunk.words[-1].bare not in _HEADS_OF or following.sentence != chunk.sentence:
        return None
    if len(chunk.words) > 1 and chunk.words[-1].bare in _GOVERNMENT and not _is_generic(chunk.words[:-1]):
        return None
    gap = text[chunk.end : following.start]
    if gap not in (" of ", " of the ", " for ", " for the ") or chunk.possessive:
        return None
    if following.words[0].text.lower() in _CALENDAR or following.words[0].bare in _INSIDERS:
        return None
    words = (*chunk.words, *following.words)
    if chunk.words[-1].bare in _JOINT and (more := _AND_MORE.match(text, following.end)):
        words = (*words, Word(*more.span(1), more.group(1)))
    whole = Chunk(words, chunk.sentence, chunk.initial, following.possessive)
    name = " ".join(text[whole.start : whole.end].split())
    of = gazetteer.country(following.of(text)) if chunk.words[-1].bare in _GOVERNMENT else None
    return Sighting(whole.start, whole.end, "organisation", name, "head-of", 0.92, of)


def _by_context(text: str, chunk: Chunk) -> Sighting | None:
    words = chunk.words
    if _is_generic(words) or words[0].bare in _TITLES or is_known(chunk.of(text)):
        return None
    after = text[chunk.end : chunk.end + 160]
    if _TICKER.match(after):
        return _sighting(text, chunk, "ticker", 0.97)
    if len(words) == 1 and _is_acronym(words[0]):
        return _by_acronym(text, chunk)
    if len(words) == 1 and is_common(words[0].text):
        return None
    if _APPOSITION.match(after) or _described(text, chunk):
        return _sighting(text, chunk, "apposition", 0.85)
    if len(words) == 1 and _has_odd_capitals(words[0].text) and _ANNOUNCES.match(after):
        return _sighting(text, chunk, "announces", 0.8)
    return None


def _is_acronym(word: Word) -> bool:
    return 3 <= len(word.text) <= 7 and word.text.isalpha() and word.text.isupper()


def _by_acronym(text: str, chunk: Chunk) -> Sighting | None:
    name = chunk.words[0].text
    if name in _BODIES:
        return _sighting(text, chunk, "known-acronym", 0.95)
    if name in _NOT_BODIES or is_common(name):
        return None
    if chunk.possessive or _ANNOUNCES.match(text[chunk.end : chunk.end + 80]) or _described(text, chunk):
        return _sighting(text, chunk, "acronym", 0.8)
    return None


def _has_odd_capitals(name: str) -> bool:
    """ "SalesNexus", "LogicMark", "eBay": a spelling that no common word has."""
    odd = any(letter.isupper() for letter in name[2:]) and name.isalpha()
    return odd and not name.isupper() and not name[:-1].isupper()
