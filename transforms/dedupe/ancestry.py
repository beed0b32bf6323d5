"""Which text of a story came first, and what each of the others is to the ones before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from transforms.dedupe.compare import letters_within, phrases_within
from transforms.dedupe.features import Features, unpack
from transforms.models import Relation, Telling

NEAR = 0.60  # of its runs of five letters stand in the parent
REWRITE = 0.33

# What speaks for a text as the source of the others. The last three are fitted on
# copies whose origin is known (tests/benchmarks/dedupe.py): an original is found in
# its copies, holds what they say, and has no noise and no far-fetched words.
_WIRE, _CREDITS, _DAY = 10.0, 30.0, 5.0
_FOUND, _HOLDS, _ODD = 30.0, 34.0, 72.0


@dataclass(frozen=True)
class Kin:
    """How much of one text stands in another, 0 to 1."""

    letters: float  # of its runs of five letters
    words: float  # of its runs of three words
    names: float  # of the rarity of its names
    numbers: float


def kinship(child: Features, parent: Features) -> Kin:
    """What of `child` stands in `parent`."""
    return Kin(
        letters_within(child, parent),
        phrases_within(child, parent),
        _mass(child.names, parent.names),
        _mass(child.numbers, parent.numbers),
    )


def relation(kin: Kin) -> Relation:
    """What a text is to another that it may come from."""
    if kin.letters >= NEAR:
        return "near"
    return "rewrite" if kin.letters >= REWRITE else "independent"


def closest(kin: Sequence[Kin]) -> int:
    """The place of the likeliest parent: the earliest of those that hold most."""
    return max(range(len(kin)), key=lambda at: (round(kin[at].letters, 2), kin[at].words, -at))


def succession(heads: Sequence[Telling]) -> list[Telling]:
    """Texts in the order in which they may come from each other, the original first."""
    told = [unpack(head.signature.payload) for head in heads]
    first = min(moment(head) for head in heads)
    claims = [_claim(at, heads, told, first) for at in range(len(heads))]
    order = sorted(range(len(heads)), key=lambda at: (-claims[at], moment(heads[at]), heads[at].article_id))
    return [heads[at] for at in order]


def first_of(tellings: Sequence[Telling]) -> Telling:
    """The one of several prints of a text that is its source, or was the earliest."""
    return min(tellings, key=lambda one: (-_marks(one), moment(one), one.article_id))


def moment(telling: Telling) -> datetime:
    """When it was printed, as far as known; undated last."""
    if telling.published_at is not None:
        return telling.published_at
    if telling.published_date is not None:
        return datetime.combine(telling.published_date, datetime.min.time(), UTC)
    return datetime.max.replace(tzinfo=UTC)


def _claim(at: int, heads: Sequence[Telling], told: Sequence[Features], first: datetime) -> float:
    own = told[at]
    others = [one for place, one in enumerate(told) if place != at]
    found = sum([letters_within(own, one) for one in others]) / (len(others) or 1)
    holds = sum([letters_within(one, own) for one in others]) / (len(others) or 1)
    when = moment(heads[at])
    days = 0 if when.year == 9999 else (when - first).days
    inside = _FOUND * found + _HOLDS * holds - _ODD * own.odd
    return round(_marks(heads[at]) - _DAY * days + inside, 6)


def _marks(telling: Telling) -> float:
    """What a text says of where it comes from."""
    is_wire = telling.wire is not None or telling.dateline_place is not None
    credits_other = telling.syndicated_from is not None or (
        telling.credited_source is not None and telling.wire is None
    )
    return _WIRE * is_wire - _CREDITS * credits_other


def _mass(own: dict[int, float], other: dict[int, float]) -> float:
    total = sum(own.values())
    return sum([own[one] for one in own.keys() & other.keys()]) / total if total else 0.0
