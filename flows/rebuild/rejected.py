"""Pages that gave no article, put down to be worked out again."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing

from flows.folder import DataFolder
from flows.gather.gathering import PAGES_PER_BATCH
from flows.parts import PageRef, page_again, write_batch
from warehouse.database import open_build
from warehouse.history import rejected_pages


def count_rejected(folder: DataFolder) -> int:
    """How many pages gave no article."""
    with closing(open_build(folder.build)) as con:
        return len(rejected_pages(con))


def wait_again(folder: DataFolder) -> int:
    """Batches of all of them, which wait for the next load; how many pages they are."""
    with folder.hold(), closing(open_build(folder.build)) as con:
        refs = [page_again(fetch) for fetch in rejected_pages(con)]
    by_source: defaultdict[str, list[PageRef]] = defaultdict(list)
    for ref in refs:
        by_source[ref.source_id].append(ref)
    for source_id, mine in by_source.items():
        for start in range(0, len(mine), PAGES_PER_BATCH):
            write_batch(folder, source_id, mine[start : start + PAGES_PER_BATCH])
    return len(refs)
