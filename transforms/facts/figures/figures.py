"""Numbers with their units as they stand in a text, before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from transforms.facts.figures import traps
from transforms.facts.figures.accounting import bracketed
from transforms.facts.figures.codes import is_code, is_letter
from transforms.facts.figures.letters import with_letter, with_letter_of_money
from transforms.facts.figures.numbers import BadNumber, Number, find_numbers
from transforms.facts.figures.ounces import in_troy
from transforms.facts.figures.pounds import are_money, in_sterling
from transforms.facts.figures.units import (
    RATIO,
    Unit,
    UnitAt,
    currency,
    read_currency_before,
    read_rate,
    read_unit,
    unit,
)
from transforms.facts.tables import words
from transforms.facts.text.nouns import Noun, counted
from transforms.facts.text.sentences import Span

_MOST = 20_000  # figures that are read of one text: forty times what a long report has
_TRIED = 2 * _MOST  # numbers that are looked at, figures or not
_PART = re.compile(r"-([a-z]{2,12})(?=[ \u00a0][^\W\d_])")
_PARTS = words("things", "parts")
_AGE = re.compile(r"[ -]?(?:years?[ -]|yr[ -]|-?y[./-]?)(?:olds?\b|of[ -]age\b)|[ -]?y/o\b", re.IGNORECASE)
_OF_AGE = re.compile(r"[ -](?:old|of[ -]age)\b", re.IGNORECASE)
_SAME_CURRENCY = re.compile(r"[ \u00a0](?:US|USD|[A-Z]{3})(?![\w$])")
_RANGE_TAIL = re.compile(r"\d ?(?:[至到~～]|à|bis) ?\Z")
_PRICES = re.compile(r"['’]?s\b")  # "in the low $800s": thousands or not
_PERCENT = re.compile(r"[ ]?(?:%|per)")
_AGED = re.compile(r"\b(?:aged?|ages)(?: of| from| between)? \Z", re.IGNORECASE)
_EXTRA = re.compile(
    r"[ \u00a0](?:more|additional|extra|further|consecutive|straight|full|whole|US|U\.S\.|imperial)"
    r"(?=[ \u00a0])"
)
_EXTRA_OF = re.compile(r"(?:[ ]of)?[ ]an?(?:[ ](?:US|U\.S\.|imperial))?(?=[ ])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a range from `number` to `upper`, and what it is of: a unit, a noun or nothing."""

    number: Number
    start: int
    end: int
    sentence: Span
    unit: Unit | None = None
    noun: Noun | None = None
    upper: Number | None = None
    tolerance: Number | None = None  # "40 ± 2 MW"
    unit_text: str = ""  # the unit as written
    period: str | None = None  # the time it is per
    prefixed: bool = False  # the currency stands before the number
    is_age: bool = False
    rule: str = "bare"  # what made it a figure
    linked: str | None = None  # how it hangs together with a neighbour that it has its unit or an end from

    @property
    def rules(self) -> str:
        """The form of its number, what made it a figure, and what linked it: "digits/unit/range"."""
        return "/".join(name for name in (self.number.form, self.rule, self.linked) if name)

    @property
    def is_bare(self) -> bool:
        return self.unit is None and self.noun is None


def find_figures(
    text: str,
    language: str | None,
    sentences: tuple[Span, ...],
    taken: Iterable[Span],
    countries: Set[str] = frozenset(),
) -> tuple[list[Figure], list[BadNumber]]:
    """The figures of `text` in order, one a number, and the digits that are none.

    `taken`: what is known to be something else, above all dates. `countries`: the codes of
    those that the text names; a currency that was read once speaks for its own as well. In
    other languages than English only digits with the symbol of a unit or a currency are sure
    enough. After `_MOST` figures it stops, and says so among what is none.
    """
    figures: list[Figure] = []
    bad: list[BadNumber] = []
    english = (language or "en")[:2] == "en"
    known = set(countries)
    numbers = _outside(find_numbers(text, language), sentences, taken)
    for tried, (found, sentence) in enumerate(numbers, start=1):
        if isinstance(found, BadNumber):
            if not traps.is_telephone(text, found.start, found.end):
                bad.append(found)
        elif (figure := _figure(text, found, sentence, known, english=english)) is not None:
            figures.append(figure)
            if figure.unit is not None and figure.unit.is_currency:
                known.add(figure.unit.code[:2])
        if len(figures) + len(bad) >= _MOST or tried >= _TRIED:
            detail = f"only the first {len(figures)} were read"
            bad.append(BadNumber(found.start, found.end, "too many figures", detail))
            break
    return figures, bad


