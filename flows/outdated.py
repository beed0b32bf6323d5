"""Parts that waited while the code changed: their pages are worked out again, by the code that loads them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.folder import DataFolder
from flows.made_by import made_by
from flows.parts import MANIFEST, PageRef, page_again, remove_parts, waiting_parts, write_batch
from flows.rows import Row


def put_back(folder: DataFolder) -> int:
    """Batches in the place of parts that other code has worked out; how many pages they hold.

    For whoever holds the folder. The batches are on the disk before the parts go.
    """
    count = 0
    for part in waiting_parts(folder):
        if _is_outdated(part) and (fetches := _pages(part)):
            by_source: defaultdict[str, list[PageRef]] = defaultdict(list)
            for fetch in fetches:
                by_source[fetch["source_id"]].append(page_again(fetch))
            for source_id, refs in by_source.items():
                write_batch(folder, source_id, refs)
            remove_parts(folder, [part])
            count += len(fetches)
    return count


def _is_outdated(part: Path) -> bool:
    told = json.loads((part / MANIFEST).read_text(encoding="utf-8"))
    return bool(told.get("made_by") != made_by())


def _pages(part: Path) -> list[Row]:
    """The fetches of the pages that were worked out: those that tell all that is needed to do so again."""
    path = part / "fetches.parquet"
    if not path.exists():
        return []
    table = pq.read_table(path)
    if "page" not in table.column_names:
        return []
    rows: list[Row] = table.filter(pc.is_valid(table["page"])).to_pylist()
    return rows
