"""Who watches a run from the same process hears of each step; nobody needs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int], None]

_listeners: list[Listener] = []


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have `listener(stage, done, total)` called while the context lasts, from any thread."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def announce(stage: str, done: int = 0, total: int = 0) -> None:
    """Say that `done` of `total` of a stage is done; a total of 0 is not known yet."""
    for listener in list(_listeners):
        listener(stage, done, total)
