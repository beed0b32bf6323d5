"""Article -> the organisations, places and persons that it names, and where.

Three passes over its runs of capitals: names that carry their own sign, short names
that the text gives them, and then every other place where one of these stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.facts.blocks import dateline_place, find_in_block
from transforms.facts.definitions import short_names
from transforms.facts.gazetteer import Place
from transforms.facts.names import fold, is_common, listed, organisation_id, person_id, without_legal_form
from transforms.facts.organisations import find_organisations
from transforms.facts.persons import find_persons
from transforms.facts.places import find_places
from transforms.facts.resolve import is_also_a_word, is_known
from transforms.facts.sentences import Span
from transforms.facts.sighting import Sighting
from transforms.facts.surface import Chunk, bare_words, chunks
from transforms.models import Article, DateMention, Entity, Mention


def find_entities(
    article: Article, sentences: Sequence[Span], dates: Sequence[DateMention]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Everyone and every place that `article` names, with each mention.

    Mentions in removed lines (dateline, source, contact) have their `block_position`.
    `dates` are not names, whatever capitals they have.
    """
    aside = [found for block in article.removed for found in find_in_block(block)]
    inside = _in_text(article, sentences, dates, aside)
    bodies = [one for one in [*aside, *inside] if one.kind == "organisation" and one.place is not None]
    sightings = _one_place_per_name([*aside, *inside, *_governed(article, bodies)])
    entities = _entities(article, sightings)
    return entities, _mentions(article, sightings)


def _in_text(
    article: Article, sentences: Sequence[Span], dates: Sequence[DateMention], aside: Sequence[Sighting]
) -> list[Sighting]:
    text = article.text
    dated = [(date.start_char, date.end_char) for date in dates if date.block_position is None]
    runs = _free(chunks(text, sentences), dated)
    bodies = list(find_organisations(text, runs))
    shorts = {span: body for body in bodies for span in short_names(text, body)}
    defined = [Sighting(*at, "organisation", body.name, "definition", 0.97) for at, body in shorts.items()]
    bodies = _without_overlaps([*defined, *bodies])
    free = _free(runs, _spans(bodies))
    people = list(find_persons(text, free))
    known = _Aliases(text, [*aside, *bodies], people, shorts)
    bodies = [known.in_full(body) for body in bodies]
    repeated = list(known.find(text, _free(free, _spans(people))))
    taken = _spans([*bodies, *people, *repeated])
    near = [place for one in aside if (place := one.place)] or [*_dateline(article)]
    places = find_places(text, _free(runs, taken), near)
    return [*bodies, *people, *repeated, *places]


def _dateline(article: Article) -> Iterator[Place]:
    place = dateline_place(article.dateline_place)
    if place is not None:
        yield place


def _spans(sightings: Iterable[Sighting]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in sightings]


