"""The figures of a story's articles, each different one once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from transforms.claims.intervals import equal
from transforms.claims.marks import Marks, marks, sorts
from transforms.claims.names import Names, fold
from transforms.models import Account, Quantity

_NOW = 7  # days from its print within which an article speaks of now
_RARE = 20  # measures to which an article gives one value, and the value can still be rare
_SENTENCE = 500  # characters on each side of a figure; what is longer is a list
# Words that say nothing of what is measured.
_EMPTY = frozenset({
    "a", "an", "the", "of", "in", "its", "their", "his", "her", "our", "to", "for", "and", "on", "at", "by",
    "with", "total", "current", "overall", "expected", "planned", "initial", "existing", "new", "some",
    "more", "than", "is", "was", "has", "have", "will", "be", "are", "were", "had", "that", "this", "from",
    "as", "it", "or",
})  # fmt: skip


@dataclass(frozen=True)
class Telling:
    """One figure as one article tells it."""

    account: Account
    quantity: Quantity

    @property
    def as_of(self) -> date | None:
        """The time it speaks of; None also where that is within days of the article."""
        day, published = self.quantity.as_of, self.account.published_date
        near = day is not None and published is not None and abs((published - day).days) <= _NOW
        return None if near else day

    @property
    def rank(self) -> tuple[bool, str, str]:
        """Who comes first when a claim is named: the original, then the earliest."""
        return (
            self.account.relation != "original",
            self.account.published_date.isoformat() if self.account.published_date else "9999",
            self.quantity.quantity_id,
        )


@dataclass(frozen=True)
class Figure:
    """One figure, with every place where a copy tells it in the same words."""

    tellings: tuple[Telling, ...]
    subject_id: str | None
    place_id: str | None
    events: frozenset[str] = field(default=frozenset())
    sole_in: frozenset[str] = field(
        default=frozenset()
    )  # of `events`, those with no other figure of its unit
    is_rare: bool = False  # no telling's article gives another thing this value

    @property
    def as_of(self) -> date | None:
        """The time it speaks of, in each telling the same."""
        return self.tellings[0].as_of

    @property
    def quantity(self) -> Quantity:
        """Any of its quantities: they are equal in all that is compared."""
        return self.tellings[0].quantity

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that tell it."""
        return frozenset(telling.account.article_id for telling in self.tellings)

    def beside(self, other: Figure) -> bool:
        """Whether an article tells both in one sentence."""
        return any(
            _gap(self.starts[place], other.starts[place]) < len(place[1])
            for place in self.starts.keys() & other.starts.keys()
        )

    @cached_property
    def starts(self) -> dict[tuple[str, str], list[int]]:
        """Where it stands, in order, by article and sentence."""
        found: dict[tuple[str, str], list[int]] = {}
        for telling in self.tellings:
            place = telling.account.article_id, telling.quantity.sentence
            insort(found.setdefault(place, []), telling.quantity.start_char)
        return found

    @cached_property
    def digits(self) -> int:
        """How many figures the number shows that mean something: 3 of "1,270,000"."""
        return len(f"{self.quantity.value:.12g}".split("e")[0].replace(".", "").strip("0-"))

    @cached_property
    def property_words(self) -> frozenset[str]:
        """What is measured, as a set of stems."""
        return stems(self.quantity.property)

    @cached_property
    def subject_words(self) -> frozenset[str]:
        """Of whom or what, as a set of stems."""
        return stems(self.quantity.subject)

    @cached_property
    def sentence_words(self) -> frozenset[str]:
        """The words around it, without its own."""
        before, _, behind = self.quantity.sentence.partition(self.quantity.exact)
        return stems(f"{before} {behind}")

    @cached_property
    def slot(self) -> frozenset[str]:
        """The few words right before and behind it."""
        before, _, behind = self.quantity.sentence.partition(self.quantity.exact)
        near = [*fold(before[-60:]).split()[-4:], "#", *fold(behind[:60]).split()[:4]]
        at = near.index("#")
        return frozenset(f"{index - at} {word}" for index, word in enumerate(near))

    @cached_property
    def marks(self) -> Marks:
        """What marks it as one of several, in the words around it."""
        return _marks(self.quantity)

    @cached_property
    def of_words(self) -> frozenset[str]:
        """What a ratio relates to."""
        return stems(self.quantity.ratio_to)


def _gap(some: Sequence[int], others: Sequence[int]) -> int:
    """The smallest distance between two sorted lists of places in a text."""
    some, others = sorted((some, others), key=len)
    return min(
        abs(one - other)
        for one in some
        for at in (bisect_left(others, one),)
        for other in others[max(0, at - 1) : at + 1]
    )


def figures(accounts: Sequence[Account], names: Names, events: dict[str, frozenset[str]]) -> list[Figure]:
    """Every quantity of every account, in the order of what they say.

    `events` says for a quantity's id which events of the story it belongs to.
    """
    groups: dict[tuple[str, ...], list[tuple[Telling, int]]] = {}
    for account in accounts:
        for quantity, nth in _numbered(account.facts.quantities):
            telling = Telling(account, quantity)
            groups.setdefault(_key(telling, names), []).append((telling, nth))
    measures, spans = _measures(accounts), _spans(accounts, events)
    return [
        _figure(tellings, names, events, measures, spans)
        for key in sorted(groups)
        for tellings in _told_apart(groups[key])
    ]


