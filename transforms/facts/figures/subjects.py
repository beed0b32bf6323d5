"""Of whom or what a figure is: an owner, a thing, a project that has a name, whom the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.facts.figures.figures import Figure
from transforms.facts.figures.things import that_has
from transforms.facts.figures.topics import fronted_topic, told_aside, topic
from transforms.facts.figures.works import Work, Works
from transforms.facts.tables import words as listed
from transforms.facts.text.phrases import Phrase, Words
from transforms.facts.text.sentences import Span
from transforms.models import DateMention, Entity, Mention

_ANY_THING = "|".join(sorted(listed("things", "sized")))
_ANAPHOR = re.compile(
    r"[“\"]?(?:it|its|they|their|the\s(?:company|group|firm|city|project|initiative|plant|facility|bank|unit|two\sparties"
    r"|country|province|region|utility|developer|agency|base|site|deal|agreement|partnership))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[“\"]?(?:The\s)?")
_THE_THING = re.compile(rf"[“\"]?(?:The|This)\s(?:[^\s,;:]{{1,25}}\s){{0,3}}?({_ANY_THING})\b")
# "the cost of the project"
_OF_THE_THING = re.compile(
    rf"\sof\s(?:its|their|the|this)\s((?:[^\s,;:]{{1,25}}\s){{0,3}}?(?:{_ANY_THING}))\Z"
)
_APPOSED = re.compile(r",\san?\s[^,;:]{0,36}")
# "1,000 workers expected to join the plant": they are the plant's.
_JOINS = re.compile(
    r"\s(?:(?:are\s)?(?:expected|set|due|likely|planned|forecast)\sto\s|(?:who\s)?will\s|to\s)?(?:join|joining|joined)\s"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What one figure is a figure of. `ratio_of`: the index of the figure that it is a ratio of."""

    property: str | None = None
    subject: str | None = None
    subject_id: str | None = None
    place_id: str | None = None
    period: str | None = None
    as_of: date | None = None
    ratio_of: int | None = None
    ratio_to: str | None = None


class Scene:
    """One sentence with what is named and dated in it, for measuring its figures."""

    def __init__(
        self,
        text: str,
        sentence: Span,
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
        entities: Mapping[str, Entity],
        before: Mention | None,
        works: Works,
    ) -> None:
        self.text, self.sentence, self.mentions, self.dates = text, sentence, mentions, dates
        self.entities, self.before, self.works = entities, before, works
        self.words = Words(text, sentence)
        self.places = [
            m
            for m in mentions
            if (e := entities.get(m.entity_id))
            and e.kind == "place"
            and text[m.end_char : m.end_char + 1] != "$"
        ]


def owned(scene: Scene, figure: Figure, phrase: Phrase | None) -> Measure:
    """The measure of a phrase: its words, and the entity that they belong to."""
    text = scene.text
    if phrase is not None and figure.noun is None and _is_name(scene, phrase):
        phrase = None  # "Acme reached 5 MW": whose it is, not what
    words = None if phrase is None else " ".join(text[phrase.start : phrase.end].split())
    if figure.is_age:
        words = "age"
    if figure.noun is not None and (joins := _JOINS.match(text, figure.end)):
        joined = scene.words.after(scene.words.at(joins.end()))
        if joined is not None:
            begin = joined.owner.start if joined.owner else joined.start
            return Measure(words, " ".join(text[begin : joined.end].split()))
    if phrase is not None and (of := _OF_THE_THING.search(text, phrase.start, phrase.end)):
        head = " ".join(text[phrase.start : of.start()].split())
        if phrase.start < of.start():
            return of_thing(scene, head, Phrase(of.start(1), of.end(1)))
    owner = phrase.owner if phrase else None
    thing = that_has(scene.words, phrase) if phrase is not None and owner is None else None
    if thing is not None and phrase is not None and phrase.end <= figure.start:
        return of_thing(scene, words, thing)
    if owner is not None and text[owner.start : owner.end].lower() not in ("its", "their"):
        mention = next(
            (m for m in scene.mentions if m.start_char < owner.end and owner.start < m.end_char), None
        )
        name = _name(scene, mention) or owner.of(text)
        return Measure(words, name, mention.entity_id if mention else None)
    return _about(scene, figure, words, owned=owner is not None)


def _is_name(scene: Scene, phrase: Phrase) -> bool:
    return any(one.start_char <= phrase.start and phrase.end <= one.end_char for one in scene.mentions)


def _about(scene: Scene, figure: Figure, words: str | None, *, owned: bool) -> Measure:
    """The measure of whom the sentence is about: a project at its head, a name, whom "it" stands for."""
    text, start = scene.text, scene.sentence.start
    opening = _OPENING.match(text, start)
    at_head = opening.end() if opening else start
    work = scene.works.begins(text, at_head)
    if work is not None and work.end <= figure.start and not text.startswith(("'s", "’s"), work.end):
        return Measure(words, work.name, _id_at(scene, work.start, work.end))
    before = [m for m in scene.mentions if m.end_char <= figure.start]
    named = told_aside(text, figure.start, before, scene.entities)
    named = named or topic(text, scene.sentence, before, scene.entities)
    if named is None and (thing := _THE_THING.match(text, start)) is not None:
        meant = scene.works.meant(thing[1].lower())
        if meant is not None:
            return Measure(words, meant)
    if named is None and (owned or _ANAPHOR.match(text, start)):
        named = scene.before
    if named is None:
        named = fronted_topic(text, scene.sentence, figure.end, scene.mentions)
    return Measure(words, _name(scene, named), named.entity_id if named else None)


def of_thing(scene: Scene, name: str | None, thing: Phrase) -> Measure:
    """The measure of a thing: of the project that it is, where the text has named it."""
    said = " ".join(thing.of(scene.text).split())
    work = scene.works.at(thing.start, thing.end) or _apposed(scene, thing)
    if work is not None:
        return Measure(name, work.name, _id_at(scene, work.start, work.end))
    meant = scene.works.meant(said.lower().rpartition(" ")[2]) if _is_definite(scene, thing) else None
    return Measure(name, meant or said)


def _apposed(scene: Scene, thing: Phrase) -> Work | None:
    """The name right before ", a 300 MW grid storage system"."""
    comma = scene.text.rfind(",", max(scene.sentence.start, thing.start - 40), thing.start)
    if comma < 0 or not _APPOSED.fullmatch(scene.text, comma, thing.start):
        return None
    work = scene.works.at(comma - 1, comma)
    return work if work is not None and work.end == comma else None


def _is_definite(scene: Scene, thing: Phrase) -> bool:
    """Whether "the" stands before it: "a second wind farm" is another one."""
    index = scene.words.at(thing.start)
    return bool({"the", "this"} & set(scene.words.lower[max(0, index - 4) : index]))


def _id_at(scene: Scene, start: int, end: int) -> str | None:
    """The entity whose name is the whole of a project's name."""
    return next((m.entity_id for m in scene.mentions if (m.start_char, m.end_char) == (start, end)), None)


def _name(scene: Scene, mention: Mention | None) -> str | None:
    if mention is None:
        return None
    entity = scene.entities.get(mention.entity_id)
    return entity.name if entity else mention.exact
