"""`wirehouse schema`: what is in the published file, from its comments: as text, markdown or a drawing."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.catalog import Catalog, Thing, read_catalog
from flows.confined import Limits
from flows.errors import storing
from flows.harmless import for_markdown, for_terminal


def schema(data: Path, name: str | None, form: str, output: Path | None) -> None:
    """Write the dictionary of the published file of `data`, or of the one table, view or macro `name`.

    Raises WrongUse for a name that is none, QueryRefused where nothing is published, StorageFailed where
    `output` cannot be written.
    """
    catalog = read_catalog(data, Limits())
    if name is not None:
        catalog = Catalog((catalog.named(name),))
    text = _drawn(catalog) if form == "svg" else "\n".join(_FORMS[form](catalog.things)) + "\n"
    if output is None:
        sys.stdout.write(text)
        return
    with storing(output):
        output.write_text(text, encoding="utf-8")


def _drawn(catalog: Catalog) -> str:
    from flows.schema_drawing import draw

    return draw([thing for thing in catalog.things if thing.kind == "table"])


def _text(things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        yield for_terminal(f"{thing.called} ({thing.kind})")
        yield for_terminal(f"    {thing.comment}")
        for column in thing.columns:
            yield for_terminal(f"  {column.name:<26} {column.kind:<26} {column.comment}")
        yield ""


def _markdown(things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        yield f"## {for_markdown(thing.called)} ({thing.kind})\n"
        yield f"{for_markdown(thing.comment, limit=2000)}\n"
        if thing.columns:
            yield "| column | type | meaning |\n| --- | --- | --- |"
        for column in thing.columns:
            meaning = for_markdown(column.comment, limit=2000)
            yield f"| {for_markdown(column.name)} | {for_markdown(column.kind)} | {meaning} |"
        yield ""


_FORMS = {"text": _text, "markdown": _markdown}
