"""What a person can check that two texts share: figures, dates, names and rare words, as written.

They stand behind the features in a signature's payload and are read only when a
story is told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from transforms.dedupe.packing import packed_size
from transforms.dedupe.ragged import by_text
from transforms.dedupe.reading import Read
from transforms.models import Facts

MOST = 64
_SHARP = frozenset({"day", "week", "month", "quarter", "hour", "minute", "second"})
_TELLING_ROLES = frozenset({"event", "deadline", "as-of", "text"})
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Figure:
    """A quantity in base units; `low` and `high` bound what the words claim, None is open."""

    exact: str
    base_unit: str
    base_value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Marks:
    """What one text says, in its own words."""

    figures: tuple[Figure, ...]
    dates: Mapping[str, str]  # "2025-03-15" or "2025-03-01/2025-03-31": as written
    names: Mapping[str, tuple[str, str]]  # folded name: kind, as written
    words: tuple[str, ...]  # the rarest words of the text, rarest first


def pack_marks(facts: Sequence[Facts], source: Read) -> list[bytes]:
    """The marks of each text as bytes."""
    return [
        _JSON.encode(
            {"figures": _figures(said), "dates": _dates(said), "names": _names(said), "words": words}
        ).encode("utf-8", "surrogatepass")
        for said, words in zip(facts, _words(source), strict=True)
    ]


@lru_cache(maxsize=4_000)
def unpack_marks(payload: bytes) -> Marks:
    """The marks of a text, from its signature's payload."""
    read = json.loads(payload[packed_size(payload) :].decode("utf-8", "surrogatepass"))
    return Marks(
        tuple(Figure(*row) for row in read["figures"]),
        read["dates"],
        {name: (kind, exact) for name, (kind, exact) in read["names"].items()},
        tuple(read["words"]),
    )


def _figures(facts: Facts) -> list[list[object]]:
    """Small counts are in every text, so they are evidence of nothing."""
    rows: dict[tuple[str, float], list[object]] = {}
    for quantity in sorted(facts.quantities, key=lambda one: one.start_char):
        if quantity.base_unit in ("1", "{count}") and abs(quantity.base_value) in range(10):
            continue
        rows.setdefault(
            (quantity.base_unit, quantity.base_value),
            [quantity.exact[:80], quantity.base_unit, quantity.base_value, quantity.low, quantity.high],
        )
    return list(rows.values())[:MOST]


def _dates(facts: Facts) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in sorted(facts.dates, key=lambda date: date.start_char):
        if one.date_from is None or one.precision not in _SHARP or one.role not in _TELLING_ROLES:
            continue
        end = "" if one.date_to in (None, one.date_from) else f"/{one.date_to}"
        found.setdefault(f"{one.date_from}{end}", one.exact[:80])
        if len(found) == MOST:
            break
    return found


def _names(facts: Facts) -> dict[str, tuple[str, str]]:
    """Every name that the text itself uses of the entities in it."""
    entities = {entity.entity_id: entity for entity in facts.entities}
    found: dict[str, tuple[str, str]] = {}
    for mention in sorted(facts.mentions, key=lambda one: one.start_char):
        entity = entities.get(mention.entity_id)
        if entity is None or mention.block_position is not None or mention.role == "publisher":
            continue
        for name in (entity.name, mention.exact):
            found.setdefault(name.casefold()[:80], (entity.kind, mention.exact[:80]))
        if len(found) >= 2 * MOST:
            break
    return found


def _words(source: Read) -> list[list[str]]:
    """The rarest words of each text: those that come first among its rarest tellings."""
    kept, told = source.kept, source.vocabulary
    of = told.of[kept.values]
    first = np.empty(len(told.steps), np.intp)
    first[of[::-1]] = np.arange(len(of))[::-1]
    keys = (kept.owners.astype(np.uint64) << np.uint64(8)) | (255 - told.steps[of]).astype(np.uint64)
    keys = (keys << np.uint64(32)) | np.arange(len(of), dtype=np.uint64)
    keys.sort()
    rarest = kept.of((keys & np.uint64(0xFFFFFFFF)).astype(np.intp)).head(4 * MOST)
    rarest = rarest.only(first[of[rarest.values]] == rarest.values).head(MOST)
    return by_text(source.words.written(kept.values[rarest.values]), rarest.bounds)
