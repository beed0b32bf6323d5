"""What stands around a trigger: parties, place, date and figures of its own sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from transforms.facts.text.sentences import Span
from transforms.models import DateMention, Entity, EventMention, Mention, Quantity

_PREPOSITION_BEFORE = re.compile(
    r"\b(?:in|of|with|for|by|at|from|near|to|under|as|than|on|including|like) (?:the )?\Z", re.IGNORECASE
)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|across)(?: (?:the|its|northern|southern|eastern|western|central)){0,2}\s\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\)?(?: of [^\W\d_][\w'’ ]{1,40}?)? ?(?:\(|,|and|, and|&|as well as|together with) ?(?:the )?"
)
# What may stand between "with" and the name of a partner: "the panel maker".
_WORDS = r"(?:the |an? )?(?:(?!(?:of|from|for|by|in|to|on|at)\b)[a-z][\w-]{0,20} ){0,5}"
_DESCRIPTION = re.compile(_WORDS)
_AND_DESCRIPTION = re.compile(rf"\)?(?:,|,? and| &) {_WORDS}")
_LAST_WORD = re.compile(r"[^\s,;:()]{1,30}\s?\Z")
_BETWEEN_PLACES = re.compile(r"['’]s |, ?| in ")
_CLAUSE_END = re.compile(
    r"(?<=[a-z)])[;:] | while | whereas |, (?:where|and the|but) "
    r"| (?:that|which|said|says) (?!(?:it|they|he|she|we|the (?:company|group|firm|two))\b)"
)
_RELATIVE = re.compile(r",? (?:which|who|that)(?: (?:also|recently|already))? ?\Z")
_ASIDE = re.compile(r", (?:an?|the|one of|part of|formerly|owned|led|backed) [^,]{0,100}\Z")
_ASIDE_BEGINS = re.compile(r", (?:an?|the) ")
_ASIDES = re.compile(r"(?: ?\([^()]{0,60}\))?(?:, [^,]{1,120},)?(?:, (?:which|who|that))? ?")
_PAST_TIMES = re.compile(
    r"\b(?:since|from|until|inception in|founded in|established in|formed in|compared (?:with|to)"
    r"|incorporated in|begun in) (?:the )?\Z",
    re.IGNORECASE,
)
_EVENT_ROLES = ("event", "deadline")


class _Marked(Protocol):
    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...


_M = TypeVar("_M", bound=_Marked)


def within(marks: Sequence[_M], starts: Sequence[int], span: Span) -> tuple[_M, ...]:
    """Of `marks`, sorted by their `starts`, those that begin in `span`."""
    return tuple(marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)])


@dataclass(frozen=True)
class Scene:
    """One sentence with the marks that stand in it, and the events told before it."""

    text: str
    sentence: Span
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]
    entities: Mapping[str, Entity]
    earlier: tuple[EventMention, ...] = field(repr=False)
    last_body: str | None = None  # the organisation that was named last before
    first_body: str | None = None  # the one that was named first in the text

    @cached_property
    def named(self) -> tuple[Mention, ...]:
        """Organisations, places and persons, of nested ones only the outermost."""
        kept: list[Mention] = []
        for one in sorted(self.mentions, key=lambda one: (one.start_char, -one.end_char)):
            if not kept or one.start_char >= kept[-1].end_char:
                kept.append(one)
        return tuple(kept)

    def kind(self, mention: Mention) -> str:
        """organisation, place or person."""
        return self.entities[mention.entity_id].kind

    def doers(self, end: int, owners: bool = False) -> tuple[Mention, ...]:
        """Who could be the subject of a verb at `end`: persons and bodies, else places.

        Names behind a preposition are none, nor owners ("Bavaria's capacity") unless asked for,
        nor any where another name, known to nobody, stands right before the verb.
        """
        relative = self.is_relative(end)
        if relative is not None:
            return tuple(one for one in self.named if one.end_char == relative.start())
        start = self._clause_start(end)
        free = [
            one
            for one in self.named
            if start <= one.start_char and one.end_char <= end and self._is_free(one, end, owners)
        ]
        bodies = [one for one in free if self.kind(one) == "organisation"]
        if self._stranger(start, end):
            return ()
        return self._last_joined(bodies) or tuple(one for one in free[-1:] if self._acts(one, end))

    def is_relative(self, end: int) -> re.Match[str] | None:
        """Whether a verb at `end` has a relative pronoun for its subject, and where that stands."""
        return _RELATIVE.search(self.text, max(self.sentence.start, end - 22), end)

    def is_subject(self, one: Mention, end: int) -> bool:
        """Whether nothing but an aside stands between a name and the verb at `end`."""
        return _ASIDES.fullmatch(self.text, one.end_char, max(end, one.end_char)) is not None

    def _stranger(self, start: int, end: int) -> bool:
        """Whether a capitalised word that no mention covers stands right before `end`."""
        before = _LAST_WORD.search(self.text, max(start, end - 30), end)
        if before is None or before.start() <= self.sentence.start or not before.group()[0].isupper():
            return False
        at = before.start()
        return not any(one.start_char <= at < one.end_char for one in self.mentions)

    def _last_joined(self, bodies: Sequence[Mention]) -> tuple[Mention, ...]:
        """The last of them with those that "and" joins to it."""
        kept = list(bodies[-1:])
        for one in reversed(bodies[:-1]):
            if _JOINED.fullmatch(self.text, one.end_char, kept[0].start_char) is None:
                break
            kept.insert(0, one)
        return tuple(kept)

    def _acts(self, one: Mention, end: int) -> bool:
        """A person may stand farther off; a place acts only right before its verb."""
        return (
            self.kind(one) == "person" or len(self.text[one.end_char : end].split()) <= 1 or self._owns(one)
        )

    def _owns(self, one: Mention) -> bool:
        return self.text[one.end_char : one.end_char + 2] in ("'s", "’s")

    def _is_free(self, one: Mention, end: int, owners: bool) -> bool:
        before = max(self.sentence.start, one.start_char - 14)
        if _PREPOSITION_BEFORE.search(self.text, before, one.start_char):
            return False
        aside = _ASIDE.search(self.text, max(self.sentence.start, one.start_char - 110), one.start_char)
        if aside is not None and "," in self.text[one.end_char : end]:
            return False
        return owners or not self._owns(one)

    def _clause_start(self, end: int) -> int:
        start = self.sentence.start
        for match in _CLAUSE_END.finditer(self.text, self.sentence.start, end):
            start = match.end()
        return start

    def behind(self, prepositions: Sequence[str], start: int, end: int) -> tuple[Mention, ...]:
        """Those behind the first of `prepositions`: "an agreement with Acme and Zenith"."""
        found_at = [(at, word) for word in prepositions if (at := self.text.find(word, start, end)) >= 0]
        if not found_at:
            return ()
        at, word = min(found_at)
        found: list[Mention] = []
        edge = at + len(word)
        for one in self.named:
            if one.start_char < edge:
                continue
            description = _AND_DESCRIPTION if found else _DESCRIPTION
            if description.fullmatch(self.text, edge, one.start_char) is None or self._owns(one):
                break
            if found and _ASIDE_BEGINS.match(self.text, edge):
                break
            found.append(one)
            edge = one.end_char
        return tuple(found)

    def place(self, start: int, end: int) -> str | None:
        """Where it happens: behind "in" after the trigger, else at the head of the sentence."""
        places = [one for one in self.mentions if self.kind(one) == "place"]
        behind = [one for one in places if start <= one.start_char < end and self._is_location(one)]
        before = [one for one in places if one.end_char <= start and self._is_location(one)]
        chosen = behind[0] if behind else (before[0] if before else None)
        return self._narrowest(chosen, places) if chosen else None

    def _is_location(self, one: Mention) -> bool:
        before = max(self.sentence.start, one.start_char - 30)
        return _LOCATIVE.search(self.text, before, one.start_char) is not None

    def _narrowest(self, chosen: Mention, places: Sequence[Mention]) -> str:
        """Follow "Berlin's Mitte district" to the district."""
        for one in places:
            joined = _BETWEEN_PLACES.fullmatch(
                self.text, chosen.end_char, max(one.start_char, chosen.end_char)
            )
            if joined and self._lies_in(one, chosen):
                chosen = one
        return chosen.entity_id

    def _lies_in(self, one: Mention, other: Mention) -> bool:
        step: str | None = one.entity_id
        while step is not None:
            parent = self.entities[step].parent_id if step in self.entities else None
            if parent == other.entity_id:
                return True
            step = parent
        return False

    def date(
        self, start: int, end: int, after: date | None = None, until: date | None = None
    ) -> DateMention | None:
        """The day or time that the sentence gives what happens, the nearest to the trigger.

        With `after`, only one that ends later: what is planned lies ahead; with `until`, only
        one that begins no later.
        """
        meant = [
            one
            for one in self.dates
            if one.role in _EVENT_ROLES
            and one.date_from is not None
            and (after is None or (one.date_to or one.date_from) > after)
            and (until is None or one.date_from <= until)
            and not _PAST_TIMES.search(
                self.text, max(self.sentence.start, one.start_char - 24), one.start_char
            )
        ]
        return min(meant, key=lambda one: (_distance(one, start, end), one.start_char), default=None)

    def figures(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities between `start` and `end`."""
        return tuple(one for one in self.quantities if start <= one.start_char < end)


def _distance(mark: _Marked, start: int, end: int) -> int:
    return max(start - mark.end_char, mark.start_char - end, 0)


def starts_of(marks: Iterable[_Marked]) -> list[int]:
    """Where the marks begin, for `within`."""
    return [one.start_char for one in marks]