def _outside(
    found: Iterator[Number | BadNumber], sentences: tuple[Span, ...], taken: Iterable[Span]
) -> Iterator[tuple[Number | BadNumber, Span]]:
    """What lies in one sentence and in nothing that is taken."""
    blocked = iter(taken)
    block = next(blocked, None)
    index = 0
    for item in found:
        while block is not None and block.end <= item.start:
            block = next(blocked, None)
        if block is not None and block.start < item.end:
            continue
        while index < len(sentences) and sentences[index].end <= item.start:
            index += 1
        if (
            index < len(sentences)
            and sentences[index].start <= item.start
            and item.end <= sentences[index].end
        ):
            yield item, sentences[index]


def _figure(
    text: str, number: Number, sentence: Span, countries: Set[str], *, english: bool
) -> Figure | None:
    """The figure of `number`; None where it is a name, a time, a label, a telephone number ..."""
    if (loss := bracketed(text, number)) is not None:
        number, sign, start = loss
        whole = _with_currency(text, Figure(number, start, number.end, sentence), sign)
        return replace(whole, rule="bracketed-loss")
    before = read_currency_before(text, number.start) if number.form != "words" or number.scaled else None
    if before is not None and is_code(text, number, before, countries):
        before = None
    start = before.start if before else number.start
    negative = _negative(text, start, number.end, sentence.start)
    if negative is not None:
        number, start = replace(number, value=-number.value), negative
    elif traps.is_glued(text, start) and not (
        traps.is_times(text, start) and read_unit(text, number.end) is not None
    ):
        return None
    if traps.is_clock(text, number.start, number.end) or traps.is_padded(text, number.start, number.end):
        return None
    figure = Figure(number, start, number.end, sentence)
    if before is not None:
        return None if _PRICES.match(text, number.end) else _with_currency(text, figure, before)
    if not english:
        if _RANGE_TAIL.search(text, max(0, number.start - 4), number.start):
            return None  # "3至5亿元": its first half has no unit that could be read
        found = read_unit(text, number.end, names=False)
        return _measured(text, figure, found) if found and _is_unit(text, figure, found, countries) else None
    return _with_unit(text, figure, countries)


def _is_unit(text: str, figure: Figure, found: UnitAt, countries: Set[str]) -> bool:
    number = figure.number
    return not (
        traps.is_no_unit(text, number, found) or is_letter(text, number, found, figure.sentence, countries)
    )


def _negative(text: str, start: int, end: int, floor: int) -> int | None:
    """Where the minus sign or the word "minus" before a number begins."""
    if start > floor and text[start - 1] in "-−" and (start - 1 == floor or text[start - 2] in " (\n"):
        after_a_number = start - 3 >= floor and text[start - 3].isdigit()
        return None if after_a_number and not _PERCENT.match(text, end) else start - 1
    if text[max(floor, start - 6) : start].lower() == "minus ":
        return start - 6
    return None


def _with_currency(text: str, figure: Figure, sign: UnitAt) -> Figure:
    number = figure.number
    number = with_letter_of_money(text, number)
    money, end = sign.unit, number.end
    again = _SAME_CURRENCY.match(text, end)
    if again and again.group().strip() in ("US", "USD", sign.unit.code):
        end = again.end()
    named = read_unit(text, end)
    if (
        named is not None
        and named.unit.is_currency
        and sign.unit.code in ("USD", named.unit.code)
        and not named.unit.code.startswith("X")  # "$100,000 bitcoin": no land's money
        and named.unit.period is None
    ):
        money, end = currency(named.unit.code) if named.unit.code.isupper() else money, named.end
    rated = read_rate(text, UnitAt(money, sign.start, end))
    read = in_troy(text, figure.sentence, figure.start, rated.end, rated.unit)
    return replace(
        figure,
        number=number,
        unit=replace(read, period=None),
        period=rated.unit.period,
        end=rated.end,
        unit_text=text[sign.start : sign.end].strip() + text[number.end : rated.end],
        prefixed=True,
        rule="currency-sign",
    )


