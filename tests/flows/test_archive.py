from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.archive import Archive
from flows.errors import PageDamaged, PageMissing, StorageFailed


@given(body=st.binary(max_size=2000))
def test_what_is_put_is_got(body: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    sha256 = archive.put(body)
    assert sha256 == hashlib.sha256(body).hexdigest()
    assert archive.get(sha256) == body


def test_equal_bytes_are_one_object_and_never_rewritten(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.path(archive.put(b"page"))
    before = first.stat().st_mtime_ns
    archive.put(b"page")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [first]
    assert first.stat().st_mtime_ns == before


def test_missing_and_damaged_pages_are_told_apart(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"page")
    with pytest.raises(PageMissing):
        archive.get("0" * 64)
    archive.path(sha256).write_bytes(gzip.compress(b"another page"))
    with pytest.raises(PageDamaged, match="other bytes"):
        archive.get(sha256)
    archive.path(sha256).write_bytes(b"not gzip")
    with pytest.raises(PageDamaged, match="cannot be read"):
        archive.get(sha256)


@pytest.mark.parametrize(
    "damage", [b"", b"not gzip", gzip.compress(b"another page", mtime=0)], ids=["empty", "no gzip", "another"]
)
def test_a_damaged_page_that_comes_again_is_whole_again(tmp_path: Path, damage: bytes) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"page")
    archive.path(sha256).write_bytes(damage)
    assert archive.get(archive.put(b"page")) == b"page"


def test_pages_and_the_names_of_their_folders_are_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path)
    keys = [archive.put(body) for body in (b"one", b"two", b"one")]
    told: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda fd: told.append(str(Path(f"/dev/fd/{fd}").readlink())))
    archive.settle(keys)
    paths = {archive.path(key) for key in keys}
    assert set(told) == {str(path) for path in paths | {path.parent for path in paths} | {tmp_path}}


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailed, match="Nothing that was loaded before is lost"):
        Archive(tmp_path / "file" / "archive").put(b"page")
