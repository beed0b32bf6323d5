"""Local copies and archive files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flows.errors import WrongUse
from flows.gather.gathering import Gathering
from flows.gather.rows import fetch_row
from flows.gather.span import Span
from flows.read import read_source
from transforms.models import Hints


def gather_local(gathering: Gathering, span: Span | None) -> None:
    """Every page of a folder, file or WARC file. Only a WARC file knows the days of its pages."""
    source = gathering.source
    if span is not None and source.kind != "warc":
        raise WrongUse(
            f"{source.name}: a {source.kind} does not know the days of its pages; leave out --since"
        )
    for found in read_source(source, datetime.now(UTC)):
        page = found.page
        if found.rejection is not None:
            gathering.reject(found.rejection)
        elif page is not None and (span is None or span.holds(page.retrieved_at.date())):
            page = replace(page, hints=Hints(language=source.language, timezone=source.timezone))
            row = fetch_row(
                gathering.run_id,
                page.source_id,
                page.location,
                page.retrieved_at,
                "read",
                final_url=page.url,
                body_sha256=page.body_sha256,
                body_bytes=len(page.body),
            )
            gathering.take(found.source, page, row)
