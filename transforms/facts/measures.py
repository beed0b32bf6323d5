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
from transforms.facts.things import made_of, sized, that_has
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
_OF = re.compile(r"\sof\s")
_PREPOSITIONS = frozenset(
    ["of", "in", "at", "from", "by", "to", "for", "on", "with", "near", "under", "across"]
)
_IN = re.compile(r"\sin\s(?!the\b|a\b|an\b|its\b|this\b|last\b)[a-z]")
# Participles that bind a figure to the noun before them: "an annual output value exceeding 100 billion".
_IS_BOUND = re.compile(r"(?:exceed|surpass|total|reach|top)l?ing\b", re.IGNORECASE)
# "1,000 workers expected to join the plant": they are the plant's.
_JOINS = re.compile(
    r"\s(?:(?:are\s)?(?:expected|set|due|likely|planned|forecast)\sto\s|(?:who\s)?will\s|to\s)?(?:join|joining|joined)\s"
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
    ) -> None:
        self.text, self.sentence, self.mentions, self.dates = text, sentence, mentions, dates
        self.entities, self.before = entities, before
        self.words = Words(text, sentence)


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
    return Measure(name, " ".join(thing.of(scene.text).split()))


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
    found = words.before_verb(index)
    if found is None and _IS_BOUND.match(text, modified_from):
        found = words.before(index)
    if found is None and (into := _IN.match(text, figure.end)) and figure.unit and figure.unit.is_currency:
        found = words.after(words.at(into.end() - 1))
    if found is None and "-" in text[figure.number.end : figure.end]:
        found = words.after(words.at(figure.end))  # "a 500-megawatt plant"
    return found


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
    owner = phrase.owner if phrase else None
    thing = that_has(scene.words, phrase) if phrase is not None and owner is None else None
    if thing is not None and phrase is not None and phrase.end <= figure.start:
        return Measure(words, " ".join(thing.of(text).split()))
    if owner is not None and text[owner.start : owner.end].lower() not in ("its", "their"):
        mention = next(
            (m for m in scene.mentions if m.start_char < owner.end and owner.start < m.end_char), None
        )
        name = _name(scene, mention) or owner.of(text)
        return Measure(words, name, mention.entity_id if mention else None)
    named = topic(text, scene.sentence, [m for m in scene.mentions if m.end_char <= figure.start])
    if named is None and (owner is not None or _ANAPHOR.match(text, scene.sentence.start)):
        named = scene.before
    return Measure(words, _name(scene, named), named.entity_id if named else None)


def topic(text: str, sentence: Span, mentions: Sequence[Mention]) -> Mention | None:
    """Whom a sentence is about: the first name in it that hangs on no preposition and owns nothing."""
    for mention in mentions:
        lead = text[max(sentence.start, mention.start_char - 16) : mention.start_char].lower().split()
        while lead and lead[-1] in ("the", "a", "an"):
            lead.pop()
        owns = text.startswith(("'s", "’s"), mention.end_char)
        if not owns and (not lead or lead[-1] not in _PREPOSITIONS):
            return mention
    return mentions[0] if mentions else None


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
    places = [m for m in scene.mentions if (e := scene.entities.get(m.entity_id)) and e.kind == "place"]
    before = [m for m in places if m.end_char <= figure.start]
    chosen = before[-1] if before else places[0] if places else None
    return chosen.entity_id if chosen else None
