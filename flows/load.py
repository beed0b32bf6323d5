"""Parts -> tables: one transaction in which copies are joined and claims compared."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from uuid import uuid4

import duckdb
import pyarrow as pa

from flows.folder import DataFolder
from flows.parts import remove_parts, waiting_parts, write_part
from flows.review import reviewer, scored_by
from flows.rows import Row, participant_rows, row, tabulate, to_nouns
from flows.settings import Settings
from transforms.claims import compare
from transforms.dedupe import KEY_CAP, MODEL_VERSION, WINDOW_DAYS, Review, score, tell
from transforms.facts.figures.units import units
from transforms.identity import identify
from transforms.models import (
    Account,
    DateMention,
    Entity,
    EventMention,
    Facts,
    Mention,
    Pair,
    Quantity,
    Signature,
    Story,
    Telling,
)
from transforms.parse import PARSER_VERSION
from warehouse.alerts import raise_alerts
from warehouse.checks import run_checks
from warehouse.database import open_build, transaction
from warehouse.errors import WarehouseError
from warehouse.history import expect_clock
from warehouse.known import Affected, affected, candidates, facts_of, replace_pairs
from warehouse.load import Merged, merge_parts, merge_runs, merge_units
from warehouse.stories import Told, replace_stories
from warehouse.summary import ask


@dataclass(frozen=True)
class Run:
    """One run of a flow, as its row in `runs`."""

    run_id: str
    flow_run_id: str | None
    flow: str
    started_at: datetime
    code_version: str
    config_sha256: str

    def rows(self, state: str) -> pa.Table:
        return tabulate("runs", [row(self, ended_at=datetime.now(UTC), state=state)])


def begin_run(flow: str, flow_run_id: str | None, settings: Settings) -> Run:
    """A new run of `flow`, beginning now; `flow_run_id` is Prefect's name for it."""
    config = (
        f"{settings!r} parser {PARSER_VERSION}, keys {KEY_CAP}, window {WINDOW_DAYS}, model {MODEL_VERSION}"
    )
    return Run(
        run_id=uuid4().hex,
        flow_run_id=flow_run_id,
        flow=flow,
        started_at=datetime.now(UTC),
        code_version=version("wirehouse"),
        config_sha256=hashlib.sha256(config.encode()).hexdigest(),
    )


@dataclass(frozen=True)
class Loaded:
    """What a load changed. `sources`: what it read of each, as rows; `run_ids`: the runs that read them."""

    merged: Merged
    told: Told
    sources: tuple[Row, ...] = ()
    run_ids: tuple[str, ...] = ()


def load(folder: DataFolder, run: Run, settings: Settings) -> Loaded:
    """Load every waiting part, tell the stories anew that they touch, check, and commit.

    All of it or nothing: after an error or a kill the parts still wait. Raises
    warehouse.errors.CheckFailed when the tables would not hold together, ClockBehind when they were
    written later than it is now, and WrongUse where a rescorer is set that is not installed.
    """
    parts = waiting_parts(folder)
    with closing(open_build(folder.build, settings.memory)) as con, transaction(con):
        expect_clock(con, run.started_at)
        merge_runs(con, run.rows("completed"))
        merge_units(con, tabulate("units", _unit_rows()))
        merged = merge_parts(con, parts)
        told = replace_stories(con, run.run_id, tell_stories(con, settings))
        run_checks(con, run.run_id)
        raise_alerts(con, run.run_id, datetime.now(UTC))
        sources = tuple(ask(con, "loaded_sources"))
        run_ids = tuple(found["run_id"] for found in ask(con, "loaded_runs"))
    remove_parts(folder, parts)
    return Loaded(merged, told, sources, run_ids)


def note_run(folder: DataFolder, run: Run, state: str) -> None:
    """Leave the row of a run that loads nothing itself to be loaded with what it has read."""
    write_part(folder, identify("run", run.run_id), {"runs": run.rows(state).to_pylist()})


@contextmanager
def noting_failure(folder: DataFolder, run: Run) -> Iterator[None]:
    """Leave a row in `runs` for a run that fails, as far as the file can still be opened."""
    try:
        yield
    except BaseException:
        with suppress(WarehouseError), closing(open_build(folder.build)) as con, transaction(con):
            merge_runs(con, run.rows("failed"))
        raise


def tell_stories(con: duckdb.DuckDBPyConnection, settings: Settings) -> dict[str, pa.Table]:
    """The rows of every story that the articles just merged belong to, or belonged to."""
    review = reviewer(settings, con)
    _score_candidates(con, scored_by(settings, MODEL_VERSION), review)
    known = affected(con, f"threshold {settings.threshold or 'of the model'}")
    tellings, versions = _tellings(known)
    pairs = to_nouns(Pair, known.pairs.to_pylist())
    stories = tell(tellings, pairs, settings.threshold, review)
    by_article = {telling.article_id: telling for telling in tellings}
    facts = _facts_by_version(facts_of(con))
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for story in stories:
        for name, more in _story_rows(story, _accounts(story, by_article, versions, facts)).items():
            rows[name] += more
    return {name: tabulate(name, more) for name, more in rows.items() if more}


