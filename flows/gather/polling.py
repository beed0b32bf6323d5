"""When a feed is looked at again, and where it has moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.fetch import Answer, FetchFailed
from flows.fetch.redact import redacted
from flows.gather.gathering import Gathering
from transforms.addresses import cleaned

MOVED_AFTER = 3  # good answers in a row from the new address
_PERMANENT = (301, 308)


def is_due(gathering: Gathering) -> bool:
    """Whether the source itself, or one of its articles, is to be looked at by now."""
    now = datetime.now(UTC)
    state = gathering.frontier.source(gathering.source.source_id)
    if state.next_due_at is None or state.next_due_at <= now:
        return True
    return bool(gathering.frontier.due(gathering.source.source_id, now))


def note_poll(gathering: Gathering, changed: bool) -> None:
    """Poll twice as often after news, half as often again without, within the source's bounds."""
    source, now = gathering.source, datetime.now(UTC)
    state = gathering.frontier.source(source.source_id)
    before = state.poll_interval or source.fastest
    interval = min(
        max(before / 2 if changed else before * 1.5, source.fastest), max(source.slowest, source.fastest)
    )
    gathering.frontier.keep_source(
        replace(
            state,
            poll_interval=interval,
            next_due_at=max(now + timedelta(seconds=interval), gathering.not_before or now),
            last_changed_at=now if changed else state.last_changed_at,
        )
    )


def note_put_off(gathering: Gathering, url: str, failure: FetchFailed, later: datetime) -> None:
    """The host of a feed or sitemap wants patience, or its breaker is open: not polled before then."""
    gathering.note_failure(url, failure)
    gathering.postponed += 1
    if failure.outcome == "breaker open":
        gathering.remark(url, failure.outcome, redacted(failure.detail))
    gathering.not_before = max(later, gathering.not_before or later)
    state = gathering.frontier.source(gathering.source.source_id)
    gathering.frontier.keep_source(replace(state, next_due_at=gathering.not_before))


def place(gathering: Gathering) -> str:
    """Where the feed is: as configured, or where it has lastingly moved to."""
    state = gathering.frontier.source(gathering.source.source_id)
    if state.moved_to is not None and state.moved_seen >= MOVED_AFTER:
        return state.moved_to
    return gathering.source.location


def note_place(gathering: Gathering, answer: Answer) -> None:
    """Note a good answer of the feed. One that came from elsewhere, for good as the site says, counts
    towards a move: an address is taken over only after some of them, so that a day of
    maintenance does not cost the feed.
    """
    source = gathering.source
    if answer.url != source.location:
        return  # it was asked for where it has moved to
    state = gathering.frontier.source(source.source_id)
    statuses = [attempt.http_status for attempt in answer.attempts if attempt.outcome == "redirect"]
    moved = bool(statuses) and all(status in _PERMANENT for status in statuses)
    target = cleaned(answer.final_url) if moved else None
    seen = state.moved_seen + 1 if target is not None and target == state.moved_to else int(moved)
    if (target, seen) != (state.moved_to, state.moved_seen):
        gathering.frontier.keep_source(replace(state, moved_to=target, moved_seen=seen))


def note_lost(gathering: Gathering) -> None:
    """The new address does not answer well: back to the configured one."""
    state = gathering.frontier.source(gathering.source.source_id)
    gathering.frontier.keep_source(replace(state, moved_to=None, moved_seen=0))
