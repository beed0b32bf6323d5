"""What `wirehouse export` does at the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

import click

from flows.errors import WrongUse, storing
from flows.exports.ninjs import ninjs
from flows.exports.prov import prov
from flows.exports.schema_org import schema_org
from flows.exports.told import Told, told_stories
from flows.exports.web_annotation import web_annotation
from warehouse import connect

FORMATS: dict[str, Callable[[Told], dict[str, Any]]] = {
    "jsonld": schema_org,
    "ninjs": ninjs,
    "prov": prov,
    "annotations": web_annotation,
}


def export(data: Path, form: str, story_id: str | None, out: Path | None) -> None:
    """Write one story as a document, all as a document a line, or every table as Parquet.

    Raises WrongUse, StorageFailed, and warehouse.errors.NotPublished.
    """
    with closing(connect(data)) as con:
        if form == "parquet":
            from flows.exports.parquet import write_parquet

            if out is None or story_id is not None:
                raise WrongUse("Parquet is every table, in a folder: wirehouse export parquet --out FOLDER")
            count = write_parquet(con, out, f"wirehouse {version('wirehouse')}")
            click.echo(f"{count} tables and manifest.json: {out}")
            return
        stories = told_stories(con, story_id)
        with _writing(out) as file:
            for told in stories:
                file.write(_json(FORMATS[form](told), story_id is not None, out is None))


@contextmanager
def _writing(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with storing(out), out.open("w", encoding="utf-8") as file:
        yield file


def _json(document: dict[str, Any], is_alone: bool, is_shown: bool) -> str:
    """On a terminal ASCII alone, so that no letter of others' acts on it; in a page no tag can begin."""
    text = json.dumps(document, ensure_ascii=is_shown, indent=1 if is_alone else None, allow_nan=False)
    return text.replace("<", "\\u003c") + "\n"
