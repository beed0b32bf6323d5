"""What a feed or sitemap says of a page, for when the page itself does not say it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flows.fetch import Listed
from flows.gather.gathering import Gathering
from flows.sources import Source
from transforms.discover import Entry


def note_listed(gathering: Gathering, url: str, entry: Entry) -> None:
    """Remember what is said of an address, for this and every later visit."""
    source = gathering.source
    published = _in_zone(entry.published, source)
    if entry.title or published:
        gathering.frontier.keep_listed(Listed(url, source.source_id, entry.title, published))


def _in_zone(told: str | None, source: Source) -> str | None:
    """A time as clocks show it where the source is: most feeds tell it as Greenwich does, or bare."""
    if told is None or source.timezone is None or len(told) == len("2025-01-31"):
        return told
    moment, zone = datetime.fromisoformat(told), ZoneInfo(source.timezone)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone).isoformat()
    return moment.astimezone(zone).isoformat() if moment.utcoffset() == timedelta(0) else told