def _told_apart(alike: Sequence[tuple[Telling, int]]) -> list[list[Telling]]:
    """Tellings of one key by the words around them, which are read only where there are several."""
    if len(alike) == 1:
        return [[alike[0][0]]]
    found: dict[tuple[str, str], list[Telling]] = {}
    for telling, nth in alike:
        found.setdefault((_words_around(telling.quantity), str(nth)), []).append(telling)
    return [found[around] for around in sorted(found)]


def _numbered(quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, int]]:
    """Each with how often its sentence has said it before.

    The same figure twice in one sentence is two figures: "80% of this and 80% of that".
    """
    said: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda one: (one.start_char, one.quantity_id)):
        said = [one for one in said if in_one_sentence(one, quantity)]
        yield quantity, sum(1 for one in said if equal(one.base_value, quantity.base_value))
        said.append(quantity)


def in_one_sentence(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one article stand in the same sentence."""
    return one.sentence == other.sentence and abs(one.start_char - other.start_char) < len(one.sentence)


_Measures = dict[tuple[str, str, str], set[frozenset[str]]]


def _measures(accounts: Sequence[Account]) -> _Measures:
    """What each article gives a value: the words of its measures by article, unit and value."""
    found: _Measures = {}
    for account in accounts:
        for quantity in account.facts.quantities:
            found.setdefault(_value_in(account, quantity), set()).add(stems(quantity.property))
    return found


_Spans = dict[tuple[str, str, str], tuple[float, float]]


def _spans(accounts: Sequence[Account], events: dict[str, frozenset[str]]) -> _Spans:
    """From where to where the figures of a unit that an article gives to an event reach."""
    found: _Spans = {}
    for account in accounts:
        for one in account.facts.quantities:
            for event in events.get(one.quantity_id, ()):
                place = account.version_id, one.base_unit, event
                low, high = found.get(place, (one.base_value, one.base_value))
                found[place] = min(low, one.base_value), max(high, one.base_value)
    return found


def _value_in(account: Account, quantity: Quantity) -> tuple[str, str, str]:
    return account.version_id, quantity.base_unit, f"{quantity.base_value:.9g}"


def _figure(
    tellings: list[Telling],
    names: Names,
    events: dict[str, frozenset[str]],
    measures: _Measures,
    spans: _Spans,
) -> Figure:
    ordered = tuple(sorted(tellings, key=lambda telling: telling.rank))
    told = frozenset(event for telling in ordered for event in events.get(telling.quantity.quantity_id, ()))
    sole = frozenset(event for event in told if all(_is_sole(telling, event, spans) for telling in ordered))
    first = ordered[0].quantity
    rare = all(_is_rare(telling, measures) for telling in ordered)
    return Figure(ordered, names.one(first.subject_id), names.one(first.place_id), told, sole, rare)


def _is_rare(telling: Telling, measures: _Measures) -> bool:
    """Whether its article gives no other measure this value."""
    said = stems(telling.quantity.property)
    others = measures[_value_in(telling.account, telling.quantity)]
    if len(others) > _RARE:
        return False
    return not any(words and words != said and said.isdisjoint(words) for words in others)


def _is_sole(telling: Telling, event: str, spans: _Spans) -> bool:
    """Whether its article tells no other figure of this unit of that event; it may tell none at all."""
    span = spans.get((telling.account.version_id, telling.quantity.base_unit, event))
    return span is None or equal(*span)


def _key(telling: Telling, names: Names) -> tuple[str, ...]:
    """What two quantities of the same words have in common, but for the words around them."""
    quantity = telling.quantity
    return tuple(
        str(part)
        for part in (
            quantity.base_unit,
            repr(quantity.base_value),
            quantity.value_to,
            quantity.modifier,
            quantity.low,
            quantity.high,
            fold(quantity.property or ""),
            fold(quantity.subject or ""),
            names.one(quantity.subject_id),
            names.one(quantity.place_id),
            quantity.period,
            telling.as_of,
            quantity.as_of,
            quantity.status,
            fold(quantity.ratio_to or ""),
            fold(quantity.unit) if quantity.base_unit == "{count}" else "",
        )
    )


def _words_around(quantity: Quantity) -> str:
    """What marks it; where no property is known, the whole sentence."""
    if quantity.property is None and quantity.ratio_to is None:
        return fold(quantity.sentence)
    return str(sorted(_marks(quantity).items()))


def _marks(quantity: Quantity) -> Marks:
    is_count = quantity.base_unit in ("{count}", "1")
    found = {
        **_marks_around(quantity.sentence, quantity.exact, quantity.unit, is_count),
        **sorts(stems(quantity.property)),
    }
    return found if quantity.status == "asserted" else {**found, "deed": "to come"}


@lru_cache(4096)  # a story's copies tell one sentence again and again
def _marks_around(sentence: str, exact: str, unit: str, is_count: bool) -> Marks:
    before, _, behind = sentence.partition(exact)
    return marks(before[-_SENTENCE:], f"{unit} {behind[:_SENTENCE]}", _stem, is_count=is_count)


def stems(words: str | None) -> frozenset[str]:
    """The words that mean something, without their plural."""
    return frozenset(_stem(word) for word in fold(words or "").split() if word not in _EMPTY)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
