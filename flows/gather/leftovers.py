"""What a killed run has put on the disk without telling the frontier."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from flows.archive import Archive
from flows.errors import PageDamaged, PageMissing
from flows.fetch import Answer
from flows.gather.gathering import Gathering
from flows.parts import PageRef, read_batch, waiting_batches


def take_up_leftovers(gathering: Gathering) -> None:
    """Remember the addresses of waiting batches, so that they are not asked for again before their time.

    One whose page is missing or damaged in the archive is not: it must come again.
    """
    refs = [ref for path in waiting_batches(gathering.folder) for ref in _read(path)]
    gathering.waits = {ref.location for ref in refs}
    with gathering.frontier.together():
        for ref in refs:
            is_ours = ref.source_id == gathering.source.source_id
            if is_ours and gathering.frontier.known(ref.location) is None:
                with suppress(PageMissing, PageDamaged):
                    answer = _answer(gathering, ref)
                    due = gathering.next_visit(answer.url, answer.requested_at)
                    gathering.frontier.remember(ref.source_id, answer, due)


def _read(path: Path) -> list[PageRef]:
    try:
        return read_batch(path)
    except FileNotFoundError:  # a run over another source has just worked it out
        return []


def _answer(gathering: Gathering, ref: PageRef) -> Answer:
    """As it came. An address in which a key was hidden stays unknown: it is only asked for once more."""
    return Answer(
        url=ref.location,
        final_url=ref.url,
        http_status=200,
        body=Archive(gathering.folder.archive).get(ref.body_sha256),
        content_type="",
        charset=ref.charset,
        wire_bytes=0,
        requested_at=ref.retrieved_at,
        duration_ms=0,
        etag=ref.fetch["etag"],
        last_modified=ref.fetch["last_modified"],
    )
