"""When a page says its article was published and changed: every place, in order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from transforms.parse.dates import Moment, find_dates, read_date
from transforms.parse.evidence import Dated
from transforms.parse.jsonld import Typed
from transforms.parse.meta import Meta
from transforms.parse.shown import Shown
from transforms.parse.site import host_of

PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "article:published",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "published-date", "publish_date", "article.published", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "date", "article_date_original", "originalpublicationdate", "ptime",
    "displaydate", "uploaddate", "datecreated", "last-published", "rnews:datepublished", "bt:pubdate",
    "eomportal-firstpublished", "firstpublished",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "article:modified",
    "last-modified", "dcterms.modified", "dc.date.modified",
)  # fmt: skip

LESS_SURE = (
    "published", "citation_publication_date", "citation_date", "dcterms.date", "article:publish_date",
)  # fmt: skip
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|aktualisiert|geändert|mis[e]? à jour|modifié|actualizado|modificado|"
    r"aggiornato|atualizado|bijgewerkt|opdateret|oppdatert|uppdaterad|обновлено|zaktualizowano)\b|更新|수정",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|released|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|"
    r"udgivet|publisert|publicerad|опубликовано|opublikowano)\b|发布|發布|公開|입력",
    re.IGNORECASE,
)

_CLOCK = re.compile(r"\d[:.h]\d\d(?!\d)")
# Names of countries that are sold to everybody.
SOLD = frozenset(
    {"ai", "cc", "co", "fm", "gg", "io", "is", "la", "ly", "me", "nu", "sh", "st", "to", "tv", "ws"}
)
# The clocks that are farthest from that of Greenwich: Hawaii and Kiribati.
WEST, EAST = timedelta(hours=-10), timedelta(hours=14)


def read_dates(typed: Typed, meta: Meta, shown: Shown, url: str, language: str | None) -> list[Dated]:
    """Every date that the page gives for itself, most trusted places first."""
    found: list[Dated] = []
    language = _regional(language, meta, url)

    def add(method: str, texts: Iterable[str | None], published: bool = True) -> None:
        for text in texts:
            moment = read_date(text, language)
            if moment:
                found.append(Dated("published" if published else "modified", moment, method))

    def look(method: str, texts: Iterable[str]) -> None:
        found.extend(Dated(role, moment, method) for text in texts for role, moment in _said(text, language))

    add("json-ld", [typed.date("datePublished"), typed.text("dateCreated")])
    found = [replace(dated, moment=local_day(dated, shown, language)) for dated in found]
    add("json-ld", [typed.date("dateModified")], published=False)
    add("meta", meta.every(*PUBLISHED))
    found = [replace(dated, moment=local_day(dated, shown, language)) for dated in found]
    add("meta", meta.every(*MODIFIED), published=False)
    add("meta", [meta.first(*LESS_SURE)])
    for stamp, text in shown.times[:3]:
        changed = _UPDATED.search(text) is not None and not _PUBLISHED.search(text)
        add("time-element", [stamp if read_date(stamp, language) else text], published=not changed)
    add("url", [url])
    add("script", [shown.scripted])
    look("visible", [*shown.near, *shown.bylines[:3], *shown.stamps])
    add("description", [meta.first("og:description", "description")])
    if not any(dated.role == "published" for dated in found):
        # The one day that readers are shown is the page's day, though it tells of a change.
        found += [replace(dated, role="published") for dated in found if dated.method == "visible"][:1]
    return found


def _said(text: str, language: str | None) -> Iterator[tuple[Literal["published", "modified"], Moment]]:
    """The first date of a line, and whether it is told as a change; then the first told as the other."""
    start, roles = 0, set()
    for sighting in find_dates(text[:200], language):
        label = text[start : sighting.start]
        changed = _UPDATED.search(label) is not None and not _PUBLISHED.search(label)
        role: Literal["published", "modified"] = "modified" if changed else "published"
        if role not in roles:
            yield role, sighting.moment
        roles.add(role)
        start = sighting.end


def _regional(language: str | None, meta: Meta, url: str) -> str:
    """The language with its region: as the page says it elsewhere, else that of its address."""
    tag = (language or "und").replace("_", "-").lower()
    shared = (meta.first("og:locale") or "").replace("_", "-").lower()
    country = (host_of(url) or "").rpartition(".")[2]
    if "-" in tag:
        return tag
    if shared.startswith(f"{tag}-"):
        return shared
    return f"{tag}-{country}" if len(country) == 2 and country not in SOLD else tag


def local_day(chosen: Dated, shown: Shown, language: str | None) -> Moment:
    """The moment with the day that the page shows for it, where its clock is that of Greenwich.

    "2023-12-23T03:22:07Z" stands beside "Dec 22, 2023, 10:22 PM EST": the page's day
    is the 22nd. A full hour that the page shows as the day after, without a clock, is the
    midnight of its zone, and nobody published then: the day alone is known.
    """
    moment = chosen.moment
    if moment.tz != "+00:00" or moment.at is None:
        return moment
    shifted: Moment | None = None
    for stamp, text in (
        *shown.times[:2],
        *(("", text) for text in (*shown.near[:4], *shown.bylines[:2], *shown.stamps[:4])),
    ):
        stamped = read_date(stamp, language)
        for said in filter(None, (stamped, read_date(text, language))):
            if said.at:
                if said.tz != "+00:00" and abs((said.at - moment.at).total_seconds()) < 3600:
                    return replace(moment, day=said.day)
            elif said.day == moment.day:
                return shifted or moment
            elif not (stamped and stamped.at) and _somewhere(moment.at, said.day):
                east = said.day > moment.day and moment.at.minute % 30 == moment.at.second == 0
                invented = east and not _CLOCK.search(text)
                shifted = shifted or (Moment(said.day, "day") if invented else replace(moment, day=said.day))
    return shifted or moment


def _somewhere(at: datetime, day: date) -> bool:
    """Whether it was `day` somewhere on earth at that time of Greenwich."""
    return (at + WEST).date() <= day <= (at + EAST).date()
