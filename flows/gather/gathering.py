"""The pages of one source on their way into the archive and into batches.

The order is what makes a kill harmless: the bytes are archived, the batch that names
them is on the disk, and only then does the frontier remember the address. Whoever is
killed in between asks once more; nobody is told 304 for a page that we do not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from flows.archive import Archive
from flows.fetch import Answer, Attempt, FetchFailed, Frontier, Owed
from flows.folder import DataFolder
from flows.forgotten import Forgotten
from flows.gather.known import KnownPage
from flows.gather.rows import answer_row, attempt_rows, failure_row
from flows.parts import PageRef, write_batch, write_part
from flows.rows import Row, rejection_row, row
from flows.shown import shown
from flows.sources import Source
from transforms.identity import identify
from transforms.models import Hints, Page, Rejection

PAGES_PER_BATCH = 125  # each batch costs Prefect's database 22 kB: 10,000 pages shall stay below 2 MB
BYTES_PER_BATCH = 20_000_000  # what is held in memory until the frontier is told
GONE_STATUS = (404, 410)
GONE_AFTER = 2  # sightings: one may be a fault of the site
# After its first, second ... failure an address is left alone for so long; after one more it is given up.
TRIED_AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7))


@dataclass(frozen=True)
class Gathered:
    """What one source gave. `pages` counts every page and file, also unchanged and unreadable ones."""

    source: Source
    pages: int
    unchanged: int
    rejected: int


@dataclass
class Gathering:
    """What one run takes from one source. `waits`: locations that earlier runs left in batches."""

    folder: DataFolder
    run_id: str
    source: Source
    known: Mapping[str, KnownPage]
    frontier: Frontier
    forgotten: Forgotten = field(default_factory=Forgotten)
    sources: dict[str, Source] = field(default_factory=dict)
    waits: set[str] = field(default_factory=set)
    waiting: list[PageRef] = field(default_factory=list)
    unremembered: list[tuple[Answer, datetime | None]] = field(default_factory=list)
    unremembered_bytes: int = 0
    given_up: list[Owed] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)
    fetches: list[Row] = field(default_factory=list)
    rejections: list[Row] = field(default_factory=list)
    pages: int = 0
    unchanged: int = 0
    not_before: datetime | None = None  # when a host of its listings may be asked again
    postponed: int = 0  # that the host wants to be asked for later, or that failed in passing

    def holds(self, url: str) -> bool:
        """Whether the bytes of this address are ours: loaded, or waiting to be."""
        location = shown(url)
        return location in self.known or location in self.waits

    def take(self, source: Source, page: Page, fetch: Row) -> None:
        """Archive a page; it waits to be worked out unless its bytes are those of last time."""
        if self._is_forgotten(source, page):
            return
        Archive(self.folder.archive).put(page.body)
        self.sources[source.source_id] = source
        self.pages += 1
        known = self.known.get(page.location)
        if known is not None and known.body_sha256 == page.body_sha256:
            self._note_unchanged(known, page.retrieved_at, fetch)
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
                hints=page.hints,
            )
        )
        if len(self.waiting) >= PAGES_PER_BATCH:
            self.close_batch()

    def _is_forgotten(self, source: Source, page: Page) -> bool:
        if source.source_id not in self.forgotten.sources and not any(
            self.forgotten.holds_address(address) for address in (page.location, page.url)
        ):
            return False
        self.reject_forgotten(source, page.location)
        return True

    def reject_forgotten(self, source: Source, location: str) -> None:
        detail = "it was taken down with `wirehouse forget`"
        self.reject(Rejection(source.source_id, location, "fetch", "forgotten", detail))

    def _note_unchanged(self, known: KnownPage, seen_at: datetime, fetch: Row) -> None:
        self.unchanged += 1
        self.fetches.append(fetch | {"outcome": "unchanged", "body_sha256": known.body_sha256})
        if known.address is not None:
            self.addresses.append(known.address | {"source_id": fetch["source_id"], "seen_at": seen_at})

    def note_named(self, url: str) -> None:
        """Our source names a page that is known: if by other sources alone, that it does is kept too."""
        known, source_id = self.known.get(shown(url)), self.source.source_id
        if known is not None and known.address is not None and source_id not in known.source_ids:
            self.addresses.append(known.address | {"source_id": source_id, "seen_at": datetime.now(UTC)})

    def take_answer(self, url: str, answer: Answer) -> None:
        """A page from the web; its address is remembered when its batch is on the disk."""
        self._note_attempts(answer.attempts)
        fetch = answer_row(self.run_id, self.source.source_id, answer, "fetched")
        if answer.not_modified:
            self._take_unmodified(url, answer, fetch)
        else:
            page = Page(
                source_id=self.source.source_id,
                location=shown(url),
                url=shown(answer.final_url),
                media="text" if answer.content_type.startswith("text/plain") else "html",
                body=answer.body,
                retrieved_at=answer.requested_at,
                charset=answer.charset,
                hints=self._hints(url),
            )
            self.take(self.source, page, fetch)
        self.unremembered.append((answer, self.next_visit(url, answer.requested_at)))
        self.unremembered_bytes += len(answer.body)
        if len(self.unremembered) >= PAGES_PER_BATCH or self.unremembered_bytes > BYTES_PER_BATCH:
            self.close_batch()

    def _hints(self, url: str) -> Hints:
        listed = self.frontier.listed(url)
        told = (listed.title, listed.published) if listed else (None, None)
        return Hints(*told, self.source.language, self.source.timezone)

    def _take_unmodified(self, url: str, answer: Answer, fetch: Row) -> None:
        self.pages += 1
        known = self.known.get(shown(url))
        if known is None:  # it waits in a batch
            self.unchanged += 1
            self.fetches.append(fetch | {"outcome": "unchanged"})
        else:
            self._note_unchanged(known, answer.requested_at, fetch)

    def next_visit(self, url: str, now: datetime) -> datetime | None:
        """When an article is looked at again: fixed spans after it was first seen."""
        if self.source.revisit_always:
            return now
        before = self.frontier.known(url)
        first = before.first_fetched_at if before else now
        visits = (first + timedelta(seconds=span) for span in self.source.revisit)
        return next((visit for visit in visits if visit > now), None)

    def take_failure(self, url: str, failure: FetchFailed) -> None:
        """No page came: it is owed, and tried again after growing spans, until it is given up.

        Each kind of failure is a rejection; that a host wants patience, or that an article is
        gone, is none.
        """
        self.note_failure(url, failure)
        if failure.later is not None:
            self.postponed += 1
            self._owe(url, failure.later, failed=False)
            return
        self.postponed += failure.passing
        if failure.http_status in GONE_STATUS and self._note_missing(url):
            self.pages += 1
            return
        detail = str(self.fetches[-1]["detail"])
        self.reject(Rejection(self.source.source_id, shown(url), "fetch", failure.outcome, detail))
        self._owe(url, datetime.now(UTC), failed=True)

    def _owe(self, url: str, asked_at: datetime, failed: bool) -> None:
        """When the page is tried again. Who is given up is told to the frontier last of all: see `finish`."""
        before = self.frontier.owed(url)
        failures = (before.failures if before else 0) + failed
        if failed and not self.source.revisit_always:
            if failures > len(TRIED_AGAIN):
                self.given_up.append(Owed(url, self.source.source_id, failures, None))
                last = self.rejections[-1]["detail"]
                detail = f"asked for in {failures} runs; the last time: {last}"
                self.remark(url, "given up", detail)
                return
            asked_at += TRIED_AGAIN[failures - 1]
        self.frontier.owe(Owed(url, self.source.source_id, failures, asked_at))

    def note_failure(self, url: str, failure: FetchFailed) -> None:
        """The rows of a request that failed, and of what was tried on the way."""
        self._note_attempts(failure.attempts)
        self.fetches.append(failure_row(self.run_id, self.source.source_id, url, failure))

    def _note_missing(self, url: str) -> bool:
        """A known article is not there. After the second time in a row it is gone."""
        now = datetime.now(UTC)
        again = now if self.source.revisit_always else now + timedelta(hours=1)
        seen = self.frontier.note_missing(url, now, again)
        if seen is None:
            return False
        known = self.known.get(shown(url))
        if seen.missing >= GONE_AFTER:
            self.frontier.note_gone(url, now)
            if known is not None and known.address is not None:
                sources = known.source_ids | {self.source.source_id}
                self.addresses += [known.address | {"source_id": one, "gone_at": now} for one in sources]
        return True

    def _note_attempts(self, attempts: Iterable[Attempt]) -> None:
        self.fetches += attempt_rows(self.run_id, self.source.source_id, attempts)

    def note_listing(self, answer: Answer, outcome: str) -> None:
        """Keep what a feed or sitemap showed; it is remembered later, when its articles are."""
        self._note_attempts(answer.attempts)
        if not answer.not_modified:
            Archive(self.folder.archive).put(answer.body)
        name = "unchanged" if answer.not_modified else outcome
        self.fetches.append(answer_row(self.run_id, self.source.source_id, answer, name))

    def remember_listing(self, answer: Answer) -> None:
        """From now on this feed or sitemap need not be sent again, as long as it is as it was."""
        self.close_batch()
        self.frontier.remember(self.source.source_id, answer)

    def reject(self, rejection: Rejection) -> None:
        """Note an input that gave no page."""
        self.pages += 1
        self._note_rejection(rejection)

    def remark(self, location: str, reason: str, detail: str) -> None:
        """Note that a part of a feed or sitemap could not be used; what it is of counts by itself."""
        self._note_rejection(Rejection(self.source.source_id, shown(location), "fetch", reason, detail))

    def _note_rejection(self, rejection: Rejection) -> None:
        self.rejections.append(rejection_row(rejection, self.run_id, datetime.now(UTC)))

    def close_batch(self) -> None:
        """Put the batch on the disk; then, and only then, let the frontier know its addresses."""
        if self.waiting:
            if self.unremembered:  # of the web; what lies in a file of the user's can be read again
                Archive(self.folder.archive).settle(ref.body_sha256 for ref in self.waiting)
            write_batch(self.folder, self.source.source_id, self.waiting)
            self.waits |= {ref.location for ref in self.waiting}
            self.waiting.clear()
        with self.frontier.together():
            for answer, next_due_at in self.unremembered:
                self.frontier.remember(self.source.source_id, answer, next_due_at)
        self.unremembered.clear()
        self.unremembered_bytes = 0

    def finish(self) -> Gathered:
        """Close the last batch, put down the rows of this source, and say what there was."""
        self.close_batch()
        self.write_rows(identify("gathered", self.run_id, self.source.source_id))
        for owed in self.given_up:  # now that the rejection is on the disk
            self.frontier.owe(owed)
        return Gathered(
            source=self.source,
            pages=self.pages,
            unchanged=self.unchanged,
            rejected=len(self.rejections),
        )

    def write_rows(self, key: str) -> None:
        sources = [
            row(replace(source, location=source.shown_location), source_id=source.source_id)
            for source in self.sources.values()
        ]
        tables = {
            "sources": sources,
            "article_addresses": self.addresses,
            "fetches": self.fetches,
            "rejections": self.rejections,
        }
        write_part(self.folder, key, tables)
