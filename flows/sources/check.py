"""`wirehouse sources check`: whether sources can be reached, and what they hold."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flows.errors import storing
from flows.fetch import Fetcher, FetchFailed, Frontier
from flows.fetch.redact import redacted
from flows.sources.configured import SOURCES_FILE, read_file
from flows.sources.source import Source
from transforms.discover import Listing, discover, list_addresses
from transforms.errors import Unusable


@dataclass(frozen=True)
class Checked:
    """What came of one source. `problem`: why it cannot be used, in words; None when it can."""

    source: Source
    entries: int = 0
    newest: str | None = None
    problem: str | None = None
    remark: str = ""


async def check_sources(sources: Sequence[Source]) -> list[Checked]:
    """Look at each source once, a few at a time. Nothing is kept."""
    places = asyncio.Semaphore(8)

    async def one(source: Source) -> Checked:
        async with places:
            return await _check(source)

    return list(await asyncio.gather(*(one(source) for source in sources)))


async def _check(source: Source) -> Checked:
    if source.problem is not None:
        return Checked(source, problem=source.problem)
    if not source.is_web:
        path = source.path or Path(source.location)
        problem = (
            None if os.access(path, os.R_OK) else "there is no such file or folder, or it cannot be read"
        )
        return Checked(source, problem=problem)
    try:
        with closing(Frontier()) as frontier:
            async with Fetcher(source.policy(), frontier) as fetcher:
                answer = await fetcher.get(source.location)
        listing = _read(source, answer.body, answer.final_url)
    except (FetchFailed, Unusable) as error:
        return Checked(source, problem=redacted(error.detail))
    times = [time for entry in listing.entries if (time := entry.published or entry.modified)]
    moved = f"redirects to {redacted(answer.final_url)}" if answer.final_url != source.location else ""
    remarks = [moved, listing.broken or "", f"{len(listing.children)} sitemaps" if listing.children else ""]
    return Checked(
        source, len(listing.entries), max(times, default=None), None, "; ".join(filter(None, remarks))
    )


def _read(source: Source, body: bytes, final_url: str) -> Listing:
    return list_addresses(body) if source.kind == "list" else discover(body, final_url)


def switch_on(data: Path, names: Sequence[str]) -> list[str]:
    """Set `enabled = true` in the blocks of these sources, and leave every other character as it is.

    Where the data folder has no file yet, the packaged one is copied. Returns the names
    that were off. Raises StorageFailed.
    """
    file = read_file(data)
    lines, changed = file.text.splitlines(keepends=True), []
    block = ""
    for number, line in enumerate(lines):
        if head := re.match(
            r"\s{0,50}\[\s{0,9}sources\s{0,9}\.\s{0,9}[\"']?([^\]\"']{1,100})[\"']?\s{0,9}\]", line
        ):
            block = head[1].strip()
        elif block in names and re.match(r"\s{0,50}enabled\s{0,50}=\s{0,50}false\b", line):
            lines[number] = line.replace("false", "true", 1)
            changed.append(block)
    if changed:
        path = data / SOURCES_FILE
        with storing(data):
            data.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_text("".join(lines), encoding="utf-8")
            partial.replace(path)
    return changed