def _unit_rows() -> list[Row]:
    return [
        row(unit, unit_code=unit.code, factor=float(unit.factor), offset=float(unit.offset))
        for unit in units()
    ]


def _score_candidates(con: duckdb.DuckDBPyConnection, scorer: str, review: Review | None) -> None:
    found = candidates(con, KEY_CAP, WINDOW_DAYS, scorer)
    signatures = _signatures(found.signatures)
    scored = [
        pair
        for a, b in zip(found.pairs["text_a"].to_pylist(), found.pairs["text_b"].to_pylist(), strict=True)
        if (pair := score(signatures[a], signatures[b])) is not None
    ]
    if review is not None:
        scored = review(scored)
    replace_pairs(con, tabulate("pairs", [row(pair) for pair in scored]))


def _signatures(table: pa.Table) -> dict[str, Signature]:
    return {one.text_key: one for one in to_nouns(Signature, table.to_pylist())}


def _tellings(known: Affected) -> tuple[list[Telling], dict[str, str]]:
    """The affected articles, and the version that each shows now."""
    signatures = _signatures(known.signatures)
    names = [field.name for field in fields(Telling) if field.name != "signature"]
    tellings, versions = [], {}
    for told in known.tellings.to_pylist():
        versions[told["article_id"]] = told["version_id"]
        marks = {name: told[name] for name in names}
        tellings.append(Telling(**marks, signature=signatures[told["text_key"]]))
    return tellings, versions


def _facts_by_version(tables: Mapping[str, pa.Table]) -> dict[str, Facts]:
    """The facts of each version; entities come with every version that mentions them."""
    entities = {entity.entity_id: entity for entity in to_nouns(Entity, tables["entities"].to_pylist())}
    found: dict[str, defaultdict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    kinds = {"mentions": Mention, "dates": DateMention, "quantities": Quantity, "told_events": EventMention}
    for name, kind in kinds.items():
        table = tables[name].to_pylist()
        told: list[Any] = to_nouns(kind, table)
        for row_of_it, noun in zip(table, told, strict=True):
            found[row_of_it["version_id"]][name].append(noun)
    return {version: _facts(lists, entities) for version, lists in found.items()}


def _facts(lists: Mapping[str, list[object]], entities: Mapping[str, Entity]) -> Facts:
    mentions = tuple(noun for noun in lists["mentions"] if isinstance(noun, Mention))
    named = dict.fromkeys(mention.entity_id for mention in mentions)
    return Facts(
        entities=tuple(entities[entity_id] for entity_id in named),
        mentions=mentions,
        dates=tuple(noun for noun in lists["dates"] if isinstance(noun, DateMention)),
        quantities=tuple(noun for noun in lists["quantities"] if isinstance(noun, Quantity)),
        events=tuple(noun for noun in lists["told_events"] if isinstance(noun, EventMention)),
    )


def _accounts(
    story: Story, tellings: Mapping[str, Telling], versions: Mapping[str, str], facts: Mapping[str, Facts]
) -> list[Account]:
    parents = {member.article_id: member.parent_id for member in story.members}
    return [
        Account(
            article_id=member.article_id,
            version_id=versions[member.article_id],
            published_date=tellings[member.article_id].published_date,
            relation=member.relation,
            source_group=_root(member.article_id, parents),
            facts=facts.get(versions[member.article_id], Facts()),
        )
        for member in story.members
    ]


def _root(article_id: str, parents: Mapping[str, str | None]) -> str:
    """Where a chain of copies begins."""
    while (parent := parents.get(article_id)) is not None:
        article_id = parent
    return article_id


def _story_rows(story: Story, accounts: Sequence[Account]) -> dict[str, list[Row]]:
    claims, events = compare(story.story_id, accounts)
    return {
        "stories": [row(story)],
        "story_articles": [
            row(member, story_id=story.story_id, evidence=json.dumps(member.evidence, ensure_ascii=False))
            for member in story.members
        ],
        "copy_links": [
            row(member, from_article_id=member.parent_id, to_article_id=member.article_id)
            for member in story.members
            if member.parent_id is not None
        ],
        "claims": [row(claim) for claim in claims],
        "claim_quantities": [
            {"claim_id": claim.claim_id, "quantity_id": quantity}
            for claim in claims
            for quantity in claim.quantity_ids
        ],
        "events": [row(event) for event in events],
        "event_mentions": [
            {
                "event_id": event.event_id,
                "version_id": version,
                "start_char": start,
                "end_char": end,
                "exact": exact,
            }
            for event in events
            for version, start, end, exact in event.mentions
        ],
        "event_participants": [
            {"event_id": event.event_id, **who}
            for event in events
            for who in participant_rows(event.participants)
        ],
        "event_quantities": [
            {"event_id": event.event_id, "quantity_id": quantity}
            for event in events
            for quantity in event.quantity_ids
        ],
    }
