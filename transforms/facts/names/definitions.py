"""Short names that a text gives to a long one: "Acme Cells Co., Ltd (ACC)", "..., or ACC,".

An acronym must be spelled by its long form, letter by letter from the end, with its
first letter at the start of a word (Schwartz and Hearst, A simple algorithm for
identifying abbreviation definitions in biomedical text, PSB 2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.facts.names.names import is_common, listed
from transforms.facts.names.sighting import Sighting
from transforms.facts.tables import table

_BRACKET = re.compile(r",? ?\(([^()\n]{2,80})\)")
_OR_KNOWN_AS = re.compile(
    r",? (?:or|also known as|known as|better known as|abbreviated as|hereinafter|hereafter|referred to as) "
    r"(?:the )?[\"“‘']?([A-Z][\w&-]{1,24}(?: [A-Z][\w&-]{1,24}){0,3})[\"”’']?(?=[,;.)]| –| —)"
)
_SHORT_BEFORE = re.compile(r"([^\W\d_][\w&-]{1,11}) ?\(\Z")
_SEPARATOR = re.compile(
    r"[,;]| or | and |\bthe |hereinafter|hereafter|referred to as|formerly|known as|collectively|together"
)
_HEADS = listed("organisations", "organisation_heads") | listed("organisations", "heads_of")
_THINGS = frozenset(table("evidence")["last"]["things"].split())
_ACRONYM = re.compile(r" \(([A-Z]{2,8})\)")
_QUOTES = "\"“”‘’' "
_NO_NAME = listed("aliases", "no_names") | {word.lower() for word in listed("acronyms", "not_bodies")}


def short_names(text: str, long: Sighting) -> Iterator[tuple[int, int]]:
    """Where `text` gives the organisation `long` a short name, right behind or before it."""
    bracket = _BRACKET.match(text, long.end)
    if bracket is not None and ":" not in bracket.group(1):
        yield from _in_bracket(text, bracket.start(1), bracket.end(1), long.name)
    known_as = _OR_KNOWN_AS.match(text, long.end)
    if known_as is not None and _is_short_for(known_as.group(1), long.name):
        yield known_as.span(1)
    before = _SHORT_BEFORE.search(text, max(0, long.start - 16), long.start)
    if before is not None and text[long.end : long.end + 1] == ")" and spells(before.group(1), long.name):
        yield before.span(1)


def spells(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in order, the first at the start of a word."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    source = long.casefold()
    if not 2 <= len(letters) <= 10 or len(letters) >= len(source) or not any(map(str.isupper, short)):
        return False
    at = len(source)
    for index in range(len(letters) - 1, -1, -1):
        at = source.rfind(letters[index], 0, at)
        while index == 0 and at > 0 and source[at - 1].isalnum():
            at = source.rfind(letters[index], 0, at)
        if at < 0:
            return False
    return True


@lru_cache(maxsize=1)  # asked for each acronym of one text
def short_for_things(text: str) -> frozenset[str]:
    """The acronyms that `text` spells out as what is no organisation: "event delivery service (EDS)"."""
    return frozenset(found[1] for found in _ACRONYM.finditer(text) if _is_of_thing(text, found))


def _is_of_thing(text: str, found: re.Match[str]) -> bool:
    short, words = found[1], text[max(0, found.start() - 90) : found.start()].split()
    for count in range(2, min(len(short) + 1, len(words)) + 1):
        long = words[-count:]
        if long[0][0].casefold() == short[0].casefold() and spells(short, " ".join(long)):
            small = is_common(long[-1]) and not any(word[0].isupper() for word in long[-2:])
            return (small or long[-1].lower() in _THINGS) and _HEADS.isdisjoint(map(str.lower, long))
    return False


def _in_bracket(text: str, start: int, end: int, long: str) -> Iterator[tuple[int, int]]:
    position = start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = match.start() if match else end
        yield from _candidate(text, position, stop, long)
        position = match.end() if match else end


def _candidate(text: str, start: int, end: int, long: str) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in _QUOTES:
        start += 1
    while end > start and text[end - 1] in _QUOTES:
        end -= 1
    if _is_short_for(text[start:end], long):
        yield start, end


def _is_short_for(short: str, long: str) -> bool:
    if not 2 <= len(short) <= 40 or not short[0].isupper() or short.lower() in _NO_NAME:
        return False
    begins = long.lower().startswith(short.lower()) and len(short) < len(long)
    return begins or (" " not in short and spells(short, long))
