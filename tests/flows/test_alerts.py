"""Alerts on their way out, to a real server and a real webhook."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from raw_site import RawSite, Reply, answer, raw, serving

from flows.folder import DataFolder
from flows.settings import Settings
from warehouse.database import open_build

TITLE = "<!channel> see <https://evil.example|this>\x1b[31m"


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as site:
        yield site


@pytest.fixture
def folder(prefect_server: str, tmp_path: Path) -> DataFolder:
    """A warehouse in which 25 stories are news."""
    folder = DataFolder(tmp_path)
    folder.make()
    with closing(open_build(folder.build)) as con:
        con.executemany(
            "INSERT INTO stories (story_id, title, article_count, publisher_count) VALUES (?, ?, 2, 2)",
            [(f"s{number:02}", TITLE) for number in range(25)],
        )
    return folder


def test_the_webhook_gets_all_in_one_request_and_each_once(folder: DataFolder, site: RawSite) -> None:
    from flows.alerts import TOLD_ONE_BY_ONE, WebhookFailed, send_waiting

    site.replies["/hook"] = [answer(b"no", 503), answer(b"ok")]
    settings = Settings(webhook=f"http://127.0.0.1:{site.port}/hook")
    with pytest.raises(WebhookFailed, match="answered 503"):
        send_waiting(folder, settings, None)
    assert send_waiting(folder, settings, None) == 25
    assert send_waiting(folder, settings, None) == 0
    _, second = [json.loads(asked.body) for asked in site.asked]
    assert [alert["name"] for alert in second["alerts"]] == ["new-story"] * (TOLD_ONE_BY_ONE + 1)
    assert "and 5 more: SELECT * FROM alerts WHERE name = 'new-story'" in second["text"]
    assert "<" not in second["text"] and "&lt;!channel&gt;" in second["text"] and "\x1b" not in second["text"]


def test_the_address_of_a_webhook_that_is_away_is_told_nobody(folder: DataFolder) -> None:
    from flows.alerts import WebhookFailed, send_waiting

    with pytest.raises(WebhookFailed) as failure:
        send_waiting(folder, Settings(webhook="http://127.0.0.1:9/secret"), None)
    assert "secret" not in str(failure.value) and failure.value.__cause__ is None


@pytest.mark.parametrize(
    "reply",
    [raw(600.0), raw(*[b"HTTP/1.1 200 OK\r\nX-Slow: ", *[b"a", 0.2] * 1000])],
    ids=["silent", "a letter at a time"],
)
def test_a_webhook_that_hangs_does_not_hold_up_a_run(
    folder: DataFolder, site: RawSite, reply: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import alerts

    monkeypatch.setattr(alerts, "SECONDS_FOR_WEBHOOK", 0.5)
    site.replies["/hook"] = [reply]
    settings = Settings(webhook=f"http://127.0.0.1:{site.port}/hook")
    began = time.monotonic()
    with pytest.raises(alerts.WebhookFailed, match=r"did not answer within 0\.5 s"):
        alerts.send_waiting(folder, settings, None)
    assert time.monotonic() - began < 20
    # Once it has said that it takes them, the rest of its answer is of no use.
    site.replies["/hook"] = [raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", 600.0)]
    assert alerts.send_waiting(folder, settings, None) == 25


def test_without_a_webhook_events_are_all(folder: DataFolder) -> None:
    from flows.alerts import send_waiting

    assert send_waiting(folder, Settings(), None) == 25
    assert send_waiting(folder, Settings(), None) == 0
