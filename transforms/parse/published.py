"""When a page says its article was published and changed: every place, in order of trust."""

from __future__ import annotations

from transforms.parse.dates import read_date
from transforms.parse.evidence import Dated
from transforms.parse.jsonld import Typed
from transforms.parse.meta import Meta
from transforms.parse.shown import Shown

PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "article:published", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dc.date.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publication_date", "published-date", "publish_date", "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date", "article_date_original", "originalpublicationdate",
    "ptime", "displaydate", "uploaddate", "datecreated", "last-published", "rnews:datepublished", "bt:pubdate", "eomportal-firstpublished", "firstpublished")  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "article:modified", "last-modified", "dcterms.modified", "dc.date.modified")  # fmt: skip


def read_dates(typed: Typed, meta: Meta, shown: Shown, url: str, language: str | None) -> list[Dated]:
    """Every date that the page gives for itself, most trusted places first."""
    found: list[Dated] = []

    def add(method: str, texts: list[str | None], published: bool = True) -> None:
        for text in texts:
            moment = read_date(text, language)
            if moment:
                found.append(Dated("published" if published else "modified", moment, method))

    add("json-ld", [typed.text("datePublished"), typed.text("dateCreated")])
    add("json-ld", [typed.text("dateModified")], published=False)
    add("meta", list(meta.every(*PUBLISHED)))
    add("meta", list(meta.every(*MODIFIED)), published=False)
    add("time-element", [stamp or text for stamp, text in shown.times[:3]])
    add("url", [url])
    add("visible", list(shown.stamps))
    return found
