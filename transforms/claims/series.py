"""The name of a figure across stories: the same measure of the same thing, whatever its value.

It is made of what the original says, so that a copy more or less changes nothing. A figure
belongs to the body or place that it is said of; or to the project, where the text names it;
or else to the body that the story is about, with the kind of thing and the place, because
a firm has many plants. Where nothing says what is measured, or of whom, no other story can tell
the same: such a figure is a series of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.claims.figures import Telling, stems
from transforms.claims.measures import GENERIC, KINDS, has_many, measure_key
from transforms.claims.names import Names, fold
from transforms.identity import identify
from transforms.models import Account, Quantity


def lead(accounts: Sequence[Account], names: Names) -> str | None:
    """The body that the story is about: named by most of its articles, and most often."""
    bodies: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for account in accounts:
        known = {one.entity_id for one in account.facts.entities if one.kind == "organisation"}
        told = [names.one(m.entity_id) or m.entity_id for m in account.facts.mentions if m.entity_id in known]
        bodies.update(set(told))
        said.update(told)
    return min(bodies, key=lambda body: (-bodies[body], -said[body], body), default=None)


def series_id(tellings: Sequence[Telling], names: Names, leader: str | None) -> str:
    """The series of a claim; `tellings` with the original first, `leader` as `lead` says it."""
    told = next((one.quantity for one in tellings if _is_said(one.quantity)), None)
    if told is None:
        return identify("series of one", tellings[0].quantity.quantity_id)
    measure = stems(told.property)
    subject, place = names.one(told.subject_id), names.one(told.place_id)
    named = _project(told.subject) if subject is None else ""
    if named:
        anchor: tuple[str | None, ...] = (named,)
    elif subject is not None and (subject == place or not has_many(measure)):
        anchor = (subject,)
    else:
        anchor = (subject or leader, _kind(told.subject) if subject is None else None, place)
    change = told.modifier if told.modifier in ("up", "down") else None
    share = sorted(stems(told.ratio_to))
    return identify(
        "series", *measure_key(measure), "of", *anchor, told.period, told.base_unit, change, *share
    )


def _is_said(quantity: Quantity) -> bool:
    return bool(stems(quantity.property)) and bool(quantity.subject)


def _project(subject: str | None) -> str:
    """The name in "Grey Heron offshore wind farm", in small letters; empty where there is none."""
    words = [word for word in (subject or "").split() if word[:1].isupper()]
    return " ".join(word for word in fold(" ".join(words)).split() if word not in KINDS)


def _kind(subject: str | None) -> str | None:
    """ "battery" of "grid battery"; None for what any project is called."""
    head = fold(subject or "").rpartition(" ")[2]
    return None if head in GENERIC or not head else head
