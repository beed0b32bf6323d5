"""The articles just merged -> the rows of the stories that they touch.

Which articles are one story is decided here, in one place; scoring pairs before it and comparing
claims behind it look at a pair or a story alone, so the workers share them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

import duckdb
import numpy as np
import pyarrow as pa

from flows.accounts import FACTS, Shown, ToCompare, story_rows
from flows.engine import Workers, spread
from flows.review import reviewer, scored_by
from flows.rows import row, tabulate, to_nouns
from flows.settings import Settings
from transforms.dedupe import KEY_CAP, MODEL_VERSION, TELL_VERSION, WINDOW_DAYS, Review, score, tell
from transforms.models import Pair, Signature, Story, Telling
from warehouse.known import Affected, affected, candidates, facts_of, replace_pairs

PAIRS_PER_PIECE = 1000
ARTICLES_PER_PIECE = 64


def tell_stories(
    con: duckdb.DuckDBPyConnection, settings: Settings, engine: Workers | None = None
) -> dict[str, pa.Table]:
    """The rows of every story that the articles just merged belong to, or belonged to.

    The same with an engine and without one.
    """
    review = reviewer(settings, con)
    _score_candidates(con, scored_by(settings, MODEL_VERSION), review, engine)
    known = affected(con, f"told as {TELL_VERSION}, threshold {settings.threshold or 'of the model'}")
    tellings, shown = _tellings(known)
    pairs = to_nouns(Pair, known.pairs.to_pylist())
    stories = tell(tellings, pairs, settings.threshold, review)
    pieces = _divided(stories, shown, facts_of(con))
    rows: defaultdict[str, list[pa.Table]] = defaultdict(list)
    for told in spread(engine, story_rows, pieces):
        for name, table in told.items():
            rows[name].append(table)
    return {name: pa.concat_tables(tables) for name, tables in rows.items()}


@dataclass(frozen=True)
class _ToScore:
    """Pairs of texts, and the signatures of all of these."""

    pairs: Sequence[tuple[str, str]]
    signatures: Mapping[str, Signature]


def _score_candidates(
    con: duckdb.DuckDBPyConnection, scorer: str, review: Review | None, engine: Workers | None
) -> None:
    found = candidates(con, KEY_CAP, WINDOW_DAYS, scorer)
    signatures = _signatures(found.signatures)
    pairs = list(zip(found.pairs["text_a"].to_pylist(), found.pairs["text_b"].to_pylist(), strict=True))
    pieces = [
        _ToScore(some, {key: signatures[key] for pair in some for key in pair})
        for start in range(0, len(pairs), PAIRS_PER_PIECE)
        for some in (pairs[start : start + PAIRS_PER_PIECE],)
    ]
    scored = [pair for piece in spread(engine, _score_all, pieces) for pair in piece]
    if review is not None:
        scored = review(scored)
    replace_pairs(con, tabulate("pairs", [row(pair) for pair in scored]))


def _score_all(asked: _ToScore) -> list[Pair]:
    found = (score(asked.signatures[a], asked.signatures[b]) for a, b in asked.pairs)
    return [pair for pair in found if pair is not None]


def _signatures(table: pa.Table) -> dict[str, Signature]:
    """Without their keys: who is compared has been found."""
    columns = (table[name].to_pylist() for name in ("text_key", "day", "payload"))
    return {key: Signature(key, day, (), payload) for key, day, payload in zip(*columns, strict=True)}


def _tellings(known: Affected) -> tuple[list[Telling], dict[str, Shown]]:
    """The affected articles, and what each of them shows now."""
    signatures = _signatures(known.signatures)
    names = [field.name for field in fields(Telling) if field.name != "signature"]
    tellings, shown = [], {}
    for told in known.tellings.to_pylist():
        shown[told["article_id"]] = Shown(told["version_id"], told["published_date"])
        marks = {name: told[name] for name in names}
        tellings.append(Telling(**marks, signature=signatures[told["text_key"]]))
    return tellings, shown


def _divided(
    stories: Sequence[Story], shown: Mapping[str, Shown], facts: Mapping[str, pa.Table]
) -> list[ToCompare]:
    """The stories with what belongs to them, in pieces of about as many articles."""
    groups = list(_grouped(stories))
    if len(groups) == 1:
        return [ToCompare(stories, shown, facts)]
    shown_in = [
        {member.article_id: shown[member.article_id] for story in group for member in story.members}
        for group in groups
    ]
    piece_of = {one.version_id: number for number, some in enumerate(shown_in) for one in some.values()}
    parts = {name: _parted(facts[name], piece_of, len(groups)) for name in FACTS}
    entities = _entities_of(parts["mentions"], facts["entities"])
    return [
        ToCompare(group, shown_in[n], {"entities": entities[n], **{name: parts[name][n] for name in FACTS}})
        for n, group in enumerate(groups)
    ]


def _grouped(stories: Sequence[Story]) -> Iterator[list[Story]]:
    group: list[Story] = []
    count = 0
    for story in stories:
        group.append(story)
        count += len(story.members)
        if count >= ARTICLES_PER_PIECE:
            yield group
            group, count = [], 0
    if group:
        yield group


def _parted(table: pa.Table, piece_of: Mapping[str, int], count: int) -> list[pa.Table]:
    """The rows of each piece, in their order."""
    pieces = np.array([piece_of.get(version, -1) for version in table["version_id"].to_pylist()], np.int64)
    table = table.take(pa.array(np.argsort(pieces, kind="stable")))
    ends = np.searchsorted(np.sort(pieces), np.arange(count + 1))
    return [table.slice(start, end - start) for start, end in pairwise(ends.tolist())]


def _entities_of(mentions: Sequence[pa.Table], entities: pa.Table) -> list[pa.Table]:
    """The entities that each piece mentions."""
    places = {entity: place for place, entity in enumerate(entities["entity_id"].to_pylist())}
    named = ({places[entity] for entity in table["entity_id"].to_pylist()} for table in mentions)
    return [entities.take(pa.array(sorted(some), pa.int64())) for some in named]
