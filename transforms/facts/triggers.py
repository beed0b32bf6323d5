"""Verbs that tell of an event, with the words around them that say how sure it is.

"will build" is planned, "is expected to surpass" a forecast, "signed" has happened,
"did not sign" is nothing. The lexicon is triggers.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from transforms.facts.sentences import Span
from transforms.facts.tables import table
from transforms.models import Status

Form = Literal["base", "third", "gerund", "past", "participle"]

_AUXILIARIES = {key: frozenset(words.split()) for key, words in table("triggers")["auxiliaries"].items()}
_GROUP = frozenset({"to"}).union(*(_AUXILIARIES[key] for key in ("be", "have", "planned", "forecast")))
_DIRECT = _AUXILIARIES["be"] | _AUXILIARIES["have"] | _AUXILIARIES["modal"] | {"to"}
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the lexicon."""

    kind: str
    objects: frozenset[str]
    or_body: bool
    actor: str
    actor_behind: bool
    other: str | None
    needs: str | None
    future: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb with its auxiliaries, as it stands in a sentence."""

    kinds: tuple[Kind, ...]  # what the verb can mean: its object decides
    start: int
    end: int
    status: Status
    passive: bool
    sentence: Span


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    lower: str


def triggers(text: str, sentence: Span) -> Iterator[Trigger]:
    """The verbs of one sentence that could tell of an event, in order."""
    tokens = [
        _Token(match.start(), match.end(), match.group().lower())
        for match in _WORD.finditer(text, sentence.start, sentence.end)
    ]
    forms, particles = _lexicon()
    for index, token in enumerate(tokens):
        if token.lower not in forms:
            continue
        form_of, kinds = forms[token.lower]
        last = index
        if index + 1 < len(tokens) and (token.lower, tokens[index + 1].lower) in particles:
            last = index + 1
            form_of, kinds = particles[token.lower, tokens[last].lower]
        found = _in_group(tokens, index, last, form_of, kinds, sentence) if kinds else None
        if found is not None:
            yield found


def _in_group(
    tokens: Sequence[_Token],
    index: int,
    last: int,
    form_of: frozenset[Form],
    kinds: tuple[Kind, ...],
    sentence: Span,
) -> Trigger | None:
    first, edge, seen = _group(tokens, index)
    if edge and tokens[edge - 1].lower in ("the", "a", "an", "its", "their", "newly") and not seen:
        return None  # "the newly appointed head"
    before = tokens[first - 1].lower if first else ""
    if (seen | {before}) & _AUXILIARIES["denied"] or before in _AUXILIARIES["vague"]:
        return None
    if seen == {"to"} and before not in _AUXILIARIES["licence"]:
        return None
    form, status = _reading(seen, before, form_of)
    if form is None or status is None:
        return None
    passive = form == "participle" and bool(seen & _AUXILIARIES["be"])
    start = tokens[first if form != "gerund" or seen & _AUXILIARIES["be"] else index].start
    return Trigger(kinds, start, tokens[last].end, status, passive, sentence)


def _group(tokens: Sequence[_Token], index: int) -> tuple[int, int, set[str]]:
    """Where the verb's group begins without and with a leading adverb, and its auxiliaries."""
    first = at = index
    seen: set[str] = set()
    while at > 0 and index - at < 7 and tokens[at].start - tokens[at - 1].end == 1:
        lower = tokens[at - 1].lower
        if _belongs(lower, tokens[at].lower):
            seen.add(lower)
            first = at - 1
        elif lower not in _AUXILIARIES["adverbs"] and not lower.endswith("ly"):
            break
        at -= 1
    return first, at, seen


def _belongs(word: str, following: str) -> bool:
    """Whether `word` is an auxiliary here; "plans" and "expected" are only before "to"."""
    if word in _GROUP and word not in _DIRECT:
        return following == "to"
    return word in _DIRECT or word in _AUXILIARIES["denied"]


def _reading(seen: set[str], before: str, form_of: frozenset[Form]) -> tuple[Form | None, Status | None]:
    """How the verb is to be read, and how sure that makes the event."""
    be, have = seen & _AUXILIARIES["be"], seen & _AUXILIARIES["have"]
    status: Status = "asserted"
    if seen & _AUXILIARIES["forecast"]:
        status = "forecast"
    elif seen & (_AUXILIARIES["planned"] | {"to"}):
        status = "planned"
    if status != "asserted":
        active = "base" in form_of and "to" in seen and not seen & {"be", "been"}
        if "participle" in form_of and be and not active:
            return "participle", status
        return ("base", status) if "base" in form_of else (None, None)
    if "gerund" in form_of:
        return "gerund", _gerund_status(be, before)
    if "participle" in form_of and (be or have):
        return "participle", status
    if "past" in form_of and not seen:
        return "past", status
    return ("third", status) if "third" in form_of and not seen else (None, None)


def _gerund_status(be: set[str], before: str) -> Status | None:
    if be or before in _AUXILIARIES["begun"]:
        return "asserted"
    return "planned" if before in _AUXILIARIES["meant"] else None


_Forms = dict[str, tuple[frozenset[Form], tuple[Kind, ...]]]
_Particles = dict[tuple[str, str], tuple[frozenset[Form], tuple[Kind, ...]]]


@cache
def _lexicon() -> tuple[_Forms, _Particles]:
    forms: _Forms = {}
    particles: _Particles = {}
    for row in table("triggers")["trigger"]:
        kind = _kind(row)
        for verb in row["verbs"]:
            base, _, particle = verb.partition(" ")
            for word, form in _inflected(base):
                if particle:
                    known = particles.get((word, particle), (frozenset(), ()))
                    particles[word, particle] = (known[0] | {form}, _with(known[1], kind))
                    forms.setdefault(word, (frozenset(), ()))
                else:
                    seen = forms.get(word, (frozenset(), ()))
                    forms[word] = (seen[0] | {form}, _with(seen[1], kind))
    return forms, particles


def _with(kinds: tuple[Kind, ...], kind: Kind) -> tuple[Kind, ...]:
    return kinds if kind in kinds else (*kinds, kind)


def _kind(row: dict[str, Any]) -> Kind:
    lists: dict[str, str] = table("triggers")["lists"]
    objects = frozenset(noun for name in row["objects"] for noun in lists.get(name, name).split())
    return Kind(
        kind=row["kind"],
        objects=objects,
        or_body=row.get("or_body", False),
        actor=row["actor"],
        actor_behind=row.get("actor_behind", False),
        other=row.get("other"),
        needs=row.get("needs"),
        future=row.get("future", False),
    )


def _inflected(base: str) -> Iterator[tuple[str, Form]]:
    yield base, "base"
    irregular: dict[str, str] = table("triggers")["irregular"]
    if base in irregular:
        third, gerund, past, participle = irregular[base].split()
    else:
        stem = base[:-1] if base.endswith("e") else base
        third = base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s")
        gerund, past = stem + "ing", stem + "ed"
        participle = past
    yield third, "third"
    yield gerund, "gerund"
    yield past, "past"
    yield participle, "participle"
