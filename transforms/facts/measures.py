"""What a figure measures, of whom, where and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transforms.facts import times
from transforms.facts.figures import Figure
from transforms.facts.phrases import Phrase, Words
from transforms.facts.sentences import Span
from transforms.facts.tables import words as listed
from transforms.facts.things import made_of, sized, that_has
from transforms.facts.topics import fronted_topic, topic
from transforms.facts.works import Work, Works
from transforms.models import DateMention, Entity, Mention

# What links a figure to the one before it: they speak of the same thing.
_LINK = re.compile(
    r"[\s,(]*(?:(?:or|to|from|up|down|by|at|against|versus|vs\.?|compared\s(?:with|to)|about|nearly|some|roughly|around"
    r"|over|more\sthan|equal\sto|equivalent\sto|the\sequivalent\sof|accounting\sfor|representing|making\sup|which\sis"
    r"|comprising|constituting|increase\sof|decrease\sof|rise\sof|an?\sincrease\sof|only|just|was|is)[\s,]*){0,4}",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(r"\s(?:as|more|less|\w{2,12}er)\b")  # "four times faster"
_THAT_OF = re.compile(
    r"\s(?:that|those|the\s(?:figure|level|amount|number|volume|size|capacity))\sof\s|\s(?:as\s\w+\sas\s)"
)
_ANAPHOR = re.compile(
    r"[“\"]?(?:it|its|they|their|the\s(?:company|group|firm|city|project|initiative|plant|facility|bank|unit|two\sparties"
    r"|country|province|region|utility|developer|agency|base|site|deal|agreement|partnership))\b",
    re.IGNORECASE,
)
_ANY_THING = "|".join(sorted(listed("things", "sized")))
_LABEL = re.compile(r"[\s*•–-]{0,4}([A-Z][^\n:;.,]{2,50}?)\s?:\s")
_OPENING = re.compile(r"[“\"]?(?:The\s)?")
_THE_THING = re.compile(rf"[“\"]?(?:The|This)\s(?:[^\s,;:]{{1,25}}\s){{0,3}}?({_ANY_THING})\b")
# "the cost of the project"
_OF_THE_THING = re.compile(
    rf"\sof\s(?:its|their|the|this)\s((?:[^\s,;:]{{1,25}}\s){{0,3}}?(?:{_ANY_THING}))\Z"
)
_APPOSED = re.compile(r",\san?\s[^,;:]{0,36}")
_OF = re.compile(r"\sof\s")
_IN = re.compile(r"\sin\s(?!the\b|a\b|an\b|its\b|this\b|last\b)[a-z]")
# Participles that bind a figure to the noun before them: "an annual output value exceeding 100 billion".
_IS_BOUND = re.compile(r"(?:exceed|surpass|total|reach|top)l?ing\b", re.IGNORECASE)
# "1,000 workers expected to join the plant": they are the plant's.
_JOINS = re.compile(
    r"\s(?:(?:are\s)?(?:expected|set|due|likely|planned|forecast)\sto\s|(?:who\s)?will\s|to\s)?(?:join|joining|joined)\s"
)
# A firm's seat, and one of many, are not where its figures are.
_SEAT = re.compile(
    r"\b(?:(?:based|headquartered|incorporated|registered|listed|traded)\s(?:in|on)|including|such\sas|like|than)"
    r"(?:\sthe)?\s\Z|\bhttps?:\S{0,60}\Z"
)
_TOTAL = re.compile(r"\s(?:the\s)?(?:total|figure|overall|all)\Z", re.IGNORECASE)


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
        self.places = [m for m in mentions if (e := entities.get(m.entity_id)) and e.kind == "place"]


def measure(
    scene: Scene, figure: Figure, modified_from: int, previous: tuple[int, Figure, Measure] | None
) -> Measure:
    """What `figure` measures. `modified_from`: where its modifier begins; `previous`: the figure before it
    in the sentence, with its index and measure."""
    text = scene.text
    near = previous is not None and modified_from - previous[1].end < 60
    linked = previous if near and previous and _LINK.fullmatch(text, previous[1].end, modified_from) else None
    ratio = _is_ratio(figure)
    if linked is not None and linked[2].property is not None and not (figure.noun and not ratio):
        found = replace(linked[2], ratio_of=None, ratio_to=None, period=None)
    else:
        found = _sized(scene, figure, modified_from) or _owned(
            scene, figure, _phrase(scene, figure, modified_from)
        )
    if ratio:
        found = _as_ratio(scene, figure, found, linked)
    return replace(
        found,
        place_id=_place(scene, figure, found),
        period=figure.period
        or times.period(scene.dates, text, found.property, figure.start, figure.end, scene.sentence.start),
        as_of=times.as_of(scene.dates, text, scene.sentence, figure.start, figure.end),
    )


def _is_ratio(figure: Figure) -> bool:
    return figure.noun is None and (figure.unit is None or figure.unit.base_unit == "1") and not figure.is_age


def _sized(scene: Scene, figure: Figure, modified_from: int) -> Measure | None:
    """The measure of a figure that no noun names: the cost of a project, the capacity of a plant."""
    index = scene.words.at(modified_from)
    of = _OF.match(scene.text, figure.end)
    if figure.noun is not None or of is not None:
        stuff = None if of is None else scene.words.after(scene.words.at(of.end()))
        named = stuff and made_of(scene.words, figure, index, stuff)
        return replace(_owned(scene, figure, stuff), property=named) if named else None
    said = sized(scene.words, figure, index)
    if said is None:
        return None
    name, thing = said
    if thing is None and figure.unit and figure.unit.is_currency and _IN.match(scene.text, figure.end):
        return None  # "raised $5 million in donations"
    found = _owned(scene, figure, None)
    if thing is None and found.subject is None:
        thing = scene.words.before_verb(index)
    if thing is None:
        return replace(found, property=name)
    owner = _owned(scene, figure, thing) if thing.owner else None
    if owner is not None and owner.subject:
        return replace(owner, property=name)
    return _of_thing(scene, name, thing)


def _of_thing(scene: Scene, name: str | None, thing: Phrase) -> Measure:
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


def _phrase(scene: Scene, figure: Figure, modified_from: int) -> Phrase | None:
    """The noun phrase that names what the figure measures."""
    words, text = scene.words, scene.text
    if figure.noun is not None:
        return Phrase(figure.noun.start, figure.noun.end)
    of = _OF.match(text, figure.end)
    if of is not None and (found := words.after(words.at(of.end()))):
        return found
    index = words.at(modified_from)
    if index and words.lower[index - 1] == "of":
        return words.before(index - 1)
    found = _label(scene, modified_from) or words.before_object(index) or words.before_verb(index)
    if found is None and _IS_BOUND.match(text, modified_from):
        found = words.before(index)
    if found is None and (into := _IN.match(text, figure.end)) and figure.unit and figure.unit.is_currency:
        found = words.after(words.at(into.end() - 1))
    if found is None and "-" in text[figure.number.end : figure.end]:
        found = words.after(words.at(figure.end))  # "a 500-megawatt plant"
    return found


def _label(scene: Scene, start: int) -> Phrase | None:
    """What a list calls its figure: "Asking price: $5 million"."""
    label = _LABEL.fullmatch(scene.text, scene.sentence.start, start)
    return Phrase(label.start(1), label.end(1)) if label else None


def _owned(scene: Scene, figure: Figure, phrase: Phrase | None) -> Measure:
    """The measure of a phrase: its words, and the entity that they belong to."""
    text = scene.text
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
            return _of_thing(scene, head, Phrase(of.start(1), of.end(1)))
    owner = phrase.owner if phrase else None
    thing = that_has(scene.words, phrase) if phrase is not None and owner is None else None
    if thing is not None and phrase is not None and phrase.end <= figure.start:
        return _of_thing(scene, words, thing)
    if owner is not None and text[owner.start : owner.end].lower() not in ("its", "their"):
        mention = next(
            (m for m in scene.mentions if m.start_char < owner.end and owner.start < m.end_char), None
        )
        name = _name(scene, mention) or owner.of(text)
        return Measure(words, name, mention.entity_id if mention else None)
    return _about(scene, figure, words, owned=owner is not None)


def _about(scene: Scene, figure: Figure, words: str | None, *, owned: bool) -> Measure:
    """The measure of whom the sentence is about: a project at its head, a name, whom "it" stands for."""
    text, start = scene.text, scene.sentence.start
    opening = _OPENING.match(text, start)
    at_head = opening.end() if opening else start
    work = scene.works.begins(text, at_head)
    if work is not None and work.end <= figure.start and not text.startswith(("'s", "’s"), work.end):
        return Measure(words, work.name, _id_at(scene, work.start, work.end))
    named = topic(text, scene.sentence, [m for m in scene.mentions if m.end_char <= figure.start])
    if named is None and (thing := _THE_THING.match(text, start)) is not None:
        meant = scene.works.meant(thing[1].lower())
        if meant is not None:
            return Measure(words, meant)
    if named is None and (owned or _ANAPHOR.match(text, start)):
        named = scene.before
    if named is None:
        named = fronted_topic(text, scene.sentence, figure.end, scene.mentions)
    return Measure(words, _name(scene, named), named.entity_id if named else None)


def share_tail(text: str, first: tuple[Figure, Measure], second: tuple[Figure, Measure]) -> Measure:
    """The first of "80% of the oil and 70% of the gas of the field": it is of the field too."""
    (figure, found), (following, other) = first, second
    if not found.ratio_to or not other.ratio_to or " of " in found.ratio_to:
        return found
    between = text[figure.end : following.start].rstrip()
    _, of, tail = other.ratio_to.partition(" of ")
    if not of or not between.endswith(f"{found.ratio_to} and"):
        return found
    return replace(found, ratio_to=f"{found.ratio_to} of {tail}")


def _name(scene: Scene, mention: Mention | None) -> str | None:
    if mention is None:
        return None
    entity = scene.entities.get(mention.entity_id)
    return entity.name if entity else mention.exact


def _as_ratio(
    scene: Scene, figure: Figure, found: Measure, linked: tuple[int, Figure, Measure] | None
) -> Measure:
    """A share or a multiple: of which figure, and to what."""
    text, words = scene.text, scene.words
    anchor = _THAT_OF.match(text, figure.end) or _OF.match(text, figure.end)
    if anchor is None and not (figure.unit is not None and figure.unit.code == "1"):
        return found
    start = anchor.end() if anchor else figure.end + 1
    whole = words.after(words.at(start)) if anchor or not _COMPARATIVE.match(text, figure.end) else None
    ratio_to = None
    if whole is not None:
        begin = whole.owner.start if whole.owner else whole.start
        ratio_to = " ".join(text[begin : whole.end].split())
        ratio_to = _further(scene, whole, ratio_to)
    same = linked is not None and not _is_ratio(linked[1])
    if same and linked is not None and ratio_to and linked[2].property:
        ratio_to = _TOTAL.sub(f" {linked[2].property}", ratio_to)
    return replace(found, ratio_of=linked[0] if same and linked is not None else None, ratio_to=ratio_to)


def _further(scene: Scene, whole: Phrase, said: str) -> str:
    """ "the crude oil production of the Shengli Oilfield": the phrase with its own "of"."""
    of = _OF.match(scene.text, whole.end)
    more = scene.words.after(scene.words.at(of.end())) if of else None
    return said if more is None else " ".join(f"{said}{scene.text[whole.end : more.end]}".split())


def _place(scene: Scene, figure: Figure, found: Measure) -> str | None:
    """The place that the figure is about: its subject if that is one, else the nearest one before it."""
    subject = scene.entities.get(found.subject_id or "")
    if subject is not None and subject.kind == "place":
        return subject.entity_id
    places = [
        one for one in scene.places if not _SEAT.search(scene.text, scene.sentence.start, one.start_char)
    ]
    before = [m for m in places if m.end_char <= figure.start]
    chosen = before[-1] if before else places[0] if places else None
    return chosen.entity_id if chosen else None
