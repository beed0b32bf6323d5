from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from local_run import folder_at
from small_site import SmallSite, small_site

from flows.folder import DataFolder


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with small_site() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return folder_at(tmp_path / "data")
