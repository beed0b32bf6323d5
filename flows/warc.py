"""WARC files (ISO 28500), such as Common Crawl's CC-NEWS: one record at a time, never whole in memory.

A reader of our own: warcio takes a damaged record for the end of the file, and a header
line may be as long as it likes there.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 16
_LONGEST_LINE = 1 << 16
_MOST_HEADERS = 200
_MOST_BROKEN = 1000
_GZIP = b"\x1f\x8b\x08"


@dataclass(frozen=True)
class WarcPage:
    """An answer of 200 with a page of HTML. `offset` names its place in the file."""

    offset: str
    url: str
    fetched_at: datetime
    body: bytes
    charset: str | None


@dataclass(frozen=True)
class BrokenRecord:
    """A record that should be a page and cannot be read."""

    offset: str
    reason: str
    detail: str


class _Broken(Exception):
    def __init__(self, reason: str, detail: str, can_go_on: bool = False) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.can_go_on = can_go_on  # the next record begins where this one ends


def read_warc(path: Path, most: int) -> Iterator[WarcPage | BrokenRecord]:
    """The pages of a file, plain or gzipped; records of more than `most` bytes count as broken.

    After damage it goes on at the next record that can be read. Raises OSError.
    """
    with path.open("rb") as file:
        stream, broken = _Stream(file), 0
        while broken < _MOST_BROKEN:
            offset = "0"
            try:
                if stream.at_end():
                    return
                offset = stream.offset
                page = _next_page(stream, most)
            except _Broken as fault:
                broken += 1
                yield BrokenRecord(stream.offset if offset == "0" else offset, fault.reason, fault.detail)
                if not fault.can_go_on and not stream.find_next_record():
                    return
            else:
                if page is not None:
                    yield page
        yield BrokenRecord("end", "broken record", f"over {_MOST_BROKEN} of them: the rest is left")


class _Stream:
    """The bytes of the file, unpacked a little at a time."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = file.read(len(_GZIP)) == _GZIP
        self._start(0)

    def _start(self, place: int) -> None:
        """Read on from `place` in the file, where a record begins."""
        self._file.seek(place)
        self._member = place  # where the packed record at hand begins
        self._taken = 0  # unpacked bytes of it, or of the file, that have been read
        self._begun = place  # where the record at hand begins: in the file, or in its packed part
        self._decoder = zlib.decompressobj(31)
        self._fed = False
        self._waiting = b""  # packed bytes that are not unpacked yet
        self._buffer = bytearray()

    @property
    def offset(self) -> str:
        if not self._packed:
            return str(self._member + self._taken)
        return f"{self._member}-{self._taken}" if self._taken else str(self._member)

    def at_end(self) -> bool:
        """Whether nothing is left; if something is, a record is taken to begin here."""
        try:
            return not self._buffer and not self._more()
        finally:
            self._begun = self._member if self._packed else self._member + self._taken

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes."""
        while len(self._buffer) < size:
            if not self._more():
                raise _Broken(
                    "cut off", f"the file ends {size - len(self._buffer):,} bytes before its record"
                )
        return self._take(size)

    def skip(self, size: int) -> None:
        while size:
            part = min(size, _BLOCK)
            self.read(part)
            size -= part

    def line(self) -> bytes:
        """One line with its end; b"" at the end of the file."""
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > _LONGEST_LINE:
                raise _Broken("broken record", f"a line of over {_LONGEST_LINE:,} bytes in its head")
            if not self._more():
                return self._take(len(self._buffer))
        return self._take(end + 1)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        self._taken += size
        return taken

    def _more(self) -> bool:
        """Put some bytes into the buffer; False where there are no more."""
        if not self._packed:
            block = self._file.read(_BLOCK)
            self._buffer += block
            return bool(block)
        while True:
            if self._decoder.eof and not self._next_member():
                return False
            packed = self._waiting or self._file.read(_BLOCK)
            if not packed:
                if self._fed:
                    raise _Broken("cut off", "the file ends within a packed record")
                return False
            try:
                unpacked = self._decoder.decompress(packed, 4 * _BLOCK)
            except zlib.error as error:
                raise _Broken("broken record", f"it cannot be unpacked: {error}") from error
            self._fed, self._waiting = True, self._decoder.unconsumed_tail
            if unpacked:
                self._buffer += unpacked
                return True

    def _next_member(self) -> bool:
        rest = self._decoder.unused_data
        place = self._file.tell() - len(rest)
        rest = rest or self._file.read(_BLOCK)
        if not rest.strip(b"\0"):  # some writers fill up the last block
            return False
        self._member, self._taken, self._fed = place, 0, False
        self._decoder, self._waiting = zlib.decompressobj(31), rest
        return True

    def find_next_record(self) -> bool:
        """Go to where the next record seems to begin, behind the one at hand."""
        mark = _GZIP if self._packed else b"\nWARC/1."
        place = self._begun + 1 if self._packed else self._begun
        self._file.seek(place)
        kept = b""
        while block := self._file.read(_BLOCK):
            found = (kept + block).find(mark)
            if found >= 0:
                self._start(place - len(kept) + found + (0 if self._packed else 1))
                return True
            place += len(block)
            kept = (kept + block)[-len(mark) :]
        return False


def _next_page(stream: _Stream, most: int) -> WarcPage | None:
    """The next record, if it is a page; None for any other."""
    offset = stream.offset
    first = stream.line()
    if not first.strip():
        return None
    if not first.startswith(b"WARC/"):
        raise _Broken("broken record", "it does not begin with WARC/")
    head = _headers(iter(stream.line, b""))
    if not re.fullmatch(r"\d{1,15}", head.get("content-length", "")):
        raise _Broken("broken record", "it does not say its length")
    size = int(head["content-length"])
    if head.get("warc-type") != "response" or not head.get("content-type", "").startswith("application/http"):
        stream.skip(size)
        return None
    if size > most:
        stream.skip(size)
        raise _Broken("too large", f"over {most:,} bytes", can_go_on=True)
    return _page(offset, head, stream.read(size), most)


def _headers(lines: Iterator[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        text = line.decode("utf-8", "replace").strip()
        if not text:
            return found
        if text.startswith("WARC/"):
            break
        name, _, value = text.partition(":")
        found.setdefault(name.strip().lower(), value.strip())
        if len(found) > _MOST_HEADERS:
            break
    raise _Broken("broken record", "its head does not end")


def _page(offset: str, head: Mapping[str, str], answer: bytes, most: int) -> WarcPage | None:
    status, _, rest = answer.partition(b"\n")
    if not re.match(rb"HTTP/[\d.]{1,5} +200\b", status):
        return None
    try:
        said = _headers(iter(rest[:_LONGEST_LINE].split(b"\n")))
    except _Broken as fault:
        raise _Broken("broken record", "the head of its answer does not end", can_go_on=True) from fault
    kind, _, parameters = said.get("content-type", "").lower().partition(";")
    if kind.strip() not in ("text/html", "application/xhtml+xml"):
        return None
    url = head.get("warc-target-uri", "").strip("<>")
    if not re.match(r"https?://[^/]", url):
        return None
    charset = re.search(r"charset=[\"']?([\w.:-]{1,40})", parameters)
    return WarcPage(
        offset, url, _date(head), _decoded(said, _after_head(rest), most), charset[1] if charset else None
    )


def _after_head(rest: bytes) -> bytes:
    end = re.search(rb"(?:^|\n)\r?\n", rest)
    return rest[end.end() :] if end else b""


def _date(head: Mapping[str, str]) -> datetime:
    try:
        found = datetime.fromisoformat(head.get("warc-date", ""))
    except ValueError:
        raise _Broken("broken record", "it does not say when it was fetched", can_go_on=True) from None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _decoded(said: Mapping[str, str], body: bytes, most: int) -> bytes:
    """The page's own bytes. Crawlers often undo an encoding and leave its header: then there is none."""
    if said.get("transfer-encoding", "").lower() == "chunked" and re.match(
        rb"[0-9A-Fa-f]{1,8}[^\n]{0,200}\n", body
    ):
        body = _unchunked(body)
    encoding = said.get("content-encoding", "identity").lower()
    if encoding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        try:
            decoder = zlib.decompressobj(31)
            body = decoder.decompress(body, most + 1)
        except zlib.error as error:
            raise _Broken("broken record", f"its body is no gzip: {error}", can_go_on=True) from error
        if len(body) > most:
            raise _Broken("too large", f"over {most:,} bytes when unpacked", can_go_on=True)
    elif encoding in ("br", "deflate", "zstd") and b"<" not in body[:1000]:
        raise _Broken("bad encoding", f"its body is packed by {encoding}", can_go_on=True)
    return body


def _unchunked(body: bytes) -> bytes:
    """RFC 9112, 7.1. A size that is none ends it: what there is so far is the body."""
    whole, place = bytearray(), 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[^\n]{0,200}\n").match(body, place):
        size = int(match[1], 16)
        whole += body[match.end() : match.end() + size]
        place = match.end() + size + 2
        if not size:
            break
    return bytes(whole)
