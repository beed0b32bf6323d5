"""What is dear to build is built by one of pytest's processes, in the folder that all of them share."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

Made = TypeVar("Made")


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder of this test run, the same for every process of it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """What `make` gives, in an empty folder called `name`; the others wait and get it unpickled.

    For what is only read: a test that changes it takes a copy.
    """
    place = shared_folder(factory) / name
    kept = place.with_suffix(".pickle")
    with FileLock(place.with_suffix(".lock")):
        if not kept.exists():
            shutil.rmtree(place, ignore_errors=True)  # of one that failed
            place.mkdir()
            kept.write_bytes(pickle.dumps(make(place)))
        made: Made = pickle.loads(kept.read_bytes())
    return made
