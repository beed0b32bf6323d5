"""IPTC ninjs 3.0, News in JSON: https://iptc.org/std/ninjs/"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flows.exports.terms import article_uri, known, urn
from flows.exports.told import Found, Told

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"


def ninjs(told: Told) -> dict[str, Any]:
    """A composite item for the story, with an association for each article, named by its relation."""
    return known(
        uri=urn("story", told.story["story_id"]),
        type="composite",
        standard={"name": "ninjs", "version": "3.0", "schema": _SCHEMA},
        title=told.story["title"],
        headlines=[{"value": told.story["title"]}],
        associations=[
            {"name": f"article-{number}", "rel": article["relation"]} | _item(article, told)
            for number, article in enumerate(told.articles, start=1)
        ],
    )


def _item(article: Found, told: Told) -> dict[str, Any]:
    named = {row["entity_id"]: row for row in told.names if row["version_id"] == article["version_id"]}
    return {"uri": article_uri(article)} | known(
        type="text",
        representationType="full",
        version=str(article["version_no"]),
        # A day alone is no date-time; it is told by `contentCreated` at its midnight in UTC.
        firstCreated=article["published_at"] and article["published_at"].isoformat(),
        contentCreated=_midnight(article),
        versionCreated=(article["modified_at"] or article["first_seen_at"]).isoformat(),
        pubStatus="canceled" if article["gone_at"] else "usable",
        language=article["language"],
        by=article["byline"],
        located=article["dateline_place"],
        title=article["title"],
        headlines=article["title"] and [{"value": article["title"]}],
        bodies=[
            {
                "contentType": "text/plain",
                "charCount": len(article["text"]),
                "wordCount": article["word_count"],
                "value": article["text"],
            }
        ],
        people=_names(named, "person"),
        organisations=_names(named, "organisation"),
        places=_names(named, "place"),
        infoSources=[
            {"name": name, "role": role}
            for name, role in (
                (article["publisher"], "publisher"),
                (article["wire"], "wire"),
                (article["credited_source"], "credited"),
            )
            if name
        ],
        altIds=[{"role": "wirehouse", "value": article["article_id"]}],
    )


def _midnight(article: Found) -> str | None:
    day = article["published_date"]
    if article["published_at"] or day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC).isoformat()


def _names(named: dict[str, Found], kind: str) -> list[dict[str, str]]:
    return [
        {"name": row["name"], "rel": "mentioned", "uri": urn("entity", key)}
        for key, row in named.items()
        if row["kind"] == kind
    ]
