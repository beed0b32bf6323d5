"""Which text of a story came first, and what each of the others is to the ones before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from math import log

from transforms.dedupe.compare import letters_shared, mass_of, mass_within, phrases_shared
from transforms.dedupe.features import Features, unpack
from transforms.models import Relation, Telling

_DAY = 40.0  # what a day costs; it outweighs most of what the texts show
_NOISE = 0.06  # of the words of a text, more than are odd in its parent
_WIRE, _CREDITS = 30.0, 60.0  # its own dateline or wire, and a credit to somebody else
_ISSUED = 30.0  # printed by one whose own texts others print
_ISSUERS = frozenset({"wire", "government", "company"})


@dataclass(frozen=True)
class Kin:
    """How much of a text stands in another that it may come from, 0 to 1."""

    letters: float  # of its runs of five letters
    letters_back: float  # of the other's in it
    words: float  # of its runs of three words
    names: float  # of the rarity of its names
    numbers: float
    number_count: int  # how many of its numbers stand there
    odder: float  # how many more of its words are in no table


def kinship(child: Features, parent: Features) -> Kin:
    """What of `child` stands in `parent`."""
    found = child.numbers.keys() & parent.numbers.keys()
    return Kin(
        *letters_shared(child, parent),
        phrases_shared(child, parent)[0],
        mass_within(child.names, parent.names),
        mass_of(child.numbers, found),
        len(found),
        child.odd - parent.odd,
    )


def with_figures(kin: Kin, kept: int, figures: int) -> Kin:
    """`kin`, where `kept` of a text's `figures` agree in base units with its parent's, however written."""
    if not figures or kept / figures <= kin.numbers:
        return kin
    return replace(kin, numbers=kept / figures, number_count=max(kept, kin.number_count))


def relation(kin: Kin, says_so: bool = False) -> Relation:
    """What a text is to another; `says_so`: it names a page elsewhere as its source.

    `near` and `is_spun` are logistic regressions on edited, noisy and rewritten copies,
    the second also on independent reports (weights from tests/benchmarks/dedupe.py's
    sets). An edited copy keeps runs of words about as it keeps runs of letters; reports
    of one event share the letters of their names and terms, and a sentence or two. Only
    noise breaks the words and leaves the letters. A rewrite either puts far-fetched words
    in for those of its parent, or has most of its names and numbers from it: reports of
    one event share a few anyhow.
    """
    is_kept = kin.words >= 0.65 * kin.letters or kin.odder > _NOISE
    if is_kept and -8.5 - 17 * kin.letters + 19 * kin.letters_back + 29 * kin.words > 0:
        return "near"
    is_spun = 32 * kin.odder + 8 * kin.words - 5 * kin.letters > 0.9
    keeps_all = kin.names >= 0.9 and kin.numbers >= 0.7 and kin.number_count >= 3
    keeps_many = kin.names >= 0.55 and kin.numbers >= 0.65 and kin.number_count >= 7
    return "rewrite" if is_spun or keeps_all or keeps_many or says_so else "independent"


def closest(kin: Sequence[Kin]) -> int:
    """The place of the likeliest parent: the earliest of those that hold most."""
    return max(range(len(kin)), key=lambda at: (round(kin[at].letters / 0.03), round(kin[at].words, 1), -at))


def succession(heads: Sequence[Telling]) -> list[Telling]:
    """Texts in the order in which they may come from each other, the original first."""
    if len(heads) == 1:
        return [*heads]  # most texts are alone: nothing to unpack
    told = [unpack(head.signature.payload) for head in heads]
    days, inside = _days(heads), _inside(told)
    claims = [round(_marks(head) - _DAY * days[at] + inside[at], 6) for at, head in enumerate(heads)]
    order = sorted(range(len(heads)), key=lambda at: (-claims[at], moment(heads[at]), heads[at].article_id))
    return [heads[at] for at in order]


def first_of(tellings: Sequence[Telling]) -> Telling:
    """The one of several prints of a text that is its source: of the earliest day, or else of the best marks.

    Of those that nothing else tells apart, the one whose title is plainest:
    copies are headed "UPDATE: ...", or in capitals.
    """
    return min(
        tellings,
        key=lambda one: (
            one.syndicated_from is not None,
            moment(one).date(),
            -_marks(one),
            moment(one),
            *_plainness(one.title),
            one.article_id,
        ),
    )


def _plainness(title: str | None) -> tuple[bool, bool, int]:
    return title is None, bool(title and title.isupper()), len(title or "")


def signs_of_first(first: Telling, others: Sequence[Telling]) -> dict[str, object]:
    """What a person can check of why `first` is taken for the source of the others.

    `earliest`: none of the others has an earlier day, and one has a later; `printed_by`: who prints it
    sends texts out; `dateline` and `agency`: as it is marked. Nothing where its words alone decided.
    """
    day = moment(first).date()
    days = [moment(one).date() for one in others if one.published_at or one.published_date]
    signs = {
        "earliest": bool(days) and day <= min(days) and day < max(days),
        "printed_by": first.publisher_kind if first.publisher_kind in _ISSUERS else None,
        "dateline": first.dateline_place,
        "agency": first.wire,
    }
    return {name: sign for name, sign in signs.items() if sign}


def moment(telling: Telling) -> datetime:
    """When it was printed, as far as known; undated last."""
    if telling.published_at is not None:
        return telling.published_at
    if telling.published_date is not None:
        return datetime.combine(telling.published_date, datetime.min.time(), UTC)
    return datetime.max.replace(tzinfo=UTC)


def _days(heads: Sequence[Telling]) -> list[int]:
    """How many days after the first each was printed; an undated one is a day later than the last."""
    known = [moment(head) for head in heads if head.published_at or head.published_date]
    if not known:
        return [0] * len(heads)
    last = max(known) + timedelta(days=1)
    return [(min(moment(head), last).date() - min(known).date()).days for head in heads]


def _inside(told: Sequence[Features]) -> list[float]:
    """What speaks in each text itself for its being the source of the others.

    An original is found in its copies, holds what they say, has no noise and no
    far-fetched words, and is not the shorter one. The weights are a logistic
    regression's on copies whose origin is known, with more for length, so that
    a copy that was only trimmed does not come before the whole.
    """
    found, holds = [0.0] * len(told), [0.0] * len(told)
    for a, b in combinations(range(len(told)), 2):
        of_a, of_b = letters_shared(told[a], told[b])
        found[a], holds[a] = found[a] + of_a, holds[a] + of_b
        found[b], holds[b] = found[b] + of_b, holds[b] + of_a
    others = len(told) - 1 or 1
    return [
        49 * found[at] / others + 25 * holds[at] / others - 76 * own.odd + 20 * log(1 + own.length)
        for at, own in enumerate(told)
    ]


def _marks(telling: Telling) -> float:
    """What a text, and who prints it, says of where it comes from.

    Wires print what they send out, as ministries and companies do with their releases.
    "Source: Such Agency" is said by those who print the agency's text, not by the agency.
    """
    credits_agency = _same(telling.credited_source, telling.wire)
    is_wire = telling.dateline_place is not None or (telling.wire is not None and not credits_agency)
    credits_other = telling.credited_source and (telling.wire is None or credits_agency)
    is_issued = telling.publisher_kind in _ISSUERS
    return _WIRE * is_wire + _ISSUED * is_issued - _CREDITS * bool(telling.syndicated_from or credits_other)


def _same(name: str | None, other: str | None) -> bool:
    return name is not None and other is not None and name.casefold() == other.casefold()
