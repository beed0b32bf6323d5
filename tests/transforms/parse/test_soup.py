"""lxml's elements as BeautifulSoup's."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from lxml import etree

from transforms.parse.blocks import read_blocks
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow

MARKUP = [
    "<p>One <b>bold</b> <i>word</i> and <a href='/x' onclick='y()'>a link</a>.</p>",
    "<p class='lead'>First</p>\n\n <p>Second</p> tail",
    "<span>in</span> <span>line</span><br>next<br><br> after",
    "<ul>\n <li>one</li>\n <li>two <em>2</em></li>\n</ul>",
    "<table><tr><td>1</td> <td>2</td></tr></table>loose",
    "<div hidden><p style='display:none'>not seen</p></div><p></p>",
]


def blocks_of(soup: BeautifulSoup) -> list[tuple[object, ...]]:
    blocks, _ = read_blocks(soup)
    return [
        (b.text, b.linked, b.bold, b.italic, b.links, [p.kind for p in b.place.chain()], b.place.apart)
        for b in blocks
    ]


@pytest.mark.parametrize("markup", MARKUP)
def test_the_same_is_read_as_from_markup_that_was_written_out_and_parsed_again(markup: str) -> None:
    body = grow(f"<body>{markup}</body>").find("body")
    again = BeautifulSoup(etree.tostring(body, encoding="unicode"), "lxml", multi_valued_attributes=None)
    assert blocks_of(soup_of(body)) == blocks_of(again)


@pytest.mark.parametrize("markup", MARKUP)
def test_every_element_is_linked_to_those_around_it(markup: str) -> None:
    soup = soup_of(grow(f"<body>{markup}</body>").find("body"), whole=True)
    last: PageElement = soup
    for element in soup.descendants:
        assert element.previous_element is last
        assert last.next_element is element
        assert element.parent is not None and element in element.parent.contents
        for one, two in zip(element.parent.contents, element.parent.contents[1:], strict=False):
            assert one.next_sibling is two and two.previous_sibling is one
        last = element
    assert last.next_element is None


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (
            "<p>For <person>Ida Muster</person>, of <x-place>Larkhaven</x-place>.</p>",
            ["For Ida Muster, of Larkhaven."],
        ),
        ("<p>For <x-a><x-b>Ida</x-b> <x-b>Muster</x-b></x-a> alone.</p>", ["For Ida Muster alone."]),
        ("<p><st1:place><b>Larkhaven</b></st1:place> is small.</p>", ["Larkhaven is small."]),
        ("<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>は小さい。</p>", ["港(みなと)は小さい。"]),
        ("<p>Tonnage<x-tip hidden>a volume</x-tip> of it.</p>", ["Tonnage", "a volume", "of it."]),
        ("<x-lead>First</x-lead><x-lead>Second</x-lead>", ["First", "Second"]),  # parts of a page
        ("Before <x-card><p>First</p><p>Second</p></x-card> after", ["Before", "First", "Second", "after"]),
        (f"Before <x-card>{'<b>1</b>' * 30}</x-card>", ["Before", "1" * 30]),
    ],
)
def test_what_html_does_not_know_stands_in_the_line_where_text_is_beside_it(
    markup: str, lines: list[str]
) -> None:
    blocks, _ = read_blocks(soup_of(grow(f"<body>{markup}</body>").find("body")))
    assert [block.text for block in blocks] == lines


def test_a_part_stands_in_a_page_of_its_own_with_what_rules_read() -> None:
    root = grow(
        "<body><main id=m data-x=1 data-module=teaser><p onclick='y()' class='a b'>Text</p></main></body>"
    )
    soup = soup_of(root.find("body/main"))
    assert [tag.name for tag in soup.find_all(True)] == ["html", "body", "main", "p"]
    assert soup.select_one("body > main > p.a") is not None
    assert [tag.attrs for tag in soup.find_all(["main", "p"])] == [
        {"id": "m", "data-module": "teaser"},
        {"class": "a b"},
    ]
    whole = soup_of(root.find("body/main"), whole=True).main
    assert isinstance(whole, Tag) and whole["data-x"] == "1"
