"""Archived pages -> a part: parse, mask, find facts, sign. Runs in worker processes."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from flows.annotate import annotate
from flows.archive import Archive
from flows.engine import WorkerLost, Workers
from flows.errors import PageDamaged, PageMissing
from flows.folder import DataFolder
from flows.forgotten import Forgotten, read_forgotten
from flows.handover import at_hand
from flows.parts import PageRef, read_batch, write_part
from flows.rows import Row, article_rows, rejection_row
from flows.settings import Settings
from transforms.addresses import canonical
from transforms.dedupe import sign, sign_all
from transforms.errors import Unusable
from transforms.facts import find_facts, mask_contacts
from transforms.models import (
    Article,
    Contact,
    DateMention,
    EventMention,
    Facts,
    Mention,
    Page,
    Quantity,
    Rejection,
    Signature,
)
from transforms.parse import parse

SECONDS_PER_PAGE = 20.0
SECONDS_PER_FURTHER_PAGE = 0.5


@dataclass(frozen=True)
class _Read:
    """A page that gave an article, with what was found in it."""

    ref: PageRef
    article: Article
    contacts: tuple[Contact, ...]
    facts: Facts
    notes: tuple[Rejection, ...]


def extract(engine: Workers, folder: DataFolder, settings: Settings, batch: Path) -> list[Path]:
    """Work out one batch and return its parts; the batch file is taken away.

    The batch goes to a worker whole. If that worker is lost, its pages go one by one, and
    those that hang or crash become rejections, so that the others are unharmed. Raises
    AnnotatorFailed and StorageFailed; the batch then waits for the next run. There are no parts
    where another attempt has left them: a worker may die when its work is done but not reported.
    """
    with at_hand(folder, settings, batch) as found:
        if found is None:
            return []
        return _extract(engine, *found, settings)


def _extract(engine: Workers, folder: DataFolder, batch: Path, settings: Settings) -> list[Path]:
    refs = read_batch(batch)
    deadline = SECONDS_PER_PAGE + SECONDS_PER_FURTHER_PAGE * len(refs)
    try:
        parts = [engine.call(deadline, work_out, folder, settings, batch.stem, refs)]
    except WorkerLost:
        parts = [
            _work_out_alone(engine, folder, settings, f"{batch.stem}-{number}", ref)
            for number, ref in enumerate(refs)
        ]
    batch.unlink(missing_ok=True)
    return parts


def get_ready() -> None:
    """Load, in a worker that is just starting, the tables that the first article would wait for."""
    text = b"2026-01-02\nParis - The company Example Ltd said it would build a plant of 10 MW in France.\n"
    page = Page("", "", "", "text", text, datetime(2026, 1, 3, tzinfo=UTC))
    article, _ = parse(page)
    sign(article, find_facts(article))


def _work_out_alone(engine: Workers, folder: DataFolder, settings: Settings, key: str, ref: PageRef) -> Path:
    try:
        return engine.call(SECONDS_PER_PAGE, work_out, folder, settings, key, [ref])
    except WorkerLost as loss:
        return write_part(folder, key, _rejected(ref, "parse", loss.reason, loss.detail))


def work_out(folder: DataFolder, settings: Settings, key: str, refs: Sequence[PageRef]) -> Path:
    """The part of these pages. A page that gives no article gives a row in `rejections`."""
    archive, forgotten = Archive(folder.archive), read_forgotten(folder.root)
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    read: list[_Read] = []
    for ref in refs:
        outcome = _read_page(archive, forgotten, ref)
        if isinstance(outcome, _Read):
            read.append(outcome)
        else:
            _extend(tables, outcome)
    signed: list[tuple[_Read, Signature]] = []
    # Signed before annotators add to it: who is compared must not depend on the settings.
    for one, signature in zip(read, _signatures(read), strict=True):
        if isinstance(signature, Signature):
            signed.append((one, signature))
        else:
            _extend(tables, signature)
    facts = annotate(settings, [(one.article, one.facts) for one, _ in signed])
    for (one, signature), found in zip(signed, facts, strict=True):
        _extend(tables, _rows(replace(one, facts=found), signature))
    return write_part(folder, key, tables)


def _extend(tables: defaultdict[str, list[Row]], more: Mapping[str, Sequence[Row]]) -> None:
    for name, rows in more.items():
        tables[name] += rows


def _settled(article: Article, ref: PageRef) -> Article:
    """With its canonical address, by which it is one article wherever it was found.

    A page that names the front page of its site is not believed: all others there do so too.
    """
    named = canonical(article.url)
    is_front_page = urlsplit(named).path == "/" and not urlsplit(named).query
    return replace(article, url=canonical(ref.url) if is_front_page else named)


def _read_page(archive: Archive, forgotten: Forgotten, ref: PageRef) -> _Read | dict[str, list[Row]]:
    """The article of a page with its facts, or the rows that say why there is none."""
    try:
        article, notes = parse(ref.page(archive.get(ref.body_sha256)))
        article = _settled(article, ref)
        if article.article_id in forgotten.articles:
            return _rejected(ref, "parse", "forgotten", "it was taken down with `wirehouse forget`")
        article, contacts = mask_contacts(article)
        facts = find_facts(article)
        _expect_words(article, facts)
        return _Read(ref, article, contacts, facts, notes)
    except Unusable as error:
        return _rejected(ref, "parse", error.reason, error.detail)
    except (PageMissing, PageDamaged) as error:
        return _rejected(ref, "archive", type(error).__name__, str(error))
    except Exception:  # noqa: BLE001 - the edge of one page: a fault of ours must cost that page only
        return _rejected(ref, "parse", "fault", traceback.format_exc(limit=-3))


def _signatures(read: Sequence[_Read]) -> Sequence[Signature | dict[str, list[Row]]]:
    """The signature of each article, or the rows that say why there is none."""
    try:
        return sign_all([(one.article, one.facts) for one in read])
    except Exception:  # noqa: BLE001 - a fault of ours in one text must not cost the others
        return [_signature(one) for one in read]


def _signature(read: _Read) -> Signature | dict[str, list[Row]]:
    try:
        return sign(read.article, read.facts)
    except Exception:  # noqa: BLE001 - the edge of one page, as above
        return _rejected(read.ref, "parse", "fault", traceback.format_exc(limit=-3))


def _expect_words(article: Article, facts: Facts) -> None:
    """What the warehouse checks for all but the longest texts: a fact's words stand at its offsets."""
    blocks = {block.position: block.text for block in article.removed}
    told: tuple[Quantity | EventMention | DateMention | Mention, ...] = (
        *facts.quantities,
        *facts.events,
        *facts.dates,
        *facts.mentions,
    )
    for fact in told:
        block = fact.block_position if isinstance(fact, DateMention | Mention) else None
        text = article.text if block is None else blocks[block]
        if text[fact.start_char : fact.end_char] != fact.exact:
            raise ValueError(f"{type(fact).__name__} {fact.exact!r} does not stand at {fact.start_char}")


def _rows(read: _Read, signature: Signature) -> dict[str, list[Row]]:
    ref, article, facts = read.ref, read.article, read.facts
    unusable = [
        Rejection(ref.source_id, ref.location, "facts", reason, f"{detail}: {exact!r}", ref.body_sha256)
        for exact, reason, detail in facts.rejected
    ]
    return article_rows(article, facts, read.contacts, signature, ref.retrieved_at) | {
        "rejections": [_rejection_row(ref, note) for note in (*read.notes, *unusable)],
        "fetches": [ref.kept_fetch()],
    }


def _rejected(ref: PageRef, stage: str, reason: str, detail: str) -> dict[str, list[Row]]:
    rejection = Rejection(ref.source_id, ref.location, stage, reason, detail, ref.body_sha256)
    return {"rejections": [_rejection_row(ref, rejection)], "fetches": [ref.kept_fetch()]}


def _rejection_row(ref: PageRef, rejection: Rejection) -> Row:
    return rejection_row(rejection, ref.fetch["run_id"], ref.retrieved_at)
