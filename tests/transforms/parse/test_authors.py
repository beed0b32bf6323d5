from __future__ import annotations

from typing import Any

import pytest

from transforms.parse.authors import read_authors
from transforms.parse.jsonld import Typed
from transforms.parse.meta import Meta
from transforms.parse.shown import Shown


def names(
    author: Any = None, meta: str | None = None, byline: str = "", links: tuple[str, ...] = ()
) -> tuple[list[str], str | None]:
    article = {"@type": "NewsArticle", "author": author} if author else None
    typed = Typed(article, (article,) if article else ())
    shown = Shown((), (byline,) if byline else (), links, (), ())
    found, wire = read_authors(
        typed, Meta({"author": (meta,)} if meta else {}, {}, None, None), shown, "The Mail"
    )
    return found, wire.name if wire else None


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"name": "Ida Muster"}, ["Ida Muster"]),
        ([{"name": "Ida Muster"}, "Tom Okafor"], ["Ida Muster", "Tom Okafor"]),
        ("By Ida Muster and Tom Okafor", ["Ida Muster", "Tom Okafor"]),
        ({"givenName": "Ida", "familyName": "Muster"}, ["Ida Muster"]),
        ({"name": "Ida Muster, Chief Harbour Correspondent"}, ["Ida Muster"]),
        (["Tom Okafor Jr.", "Ida M.", "tom okafor jr."], ["Tom Okafor Jr.", "Ida M."]),
        ({"name": "Ida Muster, CEO of Larkhaven Ferries"}, ["Ida Muster"]),
        ({"name": "Ida Muster | ida@mail.example"}, ["Ida Muster"]),
        ({"@type": "Organization", "name": "The Mail"}, []),
        ({"name": ["Ida Muster", "Tom Okafor"]}, ["Ida Muster", "Tom Okafor"]),
        ("Muster, Ida", ["Ida Muster"]),
        ("Muster, Ida T.", ["Ida T. Muster"]),
        ("Muster, Ida T. Holt", ["Muster", "Ida T. Holt"]),
        ("王伟, 李娜", ["王伟", "李娜"]),
        ("Vance, Editor", ["Vance"]),
        ("Ida Muster, Tom Okafor", ["Ida Muster", "Tom Okafor"]),
        ("Reuters, AFP", []),
        (["Larkhaven Press Ltd.", "Ida Muster"], ["Ida Muster"]),
    ],
)
def test_structured_names(author: Any, expected: list[str]) -> None:
    assert names(author)[0] == expected


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["Person"], ["Ida Muster"]),
        (["Person", "Organization"], ["Tom Okafor"]),
        (["Organization"], ["Tom Okafor"]),
    ],
)
def test_who_publishes_as_a_person_is_an_author(types: list[str], expected: list[str]) -> None:
    person = {"@id": "/#person", "@type": types, "name": "Ida Muster"}
    article = {"@type": "Article", "author": {"@id": "/#person"}, "publisher": {"@id": "/#person"}}
    shown = Shown((), ("By Tom Okafor",), (), (), ())
    found, _ = read_authors(Typed(article, (article, person)), Meta({}, {}, None, None), shown, "Ida Muster")
    assert found == expected


def test_the_agency_stands_apart() -> None:
    assert names([{"name": "Ida Muster"}, {"name": "Associated Press"}]) == (["Ida Muster"], "AP")
    assert names({"name": "Reuters"}) == ([], "Reuters")


@pytest.mark.parametrize(
    ("name", "found", "wire"),
    [
        ("Ida Muster for Reuters", ["Ida Muster"], "Reuters"),
        ("IDA MUSTER Associated Press", ["IDA MUSTER"], "AP"),
        ("Ida Muster/AFP", ["Ida Muster"], "AFP"),
        ("Ida Muster (dpa)", ["Ida Muster"], "dpa"),
        ("Ida Muster, AP Business Writer", ["Ida Muster"], "AP"),
        ("AP Business Writer", [], "AP"),
        ("Reuters Staff", [], "Reuters"),
        ("Ida Muster in Larkhaven and Tom Okafor in Oslo", ["Ida Muster", "Tom Okafor"], None),
        ("IDA MUSTER AND TOM OKAFOR", ["IDA MUSTER", "TOM OKAFOR"], None),
        ("Ida M. Muster-Holt (photos: L. Quist)", ["Ida M. Muster-Holt"], None),
    ],
)
def test_no_agency_office_or_place_is_part_of_a_name(name: str, found: list[str], wire: str | None) -> None:
    assert names({"name": name}) == (found, wire)
    assert names(byline=f"By {name}") == (found, wire)


def test_the_shown_byline_helps_where_only_the_site_is_named() -> None:
    assert names({"name": "The Mail"}, byline="By Ida Muster | 20 May 2025", links=("Ida Muster",))[0] == [
        "Ida Muster"
    ]
    assert names(byline="Von Jörg Müller am 20.05.2025")[0] == ["Jörg Müller"]
    assert names(byline="Share this article with your friends")[0] == []


def test_the_paper_at_the_end_of_a_name_is_cut_off() -> None:
    assert names({"name": "Ida Muster THE MAIL"})[0] == ["Ida Muster"]
    assert names({"name": "The Mail"}, meta="The Mail, Ida Muster")[0] == ["Ida Muster"]


