"""What the words of a sentence claim: value, unit, bound, status; and what is no figure at all."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.facts import find_facts
from transforms.models import Article, Facts, Publisher, Quantity


def article(text: str, language: str = "en") -> Article:
    return Article(
        source_id="test",
        location="test",
        url="https://example.org/a",
        body_sha256="",
        publisher=Publisher("Test"),
        text=text,
        language=language,
        published_date=date(2024, 5, 16),
    )


def quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    return find_facts(article(text, language)).quantities


def one(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "exact", "value", "code", "base"),
    [
        ("It stores 40 gigawatt-hours (GWh).", "40 gigawatt-hours", 40, "GW.h", (1.44e14, "J")),
        ("It stores 40GWh.", "40GWh", 40, "GW.h", (1.44e14, "J")),
        ("It has 6.13 million kilowatts.", "6.13 million kilowatts", 6.13e6, "kW", (6.13e9, "W")),
        ("They paid 100 billion yuan.", "100 billion yuan", 1e11, "CNY", (1e11, "CNY")),
        ("They paid US$3.9 billion.", "US$3.9 billion", 3.9e9, "USD", (3.9e9, "USD")),
        ("They paid EUR50m.", "EUR50m", 5e7, "EUR", (5e7, "EUR")),
        ("They paid Rs 12 lakh crore.", "Rs 12 lakh crore", 1.2e13, "INR", (1.2e13, "INR")),
        ("It cost 19 cents.", "19 cents", 19, "cUSD", (0.19, "USD")),
        ("It covers 850 mu.", "850 mu", 850, "[mu]", (566666.6666666667, "m2")),
        (
            "It hired 1,000 industry professionals.",
            "1,000 industry professionals",
            1000,
            "{professional}",
            None,
        ),
        ("It closed three coal-fired plants.", "three coal-fired plants", 3, "{plant}", (3, "{count}")),
        ("It grew to 1.6 times its size.", "1.6 times", 1.6, "1", (1.6, "1")),
        ("It has ½ MW.", "½ MW", 0.5, "MW", (5e5, "W")),
        ("It has 1½ MW.", "1½ MW", 1.5, "MW", (1.5e6, "W")),
        ("It has 2x500 MW.", "500 MW", 500, "MW", (5e8, "W")),
        ("It emits 30 t CO2e.", "30 t CO2e", 30, "t", (30_000, "kg")),
        ("It uses 18 kWh/100km.", "18 kWh/100km", 18, "kW.h/(100.km)", (648, "J/m")),
        ("It has 40-odd workers.", "40-odd workers", 40, "{worker}", (40, "{count}")),
        ("It has 40-plus MW.", "40-plus MW", 40, "MW", (4e7, "W")),
        ("A $3m-a-year deal.", "$3m-a-year", 3e6, "USD", (3e6, "USD")),
        ("It took one-sixth of the total.", "one-sixth", 1 / 6, "1", (1 / 6, "1")),
        ("It took 80% of it.", "80%", 80, "%", (0.8, "1")),
        ("It fell by 25 basis points.", "25 basis points", 25, "[bp]", (0.0025, "1")),
        ("It reached -5 degrees Celsius.", "-5 degrees Celsius", -5, "Cel", (268.15, "K")),
        ("It ships 3.2 bcm of gas.", "3.2 bcm", 3.2e9, "m3", (3.2e9, "m3")),
        ("It moves 1.2m tons of ore.", "1.2m tons", 1.2e6, "t", (1.2e9, "kg")),
        ("A 500-megawatt plant opened.", "500-megawatt", 500, "MW", (5e8, "W")),
        ("It sold 24,000 TEU.", "24,000 TEU", 24000, "{TEU}", (24000, "{count}")),
        ("It pays half a million dollars.", "half a million dollars", 5e5, "USD", (5e5, "USD")),
        ("They cost 5 million pounds.", "5 million pounds", 5e6, "GBP", (5e6, "GBP")),
        ("They weigh 50 pounds.", "50 pounds", 50, "[lb_av]", (22.6796185, "kg")),
        ("It fines them 50 pounds.", "50 pounds", 50, "GBP", (50, "GBP")),
        ("It is sold at 0.2 pounds per watt.", "0.2 pounds per watt", 0.2, "GBP/W", (0.2, "GBP/W")),
        ("It emits 50 pounds per MWh.", "50 pounds per MWh", 50, "[lb_av]/MW.h", None),
        ("A three-unit plant opened.", "three-unit", 3, "{unit}", (3, "{count}")),
        ("It has 160 U.S.-based nurses.", "160 U.S.-based nurses", 160, "{nurse}", (160, "{count}")),
        ("One in five homes has gas.", "One in five", 0.2, "1", (0.2, "1")),
    ],
)
def test_figure(text: str, exact: str, value: float, code: str, base: tuple[float, str] | None) -> None:
    found = one(text)
    assert (found.exact, found.unit_code) == (exact, code)
    assert found.value == pytest.approx(value)
    if base is not None:
        assert (found.base_value, found.base_unit) == (pytest.approx(base[0]), base[1])


@pytest.mark.parametrize(
    "text",
    [
        "The zero-carbon park is the first of its kind.",
        "It is one of the largest.",
        "The 14th Five-Year Plan period has ended.",
        "Call 86-10-63074558 now.",
        "It opened on 15 March 2019 and in 2021.",
        "The 5G network and the Web3 firm met at CES 2026.",
        "Article 14 of the law was changed.",
        "The Boeing 737 left gate 12 at 9:30 a.m.",
        "Model Y sales began in Q3 under Phase II.",
        "The 22nd round ended in the second half.",
        "The FTSE 100 and the S&P 500 closed.",
        "It runs on version 3.11 of the code.",
        "He lives at 5361 Williams Drive.",
        "The team was founded in the 1990s.",
        "One World Products was renamed.",
        "COVID-19 and the V10 engine were in the news 24/7.",
        "It stands in doi:10.1016/0962-6298(93)90012-V of the library.",
        "See Item 1A of the report or call 310.555.0123.",
        "It is at 3055 N Miami Avenue.",
        "It won 3-2 and lost 0-1.",
    ],
)
def test_no_figure(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It has over 8 MW.", ">"),
        ("It has more than 8 MW.", ">"),
        ("It has at least 8 MW.", ">"),
        ("Output exceeding 8 MW was seen.", ">"),
        ("It has 8 MW or more.", ">"),
        ("It has 40+ staff members.", ">"),
        ("It has 40 plus offices.", ">"),
        ("It has up to 8 MW.", "<"),
        ("It has fewer than 8 workers.", "<"),
        ("It has about 8 MW.", "~"),
        ("It has nearly 8 MW.", "~"),
        ("It has an estimated 8 MW.", "~"),
        ("It has 8 MW.", "="),
        ("Sales rose 12%.", "up"),
        ("Sales were up by 12%.", "up"),
        ("It cut its staff by 12%.", "down"),
        ("Shares fell $2.50.", "down"),
        ("It raised $250 million.", "="),
        ("It cut 500 jobs.", "="),
        ("Sales rose to 12%.", "="),
    ],
)
def test_modifier(text: str, modifier: str) -> None:
    assert one(text).modifier == modifier


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It has 6.1372 million kW.", 6137150e3, 6137250e3),
        ("It has over 6.13 million kW.", 6.13e9, None),
        ("It has up to 40 MW.", None, 4e7),
        ("It has 40 MW.", 3.95e7, 4.05e7),
        ("It has three plants.", 3, 3),
        ("It has about 850 W.", 807.5, 892.5),
        ("It has 5 to 6 W.", 4.5, 6.5),
    ],
)
def test_interval(text: str, low: float | None, high: float | None) -> None:
    found = one(text)
    assert (found.low, found.high) == (
        None if low is None else pytest.approx(low),
        None if high is None else pytest.approx(high),
    )


def test_a_truncated_bound_and_the_full_figure_overlap() -> None:
    bound, full = one("It has over 6.13 million kilowatts."), one("It has 6.1372 million kW.")
    assert bound.low is not None and full.high is not None
    assert bound.low <= full.high and bound.high is None


@pytest.mark.parametrize(
    ("text", "value", "value_to", "code"),
    [
        ("It costs 5 to 6 million euros.", 5e6, 6e6, "EUR"),
        ("It stores between 160,000 and 180,000 cubic metres.", 160000, 180000, "m3"),
        ("It takes two to three years.", 2, 3, "a"),
        ("It grew 5% to 6%.", 5, 6, "%"),
        ("It costs $370,000 to $5.5 million.", 370000, 5.5e6, "USD"),
        ("An 8- to 16-metre mirror was built.", 8, 16, "m"),
        ("It needs 40–50 MW.", 40, 50, "MW"),
    ],
)
def test_range(text: str, value: float, value_to: float, code: str) -> None:
    found = one(text)
    assert (found.value, found.value_to, found.unit_code) == (value, value_to, code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The index rose 12.5 to 1,333.18.", [(12.5, "up"), (1333.18, "=")]),
        ("Output rose 12.5% to 1.27 million kW.", [(12.5, "up"), (1.27e6, "=")]),
        ("It added 125,600 jobs or 2.2 per cent.", [(125600, "="), (2.2, "=")]),
        ("It grew by 125,600 jobs or 2.2 per cent.", [(125600, "up"), (2.2, "up")]),
        ("It has four, five and six cylinders.", [(4, "="), (5, "="), (6, "=")]),
        ("It lost 460 cars, compared with 63 in May.", [(460, "="), (63, "=")]),
    ],
)
def test_several(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(q.value, q.modifier) for q in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The plant has reached 5 MW.", "asserted"),
        ("Acme will build a plant of 5 MW.", "planned"),
        ("The deal includes building a plant, at a scale of 5 MW.", "planned"),
        ("Capacity is expected to surpass 5 MW.", "forecast"),
        ("Demand will peak at 5 MW.", "forecast"),
        ("It hires 50 workers expected to start soon.", "forecast"),
        ("Acme plans to open a plant, but it has built 5 MW.", "asserted"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert one(text).status == status


def test_tables_and_dumps_are_no_prose() -> None:
    assert quantities("Sales\n\n1,234.5\n\n1,300") == ()
    dump = find_facts(article("$5 " * 500))
    assert dump.quantities == () and {reason for _, reason, _ in dump.rejected} == {"no prose"}


def test_ages_are_quantities() -> None:
    found = one("The two-year-old site closed.")
    assert (found.value, found.unit_code, found.property) == (2, "a", "age")


@pytest.mark.parametrize("text", ["It has 10**400 MW.", "It runs 1.2.3 now.", f"It has {'9' * 60} MW."])
def test_what_cannot_be_is_rejected(text: str) -> None:
    facts = find_facts(article(text))
    assert facts.quantities == ()
    assert len(facts.rejected) == 1 and all(facts.rejected[0])


def test_other_languages_give_only_what_needs_no_words() -> None:
    german = quantities("Der Park mit 3,5 MW kostet über 12 Milliarden Euro, 20 % mehr als 2023.", "de")
    assert [(q.value, q.unit_code, q.modifier) for q in german] == [(3.5, "MW", "="), (20, "%", "=")]
    chinese = quantities("装机容量达到842.54万千瓦，投资100亿元，占地850亩。", "zh")
    assert [(q.value, q.unit_code) for q in chinese] == [(8425400, "kW"), (1e10, "CNY"), (850, "[mu]")]


def sound(facts: Facts, text: str) -> None:
    for q in facts.quantities:
        assert text[q.start_char : q.end_char] == q.exact
        assert q.exact in q.sentence
        numbers = [q.value, q.base_value, *(v for v in (q.value_to, q.low, q.high) if v is not None)]
        assert all(math.isfinite(v) for v in numbers)
        assert q.low is None or q.high is None or q.low <= q.high
    ids = [q.quantity_id for q in facts.quantities]
    assert len(ids) == len(set(ids))
    assert all(q.ratio_of is None or q.ratio_of in ids for q in facts.quantities)


WORDS = st.sampled_from(
    [
        "over",
        "40",
        "5.2",
        "million",
        "GWh",
        "to",
        "%",
        "$",
        "1,000",
        "three",
        "plants",
        "one-sixth",
        "of",
        "the",
        "total",
        "-",
        "between",
        "and",
        ",",
        ".",
        "\n",
        "rose",
        "by",
        "annual",
        "2025",
        "March",
        "a",
        "half",
        "-3",
        "10**400",
        "1e99",
        "1/2",
        "½",
        "kW/m2",
        "yuan",
        "万",
        "\x00",
        "🙂",
        "עברית",
        "per",
        "day",
        "US$",
        "or",
        "'till",
        "7-",
        "“",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_words_and_offsets_agree(text: str) -> None:
    sound(find_facts(article(text)), text)


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    sound(find_facts(article(text)), text)


@pytest.mark.parametrize(
    ("text", "low"),
    [("Dozens of homes burned.", 12), ("It costs tens of millions of dollars.", 1e7)],
)
def test_a_vague_number_is_open_above(text: str, low: float) -> None:
    found = one(text)
    assert (found.value, found.low, found.high, found.modifier) == (low, low, None, ">")


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Its sales were 15% higher.", "up"),
        ("Its sales were 15% lower than in 2020.", "down"),
        ("It has 15 fewer cars.", "down"),
        ("It has 15 more cars.", "="),
        ("It took 15% of it.", "="),
        ("It has c. 15 MW in all.", "~"),
    ],
)
def test_words_on_both_sides_make_the_modifier(text: str, modifier: str) -> None:
    assert one(text).modifier == modifier


@pytest.mark.parametrize("text", ["3至5亿元", "de 3 à 5 millions €", "3~5亿元"])
def test_the_tail_of_a_range_of_other_languages_is_no_figure(text: str) -> None:
    assert quantities(text, "zh" if "亿" in text else "fr") == ()


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("It was 8 °C at noon.", 281.15),
        ("It was 8 °C above zero at noon.", 281.15),
        ("It fell by 8 °C.", 8),
        ("A rise of 8 degrees Celsius is a lot.", 8),
        ("It was 8 °C warmer than in the valley.", 8),
        ("They fear an 8 °C rise.", 8),
    ],
)
def test_a_difference_of_temperatures_has_no_zero(text: str, base: float) -> None:
    found = one(text)
    assert math.isclose(found.base_value, base) and found.base_unit == "K"


def test_a_text_of_nothing_but_figures_is_read_only_so_far() -> None:
    facts = find_facts(article("$5 m\n" * 21_000))
    assert len(facts.quantities) == 20_000
    assert [reason for _, reason, _ in facts.rejected] == ["too many figures"]


def test_lines_that_hold_only_a_figure_say_nothing() -> None:
    assert quantities("Price\n$5\n12%\n400\n") == ()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("It has 40 MW.", ["digits/unit"]),
        ("They paid $3.9 billion.", ["digits/currency-sign"]),
        ("They paid EUR 5 to 6 million.", ["digits/currency-sign/range"]),
        ("A loss of ($4.4) million was booked.", ["digits/bracketed-loss"]),
        ("It has 40 ± 2 MW.", ["digits/unit/tolerance"]),
        ("Three coal-fired plants closed.", ["words/counted-noun"]),
        ("Some 12 of the 30 turbines stopped.", ["digits/counted-noun/part-of", "digits/counted-noun"]),
        ("It burnt 3, 4 and 5 tonnes.", ["digits/unit/list", "digits/unit/list", "digits/unit"]),
        ("Output fell from 5 to 3 million tonnes.", ["digits/unit/from-to", "digits/unit"]),
        ("He is 45 years old.", ["digits/age"]),
        ("Dozens of workers left.", ["vague/counted-noun"]),
        ("It rose to 15,000.", ["digits/bare"]),
    ],
)
def test_the_rule_that_found_it_has_a_name(text: str, rules: list[str]) -> None:
    assert [found.extractor for found in quantities(text)] == [f"rules-4/{rule}" for rule in rules]
