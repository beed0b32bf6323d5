"""The words that tell of an event, as triggers.toml lists them, in all their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from transforms.facts.tables import table

Form = Literal["base", "third", "gerund", "past", "participle"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the lexicon; what its fields mean stands at the head of triggers.toml."""

    kind: str
    objects: frozenset[str]
    or_name: str | None
    actor: str
    other: str | None
    partner: bool
    actor_behind: bool
    middle: bool
    bare: bool
    needs: str | None
    future: bool


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can be: forms of a verb, or a noun, and the events that it can tell of."""

    forms: frozenset[Form]  # none: a noun
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their first; `phrases` by the words behind it, the longest first."""

    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    verbs: dict[tuple[str, ...], Word] = {}
    nouns: dict[tuple[str, ...], Word] = {}
    for row in table("triggers")["trigger"]:
        kind = _kind(row)
        for verb in row.get("verbs", ()):
            base, *particles = verb.split()
            for word, form in inflected(base):
                _add(verbs, (word, *particles), kind, form)
        for noun in row.get("nouns", ()):
            _add(nouns, tuple(noun.split()), kind)
    words = {key[0]: word for key, word in verbs.items() if len(key) == 1}
    return Lexicon(words, _by_first({k: w for k, w in verbs.items() if len(k) > 1}), _by_first(nouns))


def _add(known: dict[tuple[str, ...], Word], key: tuple[str, ...], kind: Kind, *forms: Form) -> None:
    word = known.get(key, Word(frozenset(), ()))
    kinds = word.kinds if kind in word.kinds else (*word.kinds, kind)
    known[key] = Word(word.forms | set(forms), kinds)


def _by_first(
    entries: Mapping[tuple[str, ...], Word],
) -> dict[str, tuple[tuple[tuple[str, ...], Word], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for key in sorted(entries, key=lambda key: (-len(key), key)):
        found.setdefault(key[0], []).append((key[1:], entries[key]))
    return {first: tuple(rest) for first, rest in found.items()}


def _kind(row: dict[str, Any]) -> Kind:
    lists: dict[str, str] = table("triggers")["lists"]
    return Kind(
        kind=row["kind"],
        objects=frozenset(noun for name in row["objects"] for noun in lists.get(name, name).split()),
        or_name=row.get("or_name"),
        actor=row["actor"],
        other=row.get("other"),
        partner=row.get("partner", False),
        actor_behind=row.get("actor_behind", False),
        middle=row.get("middle", False),
        bare=row.get("bare", False),
        needs=row.get("needs"),
        future=row.get("future", False),
    )


def inflected(base: str) -> Iterator[tuple[str, Form]]:
    """The forms of a verb, each with what it is."""
    yield base, "base"
    irregular: dict[str, str] = table("triggers")["irregular"]
    if base in irregular:
        third, gerund, past, participle = irregular[base].split()
    else:
        third, gerund, past = _regular(base)
        participle = past
    yield third, "third"
    for spelling in gerund.split("|"):
        yield spelling, "gerund"
    for spelling in past.split("|"):
        yield spelling, "past"
    for spelling in participle.split("|"):
        yield spelling, "participle"


def _regular(base: str) -> tuple[str, str, str]:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies", base + "ing", base[:-1] + "ied"
    stem = base[:-1] if base.endswith("e") else base
    third = base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s")
    return third, stem + "ing", stem + "ed"
