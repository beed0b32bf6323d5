"""Who takes part in an event, and as what, by the grammar around its trigger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transforms.facts.events.lexicon import Kind
from transforms.facts.events.scene import Scene
from transforms.facts.events.verbs import Trigger
from transforms.models import Mention

_ANAPHOR = re.compile(
    r"(?:under (?:the|this|its) \w+,? )?(?:they|both|plans?"
    r"|(?:the|this|these|its|their) (?:new |planned |proposed )?"
    r"(?:companies|firms|agreement|deal|contract|pact|memorandum|partnership|collaboration"
    r"|cooperation|alliance|projects?|plans?|venture|initiative|investment|plant|factory|facility|base|site|works|expansion"
    r"|two|parties|sides|partners|transaction))\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:the (?:company|firm|group)|its board)\b[^,;]{0,40}\Z", re.IGNORECASE)
_PARTNER = re.compile(r" (?:with|between) (?:(?:the|an?) )?(?:[a-z][\w-]{0,20},? ){0,6}[A-Z]")
_NEAR = 800  # characters within which "the project" stands for what was told last
_CLEAR = re.compile(r"(?: (?!that|which|who|said|by|from|for|and|as|to)[^\s,;:()]{1,30}){0,9} ")
Parties = tuple[tuple[str, str], ...]


def parties_of(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> Parties:
    """(entity, role) of all who are named; none has two roles."""
    found: dict[str, str] = {}
    for one, role in _named(scene, trigger, kind, end):
        if role is not None:
            found.setdefault(one.entity_id, role)
    if kind.actor not in found.values():
        for entity_id in _unnamed(scene, trigger, kind):
            found.setdefault(entity_id, kind.actor)
    return tuple(sorted(found.items()))


def has_partner(scene: Scene, trigger: Trigger, end: int) -> bool:
    """Whether another party is named behind "with" or "between", known or by its capitals."""
    return _PARTNER.search(scene.text, trigger.start, max(end, trigger.end)) is not None


def _named(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> Iterator[tuple[Mention, str | None]]:
    if trigger.passive:
        subject = _only(scene, scene.doers(trigger.start), kind)
        if kind.other == "target":
            subject = [one for one in subject if scene.is_subject(one, trigger.start)]
        yield from ((one, kind.other) for one in subject)
        yield from ((one, kind.actor) for one in scene.behind((" by ",), trigger.end, end))
        if kind.kind == "appointment":
            behind = scene.behind((" of ", " at ", " by "), trigger.end, end)[:1]
            yield from ((one, kind.actor) for one in behind if scene.kind(one) == "organisation")
        if kind.other == "party":
            yield from (
                (one, kind.other) for one in scene.behind((" with ", " between "), scene.sentence.start, end)
            )
    elif kind.actor_behind:
        yield from ((one, kind.other) for one in _only(scene, scene.doers(trigger.start), kind))
        yield from ((one, kind.actor) for one in scene.named if _is_joined(scene, trigger, one))
    else:
        yield from ((one, kind.actor) for one in _actors(scene, trigger, kind, end))
        yield from ((one, kind.other) for one in _others(scene, trigger, kind, end))
    if kind.kind in ("acquisition", "divestment"):
        yield from _sides(scene, trigger, kind, end)


def _is_joined(scene: Scene, trigger: Trigger, one: Mention) -> bool:
    """Whether a name stands right behind the verb: "will join Acme"."""
    start = trigger.end
    return start < one.start_char <= start + 5 and scene.text[start : one.start_char].strip() in ("", "the")


def _actors(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> Iterable[Mention]:
    owners = trigger.noun or kind.middle or kind.needs == "measure"
    if trigger.noun and kind.kind != "financing" and (by := scene.behind((" by ",), trigger.end, end)):
        return by
    return scene.doers(trigger.start, owners=owners)


def _only(scene: Scene, mentions: Iterable[Mention], kind: Kind) -> list[Mention]:
    """Of those to whom it is done: persons are appointed, organisations bought."""
    wanted = "person" if kind.needs == "person" else "organisation"
    return [one for one in mentions if scene.kind(one) == wanted]


def _others(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> Iterable[Mention]:
    if kind.other == "party":
        return scene.behind((" with ", " between "), trigger.start if kind.partner else trigger.end, end)
    if kind.kind == "appointment":
        return _only(scene, (one for one in scene.named if trigger.end <= one.start_char), kind)[:1]
    if kind.other == "target":
        return _object(scene, trigger, end)
    if kind.kind == "financing":
        return scene.behind((" led by ", " by ", " from "), trigger.end, end)
    return ()


def _object(scene: Scene, trigger: Trigger, end: int) -> list[Mention]:
    """The organisation that is bought or sold: behind the verb, or behind the "stake in"."""
    for one in scene.named:
        if trigger.end < one.start_char < end and scene.kind(one) == "organisation":
            return [one] if _CLEAR.fullmatch(scene.text, trigger.end, one.start_char) else []
    return []


def _sides(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> Iterator[tuple[Mention, str]]:
    """The other side of a sale: from whom it is bought, to whom it is sold."""
    preposition, role = (" from ", "seller") if kind.kind == "acquisition" else (" to ", "acquirer")
    for one in scene.behind((preposition,), trigger.end, end)[:1]:
        if scene.kind(one) == "organisation":
            yield one, role


def goes_on_bare(scene: Scene, trigger: Trigger, kind: Kind) -> bool:
    """Whether a noun at the head of its sentence goes on with what was told: "Construction will"."""
    return kind.bare and trigger.noun and trigger.start == scene.sentence.start


def _goes_on(scene: Scene, trigger: Trigger, kind: Kind) -> bool:
    return goes_on_bare(scene, trigger, kind) or _ANAPHOR.match(scene.text, scene.sentence.start) is not None


def _unnamed(scene: Scene, trigger: Trigger, kind: Kind) -> Iterable[str]:
    """Whom "the company" or "the plant" stands for: who took part last, or was named last.

    "The Company" of a release is whom it names first.
    """
    told = [one for one in scene.earlier if scene.sentence.start - one.end_char < _NEAR]
    before = [who for who, _ in told[-1].participants] if told else []
    if before and _goes_on(scene, trigger, kind):
        return before
    if len(before) == 1 and scene.text.startswith("It ", scene.sentence.start):
        return before
    if kind.actor_behind and scene.text.startswith(" the company", trigger.end):
        return [scene.last_body] if scene.last_body is not None else []
    if said := _COMPANY.search(scene.text, max(scene.sentence.start, trigger.start - 70), trigger.start):
        named_first = "Company" in said.group() or scene.last_body is None
        body = scene.first_body if named_first else scene.last_body
        return [body] if body is not None else []
    return ()
