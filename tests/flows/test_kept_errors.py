"""Errors that somebody keeps, as Prefect does, after the command has told them."""

from __future__ import annotations

import weakref

import pytest

from flows.cli import _errors
from flows.errors import StorageFailed


class Connection:
    """Stands for one of DuckDB's, which complains when it outlives Python."""


def test_an_error_that_is_kept_keeps_no_connection(capsys: pytest.CaptureFixture[str]) -> None:
    kept = StorageFailed("the disk is full")
    opened: list[weakref.ref[Connection]] = []

    def use() -> None:
        connection = Connection()
        opened.append(weakref.ref(connection))
        raise kept

    with pytest.raises(SystemExit) as ended, _errors():
        use()
    assert (ended.value.code, capsys.readouterr().err) == (1, "wirehouse: the disk is full\n")
    assert opened[0]() is None
