"""What can go wrong around the steps.

FlowError
├── WrongUse            the command cannot be understood: exit code 2
│   └── NothingChosen   no source is named, and none is switched on
├── NothingUsable       nothing of what was given could be used
├── FolderBusy          another process works on this data folder
├── StorageFailed       the disk is full, read-only, or the folder is not ours to write
├── PageMissing         the archive does not hold these bytes
├── PageDamaged         the archive holds other bytes than their name says
├── ArchiveIncomplete   what takes the place of a warehouse would lack some of its pages
├── SourceFailed        a source could not be read at all
│   └── SourceMisconfigured  its block is wrong, so trying again is no use
├── ClusterFailed       the Dask workers did not come up, or could not do the work
├── ServerFailed        the Prefect server did not come up, or went away
└── Stopped             the user stopped it
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FlowError(Exception):
    """The root of everything that `flows` raises for the user to read."""


class WrongUse(FlowError):
    pass


class NothingChosen(WrongUse):
    pass


class NothingUsable(FlowError):
    pass


class FolderBusy(FlowError):
    pass


class StorageFailed(FlowError):
    pass


class PageMissing(FlowError):
    pass


class PageDamaged(FlowError):
    pass


class ArchiveIncomplete(FlowError):
    pass


class SourceFailed(FlowError):
    pass


class SourceMisconfigured(SourceFailed):
    pass


class AnnotatorFailed(FlowError):
    pass


class ClusterFailed(FlowError):
    pass


class ServerFailed(FlowError):
    pass


class Stopped(FlowError):
    pass


_STORAGE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR}


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn the operating system's refusal to write below `path` into `StorageFailed`."""
    try:
        yield
    except OSError as error:
        if error.errno not in _STORAGE:
            raise
        raise StorageFailed(f"{path}: {error.strerror}. Nothing that was loaded before is lost.") from error
