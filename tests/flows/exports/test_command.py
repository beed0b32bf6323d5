"""Each form held against its standard, by a public validator where there is one on PyPI."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Protocol

import jsonschema
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from published_rows import query

from flows.cli import main


class Outlets(Protocol):
    data: Path
    story_id: str
    article_ids: dict[str, str]


def export(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["export", *words, "--data", str(data)])


def exported(outlets: Outlets, form: str) -> Any:
    shown = export(outlets.data, form, outlets.story_id)
    assert shown.exit_code == 0, shown.output
    return json.loads(shown.output)


def test_json_ld_expands_to_schema_org(outlets: Outlets) -> None:
    """pyld expands it; the terms are held against those that schema.org defines for these types."""
    from pyld import jsonld

    document = exported(outlets, "jsonld")
    assert document["@context"] == "https://schema.org/"
    # The context of schema.org lies on the web; for terms and ids, this is what it comes to.
    local = {"@vocab": "https://schema.org/"}
    nodes = jsonld.expand(document | {"@context": local})
    kinds = [node["@type"][0].removeprefix("https://schema.org/") for node in nodes]
    assert kinds.count("NewsArticle") == 4 and kinds.count("Claim") > 3
    assert {key.removeprefix("https://schema.org/") for node in nodes for key in node} <= SCHEMA_ORG
    by_name = {node["identifier"]: node for node in document["@graph"] if "identifier" in node}
    original, edited = (by_name[outlets.article_ids[name]] for name in ("Norden Wire", "Harbour Daily"))
    assert edited["isBasedOn"] == {"@id": original["@id"]}
    assert original["datePublished"] == "2026-04-02T08:00:00+00:00"
    assert edited["datePublished"] == "2026-04-04"
    assert original["articleBody"].startswith("Norrvind Energia has ordered 48 turbines")


# https://schema.org/NewsArticle and https://schema.org/Claim, with what they inherit.
SCHEMA_ORG = {
    *(
        "@id",
        "@type",
        "url",
        "identifier",
        "headline",
        "datePublished",
        "dateModified",
        "inLanguage",
        "author",
    ),
    *(
        "publisher",
        "creditText",
        "dateline",
        "articleSection",
        "wordCount",
        "isAccessibleForFree",
        "isBasedOn",
    ),
    *("isPartOf", "mentions", "articleBody", "name", "text", "about", "appearance"),
}

# What we write of ninjs 3.0, by hand after https://iptc.org/std/ninjs/ninjs-schema_3.0.json: that schema is
# on no package index. `unevaluatedProperties: false` of the original is `additionalProperties: false` here.
NAMES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "rel": {"type": "string"},
            "uri": {"type": "string", "format": "uri"},
        },
        "additionalProperties": False,
    },
}
VALUES = {
    "type": "array",
    "items": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
}
MOMENT = {"type": "string", "format": "date-time"}
ITEM: dict[str, Any] = {
    "uri": {"type": "string", "format": "uri"},
    "type": {"enum": ["text", "composite"]},
    "representationType": {"enum": ["full", "partial"]},
    "version": {"type": "string"},
    "firstCreated": MOMENT,
    "versionCreated": MOMENT,
    "contentCreated": MOMENT,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "language": {"type": "string"},
    "by": {"type": "string"},
    "located": {"type": "string"},
    "title": {"type": "string"},
    "headlines": VALUES,
    "bodies": VALUES,
    "people": NAMES,
    "organisations": NAMES,
    "places": NAMES,
    "infoSources": {"type": "array", "items": {"type": "object", "required": ["name", "role"]}},
    "altIds": {"type": "array", "items": {"type": "object", "required": ["role", "value"]}},
}
NINJS = {
    "type": "object",
    "required": ["uri"],
    "properties": ITEM
    | {
        "standard": {"type": "object", "required": ["name", "version", "schema"]},
        "associations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "uri"],
                "properties": ITEM | {"name": {"type": "string"}, "rel": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def test_ninjs_has_the_shape_of_its_schema(outlets: Outlets) -> None:
    document = exported(outlets, "ninjs")
    jsonschema.Draft202012Validator(NINJS, format_checker=jsonschema.FormatChecker()).validate(document)
    relations = query(outlets.data, "SELECT relation FROM articles ORDER BY published_date, published_at")
    assert [(one["rel"],) for one in document["associations"]] == relations
    assert len({one["uri"] for one in document["associations"]}) == 4


def test_prov_json_is_read_by_prov(outlets: Outlets) -> None:
    from prov.model import ProvDerivation, ProvDocument, ProvEntity

    document = ProvDocument.deserialize(content=json.dumps(exported(outlets, "prov")), format="json")
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document
    entities = {str(record.identifier) for record in document.get_records(ProvEntity)}
    derived = [
        {str(name): str(value) for name, value in record.attributes}
        for record in document.get_records(ProvDerivation)
    ]
    assert all({one["prov:generatedEntity"], one["prov:usedEntity"]} <= entities for one in derived)
    versions = dict(query(outlets.data, "SELECT publisher, version_id FROM articles"))
    copied = {(one["prov:generatedEntity"], one["prov:usedEntity"]) for one in derived}
    assert (f"text:{versions['Tallinn Post']}", f"text:{versions['Norden Wire']}") in copied
    assert {name.partition(":")[0] for name in entities} == {"story", "text", "page", "figure"}


# By hand after https://www.w3.org/TR/annotation-model/: there is no public schema of it on a package index.
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "body", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "identifying"]},
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "selector": {
                    "prefixItems": [
                        {
                            "required": ["exact", "prefix", "suffix"],
                            "properties": {"type": {"const": "TextQuoteSelector"}},
                        },
                        {
                            "required": ["start", "end"],
                            "properties": {"type": {"const": "TextPositionSelector"}},
                        },
                    ]
                }
            },
        },
    },
}


def test_annotations_select_the_very_words(outlets: Outlets) -> None:
    document = exported(outlets, "annotations")
    items = document["first"]["items"]
    assert (document["type"], document["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert document["total"] == len(items) == len({item["id"] for item in items})
    validator = jsonschema.Draft202012Validator(ANNOTATION, format_checker=jsonschema.FormatChecker())
    ninjs = exported(outlets, "ninjs")
    texts = {one["uri"]: one["bodies"][0]["value"] for one in ninjs["associations"]}
    for item in items:
        validator.validate(item)
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_parquet_holds_every_table(outlets: Outlets, tmp_path: Path) -> None:
    shown = export(outlets.data, "parquet", "--out", str(tmp_path / "tables"))
    assert shown.exit_code == 0, shown.output
    manifest = json.loads((tmp_path / "tables" / "manifest.json").read_text())
    names = [
        name
        for (name,) in query(
            outlets.data, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'"
        )
    ]
    assert sorted(manifest["tables"]) == sorted(map(str, names))
    for name, told in manifest["tables"].items():
        path = tmp_path / "tables" / told["file"]
        table = pq.read_table(path)
        assert (
            query(outlets.data, f'SELECT count(*) FROM "{name}"') == [(table.num_rows,)] == [(told["rows"],)]
        )
        assert table.column_names == [column["name"] for column in told["columns"]]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == told["sha256"]
        assert told["comment"]
    lags = pq.read_table(tmp_path / "tables" / "copy_links.parquet").column("lag").to_pylist()
    assert 2.5 * 3600 in lags


@pytest.mark.parametrize("form", ["jsonld", "ninjs", "prov", "annotations"])
def test_nothing_of_others_acts_in_a_terminal_or_a_page(form: str, outlets: Outlets, tmp_path: Path) -> None:
    shown = export(outlets.data, form, outlets.story_id).output
    assert shown.isascii() and all(letter.isprintable() or letter == "\n" for letter in shown)
    assert export(outlets.data, form, outlets.story_id, "--out", str(tmp_path / "one.json")).exit_code == 0
    written = (tmp_path / "one.json").read_text()
    assert "<" not in written and "\x1b" not in written
    assert json.loads(written) == json.loads(shown)
    assert "javascript:" not in json.dumps([value for key, value in _links(json.loads(written))])


def _links(value: Any) -> list[tuple[str, str]]:
    """Every value that a reader may follow."""
    if isinstance(value, dict):
        own = [
            (key, told) for key, told in value.items() if key in ("@id", "url", "uri", "id", "source", "href")
        ]
        return [(key, told) for key, told in own if isinstance(told, str)] + [
            link for told in value.values() for link in _links(told)
        ]
    return [link for told in value for link in _links(told)] if isinstance(value, list) else []


def test_all_stories_are_a_document_a_line(outlets: Outlets, tmp_path: Path) -> None:
    assert export(outlets.data, "jsonld", "--out", str(tmp_path / "all.jsonl")).exit_code == 0
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == [exported(outlets, "jsonld")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["jsonld", "0" * 20], 2),
        (["parquet"], 2),
        (["parquet", "0" * 20, "--out", "x"], 2),
        (["rss"], 2),
        (["jsonld", "--out", "/dev/null/x"], 1),
    ],
)
def test_wrong_use(words: list[str], code: int, outlets: Outlets, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    more = [] if "--out" in words else ["--out", str(target)] if words[0] == "jsonld" else []
    assert export(outlets.data, *words, *more).exit_code == code
    assert not target.exists()
