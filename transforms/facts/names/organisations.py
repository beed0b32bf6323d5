"""Organisations by signs that hardly lie: a legal form, a head word, a ticker, an apposition.

A run of capitals without such a sign is nothing here; `transforms.facts.names.entities`
finds it again where another run defines it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.facts.names.bodies import families, known_body
from transforms.facts.names.definitions import short_for_things
from transforms.facts.names.gazetteer import Place
from transforms.facts.names.names import (
    GENERIC,
    OPENERS,
    is_common,
    is_given_name,
    is_legal_form,
    listed,
)
from transforms.facts.names.pieces import pieces
from transforms.facts.names.resolve import is_also_a_word, is_known, outer_places, resolve
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.signs import announces, has_sign, has_ticker, is_described, is_said_to_be_one
from transforms.facts.names.surface import Chunk, Word

_HEADS = listed("organisations", "organisation_heads")
_WEAK = listed("organisations", "weak_heads")
_HEADS_OF = listed("organisations", "heads_of")
_HEADS_OF_ONLY = listed("organisations", "heads_of_only")
_PAPERS = listed("organisations", "papers")
_GOVERNMENT = listed("organisations", "government_heads")
_LEADING = listed("common", "leading")
_CALENDAR = listed("common", "calendar")
_TITLES = listed("persons", "titles")
_NOT_BODIES = frozenset(word.upper() for word in listed("acronyms", "not_bodies"))
_BODIES = listed("acronyms", "bodies")


def find_organisations(text: str, chunks: Sequence[Chunk]) -> Iterator[Sighting]:
    """The organisations that the runs name by a sign of their own."""
    persons = families(chunks)
    for position, chunk in enumerate(chunks):
        following = chunks[position + 1] if position + 1 < len(chunks) else None
        for piece in pieces(chunk):
            behind = following if piece.end == chunk.end else None
            found = _named(text, piece, behind) or known_body(text, piece, behind, persons)
            if found is not None:
                yield found


def body_of(text: str, chunk: Chunk, place: Place | None = None) -> Sighting:
    """A run that must be an organisation, because of where it stands."""
    return Sighting(chunk.start, chunk.end, "organisation", chunk.of(text), "stands-for-body", 0.9, place)


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
        if [word.bare for word in words[-2:]] == ["school", "district"] and len(words) > 2:
            return _sighting(text, chunk, "head", 0.9)
    return _by_context(text, chunk)


def _is_firm(text: str, chunk: Chunk) -> bool:
    """Not "Reno, NV", nor the end of "Road to Recovery, Inc."."""
    words = chunk.words
    if words[-1].text.isupper() and is_known(text[chunk.start : words[-2].end]):
        return False
    return not (len(words) == 2 and is_common(words[0].text) and _is_part(text, chunk))


def _is_part(text: str, chunk: Chunk) -> bool:
    """Whether the run only ends a name: "Recovery" of "Road to Recovery"."""
    return _PART_BEFORE.search(text, max(chunk.sentence.start, chunk.start - 30), chunk.start) is not None


_PART_BEFORE = re.compile(r"[A-Z][\w’']{0,20} (?:to|of|for|in|on|the|and) (?:the )?\Z")


def _sighting(text: str, chunk: Chunk, extractor: str, confidence: float) -> Sighting:
    name = " ".join(chunk.of(text).split())
    return Sighting(chunk.start, chunk.end, "organisation", name, extractor, confidence, _governed(chunk))


def _governed(chunk: Chunk) -> Place | None:
    """The place that a government names first: "Wuhan Municipal People's Government"."""
    if chunk.words[-1].bare not in _GOVERNMENT or len(chunk.words) < 2:
        return None
    for length in range(min(3, len(chunk.words) - 1), 0, -1):
        name = " ".join(word.text for word in chunk.words[:length])
        if not is_also_a_word(name) and not is_common(name) and (place := resolve(name)) is not None:
            return place
    return None


def _is_generic(words: Sequence[Word]) -> bool:
    """Whether the words before a head make a common noun of it: "Working Group"."""
    return all(
        word.bare in GENERIC or word.bare in OPENERS or not word.text[0].isalpha() or is_legal_form(word.text)
        for word in words
    )


def _by_head(text: str, chunk: Chunk) -> Sighting | None:
    """A head makes a name of what is before it; a weak one only of a word that is none elsewhere."""
    if chunk.words[-1].bare in _WEAK and not has_sign(text, chunk):
        own = [word for word in chunk.words[:-1] if _is_own(word)]
        if not own or (own == list(chunk.words[:-1]) and _is_only_place(text, chunk)):
            return None
    if is_known(chunk.of(text)):  # Red Bank is a town
        return None
    whole = _with_and(text, chunk)
    return _sighting(text, whole, "head", 0.9)


def _is_only_place(text: str, chunk: Chunk) -> bool:
    """ "Houston Energy" says little of whose; "Houston Chronicle" is a newspaper."""
    return chunk.words[-1].bare not in _PAPERS and is_known(text[chunk.start : chunk.words[-2].end])


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


_INSIDERS = frozenset({"directors", "trustees", "governors", "advisors", "advisers", "regents"})
# A ministry may have two fields: "Ministry of Industry and Information Technology".
_JOINT = listed("organisations", "joint_heads")
_JOINT_OF_PLAIN = listed("organisations", "joint_of_plain_words")
_AND_MORE = re.compile(r" and ((?:[A-Z][a-z]{2,20})(?: [A-Z][a-z]{2,20}){0,2})(?! of\b)")

# "University of Oslo School of Medicine"
_ONWARD = re.compile(r" (?:of|for) (?:the )?([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2})(?![\w’'])")
_CAMPUS = re.compile(r" at ([A-Z][a-z]{2,20}(?:[ -][A-Z][a-z]{2,20})?)(?![\w,])")


def _head_of(text: str, chunk: Chunk, following: Chunk | None) -> Sighting | None:
    """ "Ministry of Commerce", "University of Cape Town": a head, "of" and what it is of."""
    if following is None or chunk.words[-1].bare not in _HEADS_OF or following.sentence != chunk.sentence:
        return None
    head, of, gap = chunk.words[-1].bare, following.of(text), text[chunk.end : following.start]
    if _is_whole_before(head, chunk.words[:-1]) and (is_known(of) or outer_places(of)):
        return None  # "Jinan Municipal Government of Shandong Province" ends before "of"
    prepositions = (
        (" of ", " of the ") if head in _HEADS_OF_ONLY else (" of ", " of the ", " for ", " for the ")
    )
    if gap not in prepositions or chunk.possessive or any(map(str.isdigit, following.words[0].text)):
        return None
    if following.words[0].text.lower() in _CALENDAR or following.words[0].bare in _INSIDERS:
        return None
    words = (*chunk.words, *following.words)
    if (onward := _ONWARD.match(text, following.end)) and following.words[-1].bare in _HEADS_OF:
        words = (*words, Word(*onward.span(1), onward.group(1)))
    more = _AND_MORE.match(text, words[-1].end)
    if more is not None and _is_joint(head, following, more.group(1)):
        words = (*words, Word(*more.span(1), more.group(1)))
    elif head == "university" and (campus := _CAMPUS.match(text, words[-1].end)):
        words = (*words, Word(*campus.span(1), campus.group(1))) if is_known(campus.group(1)) else words
    whole = Chunk(words, chunk.sentence, chunk.initial, following.possessive)
    name = " ".join(text[whole.start : whole.end].split())
    place = resolve(of) if head in _GOVERNMENT else None
    return Sighting(whole.start, whole.end, "organisation", name, "head-of", 0.92, place)


def _is_whole_before(head: str, words: Sequence[Word]) -> bool:
    """ "Halden Hockey Club" is whole without "of Norway", "Workers Party" and "Supreme Court" are not."""
    return head in _GOVERNMENT | _HEADS_OF_ONLY and any(map(_is_own, words))


def _is_joint(head: str, field: Chunk, more: str) -> bool:
    """Whether "and" goes on in a name: "College of Surgeons and Dentists"."""
    if head in _JOINT:
        return not any(is_legal_form(word) or word.lower() in _HEADS for word in more.split())
    plural = " " not in more and field.words[-1].text.endswith("s") and more.endswith("s")
    return head in _JOINT_OF_PLAIN and (plural or all(map(is_common, more.split())))


def _by_context(text: str, chunk: Chunk) -> Sighting | None:
    found = _signed(text, chunk)
    if found is None or _is_generic(chunk.words) or is_known(chunk.of(text)):
        return None
    if chunk.words[0].bare in _TITLES:
        return None
    return _sighting(text, chunk, *found)


def _signed(text: str, chunk: Chunk) -> tuple[str, float] | None:
    """The sign that makes a body of any run, and how sure it is."""
    alone = chunk.words[0].text if len(chunk.words) == 1 else None
    if has_ticker(text, chunk):
        return "ticker", 0.97
    if alone and _is_acronym(alone):
        return _acronym_signed(text, chunk, alone)
    described = is_described(text, chunk)
    if not described and not is_said_to_be_one(text, chunk):
        odd = alone is not None and _has_odd_capitals(alone) and announces(text, chunk)
        return ("announces", 0.8) if odd and not _is_part(text, chunk) else None
    if alone and (is_common(alone) or _is_part(text, chunk)):
        return None
    if not alone and is_given_name(chunk.words[0].text):
        return None  # "Michael Marsh, a film executive, producer and host"
    if described:
        return "apposition", 0.85
    plain = chunk.initial and all(is_common(word.text) for word in chunk.words)
    return None if plain else ("is-one", 0.85)


def _is_acronym(name: str) -> bool:
    return 3 <= len(name) <= 7 and name.isalpha() and name.isupper()


def _acronym_signed(text: str, chunk: Chunk, name: str) -> tuple[str, float] | None:
    if name in _BODIES:
        return "known-acronym", 0.95
    if name in _NOT_BODIES or is_common(name) or not has_sign(text, chunk):
        return None
    return None if name in short_for_things(text) else ("acronym", 0.8)


def _has_odd_capitals(name: str) -> bool:
    """ "SalesNexus", "LogicMark", "eBay": a spelling that no common word has."""
    if name[2:].islower() or not name.isalpha():
        return False
    return any(map(str.isupper, name[2:])) and not name[:-1].isupper()
