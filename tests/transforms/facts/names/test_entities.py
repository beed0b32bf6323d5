from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.names.entities import find_entities
from transforms.facts.text.sentences import sentences
from transforms.models import Article, DateMention, Entity, Mention, Publisher, RemovedBlock

Found = tuple[tuple[Entity, ...], tuple[Mention, ...]]


def article(text: str, *removed: RemovedBlock) -> Article:
    return Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, language="en", removed=removed)


def find(text: str, *removed: RemovedBlock) -> Found:
    return find_entities(article(text, *removed), sentences(text), ())


def names(found: Found, kind: str) -> set[str]:
    return {entity.name for entity in found[0] if entity.kind == kind}


def said(found: Found, kind: str) -> list[tuple[str, str]]:
    """What the text says, and what it means by it."""
    by_id = {entity.entity_id: entity for entity in found[0]}
    return [
        (mention.exact, by_id[mention.entity_id].name)
        for mention in found[1]
        if by_id[mention.entity_id].kind == kind
    ]


ORGANISATIONS = [
    ("Northgate Robotics Inc. opened a plant.", {"Northgate Robotics Inc."}),
    ("The maker is Halden Batteries Co., Ltd. of Norway.", {"Halden Batteries Co., Ltd."}),
    ("Yesterday Brightwater Foods plc said that sales rose.", {"Brightwater Foods plc"}),
    ("It was approved by the Ministry of Industry on Friday.", {"Ministry of Industry"}),
    ("The Ministry of Industry and Trade spoke.", {"Ministry of Industry and Trade"}),
    ("Researchers at the University of Cape Town agreed.", {"University of Cape Town"}),
    ("The Securities and Exchange Commission sued.", {"Securities and Exchange Commission"}),
    ("Giant Harrow Mining Corp. grew.", {"Giant Harrow Mining Corp."}),
    ("Retailer Bright Harrow Foods Group spoke.", {"Bright Harrow Foods Group"}),
    ("Shares of Zentrix (NASDAQ: ZTX) rose.", {"Zentrix"}),
    ("Zentrix, a leading maker of pumps, grew.", {"Zentrix"}),
    ("The battery maker Veltro Cells grew.", {"Veltro Cells"}),
    ("Work on QPNR's field has begun.", {"QPNR"}),
    ("Veltro Cells is a leading maker of cells.", {"Veltro Cells"}),
    ("He wrote for the Halden Chronicle.", {"Halden Chronicle"}),
    ("The Halden Unified School District voted.", {"Halden Unified School District"}),
    (
        "The Halden College of Surgeons and Dentists met.",
        {"Halden College of Surgeons and Dentists"},
    ),
    ("The Halden Institute of Science and Technology met.", {"Halden Institute of Science and Technology"}),
    ("He leads the University of Oslo School of Medicine.", {"University of Oslo School of Medicine"}),
    ("The Ministry of Trade and Veltro Inc. signed.", {"Ministry of Trade", "Veltro Inc."}),
    ("She left the Workers Party of Norway.", {"Workers Party of Norway"}),
    ("The Supreme Court of Norway ruled.", {"Supreme Court of Norway"}),
    ("The Halden Hockey Club of Norway won.", {"Halden Hockey Club"}),
    ("He studied at the University of Illinois at Chicago.", {"University of Illinois at Chicago"}),
    # No organisation: openers, months, headlines, shouting, common nouns in capitals.
    ("Overall, results were good. Together we grow. Monday was calm.", set()),
    ("Market Mechanisms Activate Investment Potential In Energy Storage Everywhere Today", set()),
    ("OUR BIGGEST SALE EVER STARTS MONDAY AND ENDS WHEN EVERYTHING IS GONE", set()),
    ("A Working Group met the Audit Committee about Artificial Intelligence (AI).", set()),
    ("The CEO's view of GDP's growth and AI's promise was mixed.", set()),
    ("He lives in Reno, NV and works in Calgary, AB today.", set()),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations_need_a_sign(text: str, expected: set[str]) -> None:
    assert names(find(text), "organisation") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vale Solar Technology Co., Limited (VST) grew. Now VST builds.",
        "Vale Solar Technology Co Ltd, or VST, grew. Now VST builds.",
        'Vale Solar Technology Co. Ltd. ("VST" or the "Company") grew. Now VST builds.',
        "VST (Vale Solar Technology Co., Ltd) grew. Now VST builds.",
    ],
)
def test_a_short_name_is_its_long_one(text: str) -> None:
    found = find(text)
    assert len(names(found, "organisation")) == 1
    assert [exact for exact, _ in said(found, "organisation")].count("VST") == 2
    (entity,) = (entity for entity in found[0] if entity.kind == "organisation")
    assert "VST" in entity.aliases


