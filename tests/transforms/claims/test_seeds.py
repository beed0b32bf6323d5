"""The names, events and links of the user's two documents, as gold.json has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from transforms.claims import compare
from transforms.facts import find_facts, mask_contacts
from transforms.models import Account, Article, Claim, Event, Facts, Page
from transforms.parse import parse

# gold.json names things as a reader would; these are the names under which they are kept.
CANONICAL = {
    "GLOBE NEWSWIRE": "GlobeNewswire",
    "Shandong province": "Shandong",
    "Kenli district": "Kenli District",
}
STATUS = {"happened": "asserted"}


@dataclass(frozen=True)
class Read:
    """One seed document: what gold says of it, and what was found."""

    gold: dict[str, Any]
    raw: str
    article: Article
    facts: Facts

    def spans(self, kind: str) -> set[tuple[int, int, str]]:
        """Where gold has names of `kind` in the article, as offsets into its text."""
        offset = self.raw.index(self.article.text)
        end = offset + len(self.article.text)
        return {
            (mention["start"] - offset, mention["end"] - offset, CANONICAL.get(entry["name"], entry["name"]))
            for entry in self.gold[kind]
            for mention in entry["mentions"]
            if offset <= mention["start"] < end and not entry.get("optional")
        }

    def found(self, kind: str) -> set[tuple[int, int, str]]:
        """The same, as found."""
        by_id = {entity.entity_id: entity for entity in self.facts.entities}
        return {
            (mention.start_char, mention.end_char, by_id[mention.entity_id].name)
            for mention in self.facts.mentions
            if mention.block_position is None and by_id[mention.entity_id].kind == kind
        }


@pytest.fixture(scope="module")
def read(seeds: Path) -> dict[str, Read]:
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))
    return {document["id"]: _read(seeds / document["file"], document) for document in gold["documents"]}


def _read(path: Path, gold: dict[str, Any]) -> Read:
    page = Page(
        "seeds", path.name, f"/{path.name}", "text", path.read_bytes(), datetime(2025, 4, 1, tzinfo=UTC)
    )
    article, _ = mask_contacts(parse(page)[0])
    return Read(gold, path.read_text("utf-8"), article, find_facts(article))


@pytest.fixture(scope="module")
def story(read: dict[str, Read]) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    accounts = [
        Account(
            one.article.article_id,
            one.article.version_id,
            one.article.published_date,
            "original" if name == "001" else "rewrite",
            name,
            one.facts,
        )
        for name, one in read.items()
    ]
    return compare("story", accounts)


@pytest.mark.parametrize("name", ["000", "001"])
@pytest.mark.parametrize(("kind", "found_as"), [("organisations", "organisation"), ("places", "place")])
def test_names_stand_where_gold_has_them(read: dict[str, Read], name: str, kind: str, found_as: str) -> None:
    assert read[name].found(found_as) == read[name].spans(kind)


@pytest.mark.parametrize("name", ["000", "001"])
def test_events_have_gold_s_triggers_dates_and_figures(read: dict[str, Read], name: str) -> None:
    one = read[name]
    offset = one.raw.index(one.article.text)
    exact = {quantity.quantity_id: quantity.exact for quantity in one.facts.quantities}
    figures = {figure["id"]: figure["surface"] for figure in one.gold["quantities"]}
    found = {
        (
            event.kind,
            event.start_char + offset,
            event.exact,
            event.status,
            event.date_to.isoformat() if event.date_to else None,
            tuple(exact[key] for key in event.quantity_ids),
        )
        for event in one.facts.events
    }
    assert found == {
        (
            event["type"],
            event["trigger"]["start"],
            event["trigger"]["surface"],
            STATUS.get(event["status"], event["status"]),
            event.get("date"),
            tuple(figures[key] for key in event.get("quantities", ())),
        )
        for event in one.gold["events"]
    }


def test_places_lie_where_they_lie(read: dict[str, Read]) -> None:
    for one in read.values():
        by_id = {entity.entity_id: entity for entity in one.facts.entities}
        by_name = {entity.name: entity for entity in by_id.values() if entity.kind == "place"}
        assert by_id[by_name["Kenli District"].parent_id or ""].name == "Dongying"
        assert by_id[by_name["Dongying"].parent_id or ""].name == "Shandong"
        assert {entity.country for entity in by_name.values()} == {"CN"}


def test_the_contact_is_masked(read: dict[str, Read]) -> None:
    (contact,) = read["001"].gold["contacts"]
    kept = [read["001"].article.text, *(block.text for block in read["001"].article.removed)]
    assert not any(contact["name"] in text or contact["phone"] in text for text in kept)


def test_the_links_are_made_and_the_traps_are_not(
    read: dict[str, Read], story: tuple[tuple[Claim, ...], tuple[Event, ...]], seeds: Path
) -> None:
    ids = {}
    for name, one in read.items():
        offset = one.raw.index(one.article.text)
        at = {figure["start"] - offset: figure["id"] for figure in one.gold["quantities"]}
        ids |= {f: q.quantity_id for q in one.facts.quantities if (f := at.get(q.start_char))}
        ids |= {e["id"]: (name, e["trigger"]["start"] - offset) for e in one.gold["events"]}
    groups: list[set[object]] = [set(claim.quantity_ids) for claim in story[0]]
    versions = {one.article.version_id: name for name, one in read.items()}
    groups += [{(versions[version], start) for version, start, _, _ in event.mentions} for event in story[1]]
    verdicts = {key: claim.verdict for claim in story[0] for key in claim.quantity_ids}
    links = json.loads((seeds / "gold.json").read_text("utf-8"))["cross_document"]
    for link in (link for link in links if link["members"][0] in ids):
        members = {ids[member] for member in link["members"]}
        assert any(members <= group for group in groups) == (link["relation"] != "different claim"), link[
            "claim"
        ]
    assert verdicts[ids["000-q2"]] == verdicts[ids["000-q1"]] == "agree"


def test_both_documents_name_one_company_and_one_district(read: dict[str, Read]) -> None:
    shared = {
        (entity.kind, entity.name.split(" Co")[0])
        for entity in read["000"].facts.entities
        if entity.entity_id in {other.entity_id for other in read["001"].facts.entities}
    }
    assert {("organisation", "Contemporary Amperex Technology"), ("place", "Kenli District")} <= shared
