"""Nouns <-> rows: how the values of `transforms` stand in the tables of `warehouse`.

A row is a noun's own fields behind the keys of what it belongs to. The columns and
their types are the warehouse's to say (`staged_schemas`); what a table does not have
is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from transforms.models import Article, Contact, Facts, Rejection, Signature
from warehouse.staged import staged_schemas

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, Any]
Noun = TypeVar("Noun", bound="DataclassInstance")


@cache
def _schemas() -> Mapping[str, pa.Schema]:
    return staged_schemas()


def tabulate(name: str, rows: Sequence[Row]) -> pa.Table:
    """`rows` of the staged table `name` as Arrow; missing keys are NULL."""
    return pa.Table.from_pylist(list(rows), schema=_schemas()[name])


def row(noun: DataclassInstance, **keys: object) -> Row:
    """The fields of `noun`, with `keys` beside them."""
    return {name: getattr(noun, name) for name in _names(type(noun))} | keys


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def rejection_row(rejection: Rejection, run_id: str, rejected_at: datetime) -> Row:
    """A rejection as this run met it."""
    return row(rejection, run_id=run_id, rejected_at=rejected_at)


def article_rows(
    article: Article,
    facts: Facts,
    contacts: Sequence[Contact],
    signature: Signature,
    seen_at: datetime,
) -> dict[str, list[Row]]:
    """Everything that one article puts into the warehouse, by staged table."""
    version = article.version_id
    publisher_id = article.publisher.publisher_id
    named = {
        "article_id": article.article_id,
        "publisher_id": publisher_id,
        "version_id": version,
        "seen_at": seen_at,
    }
    measured = {"text_sha256": article.text_sha256, "word_count": article.word_count}
    return {
        "publishers": [row(article.publisher, publisher_id=publisher_id)],
        "article_addresses": [row(article, **named)],
        "article_versions": [row(article, **named, **measured)],
        "article_authors": [
            {"version_id": version, "position": position, "name": name}
            for position, name in enumerate(article.authors)
        ],
        "article_links": _rows(article.links, version),
        "date_candidates": _rows(article.date_candidates, version),
        "removed_blocks": _rows(article.removed, version),
        "entities": [row(entity) for entity in facts.entities],
        "entity_aliases": [
            {"entity_id": entity.entity_id, "alias": alias}
            for entity in facts.entities
            for alias in dict.fromkeys((entity.name, *entity.aliases))
        ],
        "mentions": _rows(facts.mentions, version),
        "quantities": _rows(facts.quantities, version),
        "dates": _rows(facts.dates, version),
        "contacts": _rows(contacts, version),
        "told_events": [
            row(event, version_id=version, participants=participant_rows(event.participants))
            for event in facts.events
        ],
        "signatures": _rows([signature], version),
    }


def _rows(nouns: Iterable[DataclassInstance], version_id: str) -> list[Row]:
    return [row(noun, version_id=version_id) for noun in nouns]


def participant_rows(participants: Iterable[tuple[str, str]]) -> list[Row]:
    """(entity_id, role) pairs as rows."""
    return [{"entity_id": entity_id, "role": role} for entity_id, role in participants]


def to_nouns(kind: type[Noun], rows: Iterable[Mapping[str, Any]]) -> list[Noun]:
    """Rows back into nouns: lists become tuples; columns that the noun does not have are left."""
    return [kind(**{name: _frozen(told[name]) for name in _names(kind) if name in told}) for told in rows]


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return tuple(value.values())
    return value
