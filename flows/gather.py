"""A source -> archived pages in batches. What came as it was before is only noted as seen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from flows.archive import Archive
from flows.errors import SourceFailed
from flows.fetch import Answer, Fetcher, FetchFailed, Policy
from flows.folder import DataFolder
from flows.parts import PageRef, write_batch, write_part
from flows.read import Found, read_source
from flows.rows import Row, rejection_row, row
from flows.sources import Source
from transforms.discover import Entry, discover
from transforms.errors import Unusable
from transforms.identity import identify
from transforms.models import Page, Rejection

PAGES_PER_BATCH = 100


@dataclass(frozen=True)
class KnownPage:
    """How a page stood when it was last loaded; `address` is its article's row, None if it gave none."""

    body_sha256: str
    address: Row | None


@dataclass(frozen=True)
class Gathered:
    """What one source gave. `pages` counts every page and file, also unchanged and unreadable ones."""

    source: Source
    pages: int
    unchanged: int
    rejected: int


@dataclass
class _Gathering:
    """The pages of one source on their way into the archive and into batches."""

    folder: DataFolder
    run_id: str
    source: Source
    known: Mapping[str, KnownPage]
    sources: dict[str, Source] = field(default_factory=dict)
    waiting: list[PageRef] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)
    fetches: list[Row] = field(default_factory=list)
    rejections: list[Row] = field(default_factory=list)
    pages: int = 0

    def take(self, source: Source, page: Page, fetch: Row) -> None:
        """Archive a page; it waits to be worked out unless its bytes are those of last time."""
        Archive(self.folder.archive).put(page.body)
        self.sources[source.source_id] = source
        self.pages += 1
        known = self.known.get(page.location)
        if known is not None and known.body_sha256 == page.body_sha256:
            self._note_unchanged(known, page, fetch)
            return
        self.waiting.append(
            PageRef(
                source_id=page.source_id,
                location=page.location,
                url=page.url,
                media=page.media,
                body_sha256=page.body_sha256,
                retrieved_at=page.retrieved_at,
                charset=page.charset,
                fetch=fetch,
            )
        )
        if len(self.waiting) == PAGES_PER_BATCH:
            self._close_batch()

    def _note_unchanged(self, known: KnownPage, page: Page, fetch: Row) -> None:
        self.fetches.append(fetch | {"outcome": "unchanged"})
        if known.address is not None:
            self.addresses.append(known.address | {"seen_at": page.retrieved_at})

    def reject(self, rejection: Rejection, fetch: Row | None = None) -> None:
        """Note an input that gave no page."""
        self.pages += 1
        self.rejections.append(rejection_row(rejection, self.run_id, datetime.now(UTC)))
        if fetch is not None:
            self.fetches.append(fetch)

    def _close_batch(self) -> None:
        if self.waiting:
            write_batch(self.folder, self.waiting)
            self.waiting.clear()

    def finish(self) -> Gathered:
        """Close the last batch, put down the rows of this source, and say what there was."""
        self._close_batch()
        sources = [row(source, source_id=source.source_id) for source in self.sources.values()]
        write_part(
            self.folder,
            identify("gathered", self.run_id, self.source.source_id),
            {
                "sources": sources,
                "article_addresses": self.addresses,
                "fetches": self.fetches,
                "rejections": self.rejections,
            },
        )
        return Gathered(
            source=self.source,
            pages=self.pages,
            unchanged=len(self.addresses),
            rejected=len(self.rejections),
        )


def gather(folder: DataFolder, run_id: str, source: Source, known: Mapping[str, KnownPage]) -> Gathered:
    """Read or fetch everything that `source` has now.

    `known` maps locations to how they were last loaded. Raises SourceFailed when the
    source itself cannot be reached or read (a feed, say), StorageFailed when the disk
    does not take the pages.
    """
    gathering = _Gathering(folder, run_id, source, known)
    if source.kind == "feed":
        asyncio.run(_gather_feed(gathering))
    else:
        for found in read_source(source, datetime.now(UTC)):
            _take_local(gathering, found)
    return gathering.finish()


def reject_source(folder: DataFolder, run_id: str, source: Source, failure: SourceFailed) -> None:
    """Note that a whole source failed, once no further try is made."""
    gathering = _Gathering(folder, run_id, source, {}, sources={source.source_id: source})
    rejection = Rejection(source.source_id, source.location, "fetch", "source failed", str(failure))
    gathering.reject(rejection)
    gathering.finish()


