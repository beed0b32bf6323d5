"""Verbs that tell of an event, with the words around them that say how sure it is.

"will build" is planned, "is expected to surpass" a forecast, "signed" has happened,
"did not sign" is nothing, nor is "could build". The lexicon is triggers.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transforms.facts.events.lexicon import Form, Kind, Word, lexicon
from transforms.facts.tables import table
from transforms.models import Status

AUXILIARIES = {key: frozenset(words.split()) for key, words in table("triggers")["auxiliaries"].items()}
_GROUP = frozenset({"to"}).union(
    *(AUXILIARIES[key] for key in ("be", "have", "planned", "forecast", "modal"))
)
_DIRECT = AUXILIARIES["be"] | AUXILIARIES["have"] | AUXILIARIES["modal"] | {"to"}
_MEANS_NEAR = 8  # words
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb with its auxiliaries, or a noun, as it stands in a sentence."""

    kinds: tuple[Kind, ...]  # what the word can mean: its object decides
    start: int
    end: int
    status: Status
    passive: bool
    habitual: bool  # "builds plants": the trade of who does it, unless one is named
    noun: bool


class Token(NamedTuple):
    """One word of a sentence, in small letters."""

    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a verb stands in its group."""

    first: int  # index of the group's first word
    form: Form
    status: Status
    passive: bool
    habitual: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch of text."""
    found = _WORD.finditer(text, start, end)
    return [Token(match.start(), match.end(), match.group().lower()) for match in found]


def verbs(text: str, tokens: Sequence[Token], index: int) -> Trigger | None:
    """The verb at `index`, if it is one that can tell of an event and is told as one."""
    found = _verb_at(tokens, index)
    if found is None:
        return None
    word, last = found
    reading = read(text, tokens, index, last, word.forms)
    if reading is None:
        return None
    start = tokens[reading.first].start
    return Trigger(
        word.kinds, start, tokens[last].end, reading.status, reading.passive, reading.habitual, noun=False
    )


def _verb_at(tokens: Sequence[Token], index: int) -> tuple[Word, int] | None:
    lower = tokens[index].lower
    for rest, word in lexicon().phrases.get(lower, ()):
        if follows(tokens, index, rest):
            return word, index + len(rest)
    word_alone = lexicon().words.get(lower)
    return (word_alone, index) if word_alone is not None else None


def follows(tokens: Sequence[Token], index: int, rest: Sequence[str]) -> bool:
    """Whether the words `rest` stand behind the one at `index`."""
    behind = tokens[index + 1 : index + 1 + len(rest)]
    return len(behind) == len(rest) and all(one.lower == word for one, word in zip(behind, rest, strict=True))


def read(text: str, tokens: Sequence[Token], index: int, last: int, forms: frozenset[Form]) -> Reading | None:
    """What the words before a verb make of it; None where it tells no event."""
    first, edge, seen = _group(tokens, index)
    if edge and tokens[edge - 1].lower in AUXILIARIES["articles"] and not seen:
        return None  # "the newly appointed head"
    before = tokens[first - 1].lower if first else ""
    if not seen and before.endswith(("'s", "’s")):
        return None  # "the deal's extended timeline"
    if (seen | {before}) & (AUXILIARIES["denied"] | AUXILIARIES["doubtful"]) or before in AUXILIARIES[
        "vague"
    ]:
        return None
    if seen & AUXILIARIES["vague"]:
        return None
    glad = seen == {"to"} and before in AUXILIARIES["glad"]
    if seen == {"to"} and not glad and before not in AUXILIARIES["licence"] and not _has_means(tokens, first):
        return None
    form, status = _reading(seen, before, forms)
    if form is None or status is None:
        return None
    by = last + 1 < len(tokens) and tokens[last + 1].lower == "by"
    passive = (form == "participle" and bool(seen & AUXILIARIES["be"])) or (form == "past" and by)
    begins = first if form != "gerund" or seen & AUXILIARIES["be"] else index
    habitual = form == "third" or (form == "gerund" and not seen & AUXILIARIES["be"])
    return Reading(begins, form, "asserted" if glad else status, passive, habitual)


def _has_means(tokens: Sequence[Token], first: int) -> bool:
    return any(one.lower in AUXILIARIES["means"] for one in tokens[max(0, first - _MEANS_NEAR) : first])


def _group(tokens: Sequence[Token], index: int) -> tuple[int, int, set[str]]:
    """Where the verb's group begins without and with a leading adverb, and its auxiliaries."""
    first = at = index
    seen: set[str] = set()
    while at > 0 and index - at < 7 and tokens[at].start - tokens[at - 1].end == 1:
        lower = tokens[at - 1].lower
        if _belongs(lower, tokens[at].lower):
            seen.add(lower)
            first = at - 1
        elif lower not in AUXILIARIES["adverbs"] and not lower.endswith("ly"):
            break
        at -= 1
    return first, at, seen


def _belongs(word: str, following: str) -> bool:
    """Whether `word` is an auxiliary here; "plans" and "expected" are only before "to"."""
    if word in _GROUP and word not in _DIRECT:
        return following == "to"
    return word in _DIRECT or word in AUXILIARIES["denied"]


def _reading(seen: set[str], before: str, forms: frozenset[Form]) -> tuple[Form | None, Status | None]:
    """How the verb is to be read, and how sure that makes the event."""
    be, have = seen & AUXILIARIES["be"], seen & AUXILIARIES["have"]
    status: Status = "asserted"
    if seen & AUXILIARIES["forecast"]:
        status = "forecast"
    elif seen & (AUXILIARIES["planned"] | {"to"}):
        status = "planned"
    if status != "asserted":
        active = "base" in forms and "to" in seen and not seen & {"be", "been"}
        if "participle" in forms and be and not active:
            return "participle", status
        if "gerund" in forms and be:
            return "gerund", status
        return ("base", status) if "base" in forms else (None, None)
    if "gerund" in forms:
        return "gerund", _gerund_status(be, before)
    if "participle" in forms and (be or have):
        return "participle", status
    if "past" in forms and not seen:
        return "past", status
    return ("third", status) if "third" in forms and not seen else (None, None)


def _gerund_status(be: set[str], before: str) -> Status | None:
    if be or before in AUXILIARIES["begun"]:
        return "asserted"
    return "planned" if before in AUXILIARIES["meant"] else None
