"""One source, whole."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import closing
from uuid import uuid4

from flows.errors import SourceFailed, SourceMisconfigured
from flows.fetch import Fetcher, Frontier
from flows.folder import DataFolder
from flows.forgotten import read_forgotten
from flows.gather.addresses import gather_list
from flows.gather.feed import gather_feed
from flows.gather.gathering import Gathered, Gathering
from flows.gather.known import KnownPage
from flows.gather.leftovers import take_up_leftovers
from flows.gather.local import gather_local
from flows.gather.sitemap import gather_sitemap
from flows.gather.span import Span
from flows.sources import Source
from transforms.models import Rejection

WEB = {"feed": gather_feed, "sitemap": gather_sitemap, "list": gather_list}


def gather(
    folder: DataFolder,
    run_id: str,
    source: Source,
    known: Mapping[str, KnownPage],
    span: Span | None = None,
    due_only: bool = False,
) -> Gathered:
    """Read or fetch everything that `source` has now; of a `span`, what it has of those days.

    `known` maps locations to how they were last loaded. With `due_only` a feed or sitemap
    that need not be looked at yet is left alone. Raises SourceFailed when the source
    itself cannot be reached or read (a feed, say) or its block is wrong, StorageFailed
    when the disk does not take the pages, WrongUse for a span of days of a source that
    knows none.
    """
    if source.problem is not None:
        raise SourceMisconfigured(source.problem)
    with closing(Frontier(folder.frontier)) as frontier:
        gathering = Gathering(folder, run_id, source, known, frontier, read_forgotten(folder.root))
        if source.source_id in gathering.forgotten.sources:
            gathering.reject_forgotten(source, source.shown_location)
        elif source.kind in WEB:
            gathering.sources[source.source_id] = source
            take_up_leftovers(gathering)
            _gather_web(gathering, span, due_only)
        else:
            gather_local(gathering, span)
        return gathering.finish()


def _gather_web(gathering: Gathering, span: Span | None, due_only: bool) -> None:
    source = gathering.source
    budget = source.budget if span is None else None  # a backfill takes what it takes

    async def fetch() -> None:
        async with Fetcher(source.policy(), gathering.frontier) as fetcher, asyncio.timeout(budget):
            await WEB[source.kind](gathering, fetcher, span, due_only)

    try:
        asyncio.run(fetch())
    except TimeoutError:
        detail = f"not done within {source.budget:.0f} s; the rest comes with the next run"
        gathering.remark(source.location, "out of time", detail)
    except SourceFailed:
        gathering.close_batch()
        gathering.write_rows(uuid4().hex[:20])  # what was tried; the next try has rows of its own
        raise


def reject_source(folder: DataFolder, run_id: str, source: Source, failure: SourceFailed) -> None:
    """Note that a whole source failed, once no further try is made."""
    with closing(Frontier()) as nothing_to_remember:
        gathering = Gathering(folder, run_id, source, {}, nothing_to_remember)
        gathering.sources[source.source_id] = source
        gathering.reject(
            Rejection(source.source_id, source.shown_location, "fetch", "source failed", str(failure))
        )
        gathering.finish()
