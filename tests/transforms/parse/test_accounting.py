"""The text of an article and its removed blocks account for every visible letter of its page."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from transforms.errors import Unusable
from transforms.models import Page
from transforms.parse import parse

PAGES = Path(__file__).resolve().parents[3] / "../shared/eval/extraction"
EVERY = 12
UNSEEN = (
    *("head", "script", "style", "template", "noscript", "svg", "iframe", "object", "math"),
    *("canvas", "audio", "video", "textarea", "datalist", "map"),
)
TEXT = (
    "The council of Larkhaven voted on Monday to build a second ferry pier, said harbour master Ida Brandt. "
)


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", text))


def told(markup: str, url: str = "https://mail.example/pier") -> Counter[str]:
    """Letters of all that parsing gave back. Raises Unusable."""
    page = Page("s", url, url, "html", markup.encode(), datetime(2027, 1, 1, tzinfo=UTC), "utf-8")
    article, _ = parse(page)
    return letters(article.text + "".join(block.text for block in article.removed))


def shown(markup: str) -> Counter[str]:
    """Letters that a reader sees, read without any of our code."""
    root = html.document_fromstring(
        markup.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)
    )
    for element in list(root.iter(*UNSEEN)):
        if element.getparent() is not None:
            keeps = element.tag == "noscript" and len(element.findall(".//p")) >= 3
            element.drop_tag() if keeps else element.drop_tree()
    return letters("".join(root.itertext()))


WORDS = st.sampled_from(
    ["Related", "By Ida Muster", "Share", "© 2025 Mail", "Source: Acme", "x", "Ferry fares rise", TEXT]
)
TAGS = st.sampled_from(
    [
        *("p", "div", "span", "b", "h1", "h2", "ul", "li", "a", "aside", "figure", "figcaption", "nav"),
        *("footer", "table", "td", "button", "form", "em", "br"),
    ]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    tag = draw(TAGS)
    if tag == "br":
        return f"<br>{draw(WORDS)}"
    name = draw(
        st.sampled_from(["", " class='related'", " class='article-body'", " hidden", " id='newsletter'"])
    )
    inner = (
        draw(WORDS) if depth == 0 else "".join(draw(st.lists(st.one_of(WORDS, trees(depth - 1)), max_size=4)))
    )
    return f"<{tag}{name}>{inner}</{tag}>{draw(st.sampled_from(['', 'tail']))}"


@settings(max_examples=150)
@given(st.lists(trees(), min_size=1, max_size=5))
def test_no_letter_of_a_page_is_lost_or_said_twice(parts: list[str]) -> None:
    body = "".join(f"<p>{TEXT * 3}</p>" for _ in range(3))
    markup = f"<html><head><title>Pier</title></head><body>{''.join(parts)}{body}{parts[0]}</body></html>"
    try:
        found = told(markup)
    except Unusable:
        return
    assert found == shown(markup)


@pytest.mark.skipif(not PAGES.exists(), reason="the development pages are not beside the checkout")
def test_no_letter_of_real_pages_is_lost_or_said_twice() -> None:
    rows = gzip.decompress((PAGES / "truth.jsonl.gz").read_bytes()).decode().splitlines()
    for row in map(json.loads, rows[::EVERY]):
        markup = gzip.decompress((PAGES / "html" / f"{row['id']}.html.gz").read_bytes()).decode()
        try:
            found = told(markup, row["url"])
        except Unusable:
            continue
        assert found == shown(markup), row["id"]
