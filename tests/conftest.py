"""What several tests stand on: the shared data where it is, and one Prefect server for the whole run."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample_truth import Truth

if TYPE_CHECKING:
    from flows.summary import RunReport

# Before anything imports Prefect: it reads these once.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@pytest.fixture(autouse=True, scope="module")
def small_heap() -> Iterator[None]:
    """Keep what earlier modules left behind out of garbage collection: tests of time would pay for it."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The user's two documents with what is in them."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the seed documents (../shared/seeds) are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[str]:
    """A real Prefect server on loopback with a database of its own; its API address."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield PREFECT_API_URL.value()


@pytest.fixture(scope="session")
def editions(
    prefect_server: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[RunReport], list[Truth]]:
    """The bundled site, fetched twice: the data folder, the report of each run, and each edition's truth."""
    from flows.ingest import ingest

    data = tmp_path_factory.mktemp("sample")
    reports, truths = [], []
    for edition in (1, 2):
        reports.append(ingest(sample=True, data=str(data)))
        kept = tmp_path_factory.mktemp(f"edition-{edition}")
        shutil.copy(data / "warehouse.duckdb", kept / "warehouse.duckdb")
        truths.append(Truth(kept, edition))
    return data, reports, truths
