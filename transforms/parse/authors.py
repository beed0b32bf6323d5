"""Who wrote an article: split, cleaned, agencies apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from transforms.parse.conventions import owner_of
from transforms.parse.dates import find_dates
from transforms.parse.jsonld import Typed, as_text, types_of
from transforms.parse.meta import Meta
from transforms.parse.shown import Shown
from transforms.parse.site import fold
from transforms.parse.wires import Wire, wire_called, wire_named

META = (
    "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author", "article:author_name", "og:article:author", "cxenseparse:author", "citation_author",
    "creator",
)  # fmt: skip
_SPLIT = re.compile(
    r"\s*(?:[;|•·]|,|\s(?:and|AND|und|UND|et|y|e|og|och|en|with|WITH|mit|-|–|—)\s|&|\s/\s)\s*"
)
_BY = re.compile(
    r"^[\W_]*(?:(?:written|posted|reported|story|words|text|article|photos?|published|reviewed|"
    r"edited|verfasst|eingestellt|veröffentlicht|escrito|publié|recipe)\s)?"
    r"(?:by|von|por|par|di|door|av|af|autor(?:in|en)?|authors?|auteurs?|redaktion|text|posted by|"
    r"written by)\b[\s:—–-]*",
    re.IGNORECASE,
)
_SAYS_BY = re.compile(r"(?:^|\s)(?:by|von|por|par|autor|author|auteur)\b[:\s]{1,3}[^\W\d_]", re.IGNORECASE)
_CUT = re.compile(
    r"\s(?:published|updated|posted|last|on|am|at|veröffentlicht|aktualisiert|publié|mis|"
    r"publicado|view|follow|\d+ min|min read)\b|[|•·(\[<]|https?:|\S+@\S+|\b\d",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:editor|editors|reporter|correspondent|staff|writer|columnist|chief|officer|director|"
    r"head|manager|president|professor|analyst|contributor|"
    r"ceo|cfo|cto|founder|co-founder|sponsored|advertis|partner|coordinator|specialist|team|redaktion|redakteur|newsroom|desk|"
    r"admin|administrator|author|guest|follow|share|"
    r"comments?|read|more|news|university|institute|read more|about|view|all posts|articles|"
    r"profile|editorial|subscribe)\b|[@\d]|\.(?:com|org|net|de|co|tv|lt|info)\b|https?:",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\s(?:inc|ltd|llc|gmbh|plc|corp)\.?$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:posted|date|last|names?|authors?|published|share|follow|twitter|facebook|e-?mail|website|blogger|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b(?:$| on\b| facebook)",
    re.IGNORECASE,
)
# "Muster, Ida": two single words would be two people without a family name. Latin script alone has this.
_TURNED = re.compile(
    r"^(?P<family>[A-ZÀ-ÖØ-Þ][\w'’-]{1,25}),\s(?P<given>[A-ZÀ-ÖØ-Þ][\w'’-]{1,20}(?:\s[A-Z]\.){0,2})$"
)
# Names that end with a dot of their own.
_SHORTENED = re.compile(r"(?:\b[JS]r|\b[^\W\d_]|\bPh\.?D|\bM\.?D)\.$")
_LOGIN = re.compile(r"^[a-z0-9_.-]+$")
_PLACED = re.compile(r"^(?P<name>\S{2,25}(?:\s\S{1,25}){1,2}?)\sin\s[^\W\da-z].{0,40}$")
_EMPLOYED = re.compile(
    r"^(?P<name>\S.{2,50}?)(?:\s?/\s?|\s(?:for|of|at|from)\s(?:the\s)?|\s(?=associated press|agence ))"
    r"(?P<agency>.{2,40})$",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"^(?P<agency>\S{2,20}(?:\s\S{2,20}){0,2}?)\s(?:\w{4,12}\s){0,3}"
    r"(?:editor|reporter|correspondent|writer|columnist|journalist|photographer|staff)s?$",
    re.IGNORECASE,
)
LABEL_WORDS = 3  # that stand before a date: "Posted on", "Veröffentlicht am"
LONGEST_TIME = 30  # " on Wednesday, 20 May 2025"
_BRACKETED = re.compile(r"\s?[(\[]([^()\[\]]{2,40})[)\]]")


def read_authors(typed: Typed, meta: Meta, shown: Shown, site: str | None) -> tuple[list[str], Wire | None]:
    """Names in order, each once, and the agency among them.

    Structured data is believed before the head, and both before what is shown,
    save where they name only the site itself.
    """
    houses = _houses(typed, meta, shown, site)
    wire: Wire | None = None
    weak: list[str] = []
    for said, strict in (
        (_typed_names(typed, houses), False),
        (meta.every(*META), False),
        (_shown_names(shown), True),
    ):
        names: list[str] = []
        for name, found in (_apart(clean) for text in said for clean in _split(text)):
            wire = wire or found
            name = _without_house(name, houses)
            if not name or not 2 <= len(name) <= 60 or fold(name) in map(fold, names):
                continue
            if _LABEL.match(name) or (strict and not _is_titled(name)):
                continue
            if (
                fold(name) in houses
                or _COMPANY.search(name)
                or _LOGIN.match(name)
                or (strict and not _is_name(name))
            ):
                weak.append(name)
            elif not _NO_NAME.search(name) or (
                not strict and " " in name and not names and not _NO_NAME.match(name)
            ):
                names.append(name)
        if names:
            return _without_jobs(names), wire
    return list(dict.fromkeys(weak[:1])) if not wire else [], wire


def _houses(typed: Typed, meta: Meta, shown: Shown, site: str | None) -> frozenset[str]:
    """What the site and its owner are called: some pages name them among their authors.

    Who publishes as a person is no house. Who is typed as both is one where the site
    bears the name, too.
    """
    owners = (site, owner_of(meta.first("copyright") or ""), *shown.names)
    houses = frozenset(fold(name) for name in owners if name)
    publisher = typed.whole((typed.article or {}).get("publisher"))
    types = types_of(publisher) if isinstance(publisher, dict) else set()
    name = {fold(as_text(publisher) or "")} - {""}
    if "Person" not in types:
        return houses | name
    return houses if "Organization" in types else houses - name


def _without_house(name: str, houses: frozenset[str]) -> str:
    """The name without the paper's at its end: "Ida Muster LARKHAVEN DAILY MAIL"."""
    words = name.split()
    cut = next((i for i in range(2, len(words) - 1) if fold(" ".join(words[i:])) in houses), len(words))
    return " ".join(words[:cut])


