"""What a worker process runs: calls come in, what they give goes back, until the other side is gone."""

from __future__ import annotations

import pickle
import signal
import sys
import traceback
from multiprocessing.connection import Connection

from flows.engine.child import BEGUN

GRACE_SECONDS = 5.0


def serve(line: Connection) -> None:
    """Answer calls until the caller hangs up or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller, who ends us
    while True:
        try:
            message = line.recv_bytes()
        except (EOFError, ConnectionError):
            return
        try:
            line.send_bytes(_answer(message, line))
        except ConnectionError:
            return


def _answer(message: bytes, line: Connection) -> bytes:
    try:
        deadline, function, args, kwargs = pickle.loads(message)
        line.send_bytes(BEGUN)
        # The caller kills us at the deadline. Where the caller itself is dead the kernel does it:
        # this works also in a loop inside C code, which no Python thread could interrupt.
        signal.setitimer(signal.ITIMER_REAL, deadline + GRACE_SECONDS)
        return pickle.dumps((True, function(*args, **kwargs)))
    except Exception as error:  # noqa: BLE001 - the edge of a process: what it raises is raised again by the caller
        return pickle.dumps((False, _sendable(error)))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _sendable(error: Exception) -> Exception:
    """The error with its trace as a note; another one in its place where it cannot be sent."""
    trace = "".join(traceback.format_exception(error))
    error.add_note(trace)
    try:
        pickle.loads(pickle.dumps(error))
    except (pickle.PickleError, TypeError, AttributeError):
        return RuntimeError(trace)
    return error


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
