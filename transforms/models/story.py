"""Who copied whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Relation = Literal["original", "exact", "near", "rewrite", "independent"]


@dataclass(frozen=True)
class Signature:
    """What dedupe remembers of one text: all that a pair's score is made from.

    It depends on the text, its facts and its day alone, so articles with equal
    text and day have equal signatures, whenever they come.
    """

    text_key: str  # sha256 of the text after NFKC, quotes and white space
    day: date | None
    keys: tuple[int, ...]  # blocking keys, unsigned 64-bit; texts that share one are compared
    payload: bytes  # the features, packed; only `transforms.dedupe` reads it


@dataclass(frozen=True)
class Telling:
    """An article as dedupe sees it: a text, and the marks of where it came from."""

    article_id: str
    publisher_id: str
    publisher_kind: str
    title: str | None
    published_date: date | None
    published_at: datetime | None
    dateline_place: str | None
    wire: str | None
    credited_source: str | None
    syndicated_from: str | None
    signature: Signature


@dataclass(frozen=True)
class Pair:
    """Two texts that were compared. `text_a` < `text_b`; only pairs above the floor are kept."""

    text_a: str  # text_key
    text_b: str
    score: float  # likelihood, 0 to 1, that they tell the same event


@dataclass(frozen=True)
class Membership:
    """What one article is in its story."""

    article_id: str
    relation: Relation
    parent_id: str | None  # article_id of the text it comes from; None: from none we know
    similarity: float  # to its parent, or to the original where it has none; 1 for the original
    text_overlap: float  # share of its own words that stand in its parent, 0 to 1
    shared_facts: int
    evidence: Mapping[str, object]  # JSON: what is shared, in words a person can check


@dataclass(frozen=True)
class Story:
    """One event as it was told."""

    story_id: str
    original_article_id: str
    members: tuple[Membership, ...]  # by article_id
    independent_source_count: int
