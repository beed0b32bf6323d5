from __future__ import annotations

import json
import time

import pytest

from flows.fetch.reservations import reserved_by_file, reserved_by_page


@pytest.mark.parametrize(
    ("headers", "body", "reserved"),
    [
        ({}, b"<p>words</p>", None),
        ({"tdm-reservation": "1"}, b"", True),
        ({"tdm-reservation": "0"}, b"", False),
        ({"tdm-reservation": "yes"}, b"", None),
        ({"x-robots-tag": "noindex, noai"}, b"", True),
        ({"x-robots-tag": "somebot: noai, noimageai"}, b"", True),
        ({"x-robots-tag": "noindex, noimageai"}, b"", None),
        ({}, b"<meta name='robots' content='max-image-preview:large, NOAI'>", True),
        ({}, b'<META CONTENT=noai NAME="Robots" />', True),
        ({}, b'<meta name="tdm-reservation" content="1">', True),
        ({"tdm-reservation": "1"}, b'<meta name="tdm-reservation" content="0">', False),
        ({"x-robots-tag": "noai", "tdm-reservation": "0"}, b"", True),
        ({}, b'<meta name="description" content="noai">', None),
        ({"content-type": "text/plain"}, b'<meta name="robots" content="noai">', None),
        ({}, b" " * 200_000 + b'<meta name="robots" content="noai">', None),
    ],
)
def test_what_an_answer_says_of_itself(headers: dict[str, str], body: bytes, reserved: bool | None) -> None:
    assert reserved_by_page(headers, body) is reserved


FILE = json.dumps(
    [
        {"location": "/open/*", "tdm-reservation": 0},
        {"location": "/news/*/full$", "tdm-reservation": 1, "tdm-policy": "https://a.example/terms"},
        {"location": "/news", "tdm-reservation": "1"},
        {"location": 5, "tdm-reservation": 1},
        "nonsense",
    ]
)


@pytest.mark.parametrize(
    ("path", "reserved"),
    [
        ("/open/news", False),
        ("/news/1/full", True),
        ("/news/1/full/2", True),
        ("/news", True),
        ("/", None),
        ("/new", None),
    ],
)
def test_the_first_rule_of_the_file_that_fits_holds(path: str, reserved: bool | None) -> None:
    assert reserved_by_file(FILE, path) is reserved


@pytest.mark.parametrize("pattern", ["/a*b*c$", "/a*c$", "/*c$", "/abc$", "/*", "*", "/abc"])
def test_patterns_that_fit(pattern: str) -> None:
    assert reserved_by_file(json.dumps([{"location": pattern, "tdm-reservation": 1}]), "/abc")


@pytest.mark.parametrize("pattern", ["/a*d", "/ab$", "/b*", "/abc*c$", "/*b$", ""])
def test_patterns_that_do_not_fit(pattern: str) -> None:
    found = reserved_by_file(json.dumps([{"location": pattern, "tdm-reservation": 1}]), "/abc")
    assert found is (True if pattern == "" else None)


@pytest.mark.parametrize("text", ["", "no json", "{}", "[[" * 50_000, "null", "[1, null]", '"x"'])
def test_a_file_that_is_none_says_nothing(text: str) -> None:
    assert reserved_by_file(text, "/") is None


@pytest.mark.parametrize(
    "body",
    [b"<meta " * 20_000, b"<meta name=" * 9_000, b"<meta " + b'name="' * 20_000, b"<meta" + b" " * 100_000],
)
def test_hostile_pages_take_no_long_time(body: bytes) -> None:
    started = time.perf_counter()
    reserved_by_page({}, body)
    assert time.perf_counter() - started < 2
