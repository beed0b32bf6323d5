"""What the articles of a story tell of one event, joined.

Two tellings are one event when they are of one kind, nothing in them differs, and two of
these speak for it: the day, the place, who took part, what was done, how much of it. A plan
and its deed are one event, which is then as far as the furthest of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from transforms.claims.candidates import MOST, candidates
from transforms.claims.figures import stems
from transforms.claims.likeness import overlap
from transforms.claims.names import Names
from transforms.identity import identify
from transforms.models import Account, Event, EventMention, Quantity, Status

_FURTHEST: tuple[Status, ...] = ("asserted", "planned", "forecast")
_SUMS = ("investment", "financing", "jobs")  # two that differ in their figure are two
_ROUNDING = 0.02


@dataclass(frozen=True)
class _Told:
    account: Account
    event: EventMention
    figures: tuple[Quantity, ...]

    @property
    def rank(self) -> tuple[bool, str, str, int, str]:
        published = self.account.published_date
        return (
            self.account.relation != "original",
            published.isoformat() if published else "9999",
            self.account.version_id,
            self.event.start_char,
            self.event.kind,
        )

    @cached_property
    def object_words(self) -> frozenset[str]:
        return stems(self.event.object)

    @cached_property
    def words(self) -> tuple[object, ...]:
        """All that it says: equal in copies of one sentence."""
        event, sizes = self.event, tuple((one.base_unit, one.base_value) for one in self.figures)
        days = event.date_from, event.date_to, event.precision
        what = event.kind, event.exact, event.status, event.object
        return (*what, *days, event.place_id, event.participants, sizes)

    @cached_property
    def object_head(self) -> frozenset[str]:
        return stems((self.event.object or "").rpartition(" ")[2])


def events_of(story_id: str, accounts: Sequence[Account], names: Names) -> tuple[Event, ...]:
    """The events of a story, each with every place in a text that tells it, by id."""
    told = [one for account in accounts for one in _told(account)]
    groups = _grouped(sorted(told, key=lambda one: one.rank), names)
    found = (_event(story_id, group, names) for group in groups)
    return tuple(sorted(found, key=lambda event: event.event_id))


def _told(account: Account) -> Iterator[_Told]:
    known = {one.quantity_id: one for one in account.facts.quantities}
    for event in account.facts.events:
        yield _Told(account, event, tuple(known[key] for key in event.quantity_ids if key in known))


def _grouped(told: Sequence[_Told], names: Names) -> list[list[_Told]]:
    """Tellings by event: the same words in many copies count as one, then the best pairs are joined."""
    copies: dict[tuple[object, ...], list[_Told]] = {}
    for one in told:
        copies.setdefault(one.words, []).append(one)
    firsts = [group[0] for group in copies.values()]
    joined = _joined(firsts, names)
    return [[one for first in group for one in copies[first.words]] for group in joined]


def _joined(told: Sequence[_Told], names: Names) -> list[list[_Told]]:
    scored = []
    for i, j in candidates(told, partial(_shared, names=names)):
        signs = _signs(told[i], told[j], names) if told[i].event.kind == told[j].event.kind else None
        if signs is not None and signs >= 2:
            scored.append((-signs, i, j))
    group_of = {index: [index] for index in range(len(told))}
    for _, i, j in sorted(scored):
        first, second = group_of[i], group_of[j]
        if first is second or len(first) + len(second) > MOST:
            continue
        if all(_signs(told[a], told[b], names) is not None for a in first for b in second):
            first.extend(second)
            for index in second:
                group_of[index] = first
    return [[told[index] for index in group] for at, group in sorted(group_of.items()) if group[0] == at]


def _shared(one: _Told, names: Names) -> Iterator[Hashable]:
    """What a telling can have in common with another of its event."""
    kind, day, place = one.event.kind, one.event.date_from, names.one(one.event.place_id)
    whos = [names.one(who) for who, _ in one.event.participants]
    sizes = [(size.base_unit, f"{size.base_value:.2g}") for size in one.figures]
    for sign in (day, place, one.object_words, one.object_head, *whos, *sizes):
        if sign:
            yield kind, sign
    yield kind, one.object_words, day, place
    yield from ((kind, one.object_words, who) for who in whos)
    yield from ((kind, one.object_words, size) for size in sizes)


def _signs(one: _Told, other: _Told, names: Names) -> float | None:
    """How many things speak for one event; None where one speaks against it."""
    a, b = one.event, other.event
    if names.apart(a.place_id, b.place_id):
        return None
    days = _same_days(a, b)
    parties = _share_parties(a, b, names)
    words = _same_object(one, other)
    figures = _share_figures(one, other)
    if days is False or parties is False or (words is not None and words < 0.3):
        return None
    if figures is False and a.kind in _SUMS:
        return None
    if (a.status == "asserted") != (b.status == "asserted") and not figures and (words or 0.0) < 0.5:
        return None  # a plan and a deed are one only where they are of one thing
    place = a.place_id is not None and b.place_id is not None
    told = float(bool(days)) + float(bool(parties)) + float(bool(figures)) + float(place)
    return told + (words or 0.0) * 1.5


def _share_figures(one: _Told, other: _Told) -> bool | None:
    """Whether both give one sum or size; None where none of their figures can be compared."""
    pairs = [(a, b) for a in one.figures for b in other.figures if a.base_unit == b.base_unit]
    if not pairs:
        return None
    return any(abs(a.base_value - b.base_value) <= _ROUNDING * abs(a.base_value) for a, b in pairs)


def _same_object(one: _Told, other: _Told) -> float | None:
    """How far both name the same thing; one head noun ("grid battery", "Mull battery") goes far."""
    if not one.object_words or not other.object_words:
        return None
    words = overlap(one.object_words, other.object_words)
    return max(words, 0.7) if one.object_head == other.object_head else words


def _same_days(one: EventMention, other: EventMention) -> bool | None:
    if one.date_from is None or other.date_from is None:
        return None
    ends = one.date_to or one.date_from, other.date_to or other.date_from
    return one.date_from <= ends[1] and other.date_from <= ends[0]


def _share_parties(one: EventMention, other: EventMention, names: Names) -> bool | None:
    """Whether they name the same; of two that name several, one may not name another than the other."""
    if not one.participants or not other.participants:
        return None
    mine, theirs = ([who for who, _ in event.participants] for event in (one, other))
    shared = [who for who in mine if any(names.same(who, another) for another in theirs)]
    equals = all(role == "party" for event in (one, other) for _, role in event.participants)
    if not shared and equals and min(len(mine), len(theirs)) == 1:
        return None  # each may name the other side
    return bool(shared) and (len(shared) > 1 or min(len(mine), len(theirs)) == 1)


def _event(story_id: str, group: Sequence[_Told], names: Names) -> Event:
    ordered = sorted(group, key=lambda one: one.rank)
    first = ordered[0]
    days = min((one.event for one in ordered if one.event.date_from), key=_exactness, default=None)
    return Event(
        event_id=identify("event", story_id, *first.rank[2:]),
        story_id=story_id,
        kind=first.event.kind,
        object=next((one.event.object for one in ordered if one.event.object), None),
        status=min((one.event.status for one in ordered), key=_FURTHEST.index),
        date_from=days.date_from if days else None,
        date_to=days.date_to if days else None,
        precision=days.precision if days else None,
        place_id=_place(ordered, names),
        mentions=tuple(sorted(_mention(one) for one in ordered)),
        participants=_participants(ordered, names),
        quantity_ids=tuple(sorted({figure for one in ordered for figure in one.event.quantity_ids})),
    )


def _mention(one: _Told) -> tuple[str, int, int, str]:
    return one.account.version_id, one.event.start_char, one.event.end_char, one.event.exact


def _exactness(event: EventMention) -> tuple[int, date, date]:
    start = event.date_from or date.min
    end = event.date_to or start
    return (end - start).days, start, end


def _place(ordered: Sequence[_Told], names: Names) -> str | None:
    """The narrowest place that is told."""
    places = [one.event.place_id for one in ordered if one.event.place_id is not None]
    return names.one(max(places, key=lambda place: (names.depth(place), place))) if places else None


def _participants(ordered: Sequence[_Told], names: Names) -> tuple[tuple[str, str], ...]:
    """All who took part; a city gives way to its government when both are told in one role."""
    found = {(names.one(who) or who, role) for one in ordered for who, role in one.event.participants}
    return tuple(
        sorted(
            (who, role)
            for who, role in found
            if not any(names.speaks_for(other, who) for other, same in found if same == role)
        )
    )
