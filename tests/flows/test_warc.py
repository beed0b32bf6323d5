from __future__ import annotations

import gzip
import resource
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from local_run import folder_at, span, staged

from flows.gather import gather
from flows.parts import read_batch, waiting_batches
from flows.sources import local_sources
from flows.warc import BrokenRecord, WarcPage, read_warc

MOST = 1_000_000
PAGE = b"<html><body>The port of Leixoes counts its cranes.</body></html>"


def record(
    number: int = 1,
    body: bytes = PAGE,
    status: str = "200 OK",
    kind: str = "text/html; charset=ISO-8859-1",
    warc_type: str = "response",
    date: str = "2025-01-31T12:00:00Z",
    more: str = "",
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc_type}\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
        f"WARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n"


def _read(path: Path, data: bytes) -> list[WarcPage | BrokenRecord]:
    path.write_bytes(data)
    return list(read_warc(path, MOST))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.warc"


@pytest.mark.parametrize("packed", ["no", "each record", "the whole file"])
def test_pages_are_found_however_the_file_is_packed(path: Path, packed: str) -> None:
    records = [INFO, record(1), record(2, warc_type="request"), record(3, status="404 Not Found"), record(4)]
    records += [record(5, kind="image/png"), record(6, kind="application/xhtml+xml")]
    data = b"".join(map(gzip.compress, records)) if packed == "each record" else b"".join(records)
    found = _read(path, gzip.compress(data) if packed == "the whole file" else data)
    assert [one.url[-2:] for one in found if isinstance(one, WarcPage)] == ["/1", "/4", "/6"]
    first = found[0]
    assert isinstance(first, WarcPage)
    assert (first.body, first.charset) == (PAGE, "iso-8859-1")
    assert first.fetched_at == datetime(2025, 1, 31, 12, tzinfo=UTC)
    assert len({one.offset for one in found}) == 3


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("Transfer-Encoding: chunked\r\n", PAGE),  # undone by the crawler
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Content-Encoding: br\r\n", PAGE),
        ("", PAGE),
    ],
    ids=["chunked", "chunks undone", "gzip", "gzip undone", "br undone", "plain"],
)
def test_what_the_wire_did_is_undone(path: Path, more: str, body: bytes) -> None:
    (found,) = _read(path, record(more=more, body=body))
    assert isinstance(found, WarcPage) and found.body == PAGE


BROKEN = {
    "no length": record(9).replace(b"Content-Length", b"Content-Lenght", 1),
    "a length that is none": record(9).replace(b"Content-Length: ", b"Content-Length: -", 1),
    "no date": record(9, date="yesterday"),
    "no end of the head": record(9)[:60] + b"\r\n",
    "a gzip that is none": record(9, more="Content-Encoding: gzip\r\n", body=b"\x1f\x8b" + b"x" * 99),
    "a bomb": record(9, more="Content-Encoding: gzip\r\n", body=gzip.compress(bytes(20 * MOST))),
    "too large": record(9, body=b"x" * (MOST + 1)),
    "an endless line": b"WARC/1.0\r\n" + b"x" * 300_000 + b"\r\n\r\n",
    "packed by brotli": record(9, more="Content-Encoding: br\r\n", body=b"\x1b\x00\xf8"),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_said_and_the_others_are_read(path: Path, broken: bytes, packed: bool) -> None:
    records = [record(1), broken, record(2)]
    found = _read(path, b"".join(map(gzip.compress, records) if packed else records))
    urls = [one.url[-2:] for one in found if isinstance(one, WarcPage)]
    assert [url for url in urls if url != "/9"] == ["/1", "/2"]
    assert any(isinstance(one, BrokenRecord) for one in found)


def test_damage_in_a_packed_record_costs_that_record(path: Path) -> None:
    parts = [gzip.compress(record(number)) for number in range(4)]
    parts[1] = parts[1][:40] + bytes(10) + parts[1][50:]
    found = _read(path, b"".join(parts))
    assert [one.url[-2:] for one in found if isinstance(one, WarcPage)] == ["/0", "/2", "/3"]
    assert len([one for one in found if isinstance(one, BrokenRecord)]) == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_that_ends_early_is_read_up_to_there(path: Path, pack: type) -> None:
    data = pack(record(1)) + pack(record(2))[:-30]
    found = _read(path, data)
    assert [type(one) for one in found] == [WarcPage, BrokenRecord]
    assert isinstance(found[1], BrokenRecord) and found[1].reason == "cut off"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.data())
def test_any_damage_ends(path: Path, data: st.DataObject) -> None:
    whole = bytearray(b"".join(map(gzip.compress, [record(1), record(2)])))
    if data.draw(st.booleans()):
        whole = bytearray(record(1) + record(2))
    for _ in range(data.draw(st.integers(0, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _read(path, bytes(whole[: data.draw(st.integers(0, len(whole)))]) + data.draw(st.binary(max_size=20)))


def test_a_large_file_is_never_whole_in_memory(path: Path) -> None:
    member = gzip.compress(record(1, body=PAGE + zlib.compress(b"x") * 10_000))
    with path.open("wb") as file:
        for _ in range(3000):
            file.write(member)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_warc(path, MOST)) == 3000  # 300 MB when unpacked
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_a_warc_file_is_a_source(path: Path, tmp_path: Path) -> None:
    path.write_bytes(record(1) + record(2, date="2024-12-31T23:00:00Z") + record(3)[:-60])
    folder = folder_at(tmp_path / "data")
    gathered = gather(folder, "run", *local_sources([str(path)]), {}, span("2025-01-01", "2025-12-31"))
    (ref,) = [ref for batch in waiting_batches(folder) for ref in read_batch(batch)]
    assert (ref.url, ref.location) == ("https://harbour.example/1", f"{path}#offset-0")
    assert gathered.rejected == 1
    (source,) = staged(folder, "sources")
    assert (source["kind"], source["location"]) == ("warc", str(path))
    empty = tmp_path / "empty.warc.gz"
    empty.write_bytes(b"")
    assert gather(folder, "run-2", *local_sources([str(empty)]), {}).rejected == 1
