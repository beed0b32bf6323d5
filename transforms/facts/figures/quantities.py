"""Article -> its quantities: each figure with what it claims, of what, and how surely."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from transforms.facts.figures import traps
from transforms.facts.figures.figures import Figure, find_figures
from transforms.facts.figures.intervals import interval
from transforms.facts.figures.measures import measure, share_tail
from transforms.facts.figures.modifiers import (
    Reading,
    read_comparison_after,
    read_modifier,
    read_modifier_after,
)
from transforms.facts.figures.projects import Projects
from transforms.facts.figures.ranges import joined
from transforms.facts.figures.status import status_at
from transforms.facts.figures.subjects import Measure, Scene
from transforms.facts.figures.topics import topic
from transforms.facts.figures.units import RATIO, Unit
from transforms.facts.figures.works import Works
from transforms.facts.text.sentences import Span
from transforms.identity import identify
from transforms.models import Article, DateMention, Entity, Mention, Quantity, Status

EXTRACTOR = "rules-4"  # to be raised where figures are read otherwise, or their subjects, which are names
_LARGEST = 1e60  # in any unit
_CROWD = 60  # more figures than this in one sentence are a table, or meant to harm
_DENSE = 2 * _CROWD  # runs of digits: dates and names have some too
_CELL = re.compile(r"[$€£+-]?\d[\d.,]{0,20}%?")  # a line that is only a number: it says nothing of what
_NUMERAL = re.compile(r"\d[\d.,]*")
_NOTED = re.compile(r" ?\)(?! of )")  # behind a loss in a table; "half (640) of the people" is none
_THE_FIRM = re.compile(r"The\s(?:company|group|firm|bank|utility|developer|agency)\b")
Placed = TypeVar("Placed", Mention, DateMention)
_OVER_ANOTHER = re.compile(
    r"[ \u00a0](?:above|below|warmer|cooler|hotter|colder|higher|lower|rise|drop|increase|fall)\b"
    r"(?![ ](?:zero|freezing))"
)
_COUNT = Unit("{count}", "count", "count", "{count}", Decimal(1))


def find_quantities(
    article: Article,
    sentences: tuple[Span, ...],
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
) -> tuple[tuple[Quantity, ...], tuple[tuple[str, str, str], ...]]:
    """The quantities of `article.text` in order, and what cannot be one: (exact, reason, detail)."""
    text = article.text
    taken = [Span(d.start_char, d.end_char) for d in dates if d.block_position is None and d.method != "set"]
    dense = {sentence for sentence in sentences if _is_dense(text, sentence)}
    read_in = tuple(s for s in sentences if s not in dense and not _CELL.fullmatch(text, s.start, s.end))
    countries = {entity.country for entity in entities if entity.country is not None}
    figures, bad = find_figures(text, article.language, read_in, taken, countries)
    rejected = [(text[b.start : b.end][:80], b.reason, b.detail) for b in bad]
    figures, crowded = _uncrowded(figures)
    crowded = sorted({*crowded, *dense}, key=attrgetter("start"))
    rejected += [(s.of(text)[:80], "no prose", f"more than {_CROWD} figures in a sentence") for s in crowded]
    read: list[tuple[Figure, Reading]] = []
    for figure in joined(text, figures):
        read.append((figure, _along(text, read[-1:], figure, _modifier(text, figure))))
    rejected += [
        (text[f.start : f.end][:80], "denied", "the text says that it is not so") for f, r in read if r.denied
    ]
    kept = [(f, r) for f, r in read if not (r.denied or (f.is_bare and not _stands_alone(text, f, r)))]
    english = (article.language or "en")[:2] == "en"
    measures = (
        _measures(text, sentences, kept, dates, entities, mentions)
        if english
        else [Measure(period=figure.period) for figure, _ in kept]
    )
    quantities: list[Quantity] = []
    projects = Projects(text)
    for (figure, reading), found in zip(kept, measures, strict=True):
        said = "asserted" if figure.is_age else status_at(text, figure.sentence, figure.start, figure.end)
        status = projects.status(figure.sentence, said, found.subject)
        quantity = _quantity(article, figure, reading, found, kept, status)
        if quantity is None:
            rejected.append(
                (text[figure.start : figure.end][:80], "absurd value", "outside of what can be stored")
            )
        else:
            quantities.append(quantity)
    return tuple(quantities), tuple(rejected)


def _is_dense(text: str, sentence: Span) -> bool:
    """Whether a sentence holds so many digits that it need not be read: a dump of numbers."""
    if sentence.end - sentence.start <= 2 * _DENSE:
        return False
    return sum(1 for _ in _NUMERAL.finditer(text, sentence.start, sentence.end)) > _DENSE


def _uncrowded(figures: list[Figure]) -> tuple[list[Figure], list[Span]]:
    """The figures without those of tables and number dumps, and the sentences that these stand in."""
    count = Counter(figure.sentence for figure in figures)
    crowded = {sentence for sentence, number in count.items() if number > _CROWD}
    return [f for f in figures if f.sentence not in crowded], sorted(crowded, key=attrgetter("start"))


def _measures(
    text: str,
    sentences: tuple[Span, ...],
    kept: Sequence[tuple[Figure, Reading]],
    dates: Sequence[DateMention],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
) -> list[Measure]:
    """What each figure measures, in the light of the one before it in its sentence."""
    known = {entity.entity_id: entity for entity in entities}
    named, dated = _by_start(mentions), _by_start(dates)
    things = [m for m in named if (e := known.get(m.entity_id)) is not None and e.kind != "person"]
    organisations = [m for m in things if known[m.entity_id].kind == "organisation"]
    works = Works(text)
    measures: list[Measure] = []
    scene: Scene | None = None
    for index, (figure, reading) in enumerate(kept):
        sentence = figure.sentence
        previous = None
        if scene is None or scene.sentence != sentence:
            inside = _within(named, sentence)
            by_kind = organisations if _THE_FIRM.match(text, sentence.start) else things
            before = _last_topic(text, sentences, by_kind, sentence, known)
            scene = Scene(text, sentence, inside, _within(dated, sentence), known, before, works)
        else:
            previous = (index - 1, kept[index - 1][0], measures[-1])
        found = measure(scene, figure, reading.start, previous)
        if previous is not None:
            measures[-1] = share_tail(text, (previous[1], previous[2]), (figure, found))
        measures.append(found)
    return measures


def _last_topic(
    text: str,
    sentences: tuple[Span, ...],
    named: Sequence[Mention],
    sentence: Span,
    entities: Mapping[str, Entity],
) -> Mention | None:
    """Whom the last sentence that names anyone, before this one, is about."""
    index = bisect_left(named, sentence.start, key=attrgetter("start_char"))
    if index == 0:
        return None
    at = bisect_right(sentences, named[index - 1].start_char, key=attrgetter("start")) - 1
    return topic(text, sentences[at], _within(named, sentences[at]), entities) if at >= 0 else None


def _by_start(rows: Sequence[Placed]) -> list[Placed]:
    return sorted((row for row in rows if row.block_position is None), key=attrgetter("start_char"))


def _within(rows: Sequence[Placed], sentence: Span) -> Sequence[Placed]:
    start = bisect_left(rows, sentence.start, key=attrgetter("start_char"))
    return rows[start : bisect_left(rows, sentence.end, key=attrgetter("start_char"))]


def _modifier(text: str, figure: Figure) -> Reading:
    """What the words around a figure make of it; "dozens" are twelve or more."""
    reading = read_modifier(text, figure.sentence.start, figure.start, kind=_kind(figure))
    if figure.noun is not None or (figure.unit is not None and figure.unit.dimension == "ratio"):
        compared_from = figure.end if figure.noun is None else figure.number.end
        change = read_comparison_after(text, compared_from, figure.sentence.end)
        if change is not None and (
            figure.noun is None or change == "down"
        ):  # "40 more workers" are 40 workers
            return replace(reading, modifier=change)
    if figure.tolerance is not None:
        return replace(reading, modifier="~", bound="~")
    if reading.modifier == "=":
        after = read_modifier_after(text, figure.end, figure.sentence.end)
        if after == "=" and figure.end != figure.number.end:
            after = read_modifier_after(text, figure.number.end, figure.end)
        reading = replace(reading, modifier=after, bound=after)
    if reading.modifier == "=" and "+" in text[figure.number.start : figure.number.end]:  # "40+ million"
        return Reading(">", ">", reading.start)
    if figure.number.form == "vague" and reading.bound != "<":
        return Reading(reading.modifier if reading.modifier in ("up", "down") else ">", ">", reading.start)
    return reading


def _along(text: str, last: list[tuple[Figure, Reading]], figure: Figure, reading: Reading) -> Reading:
    """ "grew by 125,600 jobs or 2.2 per cent": the second tells the same change."""
    for before, told in last:
        near = before.sentence == figure.sentence and figure.start - before.end < 8
        linked = near and text[before.end : reading.start].strip(" ,(") in ("or", "")
        if linked and told.modifier in ("up", "down") and reading.modifier == "=":
            return replace(reading, modifier=told.modifier)
    return reading


def _kind(figure: Figure) -> str:
    if figure.unit is not None:
        return {"ratio": "ratio", "angle": "ratio", "temperature": "ratio", "currency": "money"}.get(
            figure.unit.dimension, "amount"
        )
    if figure.noun is not None:
        return "ratio" if figure.noun.head == "point" else "amount"
    return "money" if figure.number.scaled else "ratio"


def _stands_alone(text: str, figure: Figure, reading: Reading) -> bool:
    """Whether a number without unit or noun is a figure at all, and not a label."""
    number = figure.number
    if number.form == "vague":
        return False
    if number.form == "fraction":
        return not traps.is_half_of_a_game(text, figure.start, figure.end) or reading.modifier != "="
    if number.form == "words" and not number.scaled:
        return figure.upper is not None or reading.modifier != "="
    shown = text[number.start : number.end]
    if text[figure.start - 1 : figure.start] == "(" and _NOTED.match(text, figure.end):
        return False
    before = text[max(0, figure.start - 6) : figure.start].lower().split()
    led = bool(before) and before[-1] in ("to", "at", "from", "by", "of", "was", "is", "were")
    large = "," in shown or "." in shown or number.scaled
    return large or reading.modifier != "=" or (led and abs(number.value) >= 10) or figure.upper is not None


def _quantity(
    article: Article,
    figure: Figure,
    reading: Reading,
    found: Measure,
    kept: Sequence[tuple[Figure, Reading]],
    status: Status,
) -> Quantity | None:
    text, unit = article.text, figure.unit or (_COUNT if figure.noun else RATIO)
    if unit.dimension == "temperature" and _is_difference(text, figure, reading):
        unit = replace(unit, offset=Decimal(0))
    low, high = interval(
        figure.number, figure.upper, reading.bound, is_count=figure.noun is not None,
        side=reading.side, tolerance=figure.tolerance,
    )  # fmt: skip
    value = float(figure.number.value)
    base = float(unit.to_base(figure.number.value))
    if not (abs(value) <= _LARGEST and abs(base) <= _LARGEST):
        return None
    return Quantity(
        quantity_id=_id(article, figure),
        start_char=figure.start,
        end_char=figure.end,
        exact=text[figure.start : figure.end],
        sentence=figure.sentence.of(text),
        value=value,
        value_to=None if figure.upper is None else float(figure.upper.value),
        unit=figure.unit_text,
        unit_code=figure.noun.code if figure.noun else unit.code,
        base_value=base,
        base_unit=unit.base_unit,
        low=_base(unit, low),
        high=_base(unit, high),
        modifier=reading.modifier,
        property=found.property,
        subject=found.subject,
        subject_id=found.subject_id,
        place_id=found.place_id,
        period=found.period,
        as_of=_as_of(article, found, status),
        ratio_of=None if found.ratio_of is None else _id(article, kept[found.ratio_of][0]),
        ratio_to=found.ratio_to,
        status=status,
        extractor=f"{EXTRACTOR}/{figure.rules}",
        confidence=0.9 if figure.unit else 0.8 if figure.noun else 0.5,
    )


def _is_difference(text: str, figure: Figure, reading: Reading) -> bool:
    """Degrees that something rose or fell by, or lies above something else: 5 °C more are 5 K."""
    return reading.modifier in ("up", "down") or _OVER_ANOTHER.match(text, figure.end) is not None


def _as_of(article: Article, found: Measure, status: Status) -> date | None:
    """The time a figure speaks of: a plan speaks of none that is over, that is when it was made."""
    day = article.published_date
    is_over = found.as_of is not None and day is not None and found.as_of <= day
    return None if is_over and status != "asserted" else found.as_of


def _id(article: Article, figure: Figure) -> str:
    return identify(article.version_id, "quantity", figure.start, figure.end)


def _base(unit: Unit, value: Decimal | None) -> float | None:
    return None if value is None else float(unit.to_base(value))
