"""A local copy as plain text: head with a date, title, paragraphs, tail."""

from __future__ import annotations

import re

from transforms.errors import Empty, Malformed
from transforms.models import Page
from transforms.parse.dateline import read_dateline
from transforms.parse.dates import Sighting, find_dates
from transforms.parse.decode import decode
from transforms.parse.evidence import Dated, Evidence, Note
from transforms.parse.lines import NEWLINE, PARAGRAPH, Line

_LABEL = re.compile(
    r"^\W{0,3}(?:(?:date|dated|published|posted|updated|released|datum|fecha)(?: on)?\b)?[\s:|,-]{0,4}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"""[.!?:;,。！？…-]["”’)]{0,2}$""")
LONGEST_TITLE = 200
MOST_LINES = 20_000


def read_plain(page: Page) -> Evidence:
    """What a text file says. Raises Empty, Undecodable or Malformed."""
    decoded = decode(page.body, page.charset)
    lines = _split(decoded.text)
    if not lines:
        raise Empty("there is only white space in it")
    lines, dates = _head(lines)
    lines, title = _title(lines)
    notes = (Note("doubtful encoding", decoded.doubt),) if decoded.doubt else ()
    return Evidence(tuple(lines), title=title, dates=tuple(dates), notes=notes)


def _split(text: str) -> list[Line]:
    """Lines without the white space around them; the breaks between them as they stand."""
    lines: list[Line] = []
    blank = False
    every = text.replace("\0", "").splitlines()
    if len(every) > MOST_LINES:
        raise Malformed(f"it has {len(every)} lines, more than {MOST_LINES}", "too large")
    for raw in every:
        line = raw.strip()
        if line:
            lines.append(Line(line, gap=PARAGRAPH if blank else NEWLINE))
        blank = not line
    return lines


def _head(lines: list[Line]) -> tuple[list[Line], list[Dated]]:
    """The date that the file begins with, alone on a line or before the dateline, set aside."""
    for index, line in enumerate(lines[:3]):
        sighting = _leading_date(line.text)
        if sighting is None:
            continue
        rest = line.text[sighting.end :].strip(" |,;:-")
        if rest and not read_dateline(rest):
            continue
        head = [Line(line.text[: sighting.end].strip(), "date", line.gap)]
        tail = [Line(rest, gap=line.gap)] if rest else []
        return [*lines[:index], *head, *tail, *lines[index + 1 :]], [
            Dated("published", sighting.moment, "first-line")
        ]
    return lines, []


def _leading_date(text: str) -> Sighting | None:
    sighting = next(find_dates(text[:120]), None)
    if sighting is None or not _LABEL.match(text[: sighting.start]):
        return None
    return sighting


def _title(lines: list[Line]) -> tuple[list[Line], str | None]:
    """A first line that reads as a headline, before at least as much text."""
    kept = [index for index, line in enumerate(lines) if line.kept]
    if len(kept) < 2:
        return lines, None
    first = lines[kept[0]].text
    body = sum(len(lines[index].text) for index in kept[1:])
    if (
        len(first) > LONGEST_TITLE
        or _SENTENCE_END.search(first)
        or read_dateline(first)
        or body < 2 * len(first)
    ):
        return lines, None
    lines = [line.aside("title") if index == kept[0] else line for index, line in enumerate(lines)]
    return lines, first
