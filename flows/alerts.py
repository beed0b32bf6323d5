"""Alerts go out: as Prefect events, to which automations can listen, and to a webhook."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from html import escape
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx
from prefect.events import emit_event

from flows.folder import DataFolder
from flows.harmless import for_line
from flows.settings import Settings
from warehouse.alerts import mark_sent, raise_alerts, unsent
from warehouse.database import open_build, transaction

Alert = dict[str, Any]

TOLD_ONE_BY_ONE = 20  # of one name in one run; of more, their number is told
SECONDS_FOR_WEBHOOK = 10.0


class WebhookFailed(Exception):
    """The webhook did not take the alerts; its words never hold the address, which may be a key."""


def send_waiting(folder: DataFolder, settings: Settings, run_id: str | None) -> int:
    """Tell every alert that was not told yet; how many. `run_id` is None where nothing was loaded.

    Raises WebhookFailed; the alerts then wait for the next run, for two days.
    """
    now = datetime.now(UTC)
    with closing(open_build(folder.build)) as con:
        if run_id is None:
            with transaction(con):
                raise_alerts(con, None, now)
        waiting = unsent(con, now)
        for alert in _shown(waiting):
            _emit(alert, run_id)
        if waiting and settings.webhook:
            _post(settings.webhook, run_id, waiting)
        with transaction(con):
            mark_sent(con, [alert["alert_id"] for alert in waiting], now)
    return len(waiting)


def _shown(alerts: Sequence[Alert]) -> Iterator[Alert]:
    """The first of each name, and one that counts the others."""
    for name, same in groupby(alerts, lambda alert: alert["name"]):
        named = list(same)
        yield from named[:TOLD_ONE_BY_ONE]
        if others := named[TOLD_ONE_BY_ONE:]:
            message = f"and {len(others)} more: SELECT * FROM alerts WHERE name = '{name}'"
            yield others[0] | {"subject_id": "more", "source_id": None, "message": message, "url": None}


def _emit(alert: Alert, run_id: str | None) -> None:
    kind = "source" if alert["source_id"] else "story"
    emit_event(
        event=f"wirehouse.alert.{alert['name']}",
        # No headline here: a takedown looks for it in the payload.
        resource={
            "prefect.resource.id": f"wirehouse.{kind}.{alert['subject_id']}",
            "prefect.resource.name": f"{kind} {alert['subject_id']}",
        },
        payload={
            "message": for_line(alert["message"], 1000),
            "url": alert["url"],
            "alert_id": alert["alert_id"],
            "run_id": run_id,
        },
        # The same when it is sent again, after a webhook that failed: it is one event.
        id=uuid5(NAMESPACE_URL, f"wirehouse:alert:{alert['alert_id']}:{alert['subject_id']}"),
    )


def _post(webhook: str, run_id: str | None, alerts: Sequence[Alert]) -> None:
    """One request for all. Its `text` is what Slack, Mattermost and the like show."""
    shown = list(_shown(alerts))
    # As Slack wants it: otherwise a headline could be a link, or call everybody.
    lines = [f"{alert['name']}: {escape(for_line(alert['message'], 500), quote=False)}" for alert in shown]
    told = [alert | {"raised_at": alert["raised_at"].isoformat()} for alert in shown]
    body = {"text": "\n".join(lines), "run_id": run_id, "alerts": told}
    try:
        status = asyncio.run(_status_of(webhook, body))
    except TimeoutError:
        raise WebhookFailed(f"the webhook did not answer within {SECONDS_FOR_WEBHOOK:g} s") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise WebhookFailed(f"the webhook cannot be reached: {type(error).__name__}") from None
    if not 200 <= status < 300:
        raise WebhookFailed(f"the webhook answered {status}")


async def _status_of(webhook: str, body: dict[str, Any]) -> int:
    """Nobody waits for the rest of its answer, nor longer than is bearable for a run."""
    # No proxy and no .netrc of the environment, and no redirects: it goes where the settings say.
    async with (
        asyncio.timeout(SECONDS_FOR_WEBHOOK),
        httpx.AsyncClient(trust_env=False, timeout=None) as client,
        client.stream("POST", webhook, json=body) as answer,
    ):
        return answer.status_code
