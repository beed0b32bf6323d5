"""What a count counts: the noun phrase behind a number ("1,000 industry professionals")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.facts.tables import words

CLOSED = words("grammar", "closed")
VERBS = words("grammar", "verbs")
_PLURALS = words("grammar", "plurals")
_NOUNS_IN_LY = words("grammar", "nouns_in_ly")
_NOT_PLURAL = words("grammar", "singulars")
_LONGEST = 6  # words

WORD = re.compile(r"[^\W\d_](?:[\w'’]|\.?[-–&/](?=\w)|\.(?=\w)){0,40}")
_GAP = re.compile(r"(?:\+|[- ]plus|-odd)?[ \u00a0\u202f](?:fewer )?")
_ACRONYMS = re.compile(r"[A-Z]{2,6}s")
_SPACE = re.compile(r"[ \u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase as written, and its last word in the singular."""

    start: int
    end: int
    words: tuple[str, ...]
    head: str

    @property
    def code(self) -> str:
        """Its UCUM annotation: {professional}."""
        return "{" + re.sub(r"[{}\s]", "", self.head) + "}"


def counted(text: str, at: int, *, single: bool = False) -> Noun | None:
    """The noun phrase that begins behind `at`: it ends in the first plural.

    `single` is behind "one", and takes a singular noun ("one site") in place of a plural one.
    """
    gap = _GAP.match(text, at)
    if gap is None:
        return None
    start = gap.end()
    found: list[re.Match[str]] = []
    joined = False
    while len(found) < _LONGEST and (word := WORD.match(text, start)) is not None:
        lower = word.group().lower()
        if lower in ("and", "or") and found and not joined:
            joined = True
        elif (
            lower in CLOSED
            or (lower in VERBS and (found or lower[-1] != "s"))
            or lower.endswith(("'s", "’s"))
        ):
            break
        else:
            found.append(word)
            named = single and word.group()[0].isupper()  # "one New York Times reader"
            if _ACRONYMS.fullmatch(word.group()) or (
                is_plural(lower) and not named and not _is_acronym(word.group())
            ):
                if single and singular(lower) != lower:
                    if len(found) > 1:
                        return None  # "one reason why investors": whom the clause is about
                    if not _noun_behind(text, word.end()):
                        return _noun(found)
                    start = word.end() + 1  # "one savings bank"
                    continue
                if lower in _PLURALS and (further := _plural_behind(text, word.end())) is not None:
                    found.append(further)  # "data points", "staff members"
                return _noun(found)
        if not _SPACE.match(text, word.end()):
            break
        start = word.end() + 1
    return _one_thing(found) if single and not joined else None


def _noun_behind(text: str, at: int) -> bool:
    word = WORD.match(text, at + 1) if _SPACE.match(text, at) else None
    return word is not None and word.group().islower() and word.group() not in CLOSED | VERBS


def _one_thing(found: list[re.Match[str]]) -> Noun | None:
    """The noun phrase behind "one" without the verb that follows it: "user" of "one user complained"."""
    for index in range(1, len(found)):
        follows = found[index + 1].group()[0].isupper() if index + 1 < len(found) else True
        if _is_past(found[index].group()) and follows:
            del found[index:]
            break
    while found and (_is_past(found[-1].group()) or _is_adverb(found[-1].group())):
        found.pop()
    return _noun(found) if found else None


def _is_past(word: str) -> bool:
    return word.endswith("ed") and word.islower() and len(word) > 4 and "-" not in word


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word.islower() and word not in _NOUNS_IN_LY


def _plural_behind(text: str, at: int) -> re.Match[str] | None:
    word = WORD.match(text, at + 1) if _SPACE.match(text, at) else None
    if word is None or not word.group().islower() or word.group() in CLOSED or word.group() in VERBS:
        return None
    return word if is_plural(word.group()) and word.group() not in _PLURALS else None


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) < 6


def is_plural(lower: str) -> bool:
    """Whether a word in lower case has the form of a plural noun."""
    if lower in _PLURALS:
        return True
    tail = lower.rpartition("-")[2]
    if tail in _PLURALS:
        return True
    return (
        len(tail) > 3 and tail[-1] == "s" and tail[-2:] not in ("ss", "us", "is") and tail not in _NOT_PLURAL
    )


def singular(word: str) -> str:
    """The singular of a plural noun in lower case."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "lives": "life", "wives": "wife", "knives": "knife", "shelves": "shelf", "leaves": "leaf",
    "criteria": "criterion", "phenomena": "phenomenon", "series": "series", "species": "species",
    "movies": "movie", "buses": "bus", "businesses": "business", "houses": "house", "heroes": "hero",
}  # fmt: skip


def _noun(found: list[re.Match[str]]) -> Noun:
    said = tuple(word.group() for word in found)
    return Noun(found[0].start(), found[-1].end(), said, singular(said[-1].lower()))