def test_an_acronym_is_not_the_word_it_spells() -> None:
    found = find("Harrow Analytics Trading Inc. (HAT) grew. Hat sales fell. HAT rose.")
    assert [exact for exact, _ in said(found, "organisation")] == [
        "Harrow Analytics Trading Inc.",
        "HAT",
        "HAT",
    ]


def test_a_shortened_name_stands_alone() -> None:
    found = find("Northgate Robotics Inc. grew. Northgate rose. Northgate Savings fell. Jo Northgate left.")
    assert [exact for exact, _ in said(found, "organisation")] == ["Northgate Robotics Inc.", "Northgate"]


def test_a_known_place_is_not_short_for_a_firm_of_that_name() -> None:
    found = find("The New Zealand Company sent ships to New Zealand. New Zealand Company had debts.")
    assert said(found, "organisation") == [("New Zealand Company", "New Zealand Company")] * 2
    assert said(found, "place") == [("New Zealand", "New Zealand")]


def test_legal_forms_fold_to_one_id() -> None:
    texts = ["Vale Solar Co., Limited grew.", "Vale Solar Co Ltd grew.", "The VALE SOLAR CO., LTD grew."]
    ids = {entity.entity_id for text in texts for entity in find(text)[0]}
    assert len(ids) == 1


def test_a_bracket_that_does_not_spell_the_name_is_no_alias() -> None:
    (entity,) = find("Vale Solar Technology Ltd (the largest maker) grew.")[0]
    assert entity.aliases == ()


PLACES = [
    ("The plant is in Jinan, Shandong province.", {("Jinan", "Shandong"), ("Shandong", "China")}),
    ("A base in Kenli District, Dongying.", {("Kenli District", "Dongying"), ("Dongying", "Shandong")}),
    ("A base in Dongying's Kenli district.", {("Kenli District", "Dongying"), ("Dongying", "Shandong")}),
    ("He flew to Austin, Texas.", {("Austin", "Texas"), ("Texas", "United States")}),
    ("Offices in London, Ontario", {("London", "Ontario"), ("Ontario", "Canada")}),
    ("It is sold in Germany and the U.S.", {("Germany", None), ("United States", None)}),
    ("The Yellow River Basin is dry.", {("Yellow River Basin", None), ("Yellow River", None)}),
    ("It crosses East China.", {("East China", "China")}),
    (
        "It was sold in Bosnia and Herzegovina and in Europe.",
        {("Bosnia and Herzegovina", None), ("Europe", None)},
    ),
    ("They met in the village of Vanholm.", {("Vanholm", None)}),
    ("Lake Veltro and the River Halden are low.", {("Lake Veltro", None), ("River Halden", None)}),
    ("The plant in Vanholm, Ohio, grew.", {("Vanholm", "Ohio"), ("Ohio", "United States")}),
    ("It left Halden Airport.", {("Halden Airport", None)}),
    ("The Beijing-Tianjin-Hebei region grew.", {("Beijing-Tianjin-Hebei region", None)}),
    ("It raised US$5 million.", set()),
    # Words that are names of cities, and districts of nothing.
    ("Reading is nice. Mobile phones split the best of both. March came.", set()),
    ("The School District and the Central Business District agreed. Each district did.", set()),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_with_what_they_lie_in(text: str, expected: set[tuple[str, str | None]]) -> None:
    entities, mentions = find(text)
    by_id = {entity.entity_id: entity for entity in entities}
    mentioned = [by_id[mention.entity_id] for mention in mentions]
    assert {(one.name, by_id[one.parent_id].name if one.parent_id else None) for one in mentioned} == expected


def test_a_city_known_from_the_country_beside_it() -> None:
    entities, _ = find("Birmingham, Alabama is one; Birmingham, England is another.")
    homes = {(one.name, one.country) for one in entities if one.name == "Birmingham"}
    assert homes == {("Birmingham", "US"), ("Birmingham", "GB")}


def test_case_of_a_head_makes_no_other_place() -> None:
    first = {entity.entity_id for entity in find("In Dongying's Kenli district.")[0]}
    second = {entity.entity_id for entity in find("In Kenli District, Dongying, it grew.")[0]}
    assert first == second


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Jinan Municipal People's Government", "Jinan"),
        ("Jinan Municipal Government", "Jinan"),
        ("Cape Town City Council", "Cape Town"),
        ("New South Wales Government", "New South Wales"),
    ],
)
def test_a_government_has_the_place_it_governs(body: str, place: str) -> None:
    found = find(f"The {body} signed.")
    by_name = {entity.name: entity for entity in found[0]}
    assert by_name[body].parent_id == by_name[place].entity_id
    assert said(found, "place") == [(place, place)]


