"""Some stories and the facts of their articles -> the rows of what they claim. Runs in workers too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

from flows.rows import Row, participant_rows, row, tabulate, to_nouns
from transforms.claims import compare
from transforms.models import Account, Entity, EventMention, Facts, Mention, Quantity, Story

# What is compared; the days that figures and events speak of are their own.
FACTS = {"mentions": Mention, "quantities": Quantity, "told_events": EventMention}


class Shown(NamedTuple):
    """What an article shows now."""

    version_id: str
    published_date: date | None


@dataclass(frozen=True)
class ToCompare:
    """Stories, what each of their articles shows, and the facts in it: `entities` and FACTS, by table."""

    stories: Sequence[Story]
    shown: Mapping[str, Shown]
    facts: Mapping[str, pa.Table]

    def __reduce__(self) -> tuple[Any, ...]:
        """As bytes: what Arrow packs of a part of a table is the whole of it."""
        return _received, (self.stories, self.shown, {name: _packed(one) for name, one in self.facts.items()})


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _received(stories: Sequence[Story], shown: Mapping[str, Shown], packed: Mapping[str, bytes]) -> ToCompare:
    facts = {name: pa.ipc.open_stream(one).read_all() for name, one in packed.items()}
    return ToCompare(stories, shown, facts)


def story_rows(given: ToCompare) -> dict[str, pa.Table]:
    """The rows of these stories, their claims and events, by table; none of a table without rows."""
    facts = _facts_by_version(given.facts)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for story in given.stories:
        for name, more in _rows(story, _accounts(story, given.shown, facts)).items():
            rows[name] += more
    return {name: tabulate(name, more) for name, more in rows.items() if more}


def _facts_by_version(tables: Mapping[str, pa.Table]) -> dict[str, Facts]:
    """The facts of each version; entities come with every version that mentions them."""
    entities = {entity.entity_id: entity for entity in to_nouns(Entity, tables["entities"].to_pylist())}
    found: defaultdict[str, dict[str, list[Any]]] = defaultdict(lambda: {name: [] for name in FACTS})
    for name, kind in FACTS.items():
        nouns: list[Any] = to_nouns(kind, tables[name].to_pylist())
        for version_id, noun in zip(tables[name]["version_id"].to_pylist(), nouns, strict=True):
            found[version_id][name].append(noun)
    return {version_id: _facts(lists, entities) for version_id, lists in found.items()}


def _facts(lists: Mapping[str, list[Any]], entities: Mapping[str, Entity]) -> Facts:
    named = dict.fromkeys(mention.entity_id for mention in lists["mentions"])
    return Facts(
        entities=tuple(entities[entity_id] for entity_id in named),
        mentions=tuple(lists["mentions"]),
        quantities=tuple(lists["quantities"]),
        events=tuple(lists["told_events"]),
    )


def _accounts(story: Story, shown: Mapping[str, Shown], facts: Mapping[str, Facts]) -> list[Account]:
    parents = {member.article_id: member.parent_id for member in story.members}
    return [
        Account(
            article_id=member.article_id,
            version_id=shown[member.article_id].version_id,
            published_date=shown[member.article_id].published_date,
            relation=member.relation,
            source_group=_root(member.article_id, parents),
            facts=facts.get(shown[member.article_id].version_id, Facts()),
        )
        for member in story.members
    ]


def _root(article_id: str, parents: Mapping[str, str | None]) -> str:
    """Where a chain of copies begins."""
    while (parent := parents.get(article_id)) is not None:
        article_id = parent
    return article_id


def _rows(story: Story, accounts: Sequence[Account]) -> dict[str, list[Row]]:
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