def _apart(name: str) -> tuple[str, Wire | None]:
    """The person and the agency of a name: "Ida Muster for Reuters", "Tom Okafor in Oslo", "AP Writer"."""
    staff, employed, placed = _STAFF.match(name), _EMPLOYED.match(name), _PLACED.match(name)
    wire = wire_called(name) or (wire_named(staff["agency"]) if staff else None)
    if wire:
        return "", wire
    wire = wire_named(employed["agency"]) if employed else None
    if employed and wire:
        return employed["name"], wire
    return placed["name"] if placed else name, None


def _typed_names(typed: Typed, houses: frozenset[str]) -> list[str]:
    """The names of authors in JSON-LD; of organisations only those of agencies."""
    said = (typed.article or {}).get("author")
    names: list[str] = []
    for author in (said if isinstance(said, list) else [said])[:30]:
        node: Any = typed.whole(author)
        if isinstance(node, dict) and _is_house(node, houses):
            names += [name for name in [as_text(node)] if name and wire_called(name)]
            continue
        if isinstance(node, dict) and not node.get("name") and node.get("familyName"):
            names.append(f"{as_text(node.get('givenName')) or ''} {as_text(node['familyName'])}".strip())
        elif isinstance(node, dict) and isinstance(node.get("name"), list):
            names += [text for item in node["name"][:30] if (text := as_text(item))]
        elif text := as_text(node):
            names.append(text)
    return names


def _is_house(node: dict[str, Any], houses: frozenset[str]) -> bool:
    """Whether an author is an organisation; who is typed as both is one where the site bears the name."""
    types = types_of(node)
    return "Organization" in types and ("Person" not in types or fold(as_text(node) or "") in houses)


