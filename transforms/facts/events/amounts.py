"""The figures that belong to an event: what was paid, how large it is, how many work there."""

from __future__ import annotations

import re

from transforms.facts.events.lexicon import Kind
from transforms.facts.events.objects import ENDS, LISTS
from transforms.facts.events.scene import Scene
from transforms.facts.events.verbs import Trigger
from transforms.models import Quantity

_MONEY = re.compile(r"[A-Z]{3}\Z")
# What may stand between "invest" and the sum.
_TO_THE_SUM = re.compile(
    r"(?: of| in)?(?:[ -](?:an?|the|additional|further|total|of|up|to|over|more|than|about|nearly|almost"
    r"|around|some|roughly|at|least|approximately|another|initial|combined|record|as|much|its|first|in|excess"
    r"|estimated)){0,6} ?"
)
_CLAUSE = re.compile(
    r"[;:] | while | whereas | as |, (?:and|but) (?:the|it|its|has|is|was|will)\b|, to"
    r"|, (?:building on|joining) "
)
_NO_CAPITAL = re.compile(
    r"\s(?:(?:in|of|for|worth of) )?(?:[\w-]{1,20} ){0,2}(?:settlement|verdict|contracts?|orders?|deals?"
    r"|sales|revenues?|campaigns?|candidates?|incumbents|charity|scholarships|causes|damages|judgment|bail)\b"
)
# What is raised for these is no capital.
_GIVEN = re.compile(
    r"\b(?:campaign|charit|donat|election|nonprofit|scholarship|congress|non-profit)", re.IGNORECASE
)
_LEAST = 100_000  # of money: less is a price
_WORD = re.compile(r"[^\W_][\w'’-]*|[,;:()]")


def figures_of(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> tuple[Quantity, ...]:
    """The figures of the trigger's clause; where the kind needs one, only such, or none."""
    if stop := _CLAUSE.search(scene.text, trigger.end, end):
        end = stop.start()
    if kind.other == "party" and (at := scene.text.find(", with ", trigger.end, end)) >= 0:
        end = at  # what the partners are or will do: no part of the agreement
    behind = scene.figures(trigger.end, end)
    if kind.needs is None:
        bare = ("s", "m") if kind.other == "target" else ("1", "s", "m")  # a stake is a share
        return tuple(one for one in behind if one.base_unit not in bare)
    if kind.needs == "people":
        before = scene.figures(scene.sentence.start, trigger.start)
        return tuple(one for one in (*behind[:1], *before[-1:]) if _counts_people(one))[:1]
    if kind.needs == "money":
        given = kind.kind == "financing" and _GIVEN.search(
            scene.text, scene.sentence.start, scene.sentence.end
        )
        return () if given else _sums(scene, trigger, behind)
    near = [one for one in behind[:1] if len(scene.text[trigger.end : one.start_char].split()) <= 5]
    return tuple(one for one in near if kind.needs == "measure" and _measures_growth(scene, trigger, one))


def _sums(scene: Scene, trigger: Trigger, behind: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The sum right behind the verb or noun, or right before a noun: "a $5 million investment"."""
    found = [one for one in behind[:1] if _TO_THE_SUM.fullmatch(scene.text, trigger.end, one.start_char)]
    if not found and (trigger.noun or trigger.passive):
        before = scene.figures(scene.sentence.start, trigger.start)[-1:]
        found = [one for one in before if not scene.text[one.end_char : trigger.start].strip(" -")]
    return tuple(
        one
        for one in found
        if _MONEY.match(one.base_unit)
        and one.base_value >= _LEAST
        and not _NO_CAPITAL.match(scene.text, one.end_char, scene.sentence.end)
    )


def _counts_people(figure: Quantity) -> bool:
    words = figure.unit.lower().split()
    return bool(words) and words[-1] in LISTS["people"]


def _measures_growth(scene: Scene, trigger: Trigger, figure: Quantity) -> bool:
    return figure.base_unit not in ("1", "{count}") and _growing(scene, trigger) is not None


def counted_by(scene: Scene, trigger: Trigger, figure: Quantity) -> str | None:
    """What a figure counts, or what is said to grow: "professionals", "wind power capacity"."""
    return figure.unit if figure.base_unit == "{count}" else _growing(scene, trigger)


def _growing(scene: Scene, trigger: Trigger) -> str | None:
    """The subject that grows, without its owner: "renewable energy capacity" of "Oslo's ... is to"."""
    before = list(_WORD.finditer(scene.text, max(scene.sentence.start, trigger.start - 120), trigger.start))[
        -8:
    ]
    heads = [at for at, word in enumerate(before) if word.group().lower() in LISTS["growth"]]
    if not heads:
        return None
    first = last = heads[-1]
    while first > 0 and _qualifies(before[first - 1].group()):
        first -= 1
    return scene.text[before[first].start() : before[last].end()]


def _qualifies(word: str) -> bool:
    lower = word.lower()
    ends = lower in ENDS["clause"] or lower in ENDS["object"] or lower in ENDS["determiners"] or lower == "of"
    return not ends and word[0].islower() and not lower.endswith(("'s", "’s"))
