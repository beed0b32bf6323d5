"""What one other program finds: sentences as JSON on stdin, their quantities as JSON on stdout.

    PYTHON tests/benchmarks/quantity_peers.py PEER < sentences.json > answer.json

It runs in a Python that has the peers installed; `quantities.py --peers PYTHON` starts it,
once for each peer. The answer has the quantities by sentence, the seconds of processor time
after the first sentence, and how many sentences made the peer raise. PEERS names the peers.

Not among them: cqe and quinex need a model from elsewhere, grobid-quantities and duckling
servers in other languages; ctparse reads dates, numerizer, text2digits and word2number
numbers without units, price-parser and unit-parse a string that is one quantity and no more.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Row = dict[str, Any]
Find = Callable[[str], Iterator[Row]]


def quantulum3() -> Find:
    """With its classifier, where scikit-learn is there; a range is a middle and its uncertainty."""
    from quantulum3 import parser

    def find(text: str) -> Iterator[Row]:
        for q in parser.parse(text):
            low, high = (
                (q.value - q.uncertainty, q.value + q.uncertainty) if q.uncertainty else (q.value, None)
            )
            unit = "-" if q.unit.name == "dimensionless" else q.unit.name
            yield {"value": low, "value_to": high, "unit": unit, "start": q.span[0], "end": q.span[1]}

    return find


def recognizers_text() -> Find:
    """Its models of amounts and of percentages; plain numbers are left to the nouns behind them."""
    from recognizers_number import Culture, NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    amounts = NumberWithUnitRecognizer(Culture.English)
    models = [
        amounts.get_currency_model(),
        amounts.get_dimension_model(),
        amounts.get_temperature_model(),
        amounts.get_age_model(),
    ]
    percentages = NumberRecognizer(Culture.English).get_percentage_model()

    def find(text: str) -> Iterator[Row]:
        for one in percentages.parse(text):
            value = float(one.resolution["value"].rstrip("%"))
            yield {"value": value, "unit": "percentage", "start": one.start, "end": one.end + 1}
        for model in models:
            for one in model.parse(text):
                value, unit = (one.resolution or {}).get("value"), (one.resolution or {}).get("unit")
                if value not in (None, "null"):
                    label = f"{unit} of age" if model is models[-1] else str(unit or "-")
                    yield {"value": float(value), "unit": label, "start": one.start, "end": one.end + 1}

    return find


def regex_and_pint() -> Find:
    """What one writes first: a regular expression for the number, and pint for the word behind it."""
    import pint

    registry = pint.UnitRegistry()
    number = re.compile(
        r"([$€£¥])?(-?\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?\s*(%|per cent|[A-Za-z/]+)?"
    )
    scale = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    signs = {"$": "dollar", "€": "euro", "£": "pound sterling", "¥": "japanese yen"}
    known = {"%": "percentage", "percent": "percentage", "per cent": "percentage"}
    known |= {"yen": "japanese yen", "yuan": "chinese yuan"}

    def name(word: str) -> str:
        if word not in known:
            try:
                known[word] = str(registry.parse_units(word)).replace("_", " ").replace(" / ", " per ")
            except (pint.errors.PintError, ValueError, TypeError, AssertionError, AttributeError):
                known[word] = "-"
        return known[word]

    def find(text: str) -> Iterator[Row]:
        for match in number.finditer(text):
            value = float(match[2].replace(",", "")) * scale.get(match[3] or "", 1)
            unit = signs[match[1]] if match[1] else name(match[4]) if match[4] else "-"
            yield {"value": value, "unit": unit, "start": match.start(), "end": match.end()}

    return find


PEERS: dict[str, Callable[[], Find]] = {
    "quantulum3": quantulum3,
    "recognizers-text": recognizers_text,
    "regex + pint": regex_and_pint,
}


# What the peers call units that the labels call otherwise, beyond the labels' own table of aliases.
LABELS = {
    "degree angle": "degree",
    "kip per square inch": "kilopound per square inch",
    "gigametric ton": "gigaton",
    "milliampere hour": "milliampere-hour",
    "metric ton": "tonne",
}
_OLD = re.compile(r"[\s-]{0,2}(?:years?|months?)?[\s-]{0,2}(?:old|of age)\b")


def labelled(row: Row, text: str) -> Row:
    """The row with its unit in the labels' words: "35 years old" is an age to them."""
    unit = LABELS.get(row["unit"].lower(), row["unit"])
    if unit.lower() in ("year", "month") and _OLD.match(text, row["end"]):
        unit += " of age"
    return {**row, "unit": unit}


def main() -> None:
    sentences = json.load(sys.stdin)
    find = PEERS[sys.argv[1]]()
    list(find("It weighs 5 kg."))  # what is loaded at the first call is no part of its speed
    found: dict[str, list[Row]] = {}
    failed = 0
    started = time.process_time()
    for sentence in sentences:
        try:
            found[sentence["id"]] = [labelled(one, sentence["text"]) for one in find(sentence["text"])]
        except (ValueError, ArithmeticError, LookupError, AttributeError, TypeError, RecursionError):
            found[sentence["id"]], failed = [], failed + 1
    json.dump({"found": found, "seconds": time.process_time() - started, "failed": failed}, sys.stdout)


if __name__ == "__main__":
    main()