def _take_local(gathering: _Gathering, found: Found) -> None:
    if found.page is not None:
        page = found.page
        gathering.take(
            found.source,
            page,
            _fetch_row(
                gathering,
                page.source_id,
                page.location,
                requested_at=page.retrieved_at,
                outcome="read",
                final_url=page.url,
                body_sha256=page.body_sha256,
                body_bytes=len(page.body),
            ),
        )
    elif found.rejection is not None:
        gathering.reject(found.rejection)


async def _gather_feed(gathering: _Gathering) -> None:
    source = gathering.source
    async with Fetcher(_policy(source)) as fetcher:
        try:
            feed = await fetcher.get(source.location)
            Archive(gathering.folder.archive).put(feed.body)
            entries = discover(feed.body, feed.final_url)
        except (FetchFailed, Unusable) as error:
            raise SourceFailed(f"{source.location}: {error.detail}") from error
        gathering.sources[source.source_id] = source
        gathering.fetches.append(_answer_row(gathering, feed, "feed"))
        async for entry, answer in _each(fetcher, entries):
            _take_answer(gathering, entry, answer)


def _policy(source: Source) -> Policy:
    """Our manners towards a source; on loopback nobody needs a pause."""
    return Policy(connect_to=source.connect_to, min_interval=0 if source.connect_to else 1.0)


async def _each(fetcher: Fetcher, entries: list[Entry]) -> AsyncIterator[tuple[Entry, Answer | FetchFailed]]:
    """Every entry with its answer, in the order of the feed."""

    async def one(entry: Entry) -> Answer | FetchFailed:
        try:
            return await fetcher.get(entry.url)
        except FetchFailed as failure:
            return failure

    unique = list({entry.url: entry for entry in entries}.values())
    asked = [asyncio.create_task(one(entry)) for entry in unique]
    for entry, task in zip(unique, asked, strict=True):
        yield entry, await task


def _take_answer(gathering: _Gathering, entry: Entry, answer: Answer | FetchFailed) -> None:
    source = gathering.source
    if isinstance(answer, FetchFailed):
        gathering.reject(
            Rejection(source.source_id, entry.url, "fetch", answer.outcome, answer.detail),
            _fetch_row(
                gathering,
                source.source_id,
                entry.url,
                requested_at=datetime.now(UTC),
                outcome=answer.outcome,
                http_status=answer.http_status,
                detail=answer.detail,
            ),
        )
        return
    page = Page(
        source_id=source.source_id,
        location=entry.url,
        url=answer.final_url,
        media="text" if answer.content_type.startswith("text/plain") else "html",
        body=answer.body,
        retrieved_at=answer.requested_at,
        charset=answer.charset,
    )
    gathering.take(source, page, _answer_row(gathering, answer, "fetched"))


def _answer_row(gathering: _Gathering, answer: Answer, outcome: str) -> Row:
    return _fetch_row(
        gathering,
        gathering.source.source_id,
        answer.url,
        requested_at=answer.requested_at,
        outcome=outcome,
        final_url=answer.final_url,
        http_status=answer.http_status,
        body_sha256=answer.body_sha256,
        wire_bytes=answer.wire_bytes,
        body_bytes=len(answer.body),
        duration_ms=answer.duration_ms,
        etag=answer.etag,
        last_modified=answer.last_modified,
    )


def _fetch_row(
    gathering: _Gathering, source_id: str, url: str, *, requested_at: datetime, outcome: str, **more: object
) -> Row:
    return {
        "fetch_id": uuid4().hex,
        "run_id": gathering.run_id,
        "source_id": source_id,
        "url": url,
        "requested_at": requested_at,
        "outcome": outcome,
        **more,
    }


def by_location(rows: Iterable[Row]) -> dict[str, KnownPage]:
    """Rows of the warehouse's known pages, by location."""
    return {
        entry["location"]: KnownPage(
            body_sha256=entry["body_sha256"],
            address={
                name: entry[name] for name in ("article_id", "source_id", "publisher_id", "url", "location")
            }
            if entry["article_id"] is not None
            else None,
        )
        for entry in rows
    }
