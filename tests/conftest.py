"""What several tests stand on: the shared data where it is, and one Prefect server for the whole run."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from once import once, shared_folder
from one_server import address_of_server
from sample_truth import Truth

if TYPE_CHECKING:
    from flows.summary import RunReport

# Before anything imports Prefect: it reads these once.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")

# A machine that does other things too is no fault of an example.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def pytest_make_parametrize_id(val: object, argname: str) -> None:
    """Packed bytes hold the second they were made in: each worker would call the test something else."""
    if isinstance(val, bytes) and val.startswith(b"\x1f\x8b"):
        raise pytest.UsageError(f"{argname} is packed: name it by `ids` or pytest.param(..., id=)")


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
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Prefect server on loopback with a database of its own; its API address."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    folder = shared_folder(tmp_path_factory) / "prefect"
    folder.mkdir(exist_ok=True)
    address = address_of_server(folder)
    with temporary_settings({PREFECT_API_URL: address}):
        yield address


@pytest.fixture(scope="module")
def workers() -> Iterator[None]:
    """A worker process that all runs of a module borrow: to start one takes longer than its work there."""
    from flows.engine import offered
    from flows.settings import Settings

    with offered(Settings(processes=1)):
        yield


@pytest.fixture(scope="session")
def editions(
    prefect_server: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[RunReport], list[Truth]]:
    """The bundled site, fetched twice: the data folder, the report of each run, and each edition's truth."""
    return once(tmp_path_factory, "sample", _fetch_editions)


def _fetch_editions(place: Path) -> tuple[Path, list[RunReport], list[Truth]]:
    from flows.engine import offered
    from flows.ingest import ingest
    from flows.settings import Settings

    data = place / "data"
    reports, truths = [], []
    with offered(Settings(processes=1)):
        for edition in (1, 2):
            reports.append(ingest(sample=True, data=str(data)))
            kept = place / f"edition-{edition}"
            kept.mkdir()
            shutil.copy(data / "warehouse.duckdb", kept / "warehouse.duckdb")
            truths.append(Truth(kept, edition))
    return data, reports, truths
