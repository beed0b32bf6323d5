"""W3C PROV-JSON: https://www.w3.org/submissions/prov-json/"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flows.exports.terms import article_uri, known, moment, urn
from flows.exports.told import Found, Told
from transforms.identity import identify

_PREFIXES = ("page", "text", "figure", "story", "fetch", "run", "publisher", "code", "term")


def prov(told: Told) -> dict[str, Any]:
    """Figures back to texts, texts to pages and to the texts they copy, pages to fetches."""
    document: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    versions = {article["article_id"]: article["version_id"] for article in told.articles}
    story = f"story:{told.story['story_id']}"
    document["entity"][story] = {"prov:label": told.story["title"], "prov:type": _name("prov:Collection")}
    for article in told.articles:
        text = f"text:{article['version_id']}"
        _add_text(document, article, text)
        _relate(document, "hadMember", **{"prov:collection": story, "prov:entity": text})
        if article["parent_id"] in versions:
            parent = f"text:{versions[article['parent_id']]}"
            kind = {"prov:type": _name(f"term:{article['relation']}")}
            _relate(document, "wasDerivedFrom", **_derived(text, parent), **kind)
    for figure in told.figures:
        _add_figure(document, figure)
    return {"prefix": {name: urn(name, "") for name in _PREFIXES}, **document}


def _add_text(document: defaultdict[str, dict[str, Any]], article: Found, text: str) -> None:
    page = f"page:{article['body_sha256']}"
    document["entity"][text] = known(
        **{
            "prov:label": article["title"],
            "prov:location": article_uri(article),
            "term:sha256": article["text_sha256"],
            "term:published": moment(article["published_at"], article["published_date"]),
            "term:parser": article["parser_version"],
        }
    )
    document["entity"][page] = {"term:sha256": article["body_sha256"]}
    _relate(document, "wasDerivedFrom", **_derived(text, page))
    if article["publisher_id"]:
        publisher = f"publisher:{article['publisher_id']}"
        document["agent"][publisher] = known(**{"prov:label": article["publisher"]})
        _relate(document, "wasAttributedTo", **{"prov:entity": text, "prov:agent": publisher})
    if article["run_id"]:
        _add_run(document, article, text, page)


def _add_run(document: defaultdict[str, dict[str, Any]], article: Found, text: str, page: str) -> None:
    fetch, run = f"fetch:{article['fetch_id']}", f"run:{article['run_id']}"
    code = f"code:{article['code_version']}"
    at = moment(article["requested_at"])
    document["activity"][fetch] = known(
        **{"prov:startTime": at, "term:status": article["http_status"], "term:address": article_uri(article)}
    )
    document["activity"][run] = known(
        **{
            "prov:startTime": moment(article["started_at"]),
            "prov:endTime": moment(article["ended_at"]),
            "prov:label": article["flow"],
        }
    )
    document["agent"][code] = {"prov:type": _name("prov:SoftwareAgent"), "prov:label": "Wirehouse"}
    _relate(
        document, "wasGeneratedBy", **known(**{"prov:entity": page, "prov:activity": fetch, "prov:time": at})
    )
    _relate(document, "wasGeneratedBy", **{"prov:entity": text, "prov:activity": run})
    _relate(document, "used", **{"prov:activity": run, "prov:entity": page})
    _relate(document, "wasAssociatedWith", **{"prov:activity": run, "prov:agent": code})


def _add_figure(document: defaultdict[str, dict[str, Any]], figure: Found) -> None:
    name = f"figure:{figure['quantity_id']}"
    document["entity"][name] = known(
        **{
            "prov:value": figure["exact"],
            "term:start": figure["start_char"],
            "term:end": figure["end_char"],
            "term:value": figure["base_value"],
            "term:unit": figure["base_unit"],
            "term:property": figure["property"],
            "term:subject": figure["subject"],
            "term:extractor": figure["extractor"],
        }
    )
    quoted = {"prov:type": _name("prov:Quotation")}
    _relate(document, "wasDerivedFrom", **_derived(name, f"text:{figure['version_id']}"), **quoted)


def _derived(made: str, of: str) -> dict[str, str]:
    return {"prov:generatedEntity": made, "prov:usedEntity": of}


def _relate(document: defaultdict[str, dict[str, Any]], kind: str, **ends: Any) -> None:
    """Relations have names of no meaning; the same one said twice has the same."""
    document[kind][f"_:{identify(kind, *ends.items())}"] = ends


def _name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
