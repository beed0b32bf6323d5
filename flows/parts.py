"""What a batch of pages gives, as a folder of Parquet files that can be loaded twice without harm.

`parts/batches/SOURCE-KEY.json` names archived pages that wait to be worked out, and the
source that is read when they come; `parts/KEY/` is a part that waits to be loaded: one
Parquet file per staged table and a manifest.
Both are written under another name and renamed, and both are named after their
content, so whatever a killed run left behind is simply taken up by the next.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.errors import storing
from flows.folder import DataFolder
from flows.made_by import made_by
from flows.rows import Row, row, tabulate
from transforms.identity import identify
from transforms.models import Hints, Media, Page

MANIFEST = "manifest.json"
SECONDS_TO_WRITE = 3600  # a part, at most


@dataclass(frozen=True)
class PageRef:
    """A page that lies in the archive, with the row that says how it was fetched."""

    source_id: str
    location: str
    url: str
    media: Media
    body_sha256: str
    retrieved_at: datetime
    charset: str | None
    fetch: Row
    hints: Hints = field(default_factory=Hints)

    def page(self, body: bytes) -> Page:
        return Page(
            source_id=self.source_id,
            location=self.location,
            url=self.url,
            media=self.media,
            body=body,
            retrieved_at=self.retrieved_at,
            charset=self.charset,
            hints=self.hints,
        )

    def record(self) -> Row:
        """As it stands in a batch. Not by `asdict`, which copies all that is in it."""
        return row(self, hints=row(self.hints))

    def kept_fetch(self) -> Row:
        """The row of its fetch as it is kept: with all that `page_again` needs beside the other columns."""
        rest = {name: value for name, value in self.record().items() if name not in _IN_FETCH}
        return self.fetch | {"page": json.dumps(rest, default=_iso, ensure_ascii=False)}


_IN_FETCH = ("source_id", "location", "url", "body_sha256", "retrieved_at", "fetch")


def page_again(fetch: Row) -> PageRef:
    """The page of a kept fetch, to be worked out once more.

    Of one that was kept before `page` was written down, the kind is told from its place.
    """
    told = json.loads(fetch["page"]) if fetch.get("page") else {"media": _media(fetch["url"])}
    known = {field.name for field in fields(PageRef)}
    return _page_ref(
        {
            "charset": None,
            **{name: value for name, value in told.items() if name in known},
            "source_id": fetch["source_id"],
            "location": fetch["url"],
            "url": fetch["final_url"] or fetch["url"],
            "body_sha256": fetch["body_sha256"],
            "retrieved_at": fetch["requested_at"],
            "fetch": fetch,
        }
    )


def _media(location: str) -> Media:
    if location.startswith(("http://", "https://")):
        return "html"
    if ".jsonl#" in location:
        return "record"
    return "text" if location.endswith(".txt") else "html"


def write_batch(folder: DataFolder, owner: str, refs: Sequence[PageRef]) -> Path:
    """Put down the pages of one batch for good; the same pages of the same fetch give the same file.

    `owner` is the source_id of the source that was read: who holds it works out its batches.
    """
    text = json.dumps([ref.record() for ref in refs], default=_iso, ensure_ascii=False, indent=0)
    target = folder.batches / f"{owner}-{identify('batch', text)}.json"
    with storing(folder.batches):
        partial = target.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
        descriptor = os.open(folder.batches, os.O_RDONLY)
        try:
            os.fsync(descriptor)  # the rename too
        finally:
            os.close(descriptor)
    return target


def read_batch(path: Path) -> list[PageRef]:
    records = json.loads(path.read_text(encoding="utf-8"))
    return [_page_ref(record) for record in records]


def _page_ref(record: dict[str, Any]) -> PageRef:
    fetch = record["fetch"]
    told = {
        "retrieved_at": _moment(record["retrieved_at"]),
        "fetch": fetch | {"requested_at": _moment(fetch["requested_at"])},
        "hints": Hints(**record.get("hints", {})),
    }
    return PageRef(**record | told)


def _moment(told: str | datetime) -> datetime:
    return told if isinstance(told, datetime) else datetime.fromisoformat(told)


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not stand in a batch")


def waiting_batches(folder: DataFolder) -> list[Path]:
    """Batches that still have to be worked out, oldest name first, whoever left them."""
    return sorted(folder.batches.glob("*.json"))


def owner_of(batch: Path) -> str:
    """The source_id of the source that was read when this batch came."""
    return batch.stem.partition("-")[0]


def write_part(folder: DataFolder, key: str, tables: Mapping[str, Sequence[Row]]) -> Path:
    """Put down the rows of one part; tables without rows have no file. Raises StorageFailed."""
    target = folder.parts / key
    with storing(folder.parts):
        partial = Path(tempfile.mkdtemp(prefix=f"{key}.", suffix=".partial", dir=folder.parts))
        counts = {name: len(rows) for name, rows in tables.items() if rows}
        for name in counts:
            pq.write_table(tabulate(name, tables[name]), partial / f"{name}.parquet")
        told = {"key": key, "made_by": made_by(), "rows": counts}
        (partial / MANIFEST).write_text(json.dumps(told, indent=1))
        if target.exists():
            shutil.rmtree(partial)
        else:
            partial.rename(target)
    return target


def waiting_parts(folder: DataFolder) -> list[Path]:
    """Parts that are whole and still have to be loaded."""
    return sorted(path.parent for path in folder.parts.glob(f"*/{MANIFEST}") if "." not in path.parent.name)


def remove_parts(folder: DataFolder, parts: Iterable[Path]) -> None:
    """Take away what has been loaded, and what a killed run left half-written, long after."""
    for path in (*parts, *_abandoned(folder)):
        shutil.rmtree(path, ignore_errors=True)


def _abandoned(folder: DataFolder) -> Iterator[Path]:
    """Parts that nobody is writing any more: other runs write theirs while this one loads."""
    for path in folder.parts.glob("*.partial"):
        with suppress(FileNotFoundError):  # whole by now
            if time.time() - path.stat().st_mtime > SECONDS_TO_WRITE:
                yield path
