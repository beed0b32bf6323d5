"""What Prefect must be told before it is imported.

Prefect reads its settings once, at import, from the environment. What the user has
set there wins. Nothing else in this package may import Prefect at module level
unless it is reached through here.
"""

from __future__ import annotations

import json
import logging
import os
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError

from flows.errors import ServerFailed
from flows.folder import DataFolder

SERVER_FILE = "server.json"


def prepare(folder: DataFolder, quiet: bool = True) -> None:
    """Set the environment so that `import prefect` finds this folder's home and server.

    `quiet` keeps Prefect's own log lines off the terminal; they still reach the UI.
    Raises StorageFailed when the folder cannot be used.
    """
    folder.make()
    home = folder.prefect.resolve()
    home.mkdir(exist_ok=True)
    settings = {
        # In the data folder, so that runs made without a server show in the UI later.
        "PREFECT_HOME": str(home),
        # It would try to reach the internet, and can hold the database while it does.
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    if quiet:
        settings["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "CRITICAL"
        # Of a server that went away we say one line ourselves.
        settings["PREFECT_INTERNAL_LOGGING_LEVEL"] = "CRITICAL"
        logging.raiseExceptions = False  # by which it goes when it says that it cannot log
    if server := running_server(home):
        settings["PREFECT_API_URL"] = server
    elif "PREFECT_API_URL" not in os.environ:
        # A server of a run's own that went away does not come back: each call would wait a minute for it.
        settings["PREFECT_CLIENT_MAX_RETRIES"] = "3"
    for name, value in settings.items():
        os.environ.setdefault(name, value)


def running_server(home: Path) -> str | None:
    """The API address of the server that `wirehouse serve` runs on this folder, if it answers."""
    try:
        api_url = str(json.loads((home / SERVER_FILE).read_text())["api_url"])
    except (OSError, ValueError, KeyError):
        return None
    return api_url if answers(api_url) else None


def answers(api_url: str, seconds: float = 2) -> bool:
    """Whether a Prefect server at `api_url` answers within `seconds`."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=seconds) as answer:
            return bool(answer.status == 200)
    except HTTPError as error:
        return error.code in (401, 403)  # it is there; whether it lets us in is Prefect's to say
    except (OSError, HTTPException):
        return False


def server_of(folder: DataFolder) -> str | None:
    """The API address of the server that keeps what runs on this folder tell: the one that the user names,
    else that of a `wirehouse serve` at work.
    """
    return os.environ.get("PREFECT_API_URL") or running_server(folder.prefect)


def expect_server() -> None:
    """Raise ServerFailed where the environment names a Prefect server and nothing is there."""
    api_url = os.environ.get("PREFECT_API_URL")
    if not api_url:
        return
    try:
        urllib.request.urlopen(f"{api_url}/health", timeout=10).close()
    except HTTPError:
        pass  # something answers; whether it lets us in is Prefect's to say
    except (OSError, HTTPException, ValueError) as error:
        why = getattr(error, "reason", error)  # URLError wraps it in words of its own
        raise ServerFailed(f"no Prefect server at PREFECT_API_URL={api_url}: {why}") from error
