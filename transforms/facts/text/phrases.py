"""Noun phrases around a figure: what it measures, and whose that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from transforms.facts.tables import words
from transforms.facts.text.nouns import CLOSED, VERBS
from transforms.facts.text.sentences import Span

_TOKEN = re.compile(r"(?:[A-Z]\.){2,4}(?=[^\w.])|[^\W_](?:[\w'’/&-]|\.(?=\w))*|[^\w\s]")
_MEASURE_VERBS = words("measures", "verbs")
_CHAIN = _MEASURE_VERBS | words("measures", "particles")
_OPENERS = words("measures", "openers")
_PREPOSITIONS = words("measures", "prepositions")
_PARTICLES = words("measures", "particles")
_ING_NOUNS = words("measures", "ing_nouns")
_ADJECTIVES = words("measures", "participles")
_CHANGERS = words("modifiers", "up") | words("modifiers", "down") | words("measures", "movers")
_LONGEST = 7
_VERBAL_NOUNS = words("measures", "verbal_nouns")
_TRANSITIVE = words("measures", "movers") | words("modifiers", "with_object")
_BEFORE_A_GERUND = words("measures", "before_a_gerund")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: where its own words stand, and its possessor before them ("Acme's", "its")."""

    start: int
    end: int
    owner: Span | None = None

    def of(self, text: str) -> str:
        """The words it covers."""
        return text[self.start : self.end]


