"""Which text of a story came first, and which text each of the others came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from transforms.dedupe.features import Features
from transforms.models import Relation, Telling

NEAR = 0.60  # of its five-letter runs stand in the parent
REWRITE = 0.30


@dataclass(frozen=True)
class Kinship:
    """How much of one text stands in another."""

    letters: float  # of its runs of five letters
    words: float  # of its runs of three words
    phrases: float  # of its runs of five words
    names: float  # of the weight of its names
    numbers: float


def kinship(child: Features, parent: Features) -> Kinship:
    """What of `child` stands in `parent`."""
    return Kinship(
        _share(child.letters, parent.letters, min(child.bar_letters, parent.bar_letters)),
        _share(child.grams3, parent.grams3, min(child.bar3, parent.bar3)),
        _share(child.grams5, parent.grams5, min(child.bar5, parent.bar5)),
        _mass(child.names, parent.names),
        _mass(child.numbers, parent.numbers),
    )


def relation(found: Kinship) -> Relation:
    """What a text is to another that it may come from."""
    if found.letters >= NEAR:
        return "near"
    return "rewrite" if found.letters >= REWRITE and found.phrases > 0 else "independent"


def precedence(telling: Telling) -> tuple[int, datetime, str]:
    """Sort key: texts that credit nobody first, then the earlier, then by id."""
    credits = telling.syndicated_from or (telling.credited_source and not telling.wire)
    is_wire = telling.wire is not None or telling.dateline_place is not None
    return (2 if credits else 0 if is_wire else 1, moment(telling), telling.article_id)


def moment(telling: Telling) -> datetime:
    """When it was printed, as far as known; undated last."""
    if telling.published_at is not None:
        return telling.published_at
    if telling.published_date is not None:
        return datetime.combine(telling.published_date, datetime.min.time(), UTC)
    return datetime.max.replace(tzinfo=UTC)


def first_of(tellings: Sequence[Telling]) -> Telling:
    """The one of several that was printed first."""
    return min(tellings, key=precedence)


def _share(own: frozenset[int], other: frozenset[int], bar: int) -> float:
    mine = [one for one in own if one <= bar]
    return sum([one in other for one in mine]) / len(mine) if mine else 0.0


def _mass(own: dict[int, float], other: dict[int, float]) -> float:
    total = sum(own.values())
    return sum([own[one] for one in own.keys() & other.keys()]) / total if total else 0.0
