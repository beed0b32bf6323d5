"""A feed: its new entries, and the articles of earlier ones that are due."""

from __future__ import annotations

from flows.errors import SourceFailed, WrongUse
from flows.fetch import Answer, Fetcher, FetchFailed
from flows.fetch.redact import redacted
from flows.gather.gathering import Gathering
from flows.gather.polling import is_due, note_lost, note_place, note_poll, note_put_off, place
from flows.gather.sitemap import backfill
from flows.gather.span import Span
from flows.gather.visits import visit_news
from transforms.discover import Listing, discover
from transforms.errors import Unusable


async def gather_feed(gathering: Gathering, fetcher: Fetcher, span: Span | None, due_only: bool) -> None:
    """One look at the feed. Raises SourceFailed where it cannot be reached or read."""
    source = gathering.source
    if span is not None:
        if source.backfill is None:
            raise WrongUse(
                f"{source.name}: a feed knows only its last entries; "
                'for --since give it the site\'s sitemap: backfill = "https://..."'
            )
        await backfill(gathering, fetcher, source.backfill, span)
        return
    if due_only and not is_due(gathering):
        return
    look = await _look(gathering, fetcher)
    if look is None:
        return
    answer, listing = look
    news = await visit_news(gathering, fetcher, listing.entries)
    # A feed that is remembered may answer "as it was": so not while something of it is still to come.
    if len(news) <= source.max_pages and not gathering.postponed:
        gathering.remember_listing(answer)
    note_poll(gathering, changed=bool(news))


async def _look(gathering: Gathering, fetcher: Fetcher) -> tuple[Answer, Listing] | None:
    """The feed as it is now; None when its host is not to be asked before a later time."""
    where = place(gathering)
    try:
        return await _read(gathering, fetcher, where)
    except (FetchFailed, Unusable) as error:
        if isinstance(error, FetchFailed) and error.later is not None:
            note_put_off(gathering, where, error, error.later)
            return None
        if where != gathering.source.location:
            note_lost(gathering)
            return await _look(gathering, fetcher)
        if isinstance(error, FetchFailed):
            gathering.note_failure(where, error)
        raise SourceFailed(f"{redacted(where)}: {redacted(error.detail)}") from error


async def _read(gathering: Gathering, fetcher: Fetcher, where: str) -> tuple[Answer, Listing]:
    # With an empty warehouse "as it was" would be no answer.
    answer = await fetcher.get(where, conditional=bool(gathering.known))
    gathering.note_listing(answer, "feed")
    listing = Listing() if answer.not_modified else discover(answer.body, answer.final_url)
    note_place(gathering, answer)
    if listing.broken:
        gathering.remark(where, "cut off", listing.broken)
    return answer, listing
