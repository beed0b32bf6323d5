"""Short lines that say of themselves that they are no text: a picture's credit, a stamp, an editor's note."""

from __future__ import annotations

import re

from transforms.parse.dates import find_dates

_PICTURE = re.compile(
    r"^[\W_]{0,3}(?:(?:cover|featured?|main|lead|header|top)\s)?"
    r"(?:photos?|fotos?|images?|pictures?|bild(?:er)?|photographs?|illustrations?|screenshots?)"
    r"(?:\s(?:credits?|sources?|by|courtesy(?:\sof)?|via|from))?\s?[:：]",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^[\W_]{0,3}(?:editor['’]?s['’]?\snote\b|anmerkung\sder\sredaktion\b|note\sde\sla\srédaction\b|"
    r"nota\s(?:de\sla\sredacción|del\seditor|da\sredação)\b)\W{0,2}[:：(.–—-]",
    re.IGNORECASE,
)
_STAMPED = re.compile(
    r"\b(?:updated|published|posted|modified|stand|aktualisiert|veröffentlicht|publié|mis\sà\sjour|publicado|"
    r"actualizado)\b",
    re.IGNORECASE,
)
# What else may stand around its day.
_AROUND = re.compile(
    r"\b(?:last|first|originally|on|at|the|this|was|article|post|story|page|date|am|pm|vom|um|uhr|le|à|el|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b|[\W\d_]",
    re.IGNORECASE,
)
LONGEST_CREDIT = 100
LONGEST_NOTE = 400
LONGEST_STAMP = 70


def label_of(text: str) -> str | None:
    """The kind of a line that is no text by its own words: `caption`, `byline` or `legal`; else None."""
    if len(text) <= LONGEST_CREDIT and _PICTURE.match(text):
        return "caption"
    if len(text) <= LONGEST_NOTE and _NOTE.match(text):
        return "legal"
    return "byline" if len(text) <= LONGEST_STAMP and _is_stamp(text) else None


def _is_stamp(text: str) -> bool:
    """Whether a line tells a day of publication or change, and nothing else.

    A day alone is none: texts that go day by day have them for headings.
    """
    said = _STAMPED.sub("", text)
    sighting = next(find_dates(said), None) if said != text else None
    return sighting is not None and not _AROUND.sub("", said[: sighting.start] + " " + said[sighting.end :])
