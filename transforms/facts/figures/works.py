"""The plants and projects that a text names: "Grey Heron, a 1.2 GW wind farm", "the Mull battery".

They are no organisations and no places, so no list has them; their own text says what
they are, once, and then speaks of "the wind farm" and "the project".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.facts.names.names import is_common
from transforms.facts.tables import words
from transforms.facts.text.nouns import CLOSED, VERBS

_THINGS = words("things", "sized")
_HEAD = re.compile(
    rf"(?<=[ -])(?:{'|'.join(sorted(_THINGS | {thing.capitalize() for thing in _THINGS}))})(?![\w-])"
)
_WORD = re.compile(r"[^\s]{1,40}")
_BACK = 80  # characters before the head within which its name stands
_MOST = 12  # names that are looked for at the head of each sentence
_LOWER = 3  # words between a name and its head: "Grey Heron offshore wind farm"
_LONGEST = 6
_CAPITAL = re.compile(r"[A-Z][a-zé][\w'’&-]{0,20}|[IVX]{1,4}|\d")
_PEOPLES = re.compile(
    r"\w+(?:ish|ese|ian|ean|can)|French|German|Dutch|Swiss|Greek|Czech|Thai|Iraqi|Saudi|New"
)
_GOES_ON = re.compile(r"[ ]([a-z]{2,}s?)")
_APPOSITION = re.compile(
    r"(?P<name>[A-Z][\w'’&-]{1,20}(?:[ ](?:[A-Z][\w'’&-]{0,20}|[IVX\d]{1,3})){0,4}), (?:an?|the|its)"
    r"(?: [^\s,;:]{1,20}){0,5} \Z"
)
_WHERE = frozenset(["in", "at", "near", "from", "outside", "like"])
_LOCATED = re.compile(r"\b(?:in|at|near|from|outside|like)(?: the)? \Z", re.IGNORECASE)
_GENERIC = frozenset(["project", "scheme", "development", "facility", "site", "plant"])
_LANDMARKS = words("things", "landmarks")
_NO_WORKS = words("things", "no_works")


@dataclass(frozen=True, slots=True)
class Work:
    """One place in a text that names a project: what stands there, what it is called, what it is."""

    start: int
    end: int
    name: str
    head: str


class Works:
    """The named projects of one text."""

    def __init__(self, text: str) -> None:
        self.found = [work for head in _HEAD.finditer(text) if (work := _named(text, head)) is not None]
        self.found.sort(key=lambda work: work.start)
        self._starts = [work.start for work in self.found]
        landmarks = [work for work in self.found if work.head in _LANDMARKS]
        self._single = _one([work for work in self.found if work.head not in _LANDMARKS] or landmarks)
        self._names = list({work.name: work for work in self.found}.values())[:_MOST]

    def at(self, start: int, end: int) -> Work | None:
        """The name that a stretch of the text overlaps."""
        for work in self.found[max(0, bisect_left(self._starts, start) - 1) :]:
            if work.start >= end:
                return None
            if start < work.end:
                return work
        return None

    def begins(self, text: str, start: int) -> Work | None:
        """The project whose name stands at `start`, wherever the text has said what it is."""
        here = self.at(start, start + 1)
        if here is not None:
            return here if here.start == start else None
        for work in self._names:
            if text.startswith(work.name, start) and not text[start + len(work.name) :][:1].isalnum():
                return Work(start, start + len(work.name), work.name, work.head)
        return None

    def meant(self, head: str) -> str | None:
        """Whom "the `head`" stands for: the only project that the text names, if it can be one."""
        single = self._single
        if single is None or (head != single.head and head not in _GENERIC):
            return None
        return single.name


def _one(works: Sequence[Work]) -> Work | None:
    """The first of them where all can be one: no two names without a shared word."""
    if not works:
        return None
    key = _key(works[0])
    same = all(_key(work) & key and work.head == works[0].head for work in works)
    return works[0] if same else None


def _key(work: Work) -> set[str]:
    return {word for word in work.name.lower().split() if word not in _THINGS}


def _named(text: str, head: re.Match[str]) -> Work | None:
    """The work whose head noun stands at `head`; None where nothing names it."""
    thing = head.group().lower()
    if thing in _NO_WORKS or _is_modifier(text, head.end()):
        return None
    name = _name_before(text, head)
    if name is not None:
        start, end = name
        return Work(start, head.end(), text[start:end], thing)
    apposed = _APPOSITION.search(text, max(0, head.start() - _BACK), head.start())
    if apposed is None or head.group()[0].isupper():
        return None
    called = _stripped(apposed["name"])
    if called is None or _LOCATED.search(text, max(0, apposed.start() - 12), apposed.start()):
        return None
    start = apposed.end("name") - len(called)
    return Work(start, apposed.end("name"), called, thing)


def _is_modifier(text: str, end: int) -> bool:
    """Whether a noun follows: "plant operator"."""
    following = _GOES_ON.match(text, end)
    if following is None:
        return False
    word = following[1]
    return word not in CLOSED and word not in VERBS and not word.endswith("ed")


def _name_before(text: str, head: re.Match[str]) -> tuple[int, int] | None:
    """Where the whole name stands that ends in the head: "Grey Heron wind farm"."""
    first = max(0, head.start() - _BACK)
    before = [(m.start() + first, m.group()) for m in _WORD.finditer(text[first : head.start()])]
    for _ in range(_LOWER):
        if before and head.group()[0].islower() and _joins(before[-1][1]):
            before.pop()
    run: list[tuple[int, str]] = []
    while before and len(run) < _LONGEST and _CAPITAL.fullmatch(before[-1][1]):
        run.insert(0, before.pop())
    if before and before[-1][1].lower() in ("a", "an", "another", "each", "every", "no"):
        return None
    while any(word.endswith(("'s", "’s", "s'", "s’")) for _, word in run):
        run.pop(0)  # whose it is
    while run and (run[0][1].lower() in CLOSED or _PEOPLES.fullmatch(run[0][1]) or is_common(run[0][1])):
        run.pop(0)
    if not run or not any(word[0].isupper() and len(word) > 2 for _, word in run):
        return None
    return run[0][0], head.end()


def _joins(word: str) -> bool:
    """Whether a word in small letters can stand between a name and its head."""
    return word.isalpha() and word.islower() and word not in CLOSED and word not in VERBS


def _stripped(name: str) -> str | None:
    """A name without a determiner or a plain word at its head."""
    said = name.split()
    while said and (said[0].lower() in CLOSED or is_common(said[0])):
        if said.pop(0).lower() in _WHERE:
            return None
    return " ".join(said) or None
