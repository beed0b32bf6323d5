"""The whole of `find_facts`: on the two seed documents, and on texts meant to harm."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transforms.facts import find_facts
from transforms.models import Article, Facts, Publisher

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
BASES = {"joule": "J", "watt": "W", "count": "{count}", "ratio": "1", "CNY": "CNY"}

CODES = {
    "gigawatt hour": "GW.h", "kilowatt": "kW", "chinese yuan": "CNY", "professional": "{professional}",
    "times": "1", "-": "1", "percentage": "%",
}  # fmt: skip


def article(text: str, day: date | None = None, language: str = "en") -> Article:
    return Article("s", "l", "u", "", Publisher("p"), text, language=language, published_date=day)


def seed(number: int) -> tuple[dict[str, Any], str, Facts]:
    """A seed's gold, its article text (without head and tail) and its facts."""
    if not SEEDS.exists():
        pytest.skip("the seed documents are not beside this checkout")
    gold = json.loads((SEEDS / "gold.json").read_text("utf-8"))["documents"][number]
    raw = (SEEDS / gold["file"]).read_text("utf-8")
    start = gold["dateline"]["end"] if gold["dateline"] else len("2025-03-26")
    end = min(
        [b["start"] for b in gold["boilerplate"]]
        + [s["start"] for s in gold["sources"] if s["start"] > start]
    )
    text = raw[start:end].removesuffix("Source: ").strip()
    return gold, text, find_facts(article(text, date.fromisoformat(gold["publish_date"])))


@pytest.mark.parametrize("number", [0, 1])
def test_quantities_of_the_seeds(number: int) -> None:
    gold, _, facts = seed(number)
    wanted = [q for q in gold["quantities"] if q["id"] != "001-q0"]
    found = [q for q in facts.quantities if q.exact != "two parties"]
    assert [q.exact for q in found] == [q["surface"] for q in wanted]
    ids = {w["id"]: q.quantity_id for w, q in zip(wanted, found, strict=True)}
    for want, got in zip(wanted, found, strict=True):
        assert got.value == pytest.approx(want["value"])
        assert got.base_value == pytest.approx(want["norm_value"])
        assert got.base_unit == BASES[want["norm_unit"]]
        assert got.unit_code == CODES[want["unit"]]
        assert got.exact.endswith(got.unit)
        assert got.modifier == want["modifier"]
        assert got.status == want["status"]
        assert got.period == want.get("period")
        assert got.ratio_of == ids.get(want.get("ratio_of"))
        assert got.sentence == want["sentence"]["text"]
        assert str(got.as_of) == want["at"] if "at" in want else True


@pytest.mark.parametrize("number", [0, 1])
def test_dates_of_the_seeds(number: int) -> None:
    gold, _, facts = seed(number)
    wanted = [d for d in gold["dates"] if d["role"] in ("event", "text")]
    found = [d for d in facts.dates if d.block_position is None]
    assert [(d.exact, d.role) for d in found] == [
        (d["surface"], d["role"]) for d in sorted(wanted, key=_start)
    ]
    days = {d.exact: str(d.date_to) for d in found}
    assert all(days[d["surface"]] == d["value"] for d in wanted if d["kind"] == "date")


def _start(row: dict[str, Any]) -> int:
    return int(row["start"])


HOSTILE = [
    "1",
    "1,",
    "1.",
    "1 000 ",
    "9" * 50 + " ",
    "1/2 ",
    "5-",
    "-5",
    "$",
    "$5 ",
    "5 to 6 to ",
    "between 5 and ",
    "half a ",
    "one hundred and ",
    "million ",
    "5 million ",
    "two and a half ",
    "5 MW of ",
    "5 kW/m2/",
    "up up up ",
    "over about ",
    "March 5, ",
    "2014-",
    "the end of the ",
    "14th Five-Year Plan ",
    "first quarter ",
    "A",
    "a ",
    "a.",
    "Ltd. ",
    "5 a a a ",
    "5 big red ",
    "ASDF ",
    "\0",
    "\u202e5 MW ",
    "🙂5 ",
    "万",
    "5万",
    "%",
    "% ",
    "5 % of the ",
    "3 times that of ",
    "will expect to ",
    "of of of ",
    "'s ",
    "x 10^",
    "5e",
    "per day per ",
    " ",
    "\n",
    "(",
    "its ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_on_hostile_text(unit: str) -> None:
    """Twice the text may not cost much more than twice the time."""
    find_facts(article(unit))
    # The best of a few: what else the machine does only ever adds.
    short, long = (
        min(_seconds(unit * (size // len(unit) + 1)) for _ in range(3)) for size in (10_000, 40_000)
    )
    assert long < 8 * short + 0.05


def _seconds(text: str) -> float:
    started = time.process_time()
    facts = find_facts(article(text, date(2024, 5, 16)))
    assert all(text[q.start_char : q.end_char] == q.exact for q in facts.quantities)
    return time.process_time() - started


@pytest.mark.parametrize("text", ["", "5", " ", "\0", "A", "🙂", "$", "\ud800"])
def test_texts_of_one_character_tell_nothing(text: str) -> None:
    assert find_facts(article(text)) == Facts()


def test_a_lone_fraction_is_a_figure() -> None:
    assert [one.value for one in find_facts(article("½")).quantities] == [0.5]