def test_a_government_of_a_place_has_it_for_parent() -> None:
    by_name = {entity.name: entity for entity in find("The Government of Ontario signed.")[0]}
    assert by_name["Government of Ontario"].parent_id == by_name["Ontario"].entity_id


PERSONS = [
    (
        "CEO Maria Lindqvist spoke. Lindqvist was glad.",
        [("Maria Lindqvist",) * 2, ("Lindqvist", "Maria Lindqvist")],
    ),
    ('"It works," said Tom Okafor.', [("Tom Okafor",) * 2]),
    ("Anna van Dijk, chief executive of the firm, left.", [("Anna van Dijk",) * 2]),
    ("Dr. Ferreira agreed.", [("Ferreira",) * 2]),
    ("The Annual Report, a manager said, is late.", []),
    (
        "It was founded by Michael Okafor and Engineer Susan B. Lindqvist.",
        [("Michael Okafor",) * 2, ("Susan B. Lindqvist",) * 2],
    ),
    ("Haldis Lindqvist (born 1950) wrote it.", [("Haldis Lindqvist",) * 2]),
    (
        "Michael Okafor, a film executive, producer and host, left. The Michael Okafor Show ended.",
        [("Michael Okafor",) * 2],
    ),
    # Given names that begin other names.
    ("Morgan Stanley rose, Shannon Family Orchards fell, and Jack Hollow, Ohio, grew.", []),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(find(text), "person") == expected


def test_removed_lines_have_their_roles() -> None:
    blocks = (
        RemovedBlock(0, 0, "dateline", "JINAN, China, May 2, 2025 (GLOBE NEWSWIRE) --"),
        RemovedBlock(1, 20, "source", "Source: Vale Solar Co., Ltd"),
        RemovedBlock(2, 20, "related", "Acme Holdings Inc. sells Germany"),
    )
    entities, mentions = find("Nothing is named here.", *blocks)
    by_id = {entity.entity_id: entity.name for entity in entities}
    assert [(m.block_position, m.role, m.exact, by_id[m.entity_id]) for m in mentions] == [
        (0, "dateline", "JINAN", "Jinan"),
        (0, "dateline", "China", "China"),
        (0, "dateline", "GLOBE NEWSWIRE", "GlobeNewswire"),
        (1, "source", "Vale Solar Co., Ltd", "Vale Solar Co., Ltd"),
    ]


def test_a_date_is_no_name() -> None:
    text = "On May Day Bank Holiday 2025 it opened."
    dated = DateMention(3, 28, text[3:28], date(2025, 5, 5), date(2025, 5, 5), "day", "event", "explicit")
    assert find_entities(article(text), sentences(text), (dated,)) == ((), ())


@given(st.text(max_size=400) | st.from_regex(r"([A-Z][a-z]{0,6}('s)?[ ,.(]{1,2}|Inc\. |District |of ){0,40}"))
def test_offsets_always_hold(text: str) -> None:
    entities, mentions = find(text, RemovedBlock(0, 0, "dateline", text), RemovedBlock(1, 0, "source", text))
    ids = {entity.entity_id for entity in entities}
    for mention in mentions:
        assert text[mention.start_char : mention.end_char] == mention.exact
        assert mention.exact
        assert mention.entity_id in ids
    assert all(entity.parent_id is None or entity.parent_id in ids for entity in entities)


HOSTILE = [
    "7",
    "A",
    "A ",
    "Ab ",
    "Inc. ",
    "A's ",
    "a",
    "א",
    "🙂",
    "\0",
    "(",
    "A (",
    "Co., ",
    "Kenli District, ",
    "of ",
    "Aa bb ",
    "Aa is a ",
    "the village of Aa ",
    "Michael ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    find(text)
    assert time.process_time() - started < 5
