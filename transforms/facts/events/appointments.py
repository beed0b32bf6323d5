"""To which post somebody is appointed: "named Jane Roe as its Chief Financial Officer"."""

from __future__ import annotations

import re

from transforms.facts.events.lexicon import Kind
from transforms.facts.events.scene import Scene
from transforms.facts.events.verbs import Trigger
from transforms.facts.tables import table

_POSTS, _RANKED, _RANKS = (
    frozenset(table("triggers")["lists"][key].split()) for key in ("posts", "ranked_posts", "ranks")
)
_BEFORE_POSTS = frozenset(table("triggers")["phrases"]["before_posts"].split())
_AFTER_POST = frozenset(table("triggers")["phrases"]["after_posts"].split())
_WORD = re.compile(r"[^\W\d_][\w'’&-]*\.?|[,;:()–—]|\d+")
_INTO_POST = re.compile(r"(?: of [A-Z]\w+)? ?(?:(?:as|to) )?(?:the |an? |its |their |our )?")
_AS = re.compile(r" (?:as|to) (?:(?:the|an?|its|their|our|new) |[A-Z])")
_ELSEWHERE = re.compile(r" (?:where|who|which|from|after|and) ")
_ASIDE = 250  # characters between a name and its post
_FIELD = re.compile(r" of(?: the)?(?: (?:and |& )?[A-Z][\w&'’-]{0,25}){1,5}")
_SOMEBODY = re.compile(r"(?:\b[A-Z][\w'’.-]{1,25}|\b(?:[Hh]e|[Ss]he|who)|[,)])\s\Z")
_LONGEST_NAME = 6  # words, with titles
_LONGEST_POST = 9


def post_of(scene: Scene, trigger: Trigger, kind: Kind) -> str | None:
    """The post in the text's words; None where nobody is named before it or no post is."""
    if kind.actor_behind:
        return _post_joined(scene, trigger)
    if trigger.passive:
        somebody = _SOMEBODY.search(scene.text, scene.sentence.start, trigger.start)
        return _post(scene, trigger.end) if somebody else None
    start = trigger.end
    if trigger.noun:
        of = re.compile(r" of (?:[a-z-]{1,20} ){0,6}").match(scene.text, start, scene.sentence.end)
        if of is None:
            return None
        start = of.end()
    end = _person_behind(scene, start)
    return _post(scene, end) if end is not None else None


def _post_joined(scene: Scene, trigger: Trigger) -> str | None:
    """Whoever joins a body "as its" something, with a name before the verb."""
    if not _SOMEBODY.search(scene.text, scene.sentence.start, trigger.start):
        return None
    end = min(scene.sentence.end, trigger.end + _ASIDE)
    before = _ELSEWHERE.search(scene.text, trigger.end, end)
    joined = _AS.search(scene.text, trigger.end, before.start() if before else end)
    return _post(scene, joined.start()) if joined else None


def _person_behind(scene: Scene, start: int) -> int | None:
    """Where the name of a person ends that begins at `start`: two to five words with capitals."""
    known = [one for one in scene.named if start <= one.start_char <= start + 40]
    if known and scene.kind(known[0]) == "person":
        return known[0].end_char
    count, end = 0, start
    for word in _WORD.finditer(scene.text, start, scene.sentence.end):
        lower = word.group().lower().rstrip(".")
        if (
            not word.group()[0].isupper()
            or lower in _POSTS
            or lower in _BEFORE_POSTS
            or count > _LONGEST_NAME
        ):
            break
        count, end = count + 1, word.end()
    if count < 2 or any(scene.kind(one) != "person" for one in known if one.start_char < end):
        return None
    return end


def _post(scene: Scene, start: int) -> str | None:
    if scene.text.startswith(",", start):
        aside = _AS.search(scene.text, start, min(scene.sentence.end, start + _ASIDE))
        start = aside.start() if aside else start
    into = _INTO_POST.match(scene.text, start, scene.sentence.end)
    begin = into.end() if into else start
    while begin < scene.sentence.end and scene.text[begin] == " ":
        begin += 1
    end: int | None = None
    before = ""
    for count, word in enumerate(_WORD.finditer(scene.text, begin, scene.sentence.end)):
        lower = word.group().lower().rstrip(".")
        if count >= _LONGEST_POST or word.group()[0] in ",;:()–—" or lower in _AFTER_POST:
            break
        if lower in _POSTS or (lower in _RANKED and before in _RANKS):
            end = word.end()
        before = lower
    if end is None:
        return None
    field = _FIELD.match(scene.text, end, scene.sentence.end)
    if field and not any(end < one.start_char < field.end() for one in scene.named):
        end = field.end()
    return " ".join(scene.text[begin:end].split()).rstrip(".")
