"""Sightings -> the entities that they name, and their mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.facts.names.gazetteer import Place
from transforms.facts.names.names import fold, organisation_id, person_id
from transforms.facts.names.sighting import Sighting
from transforms.models import Article, Entity, Mention


def gather(article: Article, sightings: Sequence[Sighting]) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities by kind and name, what they lie in among them, and the mentions in order."""
    sightings = _one_place_per_name(sightings)
    return _entities(article, sightings), _mentions(article, sightings)


def _one_place_per_name(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Within one article an area's name means one place: the one that is known best."""
    best: dict[str, Place] = {}
    for one in sightings:
        if one.kind == "place" and one.place is not None and one.place.level == "area":
            key = fold(one.name)
            best[key] = max(best.get(key, one.place), one.place, key=_knowledge)
    return [
        replace(one, place=best[fold(one.name)])
        if one.kind == "place" and one.place is not None and one.place.level == "area"
        else one
        for one in sightings
    ]


def _knowledge(place: Place) -> tuple[bool, bool, str]:
    return place.within is not None, place.country is not None, place.within.place_id if place.within else ""


def _key(one: Sighting) -> str:
    if one.kind == "organisation":
        return organisation_id(one.name)
    if one.kind == "place" and one.place is not None:
        return one.place.place_id
    return person_id(one.name)


def _entities(article: Article, sightings: Sequence[Sighting]) -> tuple[Entity, ...]:
    groups: dict[str, list[Sighting]] = {}
    for one in sightings:
        groups.setdefault(_key(one), []).append(one)
    entities = {key: _entity(article, key, group) for key, group in groups.items()}
    for one in sightings:
        step = one.place
        while step is not None:
            entities.setdefault(step.place_id, _place_entity(step, ()))
            step = step.within
    return tuple(sorted(entities.values(), key=lambda entity: (entity.kind, entity.name, entity.entity_id)))


def _entity(article: Article, key: str, group: Sequence[Sighting]) -> Entity:
    surfaces = {_surface(article, one) for one in group}
    first = group[0]
    if first.kind == "place" and first.place is not None:
        return _place_entity(first.place, surfaces)
    name = max((one.name for one in group), key=lambda name: (len(name), name))
    place = next((one.place for one in group if one.place is not None), None)
    aliases = tuple(sorted(surfaces - {name}))
    if first.kind == "person" or place is None:
        return Entity(key, first.kind, name, aliases=aliases)
    return Entity(key, first.kind, name, place.country, place.place_id, aliases)


def _place_entity(place: Place, surfaces: Iterable[str]) -> Entity:
    parent = place.within.place_id if place.within else None
    aliases = tuple(sorted({*surfaces} - {place.name}))
    return Entity(place.place_id, "place", place.name, place.country, parent, aliases)


def _surface(article: Article, one: Sighting) -> str:
    return source_of(article, one)[one.start : one.end]


def source_of(article: Article, one: Sighting) -> str:
    """The text, or the removed block, in which it stands."""
    if one.block_position is None:
        return article.text
    return next(block.text for block in article.removed if block.position == one.block_position)


def _mentions(article: Article, sightings: Iterable[Sighting]) -> tuple[Mention, ...]:
    found = {
        (one.block_position if one.block_position is not None else -1, one.start, one.end, one.kind): Mention(
            _key(one),
            one.start,
            one.end,
            _surface(article, one),
            one.role,
            one.block_position,
            one.extractor,
            one.confidence,
        )
        for one in sightings
    }
    return tuple(found[at] for at in sorted(found))
