"""Parts that another version of the code has left waiting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from local_run import folder_at, take_in
from published_rows import rows_of

from flows.extract import work_out
from flows.folder import DataFolder
from flows.gather import gather
from flows.outdated import put_back
from flows.parts import MANIFEST, read_batch, waiting_batches, waiting_parts
from flows.settings import Settings
from flows.sources import Source, local_sources

TEXT = """2026-04-02
Tallinn - Baltic utility Norrvind Energia said on Thursday it had ordered {turbines} turbines of 6.6 MW each.
The project in the Lahe parish will cost about 510 million euros and start up in 2029.
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    files = tmp_path / "files"
    files.mkdir()
    for turbines in (48, 50):
        (files / f"{turbines}.txt").write_text(TEXT.format(turbines=turbines))
    (files / "empty.txt").touch()
    return local_sources([str(files)])[0]


@pytest.fixture
def folder(tmp_path: Path, source: Source) -> DataFolder:
    """What a source has given waits, worked out."""
    folder = folder_at(tmp_path / "data")
    gather(folder, "run", source, {})
    for batch in waiting_batches(folder):
        work_out(folder, Settings(), batch.stem, read_batch(batch))
        batch.unlink()
    return folder


def test_what_this_code_has_made_stays(folder: DataFolder) -> None:
    parts = waiting_parts(folder)
    assert put_back(folder) == 0
    assert waiting_parts(folder) == parts and waiting_batches(folder) == []


def test_pages_that_other_code_worked_out_are_worked_out_again(
    folder: DataFolder, source: Source, tmp_path: Path
) -> None:
    for part in waiting_parts(folder):
        told = json.loads((part / MANIFEST).read_text())
        del told["made_by"]  # as parts were before they said so
        (part / MANIFEST).write_text(json.dumps(told))
        (part / "quantities.parquet").unlink(missing_ok=True)
    assert put_back(folder) == 3
    assert put_back(folder) == 0
    (kept,) = waiting_parts(folder)  # what the source itself has told is no matter of code
    assert "sources" in json.loads((kept / MANIFEST).read_text())["rows"]
    take_in(folder, source)
    undisturbed = folder_at(tmp_path / "undisturbed")
    take_in(undisturbed, source)
    assert rows_of(folder.root) == rows_of(undisturbed.root)
