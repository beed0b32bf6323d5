"""Lines that say of themselves that they are no text: a credit, a stamp, an editor's note, a disclosure."""

from __future__ import annotations

import re

from transforms.parse.dates import find_dates

_PICTURE = re.compile(
    r"^[\W_]{0,3}(?:(?:cover|featured?|main|lead|header|top)\s)?"
    r"(?:photos?|fotos?|images?|pictures?|bild(?:er)?|photographs?|illustrations?|screenshots?)"
    r"(?:\s(?:credits?|sources?|by|courtesy(?:\sof)?|via|from))?\s?[:：]\W{0,5}\w",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^[\W_]{0,3}(?:editor['’]?s['’]?\snote\b|anmerkung\sder\sredaktion\b|note\sde\sla\srédaction\b|"
    r"nota\s(?:de\sla\sredacción|del\seditor|da\sredação)\b)\W{0,2}[:：(.–—-]",
    re.IGNORECASE,
)
# What the publisher earns by the links of a text, in its own words and nobody's it quotes.
_EARNS = re.compile(
    r"\bwe\s(?:(?:may|might|can|will|could)\s)?(?:also\s)?(?:earn|receive|get|make|collect)\s[^.!?]{0,60}"
    r"\b(?:commissions?|compensation|(?:share|portion|percentage)\sof\s(?:the\s)?(?:sales?|revenue|purchase))\b"
    r"|\bwir\s(?:erhalten|bekommen|verdienen)\s[^.!?]{0,40}\bprovision\b"
    r"|\b(?:erhalten|bekommen|verdienen)\swir\s[^.!?]{0,40}\bprovision\b"
    r"|\b(?:pouvons|pourrions)\s(?:percevoir|toucher|recevoir)\s[^.!?]{0,40}\bcommission\b"
    r"|\b(?:podemos|podríamos)\s(?:recibir|ganar|obtener)\s[^.!?]{0,40}\bcomisi[oó]n\b",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\baffiliat|\bclick\s(?:on|through)\b|\bpartner-?links?\b|\b(?:our|these|product|retail|shopping)\slinks?\b"
    r"|\blinks?\s(?:on|in|from)\s(?:this|our)\b|\b(?:through|via|using)\s(?:\w+\s){0,2}links?\b"
    r"|\b(?:unsere|diese)n?\slinks?\b|\b(?:über|auf)\s(?:\w+\s)?links?\b"
    r"|\b(?:nos|ces|les)\sliens\b|\b(?:nuestros|estos|los)\senlaces\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'["“”„«»]|\b(?:said|says|sagte|dit|dijo)\b')
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
    if len(text) <= LONGEST_NOTE and (_NOTE.match(text) or _is_disclosure(text)):
        return "legal"
    return "byline" if len(text) <= LONGEST_STAMP and _is_stamp(text) else None


def _is_disclosure(text: str) -> bool:
    return bool(_EARNS.search(text) and _LINKS.search(text)) and not _QUOTED.search(text)


def _is_stamp(text: str) -> bool:
    """Whether a line tells a day of publication or change, and nothing else.

    A day alone is none: texts that go day by day have them for headings.
    """
    said = _STAMPED.sub("", text)
    sighting = next(find_dates(said), None) if said != text else None
    return sighting is not None and not _AROUND.sub("", said[: sighting.start] + " " + said[sighting.end :])
