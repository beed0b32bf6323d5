"""How many of the labelled quantities are found: strict F1 on the development set.

    python tests/benchmarks/quantities.py [SOURCE ...] [--errors FILE] [--held-out] [--peers PYTHON]

The set and its scorer lie beside the checkout, in ../shared/eval/quantities. `--held-out`
also scores the news sentences in two parts: those that were read while the rules were
written, and a random quarter that nobody looked at. `--peers` puts beside it what other
programs find in the news and energy sentences, in one table; they live in another Python:

    python -m venv PEERS
    PEERS/bin/pip install 'quantulum3[classifier]' 'scikit-learn==1.8.*' recognizers-text-suite \\
        'emoji<1.7' pint
    python tests/benchmarks/quantities.py --peers PEERS/bin/python

Each peer has a process and ten minutes of its own. quantulum3 reads its classifier only with
the scikit-learn that made it, recognizers-text-suite only an old emoji. None of them tells
"over" from "about", so they are scored on value and unit only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from transforms.facts import find_facts  # noqa: E402
from transforms.facts.figures.units import units  # noqa: E402
from transforms.facts.text.nouns import singular  # noqa: E402
from transforms.models import Article, Publisher, Quantity  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent))
from quantity_peers import PEERS  # noqa: E402

FOLDER = ROOT.parent / "shared" / "eval" / "quantities"
COMPARED = {"newsquant": "news", "energy-probe": "energy"}
PEER_SECONDS = 600
LEVELS = ("value", "value+unit", "value+unit+modifier")
Row = dict[str, Any]

# What the labels call the units that their own alias table does not lead to.
LABELS = {
    "1": "-",
    "[boe]": "barrel of oil equivalent",
    "[mu]": "mu",
    "{TEU}": "twenty-foot equivalent unit",
    "[HP]": "horsepower",
    "[ppb]": "parts-per-billion",
    "[lb_av]": "pound-mass",
    "W.h/kg": "watt hour per kilogram",
    "[lbf_av].[ft_i]": "pound-foot",
    "10.a": "decade",
    "100.a": "century",
    "%{point}": "percentage point",
    "{rev}/min": "revolutions per minute",
    "[kn_i]": "knot",
    "[mi_i]/h": "mile per hour",
    "km/h": "kilometre per hour",
    "M[Btu_IT]": "mega british thermal unit",
    "[foz_us]": "ounce",
    "mA.h": "milliampere-hour",
}
CURRENCIES = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "HKD": "hong kong dollar",
    "CAD": "canadian dollar",
    "INR": "indian rupee",
    "MYR": "malaysian ringgit",
    "ILS": "shekel",
    "CHF": "swiss franc",
    "KRW": "south korean won",
    "AED": "uae dirham",
    "SGD": "singaporean dollar",
    "NZD": "new zealand dollar",
    "ZAR": "south african rand",
    "DKK": "danish krone",
    "HRK": "croatian kuna",
    "TRY": "turkish lira",
    "MXN": "mexican peso",
    "cUSD": "cent",
    "BRL": "brazilian real",
    "TWD": "new taiwan dollar",
    "XBT": "bitcoin",
    "cGBP": "pence",
    "RUB": "russian ruble",
    "NOK": "norwegian krone",
    "SEK": "swedish krona",
}
PER_WORD = re.compile(r" (?:per|an?|each|every) ")
PER = {
    "P1D": "day",
    "P1W": "week",
    "P1M": "month",
    "P1Y": "year",
    "PT1H": "hour",
    "PT1M": "minute",
    "P3M": "quarter",
}


def label(quantity: Quantity) -> str:
    """The unit of `quantity` in the words of the labels."""
    if quantity.property == "age":
        return f"{name_of(quantity.unit_code)} of age"
    written = quantity.unit.lower()
    if quantity.base_unit == "{count}" and not quantity.unit_code.startswith("{TEU"):
        return noun_label(written)
    if written in ("times", "time", "x") or written.endswith("fold"):
        return "times"
    for word in ("bhp", "brake horsepower"):
        if written == word:
            return "brake horsepower"
    if "ton" in written and "tonn" not in written and "metric" not in written and quantity.unit_code == "t":
        return "ton"
    if "co2" in written:
        return "tonne of co2 per megawatt hour" if "/" in quantity.unit_code else "tonne"
    name = name_of(quantity.unit_code)
    if quantity.period and PER.get(quantity.period) and per_is_written(written):
        return f"{name} per {PER[quantity.period]}"
    return name


def noun_label(written: str) -> str:
    """The labels have the last noun in the singular and leave out "and"."""
    per = " per " + PER_WORD.split(written)[-1] if PER_WORD.search(written) else ""
    said = [word for word in PER_WORD.split(written)[0].split() if word not in ("and", "or")]
    return " ".join([*said[:-1], singular(said[-1])]) + per


def per_is_written(unit: str) -> bool:
    return any(sign in unit for sign in ("/", " a ", " per ", "-a-", "-per-", " an ", "pd"))


def name_of(code: str) -> str:
    if "/" in code and code not in LABELS:
        top, _, bottom = code.partition("/")
        return f"{name_of(top)} per {name_of(bottom).strip('{}')}"
    if code in LABELS:
        return LABELS[code]
    if code in CURRENCIES:
        return CURRENCIES[code]
    known = {unit.code: unit.name for unit in units()}
    return known.get(code, code).replace("meter", "metre").replace("-", " ")


def article(text: str) -> Article:
    return Article("eval", "eval", "eval", "", Publisher("eval"), text, language="en")


def ours(rows: Iterable[Row]) -> tuple[dict[str, list[Row]], float]:
    articles = [(row["id"], article(row["text"])) for row in rows]
    find_facts(article("warm 5 MW"))
    started = time.process_time()
    found = {key: find_facts(one).quantities for key, one in articles}
    seconds = time.process_time() - started
    return {key: [_row(q) for q in quantities] for key, quantities in found.items()}, seconds


def _row(q: Quantity) -> Row:
    return {
        "value": q.value,
        "value_to": q.value_to,
        "unit": label(q),
        "modifier": q.modifier,
        "start": q.start_char,
        "end": q.end_char,
        "exact": q.exact,
    }


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_quantities", FOLDER / "score_quantities.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_out(rows: list[Row]) -> dict[str, set[str]]:
    """The news sentences, shuffled: three quarters were read while the rules were written, the rest never."""
    names = sorted(row["id"] for row in rows if row["source"] == "newsquant")
    random.Random(7).shuffle(names)
    return {"news, read": set(names[:228]), "news, held out": set(names[228:])}


def groups(rows: list[Row], sources: list[str], split: bool) -> dict[str, list[Row]]:
    made: dict[str, list[Row]] = {}
    for row in rows:
        if not sources or row["source"] in sources:
            made.setdefault(row["source"], []).append(row)
    if split:
        for name, ids in held_out(rows).items():
            made[name] = [row for row in rows if row["id"] in ids]
    return made


def report(
    name: str, rows: list[Row], predicted: dict[str, list[Row]], score: ModuleType, table: Any
) -> None:
    results = {r["level"]: r for r in score.strict(rows, predicted, table, boot=500)}
    print(f"[{name}] {len(rows)} sentences")
    for level in LEVELS:
        if level in results:
            r = results[level]
            low, high = r["F1_95"]
            print(
                f"  {level:<22} P {r['P']:5.1f}  R {r['R']:5.1f}  F1 {r['F1']:5.1f}  (95 %: {low} to {high})"
            )


def write_errors(
    path: Path, rows: list[Row], predicted: dict[str, list[Row]], score: ModuleType, table: Any
) -> None:
    level = {n: ok for n, _, ok in score.levels(table)}
    with path.open("w") as out:
        for row in rows:
            same = level["value+unit+modifier" if "modifier" in row["scored"] else "value+unit"]
            gold, found = row["quantities"], predicted[row["id"]]
            missed = [g for g in gold if not any(same(g, p) for p in found)]
            false = [p for p in found if not any(same(g, p) for g in gold)]
            if missed or false:
                out.write(f"{row['id']}  {row['text']}\n")
                for mark, quantities in (("-", missed), ("+", false)):
                    for q in quantities:
                        shown = row["text"][q["start"] : q["end"]] if q.get("start") is not None else None
                        label = f"{q['value']} {q['value_to'] or ''} {q['unit']} {q.get('modifier')}"
                        out.write(f"   {mark} {label}   {shown!r}\n")


def ask(python: str, peer: str, rows: list[Row]) -> tuple[dict[str, list[Row]], float]:
    """What a peer finds and its seconds; OSError or SubprocessError, with the reason, where it fails."""
    script = Path(__file__).with_name("quantity_peers.py")
    asked = json.dumps([{"id": row["id"], "text": row["text"]} for row in rows])
    done = subprocess.run(
        [python, str(script), peer], input=asked, capture_output=True, text=True, timeout=PEER_SECONDS
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise subprocess.SubprocessError(reason)
    answer = json.loads(done.stdout)
    if answer["failed"]:
        print(f"{peer}: raised at {answer['failed']} sentences", file=sys.stderr)
    return answer["found"], answer["seconds"]


def compare(python: str, rows: list[Row], score: ModuleType, table: Any) -> None:
    """One table: ours and each peer on the news and the energy sentences."""
    rows = [row for row in rows if row["source"] in COMPARED]
    print("wirehouse ...", file=sys.stderr)
    answers = {"wirehouse": ours(rows)}
    for peer in PEERS:
        print(f"{peer} ...", file=sys.stderr)
        try:
            answers[peer] = ask(python, peer, rows)
        except (OSError, subprocess.SubprocessError) as reason:
            print(f"{peer} is left out: {reason}", file=sys.stderr)
    print(
        f"strict F1 of value / value and unit / with modifier; 95 % interval of value and unit\n{'':18}",
        end="",
    )
    print("".join(f"{name:<40}" for name in COMPARED.values()) + "sentences/s")
    for name, (found, seconds) in answers.items():
        cells = [
            _cell([row for row in rows if row["source"] == source], found, name in PEERS, score, table)
            for source in COMPARED
        ]
        print(f"{name:<18}" + "".join(f"{cell:<40}" for cell in cells) + f"{len(rows) / seconds:,.0f}")


def _cell(rows: list[Row], found: dict[str, list[Row]], is_peer: bool, score: ModuleType, table: Any) -> str:
    results = {r["level"]: r for r in score.strict(rows, found, table, boot=500)}
    value, unit, modifier = (results[level] for level in LEVELS)
    low, high = unit["F1_95"]
    last = "   -" if is_peer else f"{modifier['F1']:4.1f}"
    return f"{value['F1']:4.1f} / {unit['F1']:4.1f} / {last}  ({low} to {high})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--peers")
    asked = parser.parse_args()
    if not FOLDER.exists():
        sys.exit(f"{FOLDER} is missing")
    score = scorer()
    table = score.Units(str(FOLDER / "units.json"))
    rows = [json.loads(line) for line in (FOLDER / "sentences.jsonl").read_text("utf-8").splitlines()]
    if asked.peers:
        compare(asked.peers, rows, score, table)
        return
    parts = groups(rows, asked.sources, asked.held_out)
    predicted, seconds = ours(rows)
    print(f"wirehouse: {len(rows) / seconds:,.0f} sentences/s, one article each, everything on")
    for name, part in parts.items():
        report(name, part, predicted, score, table)
    if asked.errors:
        chosen = next(iter(parts.values())) if len(parts) == 1 else [r for p in parts.values() for r in p]
        if asked.held_out:
            chosen = parts["news, read"]
        write_errors(asked.errors, chosen, predicted, score, table)


if __name__ == "__main__":
    main()
