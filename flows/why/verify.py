"""Whether it still holds: the archived bytes hashed, parsed and searched for facts once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose
from typing import Any

import duckdb

from flows.archive import Archive
from flows.errors import PageDamaged, PageMissing
from flows.parts import page_again
from flows.why.trail import Trail
from transforms.errors import Unusable
from transforms.facts import find_facts, mask_contacts
from transforms.models import Quantity
from transforms.parse import parse
from warehouse.sql import records

Found = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at again, in words, and whether it is as it was."""

    version_id: str
    holds: bool
    what: str


def verify(con: duckdb.DuckDBPyConnection, archive: Archive, trail: Trail) -> list[Finding]:
    """Read every text of the trail again, by the functions of the pipeline; one or more findings of each.

    For a figure or a claim its own words are looked for, else every figure of the text.
    """
    wanted = {telling["quantity_id"] for claim in trail.claims for telling in claim["tellings"]}
    if trail.figure:
        wanted = {trail.figure["quantity_id"]}
    findings: list[Finding] = []
    for version in trail.versions:
        findings += _verify_version(con, archive, version, wanted)
    return findings


def _verify_version(
    con: duckdb.DuckDBPyConnection, archive: Archive, version: Found, wanted: set[str]
) -> list[Finding]:
    key = version["version_id"]
    try:
        body = archive.get(version["body_sha256"])
    except (PageMissing, PageDamaged) as error:
        return [Finding(key, False, str(error))]
    hashed = Finding(key, True, f"{len(body):,} bytes hash to {version['body_sha256']}")
    if version["fetch_id"] is None:
        return [hashed, Finding(key, False, "no fetch is known that brought these bytes")]
    (fetch,) = records(con, "queries/why/fetch", fetch_id=version["fetch_id"])
    try:
        article, _ = parse(page_again(fetch).page(body))
    except Unusable as error:
        return [hashed, Finding(key, False, f"the parser finds no article any more: {error.detail}")]
    article, _ = mask_contacts(article)
    (kept,) = records(con, "queries/why/text", version_id=key)
    if article.text != kept["text"]:
        return [hashed, Finding(key, False, "the parser finds another text")]
    parsed = Finding(key, True, f"the parser finds the same text, {article.word_count:,} words")
    figures = [
        figure
        for figure in records(con, "queries/why/figures_of", version_id=key)
        if not wanted or figure["quantity_id"] in wanted
    ]
    again = {(one.start_char, one.end_char): one for one in find_facts(article).quantities}
    return [hashed, parsed, *_verify_figures(key, figures, again)]


def _verify_figures(
    key: str, figures: list[Found], again: Mapping[tuple[int, int], Quantity]
) -> list[Finding]:
    """One finding where all are as they were, else one for each that is not."""
    lost = [
        figure
        for figure in figures
        if not _same(figure, again.get((figure["start_char"], figure["end_char"])))
    ]
    if lost:
        return [
            Finding(key, False, f"the figure {one['exact']!r} at {one['start_char']} is read differently now")
            for one in lost
        ]
    if len(figures) == 1:
        told = f"the figure {figures[0]['exact']!r} at {figures[0]['start_char']} is found again"
        return [Finding(key, True, f"{told}, with the same value, property and subject")]
    return [Finding(key, True, f"its {len(figures)} figures are found again, with the same values")]


def _same(figure: Found, again: Quantity | None) -> bool:
    return (
        again is not None
        and again.exact == figure["exact"]
        and isclose(again.base_value, figure["base_value"], rel_tol=1e-12)
        and (again.base_unit, again.modifier) == (figure["base_unit"], figure["modifier"])
        and (again.property, again.subject) == (figure["property"], figure["subject"])
    )
