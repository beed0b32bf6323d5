"""What other programs find: sentences as JSON on stdin, their quantities as JSON on stdout.

It runs in a Python of its own, which has the peers installed (`quantities.py --peers`):
quantulum3, Recognizers-Text, and the usual first attempt, a regular expression with pint.
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


def quantulum() -> Find:
    from quantulum3 import parser

    def find(text: str) -> Iterator[Row]:
        for q in parser.parse(text):
            unit = "-" if q.unit.name == "dimensionless" else q.unit.name
            yield {"value": q.value, "unit": unit, "start": q.span[0], "end": q.span[1]}

    return find


def recognizers() -> Find:
    from recognizers_number_with_unit import Culture, NumberWithUnitRecognizer

    recognizer = NumberWithUnitRecognizer(Culture.English)
    models = [
        recognizer.get_currency_model(),
        recognizer.get_dimension_model(),
        recognizer.get_temperature_model(),
        recognizer.get_age_model(),
    ]

    def find(text: str) -> Iterator[Row]:
        for model in models:
            for one in model.parse(text):
                value = (one.resolution or {}).get("value")
                if value not in (None, "null"):
                    unit = str(one.resolution.get("unit") or "-")
                    yield {"value": float(value), "unit": unit, "start": one.start, "end": one.end + 1}

    return find


def regex_and_pint() -> Find:
    import pint

    registry = pint.UnitRegistry()
    number = re.compile(
        r"([$€£])?(-?\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?\s*(%|[A-Za-z/]+)?"
    )
    scale = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
    signs = {"$": "dollar", "€": "euro", "£": "pound sterling"}
    known: dict[str, str] = {"%": "percentage", "percent": "percentage"}

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


def main() -> None:
    sentences = json.load(sys.stdin)
    answers = {}
    for peer in (quantulum, recognizers, regex_and_pint):
        find = peer()
        answers[peer.__name__], failed = {}, 0
        started = time.process_time()
        for sentence in sentences:
            try:
                found = list(find(sentence["text"]))
            except (ValueError, KeyError, IndexError, AttributeError, TypeError, ZeroDivisionError):
                found, failed = [], failed + 1
            answers[peer.__name__][sentence["id"]] = found
        seconds = time.process_time() - started
        rate = len(sentences) / seconds
        print(f"{peer.__name__}: {rate:,.0f} sentences/s, {failed} sentences failed", file=sys.stderr)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
