from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from flows.errors import WrongUse
from flows.rescorers.sentences import SentenceRescorer
from flows.review import scored_by
from flows.settings import RescorerSettings, Settings
from tests.flows.newsstand import FERRY, FERRY_EDITED, MUSEUM, article, ask, bring, write


class Encoder:
    """In the place of a model of 90 MB: a text is how often it has each letter."""

    def __init__(self, model: str, **options: Any) -> None:
        assert options == {"device": "cpu", "local_files_only": True}
        if model == "missing":
            raise OSError("no such model")

    def encode(self, text: str, **options: Any) -> Any:
        counts = np.array([text.casefold().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"], float)
        return counts / np.linalg.norm(counts)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Encoder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


def test_a_score_is_of_the_pair_alone(encoder: None) -> None:
    rescorer = SentenceRescorer("letters")
    pairs = [("aab", "aabb"), ("aab", "xyz"), ("xyz", "zyx")]
    scores = rescorer.scores(pairs)
    assert scores[2] > scores[0] > 0.5 > scores[1]
    assert [rescorer.scores([(b, a)])[0] for a, b in pairs] == scores


def test_its_name_says_what_scores_depend_on() -> None:
    assert SentenceRescorer("m").name != SentenceRescorer("m", even=0.5).name
    chosen = Settings(rescorer=RescorerSettings("m", (0.2, 0.6)))
    assert scored_by(chosen, "7") == "model 7, from 0.2 to 0.6 with m (8.0, 0.7)"
    assert scored_by(Settings(), "7") == "model 7"


@pytest.mark.parametrize("model", ["missing", "not installed"])
def test_what_is_not_there_is_named(
    model: str, encoder: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if model == "not installed":
        monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    pages = [article("a", FERRY, None), article("b", FERRY_EDITED, None)]
    chosen = Settings(rescorer=RescorerSettings(model, (0.0, 1.0)))
    with pytest.raises(WrongUse, match=f"stories.rescorer {model}"):
        bring(tmp_path, [write(tmp_path / "stock", pages)], settings=chosen)


def test_a_load_asks_it(encoder: None, tmp_path: Path) -> None:
    """In a band of everything, letters join what words do not tell apart."""
    pages = [article("a", FERRY, None), article("b", FERRY_EDITED, None), article("c", MUSEUM, None)]
    parts = [write(tmp_path / "stock", pages)]
    scores = []
    for name, chosen in (("without", None), ("with", RescorerSettings("letters", (0.0, 1.0)))):
        bring(tmp_path / name, parts, settings=Settings(rescorer=chosen))
        ((score,),) = ask(tmp_path / name, "SELECT max(score) FROM internal.pairs")
        scores.append(score)
    (second,) = SentenceRescorer("letters").scores([(FERRY, FERRY_EDITED)])
    assert scores[1] == pytest.approx((scores[0] + second) / 2, abs=1e-5)
