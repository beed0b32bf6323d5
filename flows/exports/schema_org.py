"""schema.org as JSON-LD: https://schema.org/NewsArticle, https://schema.org/Claim."""

from __future__ import annotations

from typing import Any

from flows.exports.terms import article_uri, known, moment, urn, web_url
from flows.exports.told import Found, Told

_KINDS = {"organisation": "Organization", "place": "Place", "person": "Person"}


def schema_org(told: Told) -> dict[str, Any]:
    """A graph of the story's articles and claims. A copy says what it `isBasedOn`."""
    uris = {article["article_id"]: article_uri(article) for article in told.articles}
    articles = [_article(article, told, uris) for article in told.articles]
    claims = [_claim(claim, uris) for claim in told.claims]
    return {"@context": "https://schema.org/", "@graph": [*articles, *claims]}


def _article(article: Found, told: Told, uris: dict[str, str]) -> dict[str, Any]:
    names = {
        row["entity_id"]: {"@type": _KINDS[row["kind"]], "name": row["name"]}
        for row in told.names
        if row["version_id"] == article["version_id"]
    }
    parent = uris.get(article["parent_id"])
    return {"@id": uris[article["article_id"]], "@type": "NewsArticle"} | known(
        url=web_url(article["url"]),
        identifier=article["article_id"],
        headline=article["title"],
        datePublished=moment(article["published_at"], article["published_date"]),
        dateModified=moment(article["modified_at"]),
        inLanguage=article["language"],
        author=[{"@type": "Person", "name": name} for name in article["authors"] or ()],
        publisher=_publisher(article),
        creditText=article["credited_source"] or article["wire"],
        dateline=article["dateline_place"],
        articleSection=article["section"],
        wordCount=article["word_count"],
        isAccessibleForFree=None if article["is_paywalled"] is None else not article["is_paywalled"],
        isBasedOn=parent and {"@id": parent},
        isPartOf={"@id": urn("story", article["story_id"])},
        mentions=[*names.values()],
        articleBody=article["text"],
    )


def _publisher(article: Found) -> dict[str, Any]:
    told = known(name=article["publisher"], url=article["domain"] and f"https://{article['domain']}/")
    return {"@type": "Organization"} | told if told else {}


def _claim(claim: Found, uris: dict[str, str]) -> dict[str, Any]:
    measured = known(
        name=claim["property"] or "figure",
        value=claim["value"],
        minValue=claim["low"],
        maxValue=claim["high"],
        unitText=claim["base_unit"],
    )
    return {"@id": urn("claim", claim["claim_id"]), "@type": "Claim"} | known(
        name=", ".join(str(claim[name]) for name in ("property", "subject") if claim[name]),
        text=claim["sentence"],
        about={"@type": "PropertyValue"} | measured,
        appearance=[{"@id": uris[key]} for key in claim["article_ids"] if key in uris],
    )
