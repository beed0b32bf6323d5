"""What a page says of its article, before it is decided what to believe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transforms.models import Link, Publisher
from transforms.parse.dates import Moment
from transforms.parse.lines import Line
from transforms.parse.wires import Wire


@dataclass(frozen=True)
class Dated:
    """A date that was found, and where."""

    role: Literal["published", "modified"]
    moment: Moment
    method: str


@dataclass(frozen=True)
class Note:
    """A part of a page that could not be used, in the words of a rejection."""

    reason: str
    detail: str


@dataclass(frozen=True)
class Evidence:
    """All that was read from one page, its lines in reading order."""

    lines: tuple[Line, ...]
    title: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    publisher: Publisher | None = None
    canonical: str | None = None
    section: str | None = None
    is_paywalled: bool | None = None
    wire: Wire | None = None
    credited_source: str | None = None
    dates: tuple[Dated, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    names: tuple[str, ...] = ()  # what the page writes of its site and those who wrote for it
    as_given: bool = False  # the text is taken as it is: nothing of it is set aside
