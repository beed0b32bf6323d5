"""Persons by their titles, their offices, their speech and their given names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.facts.names import gazetteer
from transforms.facts.names.names import GENERIC, OPENERS, is_common, is_given_name, is_legal_form, listed
from transforms.facts.names.resolve import is_known, outer_places
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk, Word
from transforms.facts.tables import table

_FIRMS = frozenset(name.strip() for name in table("names")["persons"]["firms"].split(";"))
_TITLES = listed("persons", "titles")
_COURTESY = listed("persons", "courtesy")
_NOT_IN_NAMES = (
    listed("organisations", "organisation_heads")
    | listed("places", "heads")
    | listed("places", "sites")
    | listed("persons", "roles")
    | listed("persons", "not_in_names")
    | GENERIC
    | OPENERS
)
_ROLE = re.compile(
    r",? (?:(?:the|an?|its|their|our) )?(?:[\w&’'-]+ ){0,4}?(?:"
    + "|".join(sorted(map(re.escape, listed("persons", "roles")), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’]|D['’])(?=[A-Z])")
_BORN = re.compile(r" \((?:born|b\.|née|\d{4} ?[-–]) ?")
_REGION_BEHIND = re.compile(r", ([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)")
_SAID_BEFORE = re.compile(r"\b(?:" + "|".join(sorted(listed("persons", "said"))) + r")(?: to)?\s\Z")


def find_persons(text: str, chunks: Sequence[Chunk]) -> Iterator[Sighting]:
    """The persons that a title, an office, a verb of speech or a given name gives away."""
    for chunk in chunks:
        titled = _titled(text, chunk)
        if titled is not None:
            yield titled
        elif could_be_full_name(text, chunk) and (sign := _sign(text, chunk)):
            yield _sighting(text, chunk, sign, 0.88)
        elif (named := _with_given_name(text, chunk)) is not None:
            yield _sighting(text, named, "given-name", 0.85)


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
    if not could_be_full_name(text, name, fewest=1 if chunk.words[titles[-1]].bare in _COURTESY else 2):
        return None
    return _sighting(text, name, "title", 0.92)


def _with_given_name(text: str, chunk: Chunk) -> Chunk | None:
    """ "Coroner William Marsh": from a given name to the end, behind words that are in no name."""
    for index, word in enumerate(chunk.words[:-1]):
        if is_given_name(word.text):
            name = chunk.part(index, len(chunk.words))
            full = name.of(text)
            other = full.lower() in _FIRMS or _is_town(text, name) or _has_plain_word(name)
            return name if could_be_full_name(text, name) and not other else None
        if not (is_common(word.text) or word.bare in _TITLES):
            return None
    return None


def _has_plain_word(name: Chunk) -> bool:
    """ "Shannon Family Orchards": in a name of three words none is a plain one."""
    return len(name.words) > 2 and any(is_common(word.text) for word in name.words[1:])


def _is_town(text: str, name: Chunk) -> bool:
    """ "Jack Hollow, Ohio"."""
    behind = _REGION_BEHIND.match(text, name.end)
    return behind is not None and bool(outer_places(behind.group(1)))


def could_be_full_name(text: str, chunk: Chunk, fewest: int = 2) -> bool:
    """Whether a run of at least `fewest` words has the form of a person's name, and is no place or role."""
    words = chunk.words
    if not fewest <= len(words) <= 4:
        return False
    if any(word.bare in _NOT_IN_NAMES or is_legal_form(word.text) or word.text == "&" for word in words):
        return False
    common = [is_common(word.text) for word in words]
    if not all(_has_form_of_name(word) for word in words) or all(common) or sum(common) > 1:
        return False
    if len(words) > 2 and common[-1]:
        return False
    return not (is_known(chunk.of(text)) if len(words) > 1 else gazetteer.country(words[0].text))


def _has_form_of_name(word: Word) -> bool:
    """One capital in front, but for initials, "McKay", "DeLuca", "O'Brien" and double names."""
    if len(word.bare) == 1:
        return True
    parts = [_PREFIX.sub("", part, count=1).rstrip(".") for part in re.split("[-‑]", word.text)]
    return all(part.replace("’", "").replace("'", "").isalpha() and part[1:].islower() for part in parts)


def _sign(text: str, chunk: Chunk) -> str | None:
    after = text[chunk.end : min(chunk.sentence.end, chunk.end + 120)]
    if after[:1] == "," and _ROLE.match(after):
        return "office"
    if _BORN.match(after):
        return "born"
    if _SAID_BEFORE.search(text, max(chunk.sentence.start, chunk.start - 16), chunk.start):
        return "said"
    return None
