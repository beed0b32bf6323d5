"""Answers of the gate as rows of `fetches`, without the keys that stand in addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from uuid import uuid4

from flows.fetch import Answer, Attempt, FetchFailed
from flows.fetch.redact import redacted
from flows.rows import Row
from flows.shown import shown


def fetch_row(
    run_id: str, source_id: str, url: str, requested_at: datetime, outcome: str, **more: object
) -> Row:
    return {
        "fetch_id": uuid4().hex,
        "run_id": run_id,
        "source_id": source_id,
        "url": url,
        "requested_at": requested_at,
        "outcome": outcome,
        **more,
    }


def answer_row(run_id: str, source_id: str, answer: Answer, outcome: str) -> Row:
    return fetch_row(
        run_id,
        source_id,
        shown(answer.url),
        answer.requested_at,
        outcome,
        final_url=shown(answer.final_url),
        http_status=answer.http_status,
        body_sha256=None if answer.not_modified else answer.body_sha256,
        wire_bytes=answer.wire_bytes,
        body_bytes=None if answer.not_modified else len(answer.body),
        duration_ms=answer.duration_ms,
        etag=answer.etag,
        last_modified=answer.last_modified,
        tdm_reserved=answer.tdm_reserved,
    )


def failure_row(run_id: str, source_id: str, url: str, failure: FetchFailed) -> Row:
    return fetch_row(
        run_id,
        source_id,
        shown(url),
        datetime.now(UTC),
        failure.outcome,
        http_status=failure.http_status,
        detail=redacted(failure.detail),
    )


def attempt_rows(run_id: str, source_id: str, attempts: Iterable[Attempt]) -> list[Row]:
    """The decisions on the way, a row each."""
    return [
        asdict(attempt) | {"fetch_id": uuid4().hex, "run_id": run_id, "source_id": source_id}
        for attempt in attempts
    ]
