"""A new published file, as the settings of the data folder want it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.folder import DataFolder
from flows.settings import read_settings
from warehouse import publish as published


def publish(folder: DataFolder) -> Path | None:
    """Publish where a row changed. None: nothing was. Raises warehouse.errors.StorageFailed and Locked."""
    return _publish(folder, timedelta(0))


def publish_if_due(folder: DataFolder) -> Path | None:
    """The same, but not where the last file is younger than `published.every`."""
    return _publish(folder, read_settings(folder.root).publish_every)


def _publish(folder: DataFolder, every: timedelta) -> Path | None:
    keep = read_settings(folder.root).keep_published
    return published.publish(folder.build, folder.root, datetime.now(UTC), keep, every)
