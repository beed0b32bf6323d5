"""A trail at the terminal. Everything that others wrote is disarmed on its way there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from flows.harmless import for_terminal
from flows.why.trail import Trail

if TYPE_CHECKING:
    from flows.why.verify import Finding  # which loads the parser

Found = dict[str, Any]
Lines = Iterator[tuple[str, str]]  # a name, and what is to be said of it
MOST_VERSIONS = 12
_MODIFIERS = {"=": "", "~": "about ", ">": "over ", "<": "under ", "up": "up ", "down": "down "}
_SIGNS = {
    "earliest": "earliest day",
    "printed_by": "printed by a {}",
    "dateline": "dateline {}",
    "agency": "signed {}",
}


def show_trail(trail: Trail) -> None:
    """From the words to the bytes, one fact a line."""
    if trail.figure:
        _print(_figure(trail.figure))
    if trail.kind in ("figure", "claim"):
        for claim in trail.claims:
            _print(_claim(claim, trail))
    for version in trail.versions[:MOST_VERSIONS]:
        _print(_version(version))
    if len(trail.versions) > MOST_VERSIONS:
        click.echo(f"and {len(trail.versions) - MOST_VERSIONS} more: see --json\n")
    if trail.story:
        _print(_story(trail.story, trail.kind == "story"))


def show_findings(findings: Sequence[Finding]) -> None:
    """Each finding, and the verdict: all of them must hold."""
    for finding in findings:
        mark = click.style("holds", fg="green") if finding.holds else click.style("FAILS", fg="red")
        click.echo(f"  {mark}  {for_terminal(finding.what)}")
    failed = sum(not finding.holds for finding in findings)
    click.echo(f"verified: {'all holds' if not failed else f'{failed} of {len(findings)} fail'}")


def _print(lines: Iterable[tuple[str, str]]) -> None:
    for name, told in lines:
        click.echo(f"{click.style(f'{name:<12}', dim=True)}{told}")
    click.echo()


def _safe(value: object) -> str:
    """One line, and nothing in it acts."""
    return for_terminal(" ".join(str(value).split()))


def _figure(figure: Found) -> Lines:
    yield "figure", click.style(_safe(_MODIFIERS.get(figure["modifier"], "") + figure["exact"]), bold=True)
    yield "sentence", _marked(figure)
    bounds = " to ".join("open" if figure[end] is None else f"{figure[end]:,.10g}" for end in ("low", "high"))
    value = f"{figure['base_value']:,.10g} {figure['base_unit']}"
    yield "reads as", _safe(f"{value} (the words allow {bounds})")
    told = [figure[name] for name in ("property", "subject") if figure[name]]
    yield "of what", _safe(", ".join([*told, figure["status"]]))
    if figure["as_of"]:
        yield "as of", _safe(figure["as_of"])
    yield "place", f"characters {figure['start_char']} to {figure['end_char']} of the text"
    yield "found by", _safe(f"{figure['extractor']}, confidence {figure['confidence']:g}")
    yield "id", _safe(figure["quantity_id"])


def _marked(told: Found) -> str:
    """The sentence with the figure's own words marked."""
    start, end = told["words_at"], told["words_at"] + len(told["exact"])
    before, words, after = (
        _spaced(told["sentence"][part]) for part in (slice(start), slice(start, end), slice(end, None))
    )
    return before + click.style(words, bold=True, underline=True) + after


def _spaced(text: str) -> str:
    return for_terminal(text.replace("\n", " "))


def _claim(claim: Found, trail: Trail) -> Lines:
    told = ", ".join(str(claim[name]) for name in ("property", "subject") if claim[name])
    yield "claim", _safe(told or "a figure")
    yield "verdict", _safe(f"{claim['verdict']}: {_counts(claim, 'article', 'independent_source')}")
    said = {trail.figure["sentence"]} if trail.figure else set()
    for telling in claim["tellings"]:
        own = trail.figure is not None and telling["quantity_id"] == trail.figure["quantity_id"]
        words = _MODIFIERS.get(telling["modifier"], "") + telling["exact"]
        outlet = f"{telling['publisher']} ({telling['relation']})"
        yield "  this one" if own else "  also", _safe(f"{words}, {outlet}")
        if telling["sentence"] not in said:
            yield "", _marked(telling)
        said.add(telling["sentence"])
    yield "id", _safe(claim["claim_id"])


def _counts(row: Found, *kinds: str) -> str:
    """As in "4 articles, 1 independent source"."""
    told = ((row[f"{kind}_count"], kind.replace("_", " ")) for kind in kinds)
    return ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for number, kind in told)


def _version(version: Found) -> Lines:
    yield "article", click.style(_safe(version["title"] or "(no title)"), bold=True)
    state = "current" if version["is_current"] else "replaced since"
    day = version["published_date"] or "no day"
    yield "", _safe(f"{version['publisher']}, {day}, version {version['version_no']} ({state})")
    yield "address", _safe(version["url"])
    if version["requested_at"]:
        status = "" if version["http_status"] is None else f", status {version['http_status']}"
        yield "fetched", _safe(f"{_moment(version['requested_at'])} from {version['fetched_from']}{status}")
    yield "bytes", _safe(f"sha256 {version['body_sha256']}")
    yield "text", _safe(f"sha256 {version['text_sha256']}")
    if version["run_id"]:
        yield "run", _safe(f"{version['run_id']} ({version['flow']}), code {version['code_version']}")
    yield "parser", _safe(f"version {version['parser_version']}")
    yield "id", _safe(version["article_id"])


def _story(story: Found, is_asked: bool) -> Lines:
    yield "story", click.style(_safe(story["title"]), bold=True)
    yield "", _safe(_counts(story, "article", "publisher", "independent_source"))
    for one in story["articles"] if is_asked else ():
        parent = f" from {one['parent']}: {_shared(one)}" if one["parent"] else _signs(one)
        yield f"  {one['relation']}", _safe(f"{one['publisher']}{parent}")
    yield "id", _safe(story["story_id"])


def _shared(member: Found) -> str:
    """What bears out that it is a copy; the whole evidence is in the JSON."""
    evidence = json.loads(member["evidence"] or "{}")
    found = {name: len(evidence.get(f"{name}s", ())) for name in ("figure", "date", "name")}
    counts = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in found.items() if number]
    return ", ".join([f"{member['text_overlap'] or 0:.0%} of its words", *counts])


def _signs(member: Found) -> str:
    """What speaks for an original's being that; nothing of an independent report."""
    evidence = json.loads(member["evidence"] or "{}") if member["relation"] == "original" else {}
    said = [words.format(evidence[sign]) for sign, words in _SIGNS.items() if sign in evidence]
    return f": {', '.join(said)}" if said else ""


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M:%S} UTC"
