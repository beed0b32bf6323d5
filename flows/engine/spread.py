"""Work that every worker can do alike, cut into pieces and done in as many of them as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from flows.engine.child import WorkerLost
from flows.engine.pool import Workers

Piece = TypeVar("Piece")
R = TypeVar("R")

AT_ONCE = 16  # pieces that are on their way; workers take them one at a time
SECONDS_PER_PIECE = 600.0


def spread(engine: Workers | None, function: Callable[[Piece], R], pieces: Sequence[Piece]) -> list[R]:
    """What `function` gives for each piece, in their order. Raises what it raises.

    It is called here where there is no engine or one piece only, and for a piece whose worker is
    lost: nothing depends on who does it.
    """
    if engine is None or len(pieces) < 2:
        return [function(piece) for piece in pieces]

    def done(piece: Piece) -> R:
        try:
            return engine.call(SECONDS_PER_PIECE, function, piece)
        except WorkerLost:
            return function(piece)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(done, pieces))
