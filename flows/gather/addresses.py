"""A list of addresses, in a file or on the web."""

from __future__ import annotations

from pathlib import Path

from flows.errors import SourceFailed, WrongUse
from flows.fetch import Fetcher, FetchFailed
from flows.fetch.redact import redacted
from flows.gather.gathering import Gathering
from flows.gather.span import Span
from flows.gather.visits import visit_news
from transforms.discover import list_addresses
from transforms.errors import Unusable


async def gather_list(gathering: Gathering, fetcher: Fetcher, span: Span | None, due_only: bool) -> None:
    """The new addresses of the list, and those that are due. Raises SourceFailed where it cannot be read."""
    source = gathering.source
    if span is not None:
        raise WrongUse(f"{source.name}: a list does not know the days of its pages; leave out --since")
    try:
        listing = list_addresses(await _body(gathering, fetcher))
    except (FetchFailed, Unusable) as error:
        raise SourceFailed(f"{source.shown_location}: {redacted(error.detail)}") from error
    except OSError as error:
        raise SourceFailed(f"{source.shown_location}: {error.strerror}") from error
    if listing.broken:
        gathering.remark(source.location, "broken list", listing.broken)
    await visit_news(gathering, fetcher, listing.entries)


async def _body(gathering: Gathering, fetcher: Fetcher) -> bytes:
    source = gathering.source
    if not source.is_web:
        return (source.path or Path(source.location)).read_bytes()
    answer = await fetcher.get(source.location, conditional=False)
    gathering.note_listing(answer, "list")
    return answer.body
