"""Article -> the events that it tells: a trigger with its object, parties, date and place.

A verb alone is no event: its object must be one that `triggers.toml` lists for it, or a
figure of the right kind must stand where the object would. Everything is looked for in
the trigger's own sentence, but for parties that "the project" or "the agreement" stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from transforms.facts.scene import Scene, starts_of, within
from transforms.facts.sentences import Span
from transforms.facts.tables import table
from transforms.facts.triggers import Kind, Trigger, triggers
from transforms.models import Article, DateMention, Entity, EventMention, Mention, Quantity

_LISTS = {key: frozenset(words.split()) for key, words in table("triggers")["lists"].items()}
_ENDS = {key: frozenset(words.split()) for key, words in table("triggers")["phrases"].items()}
_WORD = re.compile(r"[^\W_][\w'’./-]*|[,;:()–—]")
_ANAPHOR = re.compile(
    r"(?:under (?:the|this|its) \w+,? )?(?:the|this|these|its|their|it|they|both|plans?)\b", re.IGNORECASE
)
_OF_OR_ON = re.compile(r" (?:of|on|for) ")
_MONEY = re.compile(r"[A-Z]{3}\Z")
_NO_NEWS = re.compile(r"forward-looking|class action|\bno assurance\b", re.IGNORECASE)
_LONGEST_SENTENCE = 700  # longer ones are lists and legal notices
_NEAR = 800  # characters within which "the project" stands for what was told last
_FARTHEST = 14  # words between a verb and the head of its object


def find_events(
    article: Article,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
) -> tuple[EventMention, ...]:
    """The events that the text of `article` tells, each where its trigger stands."""
    by_id = {entity.entity_id: entity for entity in entities}
    named = sorted((one for one in mentions if one.block_position is None), key=lambda one: one.start_char)
    dated = sorted((one for one in dates if one.block_position is None), key=lambda one: one.start_char)
    counted = sorted(quantities, key=lambda one: one.start_char)
    name_starts, date_starts, count_starts = starts_of(named), starts_of(dated), starts_of(counted)
    found: list[EventMention] = []
    for sentence in sentences:
        told = list(triggers(article.text, sentence))
        if told and _is_news(sentence.of(article.text)):
            scene = Scene(
                article.text,
                sentence,
                within(named, name_starts, sentence),
                within(dated, date_starts, sentence),
                within(counted, count_starts, sentence),
                by_id,
                tuple(found[-3:]),
            )
            found.extend(_events(scene, told))
    return tuple(found)


def _is_news(sentence: str) -> bool:
    return len(sentence) <= _LONGEST_SENTENCE and _NO_NEWS.search(sentence) is None


def _events(scene: Scene, told: Sequence[Trigger]) -> Iterator[EventMention]:
    for index, trigger in enumerate(told):
        end = told[index + 1].start if index + 1 < len(told) else scene.sentence.end
        for kind in trigger.kinds:
            event = _event(scene, trigger, kind, max(end, trigger.end))
            if event is not None:
                yield event
                break


def _event(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> EventMention | None:
    if kind.future and trigger.status == "asserted":
        return None
    figures = _figures(scene, trigger, kind, end)
    if kind.needs and not figures:
        return None
    thing = _measured(figures[0]) if kind.needs else _object(scene, trigger, kind, end)
    if thing is None and kind.objects:
        return None
    participants = _participants(scene, trigger, kind, end)
    if not participants:
        return None
    date = scene.date(trigger.start, trigger.end)
    return EventMention(
        kind.kind,
        trigger.start,
        trigger.end,
        scene.text[trigger.start : trigger.end],
        trigger.status,
        date.date_from if date else None,
        date.date_to if date else None,
        date.precision if date else None,
        scene.place(trigger.end, scene.sentence.end),
        participants,
        tuple(figure.quantity_id for figure in figures),
        thing,
    )


# ----------------------------------------------------------------- what is done


def _object(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> str | None:
    """The noun phrase that is built, signed or opened; None where it is not of the right sort."""
    if trigger.passive:
        return _phrase_before(scene, trigger, kind)
    phrase = _phrase_behind(scene, trigger, kind, end)
    if phrase is None and kind.or_body:
        return _body_behind(scene, trigger)
    return phrase


def _measured(figure: Quantity) -> str | None:
    """What a figure counts or measures: "professionals", "renewable energy capacity"."""
    return figure.unit if figure.base_unit == "{count}" else figure.property


def _phrase_behind(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> str | None:
    words: list[re.Match[str]] = []
    start = trigger.end
    if noun := _OF_OR_ON.match(scene.text, start, end):  # "started construction of", "broke ground on"
        start = noun.end()
    for match in _WORD.finditer(scene.text, start, end):
        lower = match.group().lower()
        if lower in _ENDS["clause"] or lower in _ENDS["object"] or len(words) > _FARTHEST:
            break
        if lower == "of" and words and words[-1].group().lower() in kind.objects:
            break
        words.append(match)
    return _phrase(scene.text, words, kind)


def _phrase_before(scene: Scene, trigger: Trigger, kind: Kind) -> str | None:
    found = list(_WORD.finditer(scene.text, scene.sentence.start, trigger.start))
    words: list[re.Match[str]] = []
    for match in reversed(found):
        if match.group().lower() in _ENDS["clause"] or len(words) > _FARTHEST:
            break
        words.insert(0, match)
        if match.group().lower() in ("a", "an", "the", "its", "their"):
            break
    return _phrase(scene.text, words, kind)


def _phrase(text: str, words: Sequence[re.Match[str]], kind: Kind) -> str | None:
    """From the first word that is no determiner to the noun that heads the object."""
    lower = [word.group().lower() for word in words]
    heads = [at for at in range(len(words)) if _heads(lower, at, kind)]
    if not heads:
        return None
    last = heads[0] + 1
    first = 0
    while first < last - 1 and words[first].group().lower() in _ENDS["determiners"]:
        first += 1
    return " ".join(text[words[first].start() : words[last - 1].end()].split())


def _heads(words: Sequence[str], at: int, kind: Kind) -> bool:
    """Whether the word at `at` is an object of this kind, and no part of a longer noun."""
    if words[at] not in kind.objects:
        return False
    if words[at] in _LISTS["qualified_works"] and _LISTS["qualifiers"].isdisjoint(words[:at]):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        not following
        or following in _ENDS["after_head"]
        or following.endswith(("ly", "ed"))
        or following[0].isdigit()
    )


def _body_behind(scene: Scene, trigger: Trigger) -> str | None:
    """An organisation right behind the verb: "acquired Acme Robotics Inc."."""
    for one in scene.named:
        if one.start_char >= trigger.end and scene.kind(one) == "organisation":
            gap = scene.text[trigger.end : one.start_char].strip().lower()
            rest = _WORD.match(scene.text[one.end_char : one.end_char + 30].lstrip())
            alone = rest is None or rest.group().lower() in _ENDS["clause"] | _ENDS["object"]
            return one.exact if alone and gap in ("", "the", "all of", "control of") else None
    return None


# --------------------------------------------------------------- how much of it


def _figures(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> tuple[Quantity, ...]:
    behind = scene.figures(trigger.end, end)
    if kind.needs is None:
        return tuple(one for one in behind if one.base_unit != "1")
    if kind.needs == "people":
        before = scene.figures(scene.sentence.start, trigger.start)
        return tuple(one for one in (*behind[:1], *before[-1:]) if _counts_people(one))[:1]
    near = [one for one in behind[:1] if len(scene.text[trigger.end : one.start_char].split()) <= 5]
    if kind.needs == "money":
        return tuple(one for one in near if _MONEY.match(one.base_unit))
    return tuple(one for one in near if _measures_growth(scene, trigger, one))


def _counts_people(figure: Quantity) -> bool:
    words = figure.unit.lower().split()
    return bool(words) and words[-1] in _LISTS["people"]


def _measures_growth(scene: Scene, trigger: Trigger, figure: Quantity) -> bool:
    subject = scene.text[scene.sentence.start : trigger.start].lower().split()
    return figure.base_unit not in ("1", "{count}") and not _LISTS["growth"].isdisjoint(subject[-8:])


# -------------------------------------------------------------------- who takes part


def _participants(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    parties: list[tuple[Mention, str | None]] = []
    if trigger.passive:
        parties += [(one, kind.other) for one in scene.doers(trigger.start)]
        parties += [(one, kind.actor) for one in _behind(scene, trigger, end, " by ")]
    elif kind.actor_behind:
        parties += [(one, kind.actor) for one in scene.named if trigger.end <= one.start_char < end][:1]
    else:
        parties += [(one, kind.actor) for one in scene.doers(trigger.start, owners=kind.needs == "measure")]
        parties += [(one, kind.other) for one in _others(scene, trigger, kind, end)]
    for one, role in parties:
        if role is not None:
            found.setdefault(one.entity_id, role)
    unsaid = kind.actor not in found.values()
    if unsaid and _ANAPHOR.match(scene.text, scene.sentence.start):
        for entity_id in _carried(scene):
            found.setdefault(entity_id, kind.actor)
    return tuple(sorted(found.items()))


def _others(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> Iterable[Mention]:
    if kind.kind == "agreement_signed":
        return scene.partners(trigger.end, end)
    behind = [one for one in scene.named if one.start_char >= trigger.end]
    if kind.kind == "appointment":
        return [one for one in behind if scene.kind(one) == "person"][:1]
    if kind.kind == "acquisition":
        return [one for one in behind if one.start_char < end and scene.kind(one) == "organisation"][:1]
    return ()


def _behind(scene: Scene, trigger: Trigger, end: int, preposition: str) -> list[Mention]:
    at = scene.text.find(preposition, trigger.end, end)
    return [one for one in scene.named if 0 <= at <= one.start_char <= at + len(preposition) + 4]


def _carried(scene: Scene) -> Iterable[str]:
    """Whom "the collaboration" or "the plant" stands for: who took part in the last event told."""
    for event in reversed(scene.earlier):
        if scene.sentence.start - event.end_char < _NEAR:
            return [entity_id for entity_id, _ in event.participants]
    return ()
