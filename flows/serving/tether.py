"""A command that ends when whoever started it does, however that ends.

    python -m flows.serving.tether COMMAND ...

Its standard input is a pipe that the starter holds open: a killed process closes it too.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Thread
from types import FrameType

SECONDS_TO_STOP = 10


def main(command: list[str]) -> int:
    """Run `command` until it ends, standard input ends, or SIGTERM comes; its exit code."""
    # In a session of its own, so that Ctrl-C reaches the starter alone, who then ends this.
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)

    def stop(_signal: int = 0, _frame: FrameType | None = None) -> None:
        Thread(target=_end, args=(child,), daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_input, args=(child,), daemon=True).start()
    code = child.wait()
    return code if code >= 0 else 128 - code  # as a shell tells of a signal


def _end_with_input(child: subprocess.Popen[bytes]) -> None:
    while os.read(0, 4096):  # not by sys.stdin, whose lock would still be held when this process ends
        pass
    _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
