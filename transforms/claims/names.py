"""Which entities of a story's articles are one: by id, by alias, by the place they govern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.models import Account, Entity, Quantity

_LONG = 3  # digits of a number that is not met by chance
_NO_WORD = re.compile(r"[\W_]+")


class Names:
    """The entities of one story. `one` gives the id under which a thing is known in it."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._entities = _fullest(entity for account in accounts for entity in account.facts.entities)
        self._one = _joined(self._entities.values())
        self._marks = {account.article_id: self._marks_of(account) for account in accounts}
        self._kindred: dict[tuple[str, str], bool] = {}

    def _marks_of(self, account: Account) -> frozenset[object]:
        """What few other articles name: bodies, persons, places below a country, long numbers."""
        named = (self.one(one.entity_id) for one in account.facts.entities if _marks(one))
        told = ((one.base_unit, one.base_value) for one in account.facts.quantities if _is_long(one))
        return frozenset([*named, *told])

    def are_kindred(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether the first articles of both share a mark: those that tell of one thing do."""
        pair = min(some), min(others)
        if pair not in self._kindred:
            self._kindred[pair] = not self._marks[pair[0]].isdisjoint(self._marks[pair[1]])
        return self._kindred[pair]

    def one(self, entity_id: str | None) -> str | None:
        """The id for the whole story of what an article calls `entity_id`."""
        return self._one.get(entity_id, entity_id) if entity_id is not None else None

    def name(self, entity_id: str | None) -> str | None:
        """Its fullest name."""
        entity = self._entities.get(entity_id) if entity_id is not None else None
        return entity.name if entity else None

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether both are known and one, a city counting for its government."""
        if one is None or other is None:
            return False
        return self.one(one) == self.one(other) or self.speaks_for(one, other) or self.speaks_for(other, one)

    def apart(self, one: str | None, other: str | None) -> bool:
        """Whether both are known, of one kind, and cannot be one thing, nor one within the other.

        A plant's capacity may be told of its owner here and of its place there.
        """
        if one is None or other is None or self._kind(one) != self._kind(other):
            return False
        return not (self.same(one, other) or self.within(one, other) or self.within(other, one))

    def _kind(self, entity_id: str) -> str | None:
        entity = self._entities.get(entity_id)
        return entity.kind if entity else None

    def within(self, inner: str, outer: str) -> bool:
        """Whether the first lies in, or belongs to, the second."""
        step: str | None = inner
        seen: set[str] = set()
        while step is not None and step not in seen:
            if self.one(step) == self.one(outer):
                return True
            seen.add(step)
            entity = self._entities.get(step)
            step = entity.parent_id if entity else None
        return False

    def depth(self, entity_id: str) -> int:
        """How many steps lie above it: a district is deeper than its city."""
        depth = 0
        entity = self._entities.get(entity_id)
        while entity is not None and entity.parent_id is not None and depth < 9:
            depth += 1
            entity = self._entities.get(entity.parent_id)
        return depth

    def speaks_for(self, body: str, place: str) -> bool:
        """Whether `body` is an organisation that governs `place`."""
        entity = self._entities.get(body)
        return entity is not None and entity.kind == "organisation" and entity.parent_id == place


def _marks(entity: Entity) -> bool:
    return entity.kind != "place" or entity.parent_id is not None


def _is_long(quantity: Quantity) -> bool:
    return len(f"{quantity.value:.12g}".split("e")[0].replace(".", "").strip("0-")) >= _LONG


def _fullest(entities: Iterable[Entity]) -> dict[str, Entity]:
    """By id, the entity of the longest name; what another article adds to it is kept."""
    found: dict[str, Entity] = {}
    for entity in sorted(entities, key=_fullness):
        known = found.get(entity.entity_id)
        if known is None:
            found[entity.entity_id] = entity
        elif known.name != entity.name or known.aliases != entity.aliases:
            aliases = tuple(sorted({*known.aliases, *entity.aliases, entity.name} - {known.name}))
            found[entity.entity_id] = Entity(
                known.entity_id, known.kind, known.name, known.country, known.parent_id, aliases
            )
    return found


def _fullness(entity: Entity) -> tuple[bool, bool, int, str, str, str, tuple[str, ...]]:
    return (
        entity.parent_id is None,
        entity.country is None,
        -len(entity.name),
        entity.name,
        entity.parent_id or "",
        entity.country or "",
        entity.aliases,
    )


def _joined(entities: Iterable[Entity]) -> dict[str, str]:
    """Join a thing known only by a short name with the one thing that has it as an alias."""
    entities = sorted(entities, key=lambda entity: entity.entity_id)
    owners: dict[tuple[str, str], set[str]] = {}
    for entity in entities:
        for alias in entity.aliases:
            owners.setdefault((entity.kind, fold(alias)), set()).add(entity.entity_id)
    one: dict[str, str] = {}
    for entity in entities:
        others = owners.get((entity.kind, fold(entity.name)), set()) - {entity.entity_id}
        if len(others) == 1 and len(entity.name) > 2:
            one[entity.entity_id] = next(iter(others))
    return {short: _end(one, short) for short in one}


def _end(one: dict[str, str], entity_id: str) -> str:
    """Follow the joins; of two that name each other, the smaller id is both."""
    seen = [entity_id]
    while (following := one.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def fold(words: str) -> str:
    """In small letters and without marks, for comparing."""
    return _NO_WORD.sub(" ", words.casefold()).strip()
