"""Addresses that a source names -> their pages, as many at once as there are hosts."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flows.fetch import Answer, Fetcher, FetchFailed
from flows.gather.gathering import Gathering
from flows.gather.hints import note_listed
from flows.shown import shown
from transforms.addresses import canonical, cleaned
from transforms.discover import Entry

AT_ONCE = 32  # twice what the gate lets through, so that it never waits for us


def to_visit(
    gathering: Gathering, entries: Iterable[Entry], most: int | None = None, at_once: bool = False
) -> list[str]:
    """The articles that are new, or said to have changed since we saw them, up to `most`.

    Each once, by its canonical address. Forgotten ones become rejections. One that failed is
    left for `due_visits`; but `at_once`, it is tried whenever it would be its turn.
    """
    chosen: dict[str, tuple[str, Entry]] = {}
    for entry in entries:
        url = cleaned(entry.url)
        if gathering.forgotten.holds_address(url):
            gathering.reject_forgotten(gathering.source, shown(url))
        elif _is_wanted(gathering, url, entry) and (at_once or not gathering.frontier.owed(url)):
            chosen.setdefault(canonical(url), (url, entry))
        else:
            gathering.note_named(url)
        if len(chosen) == most:
            break
    with gathering.frontier.together():
        for url, entry in chosen.values():
            note_listed(gathering, url, entry)
    return [url for url, _ in chosen.values()]


def due_visits(gathering: Gathering, besides: Iterable[str] = ()) -> list[str]:
    """Known articles whose next visit is due, and those that failed, the most overdue first."""
    due = gathering.frontier.due(gathering.source.source_id, datetime.now(UTC))
    others = set(besides)
    return [url for url in due if url not in others]


def _is_wanted(gathering: Gathering, url: str, entry: Entry) -> bool:
    known = gathering.frontier.known(url)
    if known is None or not gathering.holds(url):
        return known is None or known.gone_at is None
    if entry.modified is None:
        return False
    modified = datetime.fromisoformat(entry.modified)
    if len(entry.modified) == len("2025-01-31"):  # a day: only a later one is surely news
        return modified.date() > known.last_fetched_at.date()
    return (modified if modified.tzinfo else modified.replace(tzinfo=UTC)) > known.last_fetched_at


async def visit_news(gathering: Gathering, fetcher: Fetcher, entries: Iterable[Entry]) -> list[str]:
    """Ask for the new articles among `entries` and for those that are due, `max_pages` in all.

    Returns the new ones; one more than `max_pages` says that more are left, which is remarked.
    """
    most = gathering.source.max_pages
    news = to_visit(gathering, entries, most + 1)
    await visit(gathering, fetcher, (news + due_visits(gathering, besides=news))[:most])
    if len(news) > most:
        say_more_is_left(gathering)
    return news


def say_more_is_left(gathering: Gathering) -> None:
    """A row in `rejections` that tells of new pages past `max_pages`."""
    source = gathering.source
    detail = f"a run asks for {source.max_pages} pages (max_pages); the rest is left for later runs"
    gathering.remark(source.location, "more than max_pages", detail)


async def visit(gathering: Gathering, fetcher: Fetcher, urls: Sequence[str]) -> None:
    """Ask for each address and take what comes, in whatever order it comes."""
    waiting = _by_turns(urls)
    asked: dict[asyncio.Task[Answer | FetchFailed], str] = {}
    try:
        while True:
            while len(asked) < AT_ONCE and (url := next(waiting, None)) is not None:
                asked[asyncio.create_task(_ask(fetcher, url, gathering.holds(url)))] = url
            if not asked:
                return
            done, _ = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                _take(gathering, asked.pop(task), task.result())
    finally:
        for task in asked:
            task.cancel()


async def _ask(fetcher: Fetcher, url: str, is_held: bool) -> Answer | FetchFailed:
    """Only what we hold may be answered by "as it was"."""
    try:
        return await fetcher.get(url, conditional=is_held)
    except FetchFailed as failure:
        return failure


def _take(gathering: Gathering, url: str, answer: Answer | FetchFailed) -> None:
    if isinstance(answer, FetchFailed):
        gathering.take_failure(url, answer)
    else:
        gathering.take_answer(url, answer)


def _by_turns(urls: Sequence[str]) -> Iterator[str]:
    """One address of each host in turn, so that a slow host does not hold up the others."""
    hosts: defaultdict[str, deque[str]] = defaultdict(deque)
    for url in urls:
        hosts[urlsplit(url).netloc].append(url)
    while hosts:
        for host in list(hosts):
            yield hosts[host].popleft()
            if not hosts[host]:
                del hosts[host]
