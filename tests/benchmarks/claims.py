"""How surely claims are joined: copies of real releases in which one figure was changed.

    python tests/benchmarks/claims.py [DOCUMENTS]

Each background release is compared with a copy of itself in which the digits of one figure
are others. Wanted: the changed figure is a conflict, every other is agreed on. And with a
release that has nothing to do with it: wanted is that nothing is joined.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from transforms.claims import compare
from transforms.facts import find_facts
from transforms.models import Account, Article, Publisher

BACKGROUND = Path(__file__).resolve().parents[2] / "../shared/eval/background/docs.jsonl.gz"


@dataclass(frozen=True)
class Changed:
    """A text, and a copy in which `figure` has become `other`."""

    text: str
    copy: str
    start: int


def account(name: str, text: str) -> Account:
    """The account of one article."""
    day = date(2025, 1, 1)
    article = Article("s", name, name, "0" * 64, Publisher(name), text, language="en", published_date=day)
    return Account(article.article_id, article.version_id, day, "near", name, find_facts(article))


def texts(count: int) -> Iterator[str]:
    """Every so many of the background releases."""
    with gzip.open(BACKGROUND, "rt", encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            if index % max(1, 10_000 // count) == 0:
                yield json.loads(line)["text"]


def changed(text: str, told: Account, chance: random.Random) -> Changed | None:
    """Change the first digit of one figure of two digits or more."""
    figures = [one for one in told.facts.quantities if sum(map(str.isdigit, one.exact)) >= 2]
    if not figures:
        return None
    figure = chance.choice(figures)
    at = next(index for index, letter in enumerate(figure.exact) if letter.isdigit())
    digit = str((int(figure.exact[at]) + chance.randint(1, 8)) % 9 + 1)
    if digit == figure.exact[at]:
        digit = str(int(digit) % 9 + 1)
    place = figure.start_char + at
    return Changed(text, text[:place] + digit + text[place + 1 :], figure.start_char)


def main() -> None:
    """Print what was found of what was changed."""
    if not BACKGROUND.exists():
        sys.exit("the background releases are not here")
    chance = random.Random(1)
    counts: Counter[str] = Counter()
    spent = 0.0
    previous: Account | None = None
    for text in texts(int(sys.argv[1]) if len(sys.argv) > 1 else 300):
        told = account("original", text)
        if previous is not None:
            pair = [told, previous]
            for claim in compare("story", pair)[0]:
                counts["strangers"] += 1
                counts["strangers joined"] += claim.article_count > 1
        previous = account("stranger", text)
        edit = changed(text, told, chance)
        if edit is None:
            continue
        started = time.process_time()
        claims, _ = compare("story", [told, account("copy", edit.copy)])
        spent += time.process_time() - started
        meant = {one.quantity_id for one in told.facts.quantities if one.start_char == edit.start}
        counts["changed"] += 1
        for claim in claims:
            if meant & set(claim.quantity_ids):
                counts[f"changed, {claim.verdict}"] += 1
            elif claim.verdict != "single" or claim.article_count > 1:
                counts["others"] += 1
                counts["others, agree"] += claim.verdict == "agree"
                counts["others, conflict"] += claim.verdict == "conflict"
    for name, count in sorted(counts.items()):
        print(f"{name:20} {count}")
    print(f"{'seconds':20} {spent:.2f}")


if __name__ == "__main__":
    main()
