"""The engine that the settings of a data folder ask for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.engine.pool import Engine, Workers
from flows.folder import DataFolder
from flows.settings import Settings

_offered: list[Workers] = []


@contextmanager
def offered(settings: Settings) -> Iterator[Workers | None]:
    """Worker processes that `borrowed` gives later, for whoever starts them while something slower
    starts too; None where they are Dask's, which are started by the flow that uses them.
    """
    if settings.engine == "dask":
        yield None
        return
    with Engine(settings.processes) as engine:
        _offered.append(engine)
        try:
            yield engine
        finally:
            _offered.remove(engine)


@contextmanager
def borrowed(folder: DataFolder, settings: Settings) -> Iterator[Workers]:
    """The engine that this process has offered, or a new one for as long as the context lasts.

    With Dask, the tasks that a flow starts within the context run on the cluster. Raises
    WrongUse where the extra `dask` is not installed, and ClusterFailed for a cluster that
    does not come up or could not do the work.
    """
    if settings.engine == "dask":
        # Only here: it brings in Prefect and Dask.
        from flows.engine.cluster import on_cluster

        with on_cluster(folder, settings) as cluster:
            yield cluster
    elif _offered:
        yield _offered[-1]
    else:
        with Engine(settings.processes) as engine:
            yield engine
