"""The pages that `wirehouse serve` shows, kept up to date by each load in bounded time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from flows.errors import storing
from flows.report.report import (
    MOST_STORIES,
    STORY_PAGES,
    overview_page,
    page_state,
    story_page,
    story_page_path,
    story_states,
    write_page,
)
from warehouse import connect
from warehouse.sql import records

SECONDS = 10.0
MOST_PAGES = 500  # those that were written last stay


def renew(data: Path, folder: Path, told: Sequence[str], seconds: float = SECONDS) -> frozenset[str]:
    """Bring the pages below `folder` up to date, in about `seconds`: those of the stories `told`, of the most
    told and those that are there, then the overview. The stories that have one.

    What is there is never older than the published file: a page that is out of date and was not
    reached in time is taken away, as is that of a story that is no more.
    """
    until = time.monotonic() + seconds
    there = [path.stem for path in _newest_first(folder)]
    with closing(connect(data)) as con, storing(folder):
        most_told = records(con, "queries/report/stories", most=MOST_STORIES)
        wanted = [*dict.fromkeys((*told, *(one["story_id"] for one in most_told), *there))]
        states = story_states(con, wanted)
        kept: set[str] = set()
        for story_id in wanted:
            path, state = story_page_path(folder, story_id), states.get(story_id)
            if state is None or len(kept) >= MOST_PAGES:
                path.unlink(missing_ok=True)
            elif page_state(path) == state:
                kept.add(story_id)
            elif time.monotonic() < until:
                write_page(path, story_page(con, story_id, state, has_overview=True))
                kept.add(story_id)
            else:
                path.unlink(missing_ok=True)
        write_page(folder / "index.html", overview_page(con, most_told, kept))
    return frozenset(kept)


def _newest_first(folder: Path) -> list[Path]:
    found = []
    for path in (folder / "stories").glob(STORY_PAGES):
        with suppress(FileNotFoundError):  # somebody else writes here too
            found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)]
