"""The little server of pages: what it gives, and all that it does not."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.errors import WrongUse
from flows.folder import DataFolder
from flows.serving.pages import NAME, Pages, pages_address, serving_pages

STORY = "0123456789abcdef0123"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    folder.make()
    folder.prefect.mkdir()
    (folder.report / "stories").mkdir(parents=True)
    (folder.report / "index.html").write_text("<h1>all</h1>")
    (folder.report / "stories" / f"{STORY}.html").write_text("<h1>one</h1>")
    (folder.report / "notes.txt").write_text("not a page")
    (folder.root / "wirehouse.duckdb").write_text("secret")
    return folder


@pytest.fixture
def port(folder: DataFolder) -> Iterator[int]:
    with serving_pages(folder, 0) as address:
        assert address is not None and pages_address(folder) == address
        yield int(address.rpartition(":")[2])
    assert pages_address(folder) is None


def ask(
    port: int, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    found = connection.getresponse()
    return found.status, found.read(), dict(found.getheaders())


@pytest.mark.parametrize("path", ["/", "/index.html", f"/stories/{STORY}.html", f"/stories/{STORY}.html?x=1"])
def test_pages_are_given(path: str, port: int) -> None:
    status, body, headers = ask(port, path)
    assert (status, body) == (200, b"<h1>one</h1>" if STORY in path else b"<h1>all</h1>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Server"] == NAME
    assert ask(port, path, "HEAD")[:2] == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        *("/stories/", "/stories", "/notes.txt", f"/stories/{'f' * 20}.html", "/stories/..%2f..%2fx"),
        *("/../wirehouse.duckdb", "/stories/../../wirehouse.duckdb", "/%2e%2e/wirehouse.duckdb"),
        *(f"/stories/{STORY}.html/..", f"/stories/{STORY}.html%00", "http://evil.example/", "/" + "a" * 9000),
    ],
    ids=lambda path: path[:40],
)
def test_nothing_else_is(path: str, port: int) -> None:
    status, body, _ = ask(port, path)
    assert status == 404 and b"no page" in body.lower()


def test_a_name_that_somebody_has_pointed_here_gets_nothing(port: int) -> None:
    assert ask(port, "/", host="evil.example")[:2] == (421, b"")
    assert ask(port, "/", host=f"localhost:{port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_reads(method: str, port: int) -> None:
    assert ask(port, "/", method)[0] == 501


def test_a_port_that_is_taken(folder: DataFolder) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with serving_pages(folder, taken) as address:
            assert address is not None and not address.endswith(f":{taken}")
        (folder.root / "wirehouse.toml").write_text(f"[report]\nport = {taken}\n")
        with pytest.raises(WrongUse, match="choose another"), serving_pages(folder, 0):
            pass


def test_it_can_be_switched_off(folder: DataFolder) -> None:
    (folder.root / "wirehouse.toml").write_text("[report]\nserve = false\n")
    with serving_pages(folder, 0) as address:
        assert address is None and pages_address(folder) is None


def test_only_what_is_ours_is_believed(folder: DataFolder) -> None:
    """Another program may have taken the port of a `serve` that was killed."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        (folder.prefect / "pages.json").write_text(
            f'{{"address": "http://127.0.0.1:{other.getsockname()[1]}"}}'
        )
    assert pages_address(folder) is None
    (folder.prefect / "pages.json").write_text("{")
    assert pages_address(folder) is None


def test_stories_without_a_page_have_no_address() -> None:
    pages = Pages("http://127.0.0.1:1", frozenset({STORY}))
    assert pages.of(STORY) == f"http://127.0.0.1:1/stories/{STORY}.html"
    assert pages.of("f" * 20) is None
