"""The accounts of one story -> its claims, with their verdicts, and its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from transforms.claims.candidates import MOST, candidates
from transforms.claims.events import events_of
from transforms.claims.figures import Figure, Telling, figures
from transforms.claims.intervals import fit, width, worst
from transforms.claims.likeness import can_be_one, is_repeated, likeness, shared
from transforms.claims.names import Names
from transforms.claims.series import lead, series_id
from transforms.identity import identify
from transforms.models import Account, Claim, Event, Verdict

_T = TypeVar("_T")


def compare(story_id: str, accounts: Sequence[Account]) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """What the articles of a story claim, and the events that they tell.

    Each quantity of each account is in exactly one claim, each event mention in exactly
    one event. The order of `accounts` does not matter, nor does one that is given twice.
    """
    known = {(account.article_id, account.version_id): account for account in accounts}
    accounts = [known[key] for key in sorted(known)]
    names = Names(accounts)
    events = events_of(story_id, accounts, names)
    belongs: dict[str, set[str]] = {}
    for event in events:
        for quantity_id in event.quantity_ids:
            belongs.setdefault(quantity_id, set()).add(event.event_id)
    told = figures(accounts, names, {key: frozenset(ids) for key, ids in belongs.items()})
    leader = lead(accounts, names)
    claims = (_claim(story_id, group, names, leader) for group in _grouped(told, names))
    return tuple(sorted(claims, key=lambda claim: claim.claim_id)), events


def _grouped(told: Sequence[Figure], names: Names) -> list[list[Figure]]:
    """Join the likest first; a group never takes in what one of its members speaks against."""
    alike: dict[tuple[str, str], list[Figure]] = {}
    for figure in told:
        change = figure.quantity.modifier
        kind = figure.quantity.base_unit, change if change in ("up", "down") else ""
        alike.setdefault(kind, []).append(figure)
    return [group for kind in sorted(alike) for group in _joined(alike[kind], names)]


def _joined(alike: Sequence[Figure], names: Names) -> list[list[Figure]]:
    scored = []

    @cache
    def often() -> Counter[str]:
        """How many sentences have a word: asked for in large stories alone."""
        return Counter(word for figure in alike for word in figure.sentence_words)

    for i, j in candidates(alike, lambda figure: shared(figure, often())):
        score = likeness(alike[i], alike[j], names)
        if score is not None:
            # What agrees is joined before what differs takes its place.
            scored.append((fit(alike[i].quantity, alike[j].quantity) == "conflict", -score, i, j))
    group_of = {index: [index] for index in range(len(alike))}
    for conflict, _, i, j in sorted(scored):
        first, second = group_of[i], group_of[j]
        if first is second or (conflict and _meet(alike, first, second)):
            continue
        if len(first) + len(second) > MOST:
            continue
        if all(_together(alike[a], alike[b], names) for a in first for b in second):
            first.extend(second)
            for index in second:
                group_of[index] = first
    return [[alike[index] for index in group] for at, group in sorted(group_of.items()) if group[0] == at]


def _meet(alike: Sequence[Figure], first: Iterable[int], second: Iterable[int]) -> bool:
    """Whether one article tells figures of both groups: then they are two things."""
    articles = [frozenset().union(*(alike[index].articles for index in group)) for group in (first, second)]
    return not articles[0].isdisjoint(articles[1])


def _together(one: Figure, other: Figure, names: Names) -> bool:
    if not can_be_one(one, other, names):
        return False
    return not (one.articles & other.articles) or is_repeated(one, other)


def _claim(story_id: str, group: Sequence[Figure], names: Names, leader: str | None) -> Claim:
    tellings = sorted((one for figure in group for one in figure.tellings), key=lambda one: one.rank)
    first = tellings[0].quantity
    exact = min(tellings, key=_exactness).quantity
    subject_id = names.one(_first(tellings, lambda telling: telling.quantity.subject_id))
    place_id = names.one(_first(tellings, lambda telling: telling.quantity.place_id))
    period = _first(tellings, lambda telling: telling.quantity.period)
    return Claim(
        claim_id=identify("claim", story_id, first.quantity_id),
        story_id=story_id,
        series_id=series_id(tellings, names, leader),
        property=_first(tellings, lambda telling: telling.quantity.property),
        subject=_first(tellings, lambda telling: telling.quantity.subject),
        subject_id=subject_id,
        place_id=place_id,
        period=period,
        as_of=_first(tellings, lambda telling: telling.quantity.as_of),
        status=first.status,
        value=exact.base_value,
        base_unit=first.base_unit,
        low=exact.low,
        high=exact.high,
        verdict=_verdict(tellings),
        article_count=len({telling.account.article_id for telling in tellings}),
        independent_source_count=len({telling.account.source_group for telling in tellings}),
        quantity_ids=tuple(sorted(telling.quantity.quantity_id for telling in tellings)),
    )


def _verdict(tellings: Sequence[Telling]) -> Verdict:
    if len({telling.account.article_id for telling in tellings}) == 1:
        return "single"
    return worst(telling.quantity for telling in tellings)


def _exactness(telling: Telling) -> tuple[float, tuple[bool, str, str]]:
    return width(telling.quantity), telling.rank


def _first(tellings: Iterable[Telling], field: Callable[[Telling], _T | None]) -> _T | None:
    """The first that says it, the original before all."""
    return next((value for telling in tellings if (value := field(telling)) is not None), None)