class Words:
    """The words and marks of one sentence, for walking from a figure to both sides."""

    def __init__(self, text: str, sentence: Span) -> None:
        self.text = text
        self.spans = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, sentence.start, sentence.end)]
        self.lower = [text[s.start : s.end].lower() for s in self.spans]
        self._starts = [s.start for s in self.spans]

    def at(self, position: int) -> int:
        """The index of the first word that begins at `position` or behind it."""
        return bisect_left(self._starts, position)

    def after(self, index: int) -> Phrase | None:
        """The noun phrase that begins at word `index`."""
        owner: Span | None = None
        while index < len(self.lower) and self.lower[index] in _OPENERS:
            if self.lower[index] in ("its", "their"):
                owner = self.spans[index]
            index += 1
        first = index
        while index < len(self.lower) and index - first < _LONGEST and self._is_noun(index):
            if self.lower[index].endswith(_POSSESSIVE):
                owner, first = Span(self.spans[first].start, self.spans[index].end), index + 1
            index += 1
        while index > first + 1 and self.lower[index - 1].endswith("ed"):
            index -= 1  # "projects completed"
        if index == first or (index == first + 1 and self.lower[first].endswith("ed")):
            return None  # "the $5 million raised"
        return Phrase(self.spans[first].start, self.spans[index - 1].end, owner)

    def before(self, index: int) -> Phrase | None:
        """The noun phrase that ends before word `index`."""
        last = index - 1
        first = last
        while first >= 0 and last - first < _LONGEST and self._is_noun(first):
            if self.lower[first].endswith(_POSSESSIVE) or (first < last and self._is_verb(first)):
                break
            first -= 1
        owner: Span | None = None
        if first >= 0 and self.lower[first] in ("its", "their"):
            owner = self.spans[first]
        elif first >= 0 and first < last and self.lower[first].endswith(_POSSESSIVE):
            owner = self._owner(first)
        first += 1
        while first <= last and self.lower[first] in _OPENERS:
            first += 1
        if first > last:
            return None
        return Phrase(self.spans[first].start, self.spans[last].end, owner)

    def _is_verb(self, index: int) -> bool:
        """Whether a participle inside a phrase is its sentence's verb: "the firm generated revenue"."""
        word = self.lower[index]
        if "-" in word:
            return False
        if word in _ADJECTIVES:
            named = self.text[self.spans[index - 1].start :][:8] if index > 1 else ""
            return named[:1].isupper() and any(letter.islower() for letter in named)
        if word.endswith("ing"):
            behind = self.lower[index - 1] if index else ","
            if word in _TRANSITIVE:
                return behind not in _OPENERS
            return word not in _ING_NOUNS and (not behind[0].isalnum() or behind in _BEFORE_A_GERUND)
        return word.endswith("ed") and not (index and self.lower[index - 1] in _OPENERS)

    def before_object(self, index: int) -> Phrase | None:
        """What is said to be changed: "revenue" of "bringing revenue to" before word `index`."""
        if index < 2 or self.lower[index - 1] not in ("to", "by", "from"):
            return None
        found = self._subject(index - 1)
        if found is None:
            return None
        verb = self.at(found.start)
        if self.lower[verb] in _CHANGERS and found.owner is None and self.spans[verb].end < found.end:
            return Phrase(self.spans[verb + 1].start, found.end)
        first = self.at(min(found.owner.start, found.start) if found.owner else found.start) - 1
        while first >= 0 and self.lower[first] in _OPENERS:
            first -= 1
        return found if first >= 0 and self.lower[first] in _CHANGERS else None

    def before_verb(self, index: int) -> Phrase | None:
        """What is said to rise or reach: the noun phrase before the verbs that end before word `index`."""
        verb = index
        while verb > 0 and index - verb < 8 and self._is_chained(verb - 1):
            verb -= 1
        if all(word in _PARTICLES or word == "," for word in self.lower[verb:index]):
            return None
        found = self._subject(verb)
        return None if found is None or self._is_participle(found) else found

    def _is_chained(self, index: int) -> bool:
        """Whether a word is part of the verb: "has risen as well, to"."""
        word = self.lower[index]
        if word == ",":
            return self.lower[index + 1 : index + 2] == ["to"]
        behind_a_determiner = index > 0 and self.lower[index - 1] in _OPENERS
        return word in _CHAIN and not (word in _VERBAL_NOUNS and behind_a_determiner)

    def _is_participle(self, found: Phrase) -> bool:
        """ "supported by up to ...": a verb that was taken for a noun."""
        said = self.text[found.start : found.end].lower()
        return said.endswith("ed") or (" " not in said and said.endswith("ing") and said not in _ING_NOUNS)

    def _subject(self, index: int) -> Phrase | None:
        """The noun phrase before word `index`, past the phrases with a preposition that follow it."""
        for _ in range(3):
            found = self.before(index)
            if found is None:
                return None
            opener = self.at(found.owner.start if found.owner else found.start) - 1
            while opener >= 0 and self.lower[opener] in _OPENERS:
                opener -= 1
            if opener > 0 and self.lower[opener].endswith("ing") and self.lower[opener - 1] in _PREPOSITIONS:
                opener -= 1  # "fees for treating ore"
            if opener <= 0 or self.lower[opener] not in _PREPOSITIONS:
                return self._with_of(found, opener)
            index = opener
        return found

    def _with_of(self, found: Phrase, opener: int) -> Phrase:
        """ "capacity of wind farms": the phrase is what stands before the "of" too."""
        if opener <= 0 or self.lower[opener] != "of":
            return found
        head = self.before(opener)
        if head is None:
            return found
        return Phrase(head.start, found.end, head.owner or found.owner)

    def _owner(self, last: int) -> Span:
        first = last
        while first > 0 and self._is_noun(first - 1) and last - first < 5:
            first -= 1
        end = self.spans[last].end
        end -= 2 if self.lower[last].endswith(("'s", "’s")) else 1
        return Span(self.spans[first].start, end)

    def _is_noun(self, index: int) -> bool:
        word = self.lower[index]
        if not word[0].isalnum() or word[0].isdigit():
            return False
        return word not in CLOSED and word not in VERBS and (word not in _CHAIN or self._is_modifier(index))

    def _is_modifier(self, index: int) -> bool:
        """No verb but part of a noun phrase: "its planned capacity", "the province's total"."""
        word = self.lower[index]
        following = self.lower[index + 1] if index + 1 < len(self.lower) else ""
        if word in _VERBAL_NOUNS and following == "of":
            return True
        if index == 0 or not (word.endswith("ed") or word == "total" or word in _VERBAL_NOUNS):
            return False
        return self.lower[index - 1] in _OPENERS or self.lower[index - 1].endswith(_POSSESSIVE)
