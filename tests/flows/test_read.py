from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.read import Found, read_source
from flows.sources import local_sources

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def _read(*paths: Path) -> list[Found]:
    return [found for source in local_sources([str(p) for p in paths]) for found in read_source(source, NOW)]


def _rejections(found: list[Found]) -> list[tuple[str, str]]:
    return [(f.rejection.reason, Path(f.rejection.location).name) for f in found if f.rejection]


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/d.HTM", "notes.md", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    pages = [found.page for found in _read(tmp_path)]
    assert [(Path(p.url).name, p.media) for p in pages if p] == [
        ("a.html", "html"),
        ("b.txt", "text"),
        ("d.HTM", "html"),
    ]


def test_a_file_belongs_to_its_folder_however_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (whole,) = _read(tmp_path)
    (single,) = _read(tmp_path / "a.txt")
    assert whole == single


def test_each_line_of_a_jsonl_file_is_a_page(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "x", "text": "one"}),
        "",
        "{broken",
        json.dumps({"id": "x", "text": "the id again"}),
        json.dumps({"id": 7, "text": "a number"}),
        json.dumps({"id": "../\u0000", "text": "an id that cannot stand in an address"}),
        json.dumps({"id": "y" * 5000, "text": "nor this"}),
        "[1]",
    ]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    names = [found.page.location.partition("#")[2] for found in _read(path) if found.page]
    assert names == ["x", "line-3", "line-4", "7", "line-6", "line-7", "line-8"]


def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "none.jsonl").write_text("\n\n")
    found = _read(tmp_path / "gone", tmp_path / "empty", tmp_path / "a.pdf", tmp_path / "none.jsonl")
    assert _rejections(found) == [
        ("missing", "gone"),
        ("nothing readable", "empty"),
        ("unsupported kind", "a.pdf"),
        ("empty", "none.jsonl"),
    ]
    assert all(f.rejection and f.rejection.detail and f.rejection.stage == "read" for f in found)


def test_a_file_that_is_no_file_is_rejected(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "good.txt").write_text("words")
    found = _read(tmp_path)
    assert {name for _, name in _rejections(found)} == {"pipe.txt", "loop.txt"}
    assert [Path(f.page.url).name for f in found if f.page] == ["good.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "secret.txt").touch(mode=0)
    (tmp_path / "good.txt").write_text("words")
    found = _read(tmp_path)
    assert sorted(_rejections(found)) == [("unreadable", "closed"), ("unreadable", "secret.txt")]
    assert len([f for f in found if f.page]) == 1


def test_names_that_are_no_text_can_still_be_told(tmp_path: Path) -> None:
    names = (b"\xff.txt", b"two\nlines.txt", "ü😀.txt".encode())
    try:
        for name in names:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("words")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    found = [f.page.location.rpartition("/")[2] for f in _read(tmp_path) if f.page]
    assert sorted(found) == ["\\xff.txt", "two\nlines.txt", "ü😀.txt"]
    assert all(name.encode("utf-8") for name in found)
