"""What workers share is put together to what one process makes."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from flows import stories
from flows.folder import DataFolder
from flows.load import Run, load
from flows.settings import Settings
from tests.flows.newsstand import (
    FERRY,
    FERRY_EDITED,
    FERRY_TRIMMED,
    MUSEUM,
    MUSEUM_CUT,
    START,
    article,
    state,
    write,
)
from tests.transforms.dedupe.news import BRANCH, PLANT, RETOLD

P = ParamSpec("P")
R = TypeVar("R")

PAGES = [
    article("wire", FERRY, date(2026, 6, 2), wire="Nord Wire"),
    article("edited", FERRY_EDITED, date(2026, 6, 3)),
    article("trimmed", FERRY_TRIMMED, date(2026, 6, 4)),
    article("print", FERRY, date(2026, 6, 3)),
    article("museum", MUSEUM, date(2026, 6, 1)),
    article("cut", MUSEUM_CUT, date(2026, 6, 8)),
    article("plant", PLANT, date(2026, 6, 4)),
    article("retold", RETOLD, date(2026, 6, 5)),
    article("branch", BRANCH, None),
    article("bare", "Nothing is told here that could be counted or named.", date(2026, 6, 5)),
]


class Sent:
    """An engine to which all goes as it goes to another process."""

    def __init__(self) -> None:
        self.bytes: list[int] = []

    def call(self, deadline: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        message = pickle.dumps((function, args, kwargs))
        self.bytes.append(len(message))
        there, given, named = pickle.loads(message)
        result: R = pickle.loads(pickle.dumps(there(*given, **named)))
        return result

    def warm(self, function: Callable[[], object], /) -> None:
        raise AssertionError("not asked for")


@pytest.mark.parametrize("size", [1, 3])
def test_pieces_of_any_size_make_the_same_tables(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run("run", None, "test", START, "", "")
    for name in ("whole", "pieces"):
        write(tmp_path / name, PAGES)
    load(DataFolder(tmp_path / "whole"), run, Settings())
    monkeypatch.setattr(stories, "PAIRS_PER_PIECE", size)
    monkeypatch.setattr(stories, "ARTICLES_PER_PIECE", size)
    engine = Sent()
    load(DataFolder(tmp_path / "pieces"), run, Settings(), engine)
    assert state(tmp_path / "pieces") == state(tmp_path / "whole")
    assert len(engine.bytes) > 2
    assert max(engine.bytes) < 60_000  # a piece is sent, not all that it was cut from