def _with_unit(text: str, figure: Figure, countries: Set[str]) -> Figure | None:
    number = figure.number
    age = _AGE.match(text, number.end)
    if age is not None:
        years = age.group().strip(" -")
        return replace(figure, unit=unit("a"), end=age.end(), unit_text=years, is_age=True, rule="age")
    number = with_letter(text, number)
    spelled = not (text[number.end - 1].isnumeric() or number.form == "digits")
    found = read_unit(text, number.end, symbols=not spelled)
    if found is None and (extra := _extra(text, number)):
        found = read_unit(text, extra.end(), symbols=False)
    if found is not None and _is_unit(text, figure, found, countries):
        return _measured(text, replace(figure, number=number), found)
    if (part := _part(text, number)) is not None:
        return replace(figure, noun=part, end=part.end, unit_text=part.head, rule="part-of-plant")
    if traps.runs_on(text, number.end) or traps.is_reference(text, figure.start):
        return None
    return _counted(
        text, figure if number is figure.number else replace(figure, number=number, end=number.end)
    )


def _part(text: str, number: Number) -> Noun | None:
    """The counted noun of "a three-unit plant"."""
    joint = _PART.match(text, number.end) if number.form in ("digits", "words") else None
    if joint is None or joint[1] not in _PARTS or not 0 < number.value == int(number.value):
        return None
    return Noun(joint.start(1), joint.end(), (joint[1],), joint[1])


def _extra(text: str, number: Number) -> re.Match[str] | None:
    """What may stand between a number and its unit: "five more years", "1/16 of a mile"."""
    return (_EXTRA_OF if number.form == "fraction" else _EXTRA).match(text, number.end)


def _measured(text: str, figure: Figure, found: UnitAt) -> Figure:
    read, number = found.unit, figure.number
    if read.multiple != 1:
        number = number.times(read.multiple, number.end)
        read = replace(read, multiple=Decimal(1))
    if read.code.startswith("[lb_av]") and _is_sterling(text, figure, found):
        read = in_sterling(read)
    read = in_troy(text, figure.sentence, figure.start, found.end, read)
    return replace(
        figure,
        number=number,
        unit=replace(read, period=None),
        period=read.period,
        end=found.end,
        unit_text=text[found.start : found.end],
        is_age=read.dimension == "time" and _OF_AGE.match(text, found.end) is not None,
        rule="unit",
    )


def _is_sterling(text: str, figure: Figure, found: UnitAt) -> bool:
    """Whether the pounds of a figure are money: "5 million pounds" is, in the news."""
    if not text.startswith("pound", found.start):
        return False
    _, _, below = found.unit.dimension.partition("/")
    rate = below or ("time" if found.unit.period else None)
    plain = figure.number.scaled and rate is None
    return plain or are_money(text, figure.sentence, figure.start, found.end, rate)


def _counted(text: str, figure: Figure) -> Figure | None:
    number = figure.number
    is_one = number.value == 1 and number.form == "words"
    noun = counted(text, number.end, single=is_one) if number.form != "fraction" else None
    if traps.is_pronoun(text, number, noun) or traps.is_name(
        text, figure.start, number.end, figure.sentence.start, noun
    ):
        return None
    if (
        noun is None
        and number.value < 150
        and _AGED.search(text, max(figure.sentence.start, figure.start - 14), figure.start)
    ):
        return replace(figure, unit=unit("a"), is_age=True, rule="age")
    start, end = (noun.start, noun.end) if noun else (number.end, number.end)
    rated = read_rate(text, UnitAt(RATIO, start, end))
    if rated.unit.period is None:
        rated = UnitAt(RATIO, start, end)
    if noun is None and rated.end == figure.end:
        return figure
    written = text[start : rated.end].strip()
    rule = "rate" if noun is None else "counted-noun"
    return replace(figure, noun=noun, end=rated.end, unit_text=written, period=rated.unit.period, rule=rule)
