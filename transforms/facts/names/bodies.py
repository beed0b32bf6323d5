"""Organisations that readers of the news know without being told what they are (bodies.toml)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from transforms.facts.names.names import is_given_name, listed
from transforms.facts.names.resolve import is_known
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk
from transforms.facts.tables import table


def _names_of(section: str, key: str = "names") -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in table("bodies")[section][key].split(";"))


_CLUBS = _names_of("clubs")
AMBIGUOUS = _names_of("ambiguous")
PLATFORMS = _names_of("platforms")
_KNOWN = _CLUBS.union(*map(_names_of, ("companies", "media", "public", "universities")))
_LINKS = (" of ", " of the ", " for ", " and ")  # "House of Representatives"
_LOCATED = (" in ", " near ", " at ", " from ", " of ")
_LAND = listed("places", "heads") | {"rainforest", "jungle"}


@cache
def nicknames() -> frozenset[str]:
    """What clubs go by without their town: "Red Sox". No plural, no nickname."""
    return frozenset(map(_nickname, _CLUBS)) - _names_of("clubs", "no_nicknames")


def _nickname(club: str) -> str:
    words = club.split()
    for length in range(len(words) - 1, 0, -1):
        if words[-1][-1] in "sx" and is_known(" ".join(words[:length])):
            return " ".join(words[length:])
    return ""


def known_body(text: str, chunk: Chunk, following: Chunk | None, families: frozenset[str]) -> Sighting | None:
    """The well-known organisation that the run names, in whole or with what "of" joins to it.

    `families` are the last names of persons in the text: of these nobody can say whose they are.
    """
    name = chunk.of(text)
    if following is not None and text[chunk.end : following.start] in _LINKS:
        longer = " ".join(text[chunk.start : following.end].split())
        if longer in _KNOWN:
            return _sighting(chunk.start, following.end, longer)
    if chunk.possessive and f"{name}'s" in _KNOWN:
        return _sighting(chunk.start, chunk.end + 2, f"{name}'s")
    if chunk.start >= 4 and text.startswith("The ", chunk.start - 4) and f"The {name}" in _KNOWN:
        return _sighting(chunk.start - 4, chunk.end, f"The {name}")
    if name not in _KNOWN or (len(chunk.words) == 1 and not _is_meant(text, chunk, families)):
        return None
    return _sighting(chunk.start, chunk.end, name)


def families(chunks: Sequence[Chunk]) -> frozenset[str]:
    """The last words of the runs that begin with a given name."""
    return frozenset(
        run.words[-1].text for run in chunks if len(run.words) > 1 and is_given_name(run.words[0].text)
    )


def _is_meant(text: str, chunk: Chunk, families: frozenset[str]) -> bool:
    """Not "Amazon rainforest", nor the family Dell, nor a town, nor the exchange before a ticker."""
    word = chunk.words[0].text
    if word in families or text.startswith(":", chunk.end):
        return False
    if text[chunk.end + 1 : chunk.end + 20].partition(" ")[0].rstrip(".,;") in _LAND:
        return False
    return not (is_known(word) and text[max(0, chunk.start - 6) : chunk.start].endswith(_LOCATED))


def _sighting(start: int, end: int, name: str) -> Sighting:
    return Sighting(start, end, "organisation", name, "known-body", 0.9)
