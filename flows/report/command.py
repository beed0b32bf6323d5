"""What `wirehouse report` does at the terminal."""

from __future__ import annotations

import time
import webbrowser
from pathlib import Path

import click

from flows.folder import DataFolder
from flows.report.report import write_report


def report(data: Path, story: str | None, folder: Path | None, most: int, is_opened: bool) -> None:
    """Write the pages, say where they are, and open the first one if asked to."""
    began = time.monotonic()
    written = write_report(data, folder or DataFolder(data).report, story, most)
    pages = "1 story page" if written.stories == 1 else f"{written.stories} story pages"
    overview = "" if story else "overview and "
    click.echo(f"{overview}{pages} in {time.monotonic() - began:.1f} s: {written.first}")
    if is_opened:
        webbrowser.open(written.first.resolve().as_uri())