def _shown_names(shown: Shown) -> list[str]:
    """Links to authors that the first byline holds, else the byline, else the first such link."""
    said = (text for text in shown.bylines[:6] if len(_BY.sub("", text)) > 3 and not _LABEL.match(text))
    byline = next(
        (text for text in said if any(map(_is_name, _split(text)))), next(iter(shown.bylines[:1]), "")
    )
    signed = next((text for text in shown.near[:4] if _signs(text) or _names_link(text, shown.links)), "")
    if signed and not any(byline in text or text in byline for text in shown.near):
        byline = signed  # the other one stands far from the headline, and may be of another article
    if not byline and not shown.links:
        byline = next((text for text in shown.near if len(text) < 80 and _SAYS_BY.search(text)), "")
        byline = byline or next(filter(None, map(_before_date, shown.near[:4])), "")
    linked = [link for link in dict.fromkeys(shown.links) if link and link in byline]
    return linked or ([byline] if byline else list(shown.links[:1]))


def _signs(text: str) -> bool:
    """Whether a line says who it is by, first of all or behind a date: "Posted on 3 May 2025 by Ida"."""
    if len(text) >= 80:
        return False
    dated = next(find_dates(text), None)
    start = dated.end if dated and len(text[: dated.start].split()) <= LABEL_WORDS else 0
    begins = _BY.match(text) or _BY.match(text[start:])
    return begins is not None and any(map(_is_name, _split(text)))


def _names_link(text: str, links: tuple[str, ...]) -> bool:
    """Whether a line is a link to an author's page, with at most a time behind it."""
    link = next((link for link in links if text.startswith(link)), None)
    behind = text[len(link) :] if link else ""
    timed = len(behind) <= LONGEST_TIME and any(map(str.isdigit, behind))
    return link is not None and (timed or not behind)


def _before_date(text: str) -> str:
    """The person of a line "Ida Muster  12 Mar 2026 08:05".

    Only white space may part the two: "New York, March 12" is a place, and
    "Sea Freight | March 12" a section.
    """
    sighting = next(find_dates(text), None)
    name = text[: sighting.start] if sighting else ""
    words = name.split()
    titled = all(word[0].isupper() and not word.isupper() for word in words)
    apart = name[-1:] == " " and "," not in name
    return name.strip() if apart and titled and 2 <= len(words) <= 4 and _is_name(name) else ""


def _split(text: str) -> Iterable[str]:
    text = " ".join(text.split())[:600]
    if text.startswith(("http", "www.")):
        return
    found = _SAYS_BY.search(text[:120])
    text = _BY.sub("", text[found.start() :].strip() if found else text)
    text = _BRACKETED.sub(lambda said: f", {said[1]}" if wire_named(said[1]) else said[0], text)
    sighting = next(find_dates(text[:200]), None)
    text = text[: sighting.start] if sighting else text
    cut = _CUT.search(text)
    text = text[: cut.start()] if cut and cut.start() > 2 else text
    turned = _TURNED.match(text)
    if turned and not any(wire_named(word) or _NO_NAME.search(word) for word in turned.groups()):
        text = f"{turned['given']} {turned['family']}"
    for name in _SPLIT.split(text):
        name = _BY.sub("", name).strip(" ,:;-–—|/")
        if not _SHORTENED.search(name):
            name = name.rstrip(" .")
        if name.count(")") > name.count("("):
            name = name.rstrip(")")
        name = name.lstrip(".")
        if name and not name.startswith(("http", "www.")):
            yield name


def _is_titled(text: str) -> bool:
    """Whether most of its words have capitals, as in the name of a desk or a team."""
    words = text.split()
    return (
        sum(word[0].isupper() or not word[0].isascii() for word in words) >= 0.6 * len(words)
        or len(words) == 1
    )


def _is_name(text: str) -> bool:
    """Two to five words with capitals, as a person's name has."""
    words = text.split()
    capitals = sum(word[0].isupper() or not word[0].isascii() for word in words)
    return (
        1 <= len(words) <= 5
        and len(text) <= 45
        and capitals >= max(1, len(words) - 2)
        and not _NO_NAME.search(text)
    )


def _without_jobs(names: list[str]) -> list[str]:
    """The first is believed; a later one only if it is no office."""
    return [
        name
        for i, name in enumerate(names)
        if i == 0 or not (_NO_NAME.search(name) or (name.isupper() and not names[0].isupper()))
    ]