def test_a_hostile_name_takes_no_time() -> None:
    assert len(names(meta="A and " * 100_000)[0]) < 100


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ida Muster \xa0 20 May 2025 08:05", ["Ida Muster"]),
        ("New York, May 20, 2025", []),
        ("Sea Freight | May 20, 2025", []),
        ("Harbour staff 20 May 2025", []),
        ("LARKHAVEN QUAY 20 May 2025", []),
    ],
)
def test_a_name_before_a_date(line: str, expected: list[str]) -> None:
    found, _ = read_authors(
        Typed(None, ()), Meta({}, {}, None, None), Shown((), (), (), (), (), (line,)), None
    )
    assert found == expected


def test_the_line_that_signs_the_text_is_believed_before_the_byline_of_another() -> None:
    near = ("The crane came by sea.", "By Ida Muster, 20 May 2025")
    shown = Shown((), ("By Tom Okafor",), ("Ida Muster", "Tom Okafor"), (), (), near)
    assert read_authors(Typed(None, ()), Meta({}, {}, None, None), shown, None)[0] == ["Ida Muster"]
    both = Shown((), ("By Tom Okafor",), (), (), (), ("By Tom Okafor", "By Ida Muster"))
    assert read_authors(Typed(None, ()), Meta({}, {}, None, None), both, None)[0] == ["Tom Okafor"]


@pytest.mark.parametrize(
    ("said", "nodes", "expected"),
    [
        ({"name": "Ida Muster"}, [{"url": "/ida"}], ["Ida Muster"]),
        ({"name": "Ida Muster"}, [{"@type": "Person"}], ["Ida Muster"]),
        ({"name": "Ida Muster"}, [{"name": ""}], ["Ida Muster"]),
        ({"name": "Ida Muster"}, [{"name": "Ida Muster, all her articles"}], ["Ida Muster"]),
        ({"@type": "Person"}, [{"name": "Ida Muster"}], ["Ida Muster"]),
        ({"name": ""}, [{"name": "Ida Muster"}], ["Ida Muster"]),
        ({}, [{"name": "Ida Muster"}, {"url": "/ida"}], ["Ida Muster"]),
        ({}, [{"name": "Tom Okafor"}, {"name": "Ida Muster"}], ["Ida Muster"]),
        ({"familyName": "Muster"}, [{"givenName": "Ida"}], ["Ida Muster"]),
        ({"name": "Larkhaven Quay"}, [{"@type": "Organization"}], []),
        ({}, [], []),
    ],
)
def test_an_author_is_what_all_nodes_of_its_id_say(
    said: dict[str, str], nodes: list[dict[str, str]], expected: list[str]
) -> None:
    article = {"@type": "NewsArticle", "author": {"@id": "#ida", **said}}
    typed = Typed(article, (article, *({"@id": "#ida", **node} for node in nodes)))
    assert read_authors(typed, Meta({}, {}, None, None), Shown((), (), (), (), ()), None)[0] == expected


BOTH = ["Person", "Organization"]


@pytest.mark.parametrize(
    ("author", "publisher", "site", "byline", "expected"),
    [
        ((BOTH, "The Mail"), (["Organization"], "The Mail"), None, "", []),
        ((BOTH, "The Mail"), (BOTH, "The Mail"), "the mail", "", []),
        ((BOTH, "The Mail"), (BOTH, "The Mail"), "The Mail", "By Ida Muster", ["Ida Muster"]),
        ((BOTH, "Ida Muster"), (BOTH, "Ida Muster"), "Ida's Quay", "By Tom Okafor", ["Ida Muster"]),
        ((BOTH, "Ida Muster"), (BOTH, "Ida Muster"), "Ida Muster", "By Ida Muster", ["Ida Muster"]),
        ((["Person"], "Ida Muster"), (["Person"], "Ida Muster"), "Ida Muster", "By Tom", ["Ida Muster"]),
        ((["Person"], "Ida Muster"), (BOTH, "The Mail"), "The Mail", "", ["Ida Muster"]),
    ],
)
def test_who_is_typed_as_both_and_bears_the_name_of_the_site_is_the_organisation(
    author: tuple[list[str], str], publisher: tuple[list[str], str], site: str | None, byline: str,
    expected: list[str],
) -> None:  # fmt: skip
    article = {
        "@type": "Article",
        "author": {"@type": author[0], "name": author[1]},
        "publisher": {"@type": publisher[0], "name": publisher[1]},
    }
    shown = Shown((), (byline,) if byline else (), (), (), ())
    assert read_authors(Typed(article, (article,)), Meta({}, {}, None, None), shown, site)[0] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on 20 May 2025 08:05 CEST by Ida Muster", ["Ida Muster"]),
        ("20 May 2025, by Ida Muster", ["Ida Muster"]),
        ("The quay was shut on 20 May 2025 by Ida Muster", ["Tom Okafor"]),  # a sentence
        ("Ida Muster", ["Ida Muster"]),
        ("Ida Muster on Tuesday, 20 May 2025", ["Ida Muster"]),
        ("Ida Muster 08:05", ["Ida Muster"]),
        ("Ida Muster opens the quay", ["Tom Okafor"]),  # she is written of
        ("Ida Muster opens the quay for 300 ships a day", ["Tom Okafor"]),
    ],
)
def test_a_line_at_the_headline_is_believed_before_a_byline_elsewhere(line: str, expected: list[str]) -> None:
    shown = Shown((), ("By Tom Okafor",), ("Ida Muster",), (), (), ("The crane came by sea.", line))
    assert read_authors(Typed(None, ()), Meta({}, {}, None, None), shown, None)[0] == expected
