"""Which runs of flows are alive: each holds a lock as long as its process lives.

Prefect goes by what it was told last: a run that was killed with everything around it is
"running" for good there, and may keep its deployment from running again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.errors import FolderBusy
from flows.folder import DataFolder
from flows.holding import locked


@contextmanager
def alive(folder: DataFolder, flow_run_id: str | None) -> Iterator[None]:
    """Be seen to be alive until the context ends. `flow_run_id` is Prefect's."""
    path = folder.root / "locks" / "runs" / str(flow_run_id)
    with locked(path, f"the run {flow_run_id} is at work already"):
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def killed_runs(folder: DataFolder) -> list[str]:
    """The runs that ended without saying so; each is named once."""
    found = []
    for path in sorted((folder.root / "locks" / "runs").glob("*")):
        try:
            with locked(path, ""):
                path.unlink(missing_ok=True)
        except FolderBusy:
            continue
        found.append(path.name)
    return found


def living_runs(folder: DataFolder) -> set[str]:
    """The runs that are at work now."""
    found = set()
    for path in (folder.root / "locks" / "runs").glob("*"):
        try:
            with locked(path, ""):
                pass
        except FolderBusy:
            found.add(path.name)
    return found
