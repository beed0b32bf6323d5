"""W3C Web Annotation: https://www.w3.org/TR/annotation-model/"""

from __future__ import annotations

from typing import Any

from flows.exports.terms import article_uri, known, urn
from flows.exports.told import Found, Told

AROUND = 32  # characters of prefix and suffix: enough to find the words again in a changed text
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}]
_KINDS = {"organisation": "schema:Organization", "place": "schema:Place", "person": "schema:Person"}


def web_annotation(told: Told) -> dict[str, Any]:
    """A collection of one page: every figure and name of the story's texts.

    Positions count code points of the text as it is in `articles`; the quotes with their
    prefix and suffix find the words in the page itself.
    """
    articles = {article["version_id"]: article for article in told.articles}
    items = [_figure(figure, articles[figure["version_id"]]) for figure in told.figures]
    items += [_name(name, articles[name["version_id"]]) for name in told.names]
    story = urn("annotations", told.story["story_id"])
    return {
        "@context": _CONTEXT,
        "id": story,
        "type": "AnnotationCollection",
        "label": told.story["title"],
        "total": len(items),
        "first": {
            "id": f"{story}:1",
            "type": "AnnotationPage",
            "partOf": story,
            "startIndex": 0,
            "items": items,
        },
    }


def _figure(figure: Found, article: Found) -> dict[str, Any]:
    told = known(
        **{
            "schema:name": figure["property"],
            "schema:value": figure["base_value"],
            "schema:minValue": figure["low"],
            "schema:maxValue": figure["high"],
            "schema:unitText": figure["base_unit"],
        }
    )
    return _annotation(
        urn("figure", figure["quantity_id"]),
        "describing",
        {"type": "schema:PropertyValue", **told},
        figure,
        article,
    )


def _name(name: Found, article: Found) -> dict[str, Any]:
    place = f"{name['entity_id']}:{name['version_id']}:{name['start_char']}"
    body = {"id": urn("entity", name["entity_id"]), "type": _KINDS[name["kind"]], "schema:name": name["name"]}
    return _annotation(urn("mention", place), "identifying", body, name, article)


def _annotation(
    key: str, motivation: str, body: dict[str, Any], words: Found, article: Found
) -> dict[str, Any]:
    text, start, end = article["text"], words["start_char"], words["end_char"]
    quote = {
        "type": "TextQuoteSelector",
        "exact": words["exact"],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "id": key,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {"source": article_uri(article), "selector": [quote, position]},
    }
