"""Local copies: files and folders become the same pages that the network gives."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.shown import shown
from flows.sources import Source, address_of, holding_source
from flows.sources.local import is_warc
from flows.warc import BrokenRecord, WarcPage, read_warc
from transforms.models import Media, Page, Rejection

MEDIA: dict[str, Media] = {".txt": "text", ".html": "html", ".htm": "html"}
RECORDS = ".jsonl"
MAX_BYTES = 50_000_000
MAX_NAME = 200


@dataclass(frozen=True)
class Found:
    """One thing that reading a source came upon: a page with its source, or why there is none."""

    source: Source
    page: Page | None = None
    rejection: Rejection | None = None


def read_source(source: Source, now: datetime) -> Iterator[Found]:
    """Every page of a folder or file, in the order of their paths; what cannot be read as rejections."""
    root = source.path or Path(source.location)
    if not os.path.lexists(root):
        yield _rejected(source, root, "missing", "there is no such file or folder")
    elif root.is_dir():
        yield from _read_folder(source, root, now)
    elif _is_readable(root):
        yield from _read_file(root, now)
    else:
        yield _rejected(source, root, "unsupported kind", f"only {_readable_kinds()} files can be read")


def _readable_kinds() -> str:
    return ", ".join([*MEDIA, RECORDS, ".warc", ".warc.gz"])


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in MEDIA or path.suffix.lower() == RECORDS or is_warc(path)


def _read_folder(source: Source, root: Path, now: datetime) -> Iterator[Found]:
    closed: list[OSError] = []
    found = False
    for folder, subfolders, names in os.walk(root, onerror=closed.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and _is_readable(path):
                found = True
                yield from _read_file(path, now)
    for error in closed:
        yield _rejected(source, Path(error.filename), "unreadable", error.strerror or str(error))
    if not found and not closed:
        yield _rejected(source, root, "nothing readable", f"no {_readable_kinds()} file in it")


def _read_file(path: Path, now: datetime) -> Iterator[Found]:
    source = holding_source(path)
    try:
        if path.suffix.lower() == RECORDS:
            yield from _read_records(source, path, now)
        elif is_warc(path):
            yield from _read_archive(source, path)
        else:
            yield _read_document(source, path, now)
    except OSError as error:
        yield _rejected(source, path, "unreadable", error.strerror or str(error))


def _read_document(source: Source, path: Path, now: datetime) -> Found:
    if not path.is_file():
        return _rejected(source, path, "unreadable", "not a regular file")
    if path.stat().st_size > MAX_BYTES:
        return _rejected(source, path, "too large", f"over {MAX_BYTES:,} bytes")
    address = address_of(path)
    return Found(
        source,
        Page(
            source_id=source.source_id,
            location=address,
            url=address,
            media=MEDIA[path.suffix.lower()],
            body=path.read_bytes(),
            retrieved_at=now,
        ),
    )


def _read_records(source: Source, path: Path, now: datetime) -> Iterator[Found]:
    """Each line that is not blank is a page of its own; a broken one too: parsing says so."""
    seen: set[str] = set()
    lines = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(MAX_BYTES + 1), b""), start=1):
            body = line.strip()
            if not body:
                continue
            lines += 1
            if len(line) > MAX_BYTES:
                yield _rejected(source, path, "too large", f"line {number} is over {MAX_BYTES:,} bytes")
                return
            address = f"{address_of(path)}#{_record_name(body, number, seen)}"
            yield Found(
                source,
                Page(
                    source_id=source.source_id,
                    location=address,
                    url=address,
                    media="record",
                    body=body,
                    retrieved_at=now,
                ),
            )
    if not lines:
        yield _rejected(source, path, "empty", "there is no line in it")


def _read_archive(source: Source, path: Path) -> Iterator[Found]:
    """The pages of a WARC file, one at a time. Each is named after its place in the file."""
    if not path.is_file():
        yield _rejected(source, path, "unreadable", "not a regular file")
        return
    count = 0
    for found in read_warc(path, MAX_BYTES):
        count += 1
        location = f"{address_of(path)}#offset-{found.offset}"
        if isinstance(found, BrokenRecord):
            rejection = Rejection(source.source_id, location, "read", found.reason, found.detail)
            yield Found(source, rejection=rejection)
        else:
            yield Found(source, _archived_page(source, location, found))
    if not count:
        yield _rejected(source, path, "nothing readable", "no answer of 200 with a page of HTML in it")


def _archived_page(source: Source, location: str, found: WarcPage) -> Page:
    return Page(
        source_id=source.source_id,
        location=location,
        url=shown(found.url),
        media="html",
        body=found.body,
        retrieved_at=found.fetched_at,
        charset=found.charset,
    )


def _record_name(body: bytes, number: int, seen: set[str]) -> str:
    """What stands behind the `#`: the record's own id; its line number where it has none of its own."""
    name = f"line-{number}"
    try:
        record = json.loads(body)
    except (ValueError, RecursionError):
        record = None
    own = str(record["id"]) if isinstance(record, dict) and isinstance(record.get("id"), str | int) else ""
    if own and own not in seen and own.isprintable() and len(own) <= MAX_NAME and ".." not in own:
        name = own
    seen.add(name)
    return name


def _rejected(source: Source, path: Path, reason: str, detail: str) -> Found:
    return Found(
        source,
        rejection=Rejection(
            source_id=source.source_id, location=address_of(path), stage="read", reason=reason, detail=detail
        ),
    )
