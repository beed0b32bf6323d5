"""One process that does one call at a time and can be killed, from the side that calls it.

It is started as a program of its own, not by `multiprocessing`: the workers of Dask are
daemons, which may not have children of that kind, and a caller's main module is not run again.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

BEGUN = b""  # what the process says when a call begins, with which its deadline begins
# To start and to import what is called, which on a busy machine takes longer than a page may take.
SECONDS_TO_BEGIN = 120.0


class WorkerLost(Exception):
    """A worker gave no result. `reason` is the word for `rejections.reason`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)  # both, so that it can be sent to another process
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


class Child:
    """A process that is started by its first call, and again by the next one after it was lost."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def call(
        self, deadline: float, function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> Any:
        """What `function` gives or raises there. Raises WorkerLost; the process is then gone."""
        line = self._sent(pickle.dumps((deadline, function, args, kwargs)))
        try:
            succeeded, outcome = self._answer(line, deadline)
        except BaseException:
            self.kill()  # what it still does or says belongs to no call any more
            raise
        if succeeded:
            return outcome
        raise outcome

    def _answer(self, line: Connection, deadline: float) -> tuple[bool, Any]:
        try:
            if not line.poll(SECONDS_TO_BEGIN):
                raise WorkerLost("crash", f"the worker process did not begin within {SECONDS_TO_BEGIN:.0f} s")
            message = line.recv_bytes()
            if message == BEGUN:
                if not line.poll(deadline):
                    raise WorkerLost("deadline", f"no result within {deadline:.0f} s")
                message = line.recv_bytes()
            answer: tuple[bool, Any] = pickle.loads(message)
        except (EOFError, ConnectionError) as error:
            raise WorkerLost("crash", f"the worker process died (code {self._exit_code()})") from error
        return answer

    def _sent(self, message: bytes) -> Connection:
        """The line to the process, once it has the message: a new process, if that of before is gone."""
        if self._line is not None:
            with suppress(ConnectionError):
                self._line.send_bytes(message)
                return self._line
            self.kill()
        self._line = line = self._start()
        line.send_bytes(message)
        return line

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.engine.loop", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                # What can be imported here can be imported there.
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            )
        return ours

    def _exit_code(self) -> int | None:
        process = self._process
        return process.wait(5) if process else None

    def kill(self) -> None:
        """End the process, whatever it does."""
        process, line = self._process, self._line
        self._process = self._line = None
        if process is not None:
            process.kill()
            process.wait()
        if line is not None:
            line.close()
