from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows import extract as module
from flows.engine import Engine
from flows.errors import AnnotatorFailed
from flows.extract import extract, work_out
from flows.folder import DataFolder
from flows.gather import gather
from flows.parts import read_batch, waiting_batches, waiting_parts
from flows.settings import EndpointSettings, Settings
from flows.sources import local_sources

TEXT = "2026-04-02\nTallinn - The wind farm of veldt kraft near Paldiski has 48 turbines of 6.6 MW.\n"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder with one batch of three pages, one of them unusable."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in {"a.txt": TEXT, "b.txt": TEXT.replace("48", "50"), "c.txt": ""}.items():
        (articles / name).write_text(text)
    folder = DataFolder(tmp_path / "data")
    folder.make()
    (source,) = local_sources([str(articles)])
    gather(folder, "run", source, {})
    return folder


def _rows(folder: DataFolder, table: str) -> list[dict[str, Any]]:
    files = folder.parts.glob(f"*/{table}.parquet")
    return [row for file in sorted(files) for row in pq.read_table(file).to_pylist()]


def _names(folder: DataFolder, table: str) -> set[str]:
    return {Path(row["location"]).name for row in _rows(folder, table)}


def test_a_batch_becomes_one_part_and_is_gone(folder: DataFolder) -> None:
    with Engine(1) as engine:
        (part,) = extract(engine, folder, Settings(), waiting_batches(folder)[0])
    assert part in waiting_parts(folder) and not waiting_batches(folder)
    assert _names(folder, "article_addresses") == {"a.txt", "b.txt"}
    assert _names(folder, "rejections") == {"c.txt"}
    assert {row["exact"] for row in _rows(folder, "quantities")} >= {"48 turbines", "6.6 MW"}
    assert len(_rows(folder, "fetches")) == 3


def test_pages_that_outrun_their_time_become_rejections(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_PER_PAGE", 0.001)
    monkeypatch.setattr(module, "SECONDS_PER_FURTHER_PAGE", 0.0)
    with Engine(1) as engine:
        extract(engine, folder, Settings(), waiting_batches(folder)[0])
    assert {row["reason"] for row in _rows(folder, "rejections")} == {"deadline"}
    assert _names(folder, "rejections") == {"a.txt", "b.txt", "c.txt"}
    assert not waiting_batches(folder)


def test_the_same_batch_twice_is_one_part(folder: DataFolder) -> None:
    (batch,) = waiting_batches(folder)
    first = work_out(folder, Settings(), batch.stem, read_batch(batch))
    assert work_out(folder, Settings(), batch.stem, read_batch(batch)) == first
    assert not list(folder.parts.glob("*.partial"))


class _Endpoint(BaseHTTPRequestHandler):
    """A chat endpoint that knows one company, and one that no text names."""

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = request["messages"][-1]["content"]
        known = "veldt kraft" if "veldt kraft" in text else "nobody"
        names = {"names": [{"exact": e, "kind": "organisation"} for e in (known, "Imagined Ltd")]}
        body = json.dumps({"choices": [{"message": {"content": json.dumps(names)}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_annotator_adds_names_that_the_text_bears_out(folder: DataFolder, endpoint: str) -> None:
    settings = Settings(endpoint=EndpointSettings(endpoint, "m"))
    (batch,) = waiting_batches(folder)
    work_out(folder, settings, batch.stem, read_batch(batch))
    added = [row for row in _rows(folder, "mentions") if row["extractor"] == "endpoint:m"]
    assert {row["exact"] for row in added} == {"veldt kraft"}
    assert len(added) == 2
    assert {row["entity_id"] for row in added} <= {row["entity_id"] for row in _rows(folder, "entities")}


@pytest.mark.parametrize(
    "settings",
    [Settings(endpoint=EndpointSettings("http://127.0.0.1:9/v1", "m")), Settings(spacy="no such pipeline")],
)
def test_an_annotator_that_fails_stops_the_run_and_the_batch_waits(
    folder: DataFolder, settings: Settings
) -> None:
    with Engine(1) as engine, pytest.raises(AnnotatorFailed):
        extract(engine, folder, settings, waiting_batches(folder)[0])
    assert waiting_batches(folder)
