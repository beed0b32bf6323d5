"""Sitemaps and indexes of them: what is new, or what there was on some days."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime

from flows.errors import SourceFailed
from flows.fetch import Answer, Fetcher, FetchFailed
from flows.fetch.redact import redacted
from flows.gather.gathering import Gathering
from flows.gather.polling import is_due, note_poll, note_put_off
from flows.gather.span import Span, day_of
from flows.gather.visits import due_visits, say_more_is_left, to_visit, visit
from transforms.discover import Entry, Listing, discover
from transforms.errors import Unusable

MAX_DEPTH = 3  # of indexes within indexes
MAX_SITEMAPS = 1000  # in one walk
MAX_SITEMAPS_LOOK = 50  # in a look for news: the newest ones


@dataclass
class _Walk:
    """The way through a tree of sitemaps. `skip`: those that a backfill is done with."""

    gathering: Gathering
    fetcher: Fetcher
    most: int
    span: Span | None = None
    skip: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    async def sitemaps(self, root: str) -> AsyncIterator[tuple[Answer, Listing]]:
        """Each sitemap that has articles, the newest first. Raises SourceFailed for the root alone."""
        waiting = [(Entry(root), 0)]
        while waiting:
            entry, depth = waiting.pop(0)
            if entry.url in self.seen:
                continue  # an index that contains itself
            if len(self.seen) >= self.most:
                self.gathering.remark(
                    root, "too many sitemaps", f"the first {self.most} were read, {1 + len(waiting)} were not"
                )
                return
            self.seen.add(entry.url)
            look = await self._look(entry.url, is_root=depth == 0)
            if look is None:
                continue
            answer, listing = look
            children = [child for child in listing.children if self._may_hold_some(child)]
            if children and depth >= MAX_DEPTH:
                self.gathering.remark(entry.url, "too deep", f"indexes within indexes, over {MAX_DEPTH}")
            else:
                waiting += [(child, depth + 1) for child in sorted(children, key=_last_change, reverse=True)]
            if listing.entries or answer.not_modified:
                yield answer, listing

    def _may_hold_some(self, child: Entry) -> bool:
        """A sitemap that has not changed since the first day asked for holds nothing of that day or later."""
        if child.url in self.skip:
            return False
        changed = datetime.fromisoformat(child.modified).date() if child.modified else None
        return self.span is None or changed is None or changed >= self.span.since

    async def _look(self, url: str, is_root: bool) -> tuple[Answer, Listing] | None:
        try:
            # Only sitemaps are remembered, never an index: its children move on even where it does not.
            is_known = self.span is None and bool(self.gathering.known)
            answer = await self.fetcher.get(url, conditional=is_known)
            self.gathering.note_listing(answer, "sitemap")
            listing = Listing() if answer.not_modified else discover(answer.body, answer.final_url)
        except (FetchFailed, Unusable) as error:
            self._note_failure(url, error, is_root)
            return None
        if listing.broken:
            self.gathering.remark(url, "cut off", listing.broken)
        return answer, listing

    def _note_failure(self, url: str, error: FetchFailed | Unusable, is_root: bool) -> None:
        if isinstance(error, FetchFailed) and error.later is not None:
            note_put_off(self.gathering, url, error, error.later)
            return
        if is_root:
            raise SourceFailed(f"{redacted(url)}: {redacted(error.detail)}") from error
        if isinstance(error, FetchFailed):
            self.gathering.note_failure(url, error)
            self.gathering.remark(url, error.outcome, redacted(error.detail))
            self.gathering.postponed += error.passing
        else:
            self.gathering.remark(url, error.reason, error.detail)


def _last_change(entry: Entry) -> str:
    return entry.modified or ""


async def gather_sitemap(gathering: Gathering, fetcher: Fetcher, span: Span | None, due_only: bool) -> None:
    """The newest articles of a sitemap; of a span, all of those days. Raises SourceFailed."""
    source = gathering.source
    if span is not None:
        await backfill(gathering, fetcher, source.location, span)
        return
    if due_only and not is_due(gathering):
        return
    walk = _Walk(gathering, fetcher, MAX_SITEMAPS_LOOK)
    left, news = source.max_pages, 0
    async for answer, listing in walk.sitemaps(source.location):
        newest = sorted(
            listing.entries, key=lambda entry: entry.published or entry.modified or "", reverse=True
        )
        urls = to_visit(gathering, newest, left + 1)
        news += len(urls)
        before = gathering.postponed
        await visit(gathering, fetcher, urls[:left])
        if len(urls) <= left and gathering.postponed == before:
            gathering.remember_listing(answer)
        if len(urls) > left:
            say_more_is_left(gathering)
            left = 0
            break
        left -= len(urls)
    await visit(gathering, fetcher, due_visits(gathering)[:left])
    note_poll(gathering, changed=bool(news))


async def backfill(gathering: Gathering, fetcher: Fetcher, root: str, span: Span) -> None:
    """Every article of those days that the sitemaps below `root` name.

    Resumable: which sitemaps are done stands in the frontier until all are.
    """
    frontier, source_id, name = gathering.frontier, gathering.source.source_id, f"backfill {span.name}"
    done: set[str] = set(json.loads(frontier.position(source_id, name) or "[]"))
    walk = _Walk(gathering, fetcher, MAX_SITEMAPS, span, set(done))
    async for answer, listing in walk.sitemaps(root):
        days = [(entry, day_of(entry)) for entry in listing.entries]
        undated = sum(day is None for _, day in days)
        if undated:
            gathering.remark(answer.url, "no date", f"{undated} entries do not say of which day they are")
        wanted = [entry for entry, day in days if day is not None and span.holds(day)]
        await visit(gathering, fetcher, to_visit(gathering, wanted, at_once=True))
        gathering.close_batch()
        if not gathering.postponed:
            done.add(answer.url)
            frontier.keep_position(source_id, name, json.dumps(sorted(done)))
    if not gathering.postponed:
        frontier.keep_position(source_id, name, None)
