"""What a figure measures where no noun says it: "a £3.4bn project" is its cost, "covers 9 ha" an area."""

from __future__ import annotations

from transforms.facts.figures.figures import Figure
from transforms.facts.tables import table, words
from transforms.facts.text.nouns import singular
from transforms.facts.text.phrases import Phrase, Words

_TABLE = table("words")["things"]
_THINGS = words("things", "sized")
_SUMS = words("things", "sums")
_TIMES = words("things", "times")
_DETERMINERS = words("things", "determiners")
_ADVERBS = words("things", "adverbs")
_OF_DIMENSION: dict[str, str] = dict(_TABLE["by_dimension"])
_SAID_BY: dict[str, dict[str, str]] = {
    dimension: {verb: name for name, verbs in names.items() for verb in verbs.split()}
    for dimension, names in _TABLE["said_by"].items()
}
_OPENERS = words("measures", "openers")
_STUFF = {dimension: frozenset(nouns.split()) for dimension, nouns in _TABLE["stuff"].items()}
_TRADES = words("things", "trades")
_TRADE = 14  # words between a purchase and its price
_MARKS = words("things", "marks")
_SINGULARS = _THINGS | _SUMS | _TIMES
_RATED = {tuple(said.split("_")): name for said, name in _TABLE["rated"].items()}


def is_thing(scene: Words, phrase: Phrase) -> bool:
    """Whether a phrase names what is built or run and has a size, and not the size: "wind farm"."""
    return _head(scene, phrase) in _THINGS


def sized(scene: Words, figure: Figure, index: int) -> tuple[str, Phrase | None] | None:
    """The property of a figure whose modifier begins at word `index`, and the thing that has it.

    From "a 300 MW battery", "a battery rated at 300 MW" or "will cost $5bn"; None where
    nothing says it.
    """
    dimension = figure.unit.dimension if figure.unit is not None else ""
    if dimension not in _OF_DIMENSION or figure.is_age:
        return None
    name = _OF_DIMENSION[dimension]
    ahead = _thing_behind(scene, figure, index)
    if ahead is not None:
        return (ahead.of(scene.text), None) if _names_money(scene, figure, ahead) else (name, ahead)
    rated = _rated_before(scene, index)
    if rated is not None:
        said_as, thing = rated
        if thing is None:
            return (said_as or name), None
        if _names_money(scene, figure, thing) and _head(scene, thing) in _SUMS:
            return thing.of(scene.text), None
        return (name, thing) if is_thing(scene, thing) else (said_as or name, thing)
    said = _verb_before(scene, dimension, index) or _sum_before(scene, figure, index)
    return None if said is None else (said, None)


def made_of(scene: Words, figure: Figure, index: int, stuff: Phrase) -> str | None:
    """The property of "300 GWh of electricity" by its verb, of "40 ha of land", "40 MW of batteries"."""
    dimension = figure.unit.dimension if figure.unit is not None else ""
    if dimension == "power" and is_thing(scene, stuff):
        return _OF_DIMENSION[dimension]
    if _head(scene, stuff) not in _STUFF.get(dimension, ()):
        return None
    said = "area" if dimension == "area" else _verb_before(scene, dimension, index)
    return None if said is None else f"{stuff.of(scene.text)} {said}"


def that_has(scene: Words, phrase: Phrase) -> Phrase | None:
    """The thing of "a park with a capacity": what stands before a phrase that it has."""
    index = scene.at(phrase.start) - 1
    while index > 0 and (scene.lower[index] in _OPENERS or scene.lower[index] in _ADVERBS):
        index -= 1
    thing = scene.before(index) if index > 0 and scene.lower[index] == "with" else None
    return thing if thing is not None and is_thing(scene, thing) else None


def _thing_behind(scene: Words, figure: Figure, index: int) -> Phrase | None:
    """The noun phrase that a figure stands in: "the A$640 million project", "15 MW turbines"."""
    after = scene.at(figure.end)
    if after >= len(scene.spans) or scene.spans[after].start - figure.end > 1:
        return None
    found = scene.after(after)
    if found is None or found.owner is not None or found.start != scene.spans[after].start:
        return None
    head = _head(scene, found)
    if _is_money(figure) and head in _SUMS:
        return found
    if head in _TIMES or (head in _MARKS and figure.unit is not None and figure.unit.is_currency):
        return None
    return found if head in _THINGS or _stands_close(scene, index) else None


def _stands_close(scene: Words, index: int) -> bool:
    """Whether the determiner before word `index` has no noun of its own: "a new", not "the firm spent"."""
    for word in reversed(scene.lower[max(0, index - 3) : index]):
        if word in _DETERMINERS or word.endswith(("'s", "’s")):
            return True
        if word not in _ADVERBS:
            return False
    return False


def _rated_before(scene: Words, index: int) -> tuple[str | None, Phrase | None] | None:
    """What is "rated at", "worth" or "of" the figure, and as what: "a service base worth £65m"."""
    if index > 0 and scene.lower[index - 1] == "of":
        of = scene.before(index - 1)
        return (None, of) if of is not None and is_thing(scene, of) else None
    while index > 0 and scene.lower[index - 1] in _ADVERBS:
        index -= 1
    for said, name in _RATED.items():
        first = index - len(said)
        if first >= 0 and tuple(scene.lower[first:index]) == said:
            first -= scene.lower[first - 1] == ","
            thing = scene.before(first) or scene.before_verb(first)
            return name, thing
    return None


def _verb_before(scene: Words, dimension: str, index: int) -> str | None:
    """The property that the verb before word `index` gives: "invested" an investment."""
    verbs = _SAID_BY.get(dimension, {})
    if dimension == "currency" and scene.lower[index - 1 : index] == ["for"]:
        return "price" if _TRADES.intersection(scene.lower[max(0, index - _TRADE) : index - 1]) else None
    while index > 0 and scene.lower[index - 1] in _ADVERBS:
        index -= 1
    return verbs.get(scene.lower[index - 1]) if index > 0 else None


def _sum_before(scene: Words, figure: Figure, index: int) -> str | None:
    """The sum of "a contract for $5 million"."""
    if not _is_money(figure) or index < 2 or scene.lower[index - 1] != "for":
        return None
    named = scene.before(index - 1)
    return named.of(scene.text) if named is not None and _head(scene, named) in _SUMS else None


def _names_money(scene: Words, figure: Figure, phrase: Phrase) -> bool:
    """Whether the noun is money itself and nothing that costs it: "a €12 million grant", "a $5m outflow"."""
    return _is_money(figure) and not is_thing(scene, phrase)


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.is_currency


def _head(scene: Words, phrase: Phrase) -> str:
    said = scene.text[phrase.start : phrase.end].lower().rpartition(" ")[2]
    one = singular(said)
    return one if one in _SINGULARS else said
