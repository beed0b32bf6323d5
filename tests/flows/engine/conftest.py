"""Documents in four folders, so that there are several batches, and what one process makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from once import once
from published_rows import rows_of

from flows.sample import load_edition
from flows.settings import SETTINGS_FILE

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return once(tmp_path_factory, "documents", _write_documents)


def _write_documents(root: Path) -> list[str]:
    pages = [one.body for _, one in sorted(load_edition(1).items()) if b"<p" in one.body]
    for number, body in enumerate(pages):
        folder = root / f"folder-{number % 4}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.html").write_bytes(body)
    return [str(root / f"folder-{number}") for number in range(4)]


@pytest.fixture(scope="session")
def of_one_process(
    prefect_server: str, documents: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Rows:
    return once(tmp_path_factory, "one-process", lambda data: ingested(documents, data, "processes = 1"))


def ingested(documents: list[str], data: Path, settings: str) -> Rows:
    """The tables that a run with these settings makes."""
    from flows.ingest import ingest

    configure(documents, data, settings)
    ingest(data=str(data))
    return rows_of(data)


def configure(documents: list[str], data: Path, settings: str) -> None:
    """Settings, and a source for each folder of documents."""
    (data / SETTINGS_FILE).write_text(settings)
    blocks = [
        f'[sources.{Path(folder).name}]\nkind = "folder"\nlocation = "{folder}"\n' for folder in documents
    ]
    (data / "sources.toml").write_text("\n".join(blocks))
