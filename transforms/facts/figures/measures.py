"""What a figure measures, of whom, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.facts.figures import times
from transforms.facts.figures.figures import Figure
from transforms.facts.figures.subjects import Measure, Scene, of_thing, owned
from transforms.facts.figures.things import made_of, sized
from transforms.facts.text.phrases import Phrase
from transforms.models import Mention

# What links a figure to the one before it: they speak of the same thing.
_LINK = re.compile(
    r"[\s,(]*(?:(?:or|to|from|up|down|by|at|against|versus|vs\.?|compared\s(?:with|to)|about|nearly|some|roughly|around"
    r"|over|more\sthan|equal\sto|equivalent\sto|the\sequivalent\sof|accounting\sfor|representing|making\sup|which\sis"
    r"|comprising|constituting|increase\sof|decrease\sof|rise\sof|an?\sincrease\sof|only|just|was|is)[\s,]*){0,4}",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(r"\s(?:as|more|less|\w{2,12}er)\b")  # "four times faster"
_THAT_OF = re.compile(
    r"\s(?:that|those|the\s(?:figure|level|amount|number|volume|size|capacity))\sof\s|\s(?:as\s\w+\sas\s)"
)
_LABEL = re.compile(r"[\s*•–-]{0,4}([A-Z][^\n:;.,]{2,50}?)\s?:\s")
_OF = re.compile(r"\sof\s")
_PART = re.compile(r"(?:the|its|their|this|that|these|those|which)\b|it\b|them\b")
_OUT_OF = re.compile(r"\s(?:in|out\sof)\s")
_SPACE = re.compile(r"\s")
_IN = re.compile(
    r"\sin\s(?!(?:the|an?|its|this|last|support|addition|total(?!\s[a-z])|order|exchange|return|line|part|all|favou?r|response"
    r"|front|place|each|which|what|one|more|just|only)\b)[a-z]"
)
# Participles that bind a figure to the noun before them: "an annual output value exceeding 100 billion".
_IS_BOUND = re.compile(r"(?:exceed|surpass|total|reach|top)l?ing\b", re.IGNORECASE)
# A firm's seat, and one of many, are not where its figures are.
_SEAT = re.compile(
    r"\b(?:(?:based|headquartered|incorporated|registered|listed|traded)\s(?:in|on)|including|such\sas|like|than)"
    r"(?:\sthe)?\s\Z|\bhttps?:\S{0,60}\Z"
)
_LISTED = re.compile(r"(?:,|,?\sand|,?\sor)\s(?:the\s)?")
_TOTAL = re.compile(r"\s(?:the\s)?(?:total|figure|overall|all)\Z", re.IGNORECASE)


def measure(
    scene: Scene, figure: Figure, modified_from: int, previous: tuple[int, Figure, Measure] | None
) -> Measure:
    """What `figure` measures. `modified_from`: where its modifier begins; `previous`: the figure before it
    in the sentence, with its index and measure."""
    text = scene.text
    near = previous is not None and modified_from - previous[1].end < 60
    linked = previous if near and previous and _LINK.fullmatch(text, previous[1].end, modified_from) else None
    ratio = _is_ratio(figure)
    if linked is not None and linked[2].property is not None and not (figure.noun and not ratio):
        found = replace(linked[2], ratio_of=None, ratio_to=None, period=None)
    else:
        found = _sized(scene, figure, modified_from) or owned(
            scene, figure, _phrase(scene, figure, modified_from)
        )
    if ratio:
        found = _as_ratio(scene, figure, found, linked)
    return replace(
        found,
        place_id=_place(scene, figure, found),
        period=figure.period
        or times.period(scene.dates, text, found.property, figure.start, figure.end, scene.sentence.start),
        as_of=times.as_of(scene.dates, text, scene.sentence, figure.start, figure.end),
    )


def _is_ratio(figure: Figure) -> bool:
    return figure.noun is None and (figure.unit is None or figure.unit.base_unit == "1") and not figure.is_age


def _sized(scene: Scene, figure: Figure, modified_from: int) -> Measure | None:
    """The measure of a figure that no noun names: the cost of a project, the capacity of a plant."""
    index = scene.words.at(modified_from)
    of = _OF.match(scene.text, figure.end)
    if figure.noun is not None and figure.noun.start == figure.number.end + 1 and _is_joined(scene, figure):
        thing = scene.words.after(scene.words.at(figure.end))  # "a 12-turbine wind farm"
        return None if thing is None else of_thing(scene, figure.noun.head, thing)
    if figure.noun is not None or of is not None:
        stuff = None if of is None else scene.words.after(scene.words.at(of.end()))
        named = stuff and made_of(scene.words, figure, index, stuff)
        return replace(owned(scene, figure, stuff), property=named) if named else None
    said = sized(scene.words, figure, index)
    if said is None:
        return None
    name, thing = said
    if thing is None and figure.unit and figure.unit.is_currency and _IN.match(scene.text, figure.end):
        return None  # "raised $5 million in donations"
    found = owned(scene, figure, None)
    if thing is None and found.subject is None:
        thing = scene.words.before_verb(index)
    if thing is None:
        return replace(found, property=name)
    owner = owned(scene, figure, thing) if thing.owner else None
    if owner is not None and owner.subject:
        return replace(owner, property=name)
    return of_thing(scene, name, thing)


def _is_joined(scene: Scene, figure: Figure) -> bool:
    return scene.text[figure.number.end] == "-"


def _phrase(scene: Scene, figure: Figure, modified_from: int) -> Phrase | None:
    """The noun phrase that names what the figure measures."""
    words, text = scene.words, scene.text
    if figure.noun is not None:
        return Phrase(figure.noun.start, figure.noun.end)
    of = _OF.match(text, figure.end)
    if of is not None and figure.unit is not None and figure.unit.is_currency and _PART.match(text, of.end()):
        return None  # "$5 million of the cost" is not the cost
    if of is not None and (found := words.after(words.at(of.end()))):
        return found
    index = words.at(modified_from)
    if index and words.lower[index - 1] == "of":
        return words.before(index - 1)
    found = _label(scene, modified_from) or words.before_object(index) or words.before_verb(index)
    if found is None and _IS_BOUND.match(text, modified_from):
        found = words.before(index)
    if found is None and (into := _IN.match(text, figure.end)) and figure.unit and figure.unit.is_currency:
        found = words.after(words.at(into.end() - 1))
    if found is None and "-" in text[figure.number.end : figure.end]:
        found = words.after(words.at(figure.end))  # "a 500-megawatt plant"
    return found


def _label(scene: Scene, start: int) -> Phrase | None:
    """What a list calls its figure: "Asking price: $5 million"."""
    label = _LABEL.fullmatch(scene.text, scene.sentence.start, start)
    return Phrase(label.start(1), label.end(1)) if label else None


def share_tail(text: str, first: tuple[Figure, Measure], second: tuple[Figure, Measure]) -> Measure:
    """The first of "80% of the oil and 70% of the gas of the field": it is of the field too."""
    (figure, found), (following, other) = first, second
    if not found.ratio_to or not other.ratio_to or " of " in found.ratio_to:
        return found
    between = text[figure.end : following.start].rstrip()
    _, of, tail = other.ratio_to.partition(" of ")
    if not of or not between.endswith(f"{found.ratio_to} and"):
        return found
    return replace(found, ratio_to=f"{found.ratio_to} of {tail}")


def _as_ratio(
    scene: Scene, figure: Figure, found: Measure, linked: tuple[int, Figure, Measure] | None
) -> Measure:
    """A share or a multiple: of which figure, and to what."""
    text, words = scene.text, scene.words
    anchor = _THAT_OF.match(text, figure.end) or _OF.match(text, figure.end)
    if anchor is None and _OUT_OF.search(text, figure.start, figure.end):
        anchor = _SPACE.match(text, figure.end)  # "one in three homes"
    if anchor is None and not (figure.unit is not None and figure.unit.code == "1"):
        return found
    start = anchor.end() if anchor else figure.end + 1
    whole = words.after(words.at(start)) if anchor or not _COMPARATIVE.match(text, figure.end) else None
    ratio_to = None
    if whole is not None:
        begin = whole.owner.start if whole.owner else whole.start
        ratio_to = " ".join(text[begin : whole.end].split())
        ratio_to = _further(scene, whole, ratio_to)
    same = linked is not None and not _is_ratio(linked[1])
    if same and linked is not None and ratio_to and linked[2].property:
        ratio_to = _TOTAL.sub(f" {linked[2].property}", ratio_to)
    return replace(found, ratio_of=linked[0] if same and linked is not None else None, ratio_to=ratio_to)


def _further(scene: Scene, whole: Phrase, said: str) -> str:
    """ "the crude oil production of the Brent field": the phrase with its own "of"."""
    of = _OF.match(scene.text, whole.end)
    more = scene.words.after(scene.words.at(of.end())) if of else None
    return said if more is None else " ".join(f"{said}{scene.text[whole.end : more.end]}".split())


def _place(scene: Scene, figure: Figure, found: Measure) -> str | None:
    """The place that the figure is about: its subject if that is one, else the nearest one before it."""
    subject = scene.entities.get(found.subject_id or "")
    if subject is not None and subject.kind == "place":
        return subject.entity_id
    places = [
        one for one in scene.places if not _SEAT.search(scene.text, scene.sentence.start, one.start_char)
    ]
    places = [one for one in places if not _is_listed(scene, one, places)]
    before = [m for m in places if m.end_char <= figure.start]
    if not before:
        return places[0].entity_id if places else None
    chosen = before.pop()
    while before and _lies_in(scene, before[-1].entity_id, chosen.entity_id):
        chosen = before.pop()  # "near Kiel, Germany"
    return chosen.entity_id


def _is_listed(scene: Scene, one: Mention, places: Sequence[Mention]) -> bool:
    """Whether it is one of several: "across Norway, Sweden and Chile" is no place."""
    for other in places:
        first, second = sorted((one, other), key=lambda place: place.start_char)
        if one is not other and _LISTED.fullmatch(scene.text, first.end_char, second.start_char):
            nested = _lies_in(scene, first.entity_id, second.entity_id)
            if not nested and first.entity_id != second.entity_id:
                return True
    return False


def _lies_in(scene: Scene, inner: str, outer: str) -> bool:
    """Whether a place lies in another, by at most four steps."""
    for _ in range(4):
        entity = scene.entities.get(inner)
        if entity is None or entity.parent_id is None:
            return False
        inner = entity.parent_id
        if inner == outer:
            return True
    return False
