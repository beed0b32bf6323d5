"""The prompt of `wirehouse sql`, typed at through a terminal of its own."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from flows.catalog import Catalog, Column, Thing
from flows.prompt import SqlCompleter, whole
from warehouse.database import open_build
from warehouse.publish import publish

CATALOG = Catalog(
    (
        Thing("stories", "table", "", (Column("story_id", "VARCHAR", ""), Column("title", "VARCHAR", ""))),
        Thing("story_timeline", "view", "", (Column("position", "BIGINT", ""),)),
        Thing("named_with", "table macro", "", (), ("whom",)),
    )
)


class Terminal:
    """A terminal with `wirehouse sql` in it."""

    def __init__(self, data: Path, home: Path) -> None:
        self._fd, theirs = pty.openpty()
        env = {**os.environ, "XDG_STATE_HOME": str(home), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        # As its controlling terminal, so that Ctrl-C is a signal.
        code = (
            "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from flows.cli import main; main()"
        )
        command = [sys.executable, "-c", code, "sql", "--data", str(data)]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
        )
        os.close(theirs)
        self._unread = ""

    def type(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def read_until(self, words: str, seconds: float = 60) -> str:
        """What appears until `words` do."""
        end = time.monotonic() + seconds
        while words not in self._unread:
            if not select.select([self._fd], [], [], max(0.0, end - time.monotonic()))[0]:
                raise AssertionError(f"no {words!r} in {self._unread!r}")
            self._unread += os.read(self._fd, 65536).decode("utf-8", "replace")
        seen, _, self._unread = self._unread.partition(words)
        return seen

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._fd)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    with open_build(data / "build.duckdb") as con:
        con.execute("INSERT INTO units (unit_code, name) VALUES ('W', 'wa' || chr(27) || '[31mtt')")
    publish(data / "build.duckdb", data, datetime(2025, 3, 1, tzinfo=UTC))
    return data


@pytest.fixture
def terminal(data: Path, tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(data, tmp_path)
    yield terminal
    terminal.close()


def test_a_session(terminal: Terminal, tmp_path: Path) -> None:
    terminal.read_until("sql>")
    terminal.type("SELECT unit_code, name\r")
    terminal.type("FROM units;\r")
    shown = terminal.read_until("\\x1b[31mtt")  # its name, and no colour
    assert "unit_code" in shown
    terminal.read_until("sql>")
    terminal.type(".schema units\r")
    terminal.read_until("base value = value * factor + offset")
    terminal.type("SELECT nope;\r")
    terminal.read_until("Binder Error")
    terminal.type(".nope\r")
    terminal.read_until("no command")
    terminal.type("SELECT count(*) FROM range(10000000000000);\r")
    time.sleep(1)
    terminal.type("\x03")
    terminal.read_until("cancelled")
    terminal.type("SELECT 6 * 7 AS answer;\r")
    terminal.read_until("42")
    terminal.read_until("sql>")
    terminal.type("\x04")
    assert terminal.process.wait(60) == 0
    history = tmp_path / "wirehouse" / "sql_history"
    assert "SELECT 6 * 7" in history.read_text()
    assert history.stat().st_mode & 0o077 == 0


def test_it_starts_without_prefect() -> None:
    code = (
        "import sys, flows.prompt; print([m for m in ('prefect', 'pyarrow', 'pandas') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", True), (".tables", True), ("SELECT 1;", True), ("SELECT 1;  ", True), ("SELECT 1", False)],
)
def test_where_a_query_ends(text: str, expected: bool) -> None:
    assert whole(text) is expected


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("SELEC", "SELECT"),
        ("FROM sto", "story_timeline"),
        ("FROM named", "named_with"),
        ("FROM stories WHERE ti", "title"),
        ("FROM stories s WHERE s.", "story_id"),
    ],
)
def test_completion(text: str, offered: str) -> None:
    found = SqlCompleter(CATALOG).get_completions(Document(text), CompleteEvent())
    assert offered in [completion.text for completion in found]


def test_columns_of_other_tables_are_not_offered() -> None:
    found = SqlCompleter(CATALOG).get_completions(Document("FROM story_timeline WHERE tit"), CompleteEvent())
    assert list(found) == []
