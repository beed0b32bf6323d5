"""Article -> the events that it tells: a trigger with its object, parties, date and place.

A word alone is no event: its object must be one that `triggers.toml` lists for it, or a
figure of the right kind must stand where the object would. Everything is looked for in
the trigger's own sentence, but for parties that "the project" or "the agreement" stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from transforms.facts.events.amounts import counted_by, figures_of
from transforms.facts.events.lexicon import Kind
from transforms.facts.events.objects import object_of
from transforms.facts.events.parties import Parties, goes_on_bare, has_partner, parties_of
from transforms.facts.events.scene import Scene, starts_of, within
from transforms.facts.events.told import Told
from transforms.facts.events.triggers import triggers
from transforms.facts.events.verbs import Trigger
from transforms.facts.text.sentences import Span
from transforms.models import Article, DateMention, Entity, EventMention, Mention, Quantity, Status

_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Oo]ne) \Z")


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
    bodies = [one for one in named if by_id[one.entity_id].kind == "organisation"]
    body_starts = starts_of(bodies)
    told = Told(article.text)
    found: list[EventMention] = []
    for sentence in sentences:
        heard = [one for one in triggers(article.text, sentence) if told.at(sentence, one.start, one.end)]
        if heard and told.sentence(sentence):
            last = bisect_left(body_starts, sentence.start) - 1
            scene = Scene(
                article.text,
                sentence,
                within(named, name_starts, sentence),
                within(dated, date_starts, sentence),
                within(counted, count_starts, sentence),
                by_id,
                tuple(found[-3:]),
                bodies[last].entity_id if last >= 0 else None,
                bodies[0].entity_id if bodies else None,
            )
            found.extend(_events(scene, heard, article.published_date))
    return tuple(found)


def _events(scene: Scene, heard: Sequence[Trigger], day: date | None) -> list[EventMention]:
    """From the last to the first: each event reaches to where the next begins."""
    found: list[EventMention] = []
    end = scene.sentence.end
    for trigger in reversed(heard):
        events = (_event(scene, trigger, kind, max(end, trigger.end), day) for kind in trigger.kinds)
        event = next((one for one in events if one is not None), None)
        if event is not None:
            found.append(event)
            end = trigger.start
    return found[::-1]


def _event(scene: Scene, trigger: Trigger, kind: Kind, end: int, day: date | None) -> EventMention | None:
    if kind.future and trigger.status == "asserted":
        return None
    figures = figures_of(scene, trigger, kind, end)
    if kind.needs not in (None, "person") and not figures:
        return None
    counted = kind.needs in ("people", "measure")
    thing = counted_by(scene, trigger, figures[0]) if counted else object_of(scene, trigger, kind, end)
    bare = thing is None and goes_on_bare(scene, trigger, kind)
    if thing is None and (kind.objects or kind.or_name) and not bare:
        return None
    parties = parties_of(scene, trigger, kind, end)
    status, when = _time(scene, trigger, day)
    place = scene.place(trigger.end, scene.sentence.end)
    if (bare and not (parties and when)) or _is_alone(scene, trigger, kind, end, parties):
        return None
    if not parties and (counted or _is_loose(scene, trigger) or not (when or place or figures)):
        return None
    return EventMention(
        kind.kind,
        trigger.start,
        trigger.end,
        scene.text[trigger.start : trigger.end],
        status,
        when.date_from if when else None,
        when.date_to if when else None,
        when.precision if when else None,
        place,
        parties,
        tuple(figure.quantity_id for figure in figures),
        thing,
    )


def _is_alone(scene: Scene, trigger: Trigger, kind: Kind, end: int, parties: Parties) -> bool:
    """Whether the other side is missing where there must be one: an agreement is between two."""
    if kind.partner and scene.is_relative(trigger.start):
        return True  # "the firms that have partnered with Acme"
    two = kind.partner or (kind.other == "party" and not parties)
    return two and len(parties) < 2 and not has_partner(scene, trigger, end)


def _is_loose(scene: Scene, trigger: Trigger) -> bool:
    """Whether nobody can be meant: nothing stands before the trigger, or "we" and "you" do."""
    start = scene.sentence.start
    if trigger.start == start:
        return not trigger.noun
    return _SPEAKER.search(scene.text, start, trigger.start) is not None


def _time(scene: Scene, trigger: Trigger, day: date | None) -> tuple[Status, DateMention | None]:
    """Status and date fit each other: plans lie ahead, what was done does not.

    An announced opening that has a day to come is planned.
    """
    if trigger.status != "asserted":
        return trigger.status, scene.date(trigger.start, trigger.end, after=day)
    announced = trigger.noun or trigger.habitual
    when = scene.date(trigger.start, trigger.end, until=None if announced else day)
    ahead = when is not None and when.date_from is not None and day is not None and when.date_from > day
    return ("planned" if ahead else "asserted"), when
