"""What `wirehouse why` does at the terminal."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from flows.why.show import show_findings, show_trail
from flows.why.trail import find_trail
from warehouse import connect


def why(data: Path, word: str, is_verified: bool, as_json: bool) -> bool:
    """Show where `word` comes from; whether it holds, where that was asked, else True.

    Raises WrongUse for a word that names nothing here, and warehouse.errors.NotPublished.
    """
    findings = []
    with closing(connect(data)) as con:
        trail = find_trail(con, word)
        if is_verified:
            # Only now: parser and tables take a second to load.
            from flows.archive import Archive
            from flows.folder import DataFolder
            from flows.why.verify import verify

            findings = verify(con, Archive(DataFolder(data).archive), trail)
    if as_json:
        told = asdict(trail) | ({"findings": [*map(asdict, findings)]} if is_verified else {})
        # ASCII alone, so that no letter of others' can act on a terminal.
        click.echo(json.dumps(told, ensure_ascii=True, indent=1, default=str))
    else:
        show_trail(trail)
        if is_verified:
            show_findings(findings)
    return all(finding.holds for finding in findings)
