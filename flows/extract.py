"""Archived pages -> a part: parse, mask, find facts, sign. Runs in worker processes."""

from __future__ import annotations

import traceback
from collections import defaultdict
from pathlib import Path

from flows.archive import Archive
from flows.engine import Engine, WorkerLost
from flows.errors import PageDamaged, PageMissing
from flows.folder import DataFolder
from flows.parts import PageRef, read_batch, write_part
from flows.rows import Row, article_rows, rejection_row
from transforms.dedupe import sign
from transforms.errors import Unusable
from transforms.facts import find_facts, mask_contacts
from transforms.models import Rejection
from transforms.parse import parse

SECONDS_PER_PAGE = 20.0


def extract(engine: Engine, folder: DataFolder, batch: Path) -> list[Path]:
    """Work out one batch and return its parts; the batch file is taken away.

    The batch goes to a worker whole. If that fails, its pages go one by one, and those
    that hang or crash become rejections, so that the others are unharmed.
    """
    refs = read_batch(batch)
    deadline = SECONDS_PER_PAGE + 0.5 * len(refs)
    try:
        parts = [engine.call(deadline, work_out, folder, batch.stem, refs)]
    except WorkerLost:
        parts = [_work_out_alone(engine, folder, f"{batch.stem}-{n}", ref) for n, ref in enumerate(refs)]
    batch.unlink(missing_ok=True)
    return parts


def get_ready() -> None:
    """Nothing but this module's imports, for a worker that is just starting."""


def _work_out_alone(engine: Engine, folder: DataFolder, key: str, ref: PageRef) -> Path:
    try:
        return engine.call(SECONDS_PER_PAGE, work_out, folder, key, [ref])
    except WorkerLost as loss:
        return write_part(folder, key, _rejected(ref, "parse", loss.reason, loss.detail))


def work_out(folder: DataFolder, key: str, refs: list[PageRef]) -> Path:
    """The part of these pages. A page that gives no article gives a row in `rejections`."""
    archive = Archive(folder.archive)
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    for ref in refs:
        for name, rows in _work_out_page(archive, ref).items():
            tables[name] += rows
    return write_part(folder, key, tables)


def _work_out_page(archive: Archive, ref: PageRef) -> dict[str, list[Row]]:
    try:
        page = ref.page(archive.get(ref.body_sha256))
        article, notes = parse(page)
        article, contacts = mask_contacts(article)
        facts = find_facts(article)
        rows = article_rows(article, facts, contacts, sign(article, facts), page.retrieved_at)
    except Unusable as error:
        return _rejected(ref, "parse", error.reason, error.detail)
    except (PageMissing, PageDamaged) as error:
        return _rejected(ref, "archive", type(error).__name__, str(error))
    except Exception:  # noqa: BLE001 - the outermost edge of one page: a fault of ours must cost one page only
        return _rejected(ref, "parse", "fault", traceback.format_exc(limit=-3))
    unusable = [
        Rejection(ref.source_id, ref.location, "facts", reason, f"{detail}: {exact!r}", ref.body_sha256)
        for exact, reason, detail in facts.rejected
    ]
    rows["rejections"] = [_rejection_row(ref, note) for note in (*notes, *unusable)]
    rows["fetches"] = [ref.fetch]
    return rows


def _rejected(ref: PageRef, stage: str, reason: str, detail: str) -> dict[str, list[Row]]:
    rejection = Rejection(ref.source_id, ref.location, stage, reason, detail, ref.body_sha256)
    return {"rejections": [_rejection_row(ref, rejection)], "fetches": [ref.fetch]}


def _rejection_row(ref: PageRef, rejection: Rejection) -> Row:
    return rejection_row(rejection, ref.fetch["run_id"], ref.retrieved_at)
