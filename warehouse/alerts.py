"""What somebody should know of: each file of `checks/alerts/` is a query, each row an alert.

A query gives `subject_id`, `episode`, `source_id`, `message` and `url`. An alert is raised
once for each name, subject and episode: what must be told anew when it happens again puts
into `episode` what makes it another time (the last good run, say).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb

from warehouse.sql import names, records, run, statement, written


def raise_alerts(con: duckdb.DuckDBPyConnection, run_id: str | None, now: datetime) -> int:
    """Write the alerts that were not raised before, in the transaction at hand. How many there were."""
    count = 0
    for name in names("checks/alerts"):
        con.execute(f"CREATE OR REPLACE TEMP TABLE found_alerts AS {statement(f'checks/alerts/{name}')}")
        count += written(con, "tables/alerts/insert", name=name.replace("_", "-"), run_id=run_id, now=now)
    return count


def unsent(con: duckdb.DuckDBPyConnection, now: datetime) -> list[dict[str, Any]]:
    """The alerts of the last two days that were not told yet."""
    return records(con, "queries/alerts/unsent", now=now)


def mark_sent(con: duckdb.DuckDBPyConnection, alert_ids: Sequence[str], now: datetime) -> None:
    """Note that these alerts were told."""
    run(con, "queries/alerts/mark_sent", alert_ids=list(alert_ids), now=now)