def _without_overlaps(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Of names that share characters, the surest; of these the longest."""
    kept: list[Sighting] = []
    taken: set[int] = set()
    for one in sorted(sightings, key=lambda one: (-(one.end - one.start), -one.confidence, one.start)):
        span = range(one.start, one.end)
        if taken.isdisjoint(span):
            kept.append(one)
            taken.update(span)
    return sorted(kept, key=lambda one: one.start)


def _free(runs: Iterable[Chunk], spans: Iterable[tuple[int, int]]) -> list[Chunk]:
    """What is left of the runs when the words in `spans` are taken."""
    taken = {at for start, end in spans for at in range(start, end)}
    found: list[Chunk] = []
    for run in runs:
        free = [word.start not in taken for word in run.words]
        if all(free):
            found.append(run)
        else:
            found.extend(_parts(run, free))
    return found


def _parts(run: Chunk, free: Sequence[bool]) -> Iterator[Chunk]:
    first = 0
    for index, is_free in enumerate([*free, False]):
        if not is_free:
            if index > first:
                yield run.part(first, index)
            first = index + 1


def _governed(article: Article, bodies: Iterable[Sighting]) -> Iterator[Sighting]:
    """The place named by a government's own name: "Dongying" of its Municipal People's Government."""
    for body in bodies:
        text = _source(article, body)
        end = body.start
        while end < body.end and text[end] not in " '’":
            end += 1
        if body.place is not None and fold(text[body.start : end]) == fold(body.place.name):
            name = body.place.name
            yield replace(body, end=end, kind="place", name=name, extractor="in-name", confidence=0.9)


_SHORTENED = 0.8  # the confidence of names that the text shortens without saying so
_TITLES = listed("persons", "titles")


class _Aliases:
    """The names that an article uses again for what it has named in full."""

    def __init__(
        self,
        text: str,
        bodies: Iterable[Sighting],
        people: Iterable[Sighting],
        shorts: dict[tuple[int, int], Sighting],
    ) -> None:
        self._names: dict[tuple[str, ...], Sighting] = {}
        for (start, end), body in sorted(shorts.items()):
            self._add(text[start:end], body, 0.95)
        for one in sorted([*bodies, *people], key=lambda one: (-len(one.name), one.start)):
            for name, confidence in _short_forms(one, text):
                self._add(name, one, confidence)
        self._firsts = {words[0] for words in self._names}
        self._longest = max(map(len, self._names), default=0)

    def in_full(self, body: Sighting) -> Sighting:
        """`body` under the full name that the text has for it, if it has one."""
        known = self._names.get(bare_words(body.name))
        return replace(body, name=known.name) if known is not None and known.kind == body.kind else body

    def _add(self, name: str, of: Sighting, confidence: float) -> None:
        words = bare_words(name)
        if words:
            found = replace(of, extractor="repeated", confidence=confidence, role=None, block_position=None)
            self._names.setdefault(words, found)

    def find(self, text: str, runs: Iterable[Chunk]) -> Iterator[Sighting]:
        """Each place in the runs where a known name stands again."""
        for run in runs:
            bare = [word.bare for word in run.words]
            at = 0
            while at < len(bare):
                length = self._match(bare, at) if bare[at] in self._firsts else 0
                known = self._names[tuple(bare[at : at + length])] if length else None
                if known is not None and (known.confidence > _SHORTENED or _stands_alone(run, at, length)):
                    yield replace(known, start=run.words[at].start, end=run.words[at + length - 1].end)
                at += length or 1

    def _match(self, bare: list[str], at: int) -> int:
        for length in range(min(self._longest, len(bare) - at), 0, -1):
            if tuple(bare[at : at + length]) in self._names:
                return length
        return 0


def _stands_alone(run: Chunk, at: int, length: int) -> bool:
    """Whether a shortened name is not a part of another: "Acme" in "Acme Savings" or "Jo Acme"."""
    behind = run.words[at + length :]
    if behind and behind[0].bare not in _TITLES and not run.words[at + length - 1].possessive:
        return False
    return at == 0 or is_common(run.words[at - 1].text) or run.words[at - 1].bare in _TITLES


def _short_forms(one: Sighting, text: str) -> Iterator[tuple[str, float]]:
    """How a text names again what it has named in full."""
    if one.kind == "place":
        if not is_also_a_word(one.name):
            yield one.name, 0.9
        return
    yield one.name, 0.95
    words = without_legal_form(one.name).split()
    if one.kind == "person":
        if len(words) > 1 and not _could_be_else(words[-1], text):
            yield words[-1], 0.8
        return
    yield " ".join(words), 0.92
    for length in range(len(words) - 1, 1, -1):
        short = " ".join(words[:length])
        if not is_known(short) and not all(
            is_common(word) or not word[0].isupper() for word in words[:length]
        ):
            yield short, 0.8
    if len(words) > 1 and one.extractor in ("legal-form", "ticker") and not _could_be_else(words[0], text):
        yield words[0], 0.7


def _could_be_else(word: str, text: str) -> bool:
    """Whether `word` alone could mean something else: a place, or a plain word of this text."""
    if len(word) < 4 or is_common(word) or not word[0].isupper() or is_known(word):
        return True
    return f" {word.lower()} " in text or word.endswith(("ish", "can", "ese"))


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
    return _source(article, one)[one.start : one.end]


def _source(article: Article, one: Sighting) -> str:
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
