"""Article -> its quantities: each figure with what it claims, of what, and how surely."""

from __future__ import annotations

import math
from decimal import Decimal

from transforms.facts.figures import Figure, find_figures
from transforms.facts.intervals import interval
from transforms.facts.modifiers import Reading, read_modifier, read_modifier_after
from transforms.facts import traps
from transforms.facts.ranges import joined
from transforms.facts.sentences import Span
from transforms.facts.status import status_at
from transforms.facts.units import RATIO, Unit
from transforms.identity import identify
from transforms.models import Article, DateMention, Mention, Quantity

EXTRACTOR = "rules"
_COUNT = Unit("{count}", "count", "count", "{count}", Decimal(1))


def find_quantities(
    article: Article, sentences: tuple[Span, ...], dates: tuple[DateMention, ...], mentions: tuple[Mention, ...]
) -> tuple[tuple[Quantity, ...], tuple[tuple[str, str, str], ...]]:
    """The quantities of `article.text` in order, and what looked like one and cannot be: (exact, reason, detail)."""
    text = article.text
    taken = [Span(d.start_char, d.end_char) for d in dates if d.block_position is None and d.method != "set"]
    figures, bad = find_figures(text, article.language, sentences, taken)
    rejected = [(text[b.start : b.end][:80], b.reason, b.detail) for b in bad]
    quantities = []
    for figure in joined(text, figures):
        reading = _modifier(text, figure)
        if figure.is_bare and not _stands_alone(text, figure, reading):
            continue
        quantity = _quantity(article, figure, reading)
        if quantity is None:
            rejected.append((text[figure.start : figure.end][:80], "absurd value", "outside of what can be stored"))
        else:
            quantities.append(quantity)
    return tuple(quantities), tuple(rejected)


def _modifier(text: str, figure: Figure) -> Reading:
    of_change = figure.unit is not None and (figure.unit.dimension in ("ratio", "currency", "angle")) or figure.is_bare
    reading = read_modifier(text, figure.sentence.start, figure.start, of_change=of_change)
    if reading.modifier == "=":
        after = read_modifier_after(text, figure.end, figure.sentence.end)
        return Reading(after, after, reading.start)
    return reading


def _stands_alone(text: str, figure: Figure, reading: Reading) -> bool:
    """Whether a number without unit or noun is a figure at all, and not a label."""
    number = figure.number
    if number.form == "fraction":
        return not traps.is_half_of_a_game(text, figure.start, figure.end) or reading.modifier != "="
    if number.form == "words" and not number.scaled:
        return figure.upper is not None or reading.modifier != "="
    shown = text[number.start : number.end]
    before = text[max(0, figure.start - 6) : figure.start].lower().split()
    led = bool(before) and before[-1] in ("to", "at", "from", "by", "of", "was", "is", "were")
    large = "," in shown or "." in shown or number.scaled
    return large or reading.modifier != "=" or (led and abs(number.value) >= 10) or figure.upper is not None


def _quantity(article: Article, figure: Figure, reading: Reading) -> Quantity | None:
    text, unit = article.text, figure.unit or (_COUNT if figure.noun else RATIO)
    low, high = interval(figure.number, figure.upper, reading.bound, is_count=figure.noun is not None)
    value = float(figure.number.value)
    base = float(unit.to_base(figure.number.value))
    if not (math.isfinite(value) and math.isfinite(base)):
        return None
    return Quantity(
        quantity_id=identify(article.version_id, "quantity", figure.start, figure.end),
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
        property="age" if figure.is_age else None,
        subject=None,
        subject_id=None,
        place_id=None,
        period=figure.period,
        as_of=None,
        ratio_of=None,
        ratio_to=None,
        status=status_at(text, figure.sentence, figure.start, figure.end),
        extractor=EXTRACTOR,
        confidence=0.9 if figure.unit else 0.8 if figure.noun else 0.5,
    )


def _base(unit: Unit, value: Decimal | None) -> float | None:
    return None if value is None else float(unit.to_base(value))
