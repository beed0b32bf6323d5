"""What is built, signed, bought or opened: the noun phrase that makes an event of a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.facts.events.appointments import post_of
from transforms.facts.events.lexicon import Kind
from transforms.facts.events.scene import Scene
from transforms.facts.events.verbs import Trigger
from transforms.facts.tables import table

LISTS = {key: frozenset(words.split()) for key, words in table("triggers")["lists"].items()}
ENDS = {key: frozenset(words.split()) for key, words in table("triggers")["phrases"].items()}
_WORD = re.compile(r"[^\W_](?:[\w'’/-]|\.(?=\w))*|[,;:()–—]")
_OF_OR_ON = re.compile(r" (?:of|on|for|at) ")
_INTO = re.compile(r" in ")
_DEEDS = ("ground", "construction")  # "broke ground on"
# "a distribution and licensing agreement" is one; "a plant and moved", "a plant and an office" are not.
_GOES_ON = re.compile(r" (?!(?:an?|the|its|their|one|two|three)\b)[a-z-]{3,20}(?<!ed) [a-z]")
_OF_INTENT = re.compile(r" of (?:intent|understanding)\b")
_FARTHEST = 14  # words between a verb and the head of its object
_NAME = re.compile(
    r"\s?(?:the |an? [\w-]{1,15} )?"
    r"((?:[A-Z][\w&.'’-]{1,25}|[A-Z])(?: (?:[A-Z][\w&.'’-]{0,25}|of|and|&|de)){0,6})"
    r"(?=[,.;(]| \(|\Z| (?:in|for|from|to|on|at|by|with|as|through|after|last|this|earlier)\b)"
)


def object_of(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> str | None:
    """What the trigger is done to, in the text's words; None where it is not of the right sort."""
    if kind.needs == "person":
        return post_of(scene, trigger, kind)
    if trigger.passive:
        return _phrase_before(scene, trigger, kind) or _body_before(scene, trigger, kind)
    phrase = _phrase_behind(scene, trigger, kind, end)
    if phrase is None and kind.or_name is not None:
        phrase = _name_behind(scene, trigger, kind)
    if phrase is None and kind.middle and not trigger.noun and not trigger.habitual:
        phrase = _phrase_before(scene, trigger, kind)
    return phrase


def _after_preposition(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> int | None:
    """Where the object begins: "started construction of", "broke ground on"; a noun needs one."""
    preposition = _INTO if kind.kind == "investment" else _OF_OR_ON
    takes_one = trigger.noun or scene.text.endswith(_DEEDS, trigger.start, trigger.end)
    if takes_one and (noun := preposition.match(scene.text, trigger.end, end)):
        return noun.end()
    return None if trigger.noun else trigger.end


def _phrase_behind(scene: Scene, trigger: Trigger, kind: Kind, end: int) -> str | None:
    start = _after_preposition(scene, trigger, kind, end)
    if start is None:
        return None
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(scene.text, start, end):
        lower = match.group().lower()
        ends = lower in ENDS["clause"] or lower in ENDS["object"] or len(words) > _FARTHEST
        if ends and not (lower == "and" and words and _GOES_ON.match(scene.text, match.end(), end)):
            break
        if lower == "of" and words:
            if kind.partner or words[-1].group().lower() in kind.objects:
                break
            words.clear()  # "the closing of a private placement"
        else:
            words.append(match)
    return _phrase(scene, words, kind, trigger.habitual)


def _phrase_before(scene: Scene, trigger: Trigger, kind: Kind) -> str | None:
    found = list(_WORD.finditer(scene.text, scene.sentence.start, trigger.start))
    words: list[re.Match[str]] = []
    for match in reversed(found):
        ends = match.group().lower() in ENDS["clause"] and not match.group().isupper()  # "Acme AS" goes on
        if ends or len(words) > _FARTHEST:
            break
        words.insert(0, match)
        if match.group().lower() in ("a", "an", "the", "its", "their"):
            break
    return _phrase(scene, words, kind, False)


def _body_before(scene: Scene, trigger: Trigger, kind: Kind) -> str | None:
    """The organisation that is bought: "Acme was acquired"."""
    bodies = [one for one in scene.doers(trigger.start) if scene.kind(one) == "organisation"]
    near = bodies and scene.is_subject(bodies[-1], trigger.start)
    return bodies[-1].exact if kind.or_name and near else None


def _phrase(scene: Scene, words: Sequence[re.Match[str]], kind: Kind, habitual: bool) -> str | None:
    """From the first word that is no determiner to the noun that heads the object."""
    lower = [word.group().lower() for word in words]
    heads = [at for at in range(len(words)) if _heads(lower, at, kind)]
    if not heads:
        return None
    last = heads[0] + 1
    text = scene.text
    end = words[last - 1].end()
    if of := _OF_INTENT.match(text, end):
        end = of.end()
    elif lower[last - 1] == "letter":
        return None
    if habitual and lower[last - 1].endswith("s") and not _is_certain(text, words[:last]):
        return None
    figures = [one.end_char for one in scene.quantities if one.end_char <= words[last - 1].start()]
    first = sum(word.start() < figures[-1] for word in words[: last - 1]) if figures else 0
    while first < last - 1 and (lower[first] in ENDS["determiners"] or lower[first][0].isdigit()):
        first += 1
    return " ".join(text[words[first].start() : end].split())


def _is_certain(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether a plural means some that one could name: "two plants", "its offices", "Acme stores"."""
    return any(
        word.group().lower() in ENDS["determiners"] or word.group()[0].isdigit() or word.group()[0].isupper()
        for word in words
    )


def _heads(words: Sequence[str], at: int, kind: Kind) -> bool:
    """Whether the word at `at` is an object of this kind, and no part of a longer noun."""
    if words[at] not in kind.objects or (at and words[at - 1] in LISTS["no_objects"]):
        return False
    if words[at] in LISTS["qualified"] and LISTS["qualifiers"].isdisjoint(words[:at]):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        not following
        or following in ENDS["after_head"]
        or following in ENDS["object"]
        or following.endswith(("ly", "ed"))
        or following[0].isdigit()
    )


def _name_behind(scene: Scene, trigger: Trigger, kind: Kind) -> str | None:
    """An organisation right behind: "acquired Acme Robotics Inc."; by its capitals where that is enough."""
    start = _after_preposition(scene, trigger, kind, scene.sentence.end) if trigger.noun else trigger.end
    if start is None:
        return None
    for one in scene.named:
        if one.start_char >= trigger.end and scene.kind(one) == "organisation":
            gap = scene.text[start : one.start_char].strip().lower()
            rest = _WORD.match(scene.text[one.end_char : one.end_char + 30].lstrip())
            alone = rest is None or rest.group().lower() in ENDS["clause"] | ENDS["object"]
            if alone and gap in ("", "the", "all of", "control of"):
                return one.exact
            break
    return _capitals_behind(scene, start) if kind.or_name == "name" else None


def _capitals_behind(scene: Scene, start: int) -> str | None:
    found = _NAME.match(scene.text, start, scene.sentence.end)
    if found is None or found[1].lower().rstrip(".") in ENDS["not_bodies"]:
        return None
    inside = [one for one in scene.named if found.start(1) <= one.start_char < found.end(1)]
    return found[1].rstrip(".") if all(scene.kind(one) == "organisation" for one in inside) else None
