"""Tables and quotes within the text, and those that are not."""

import pytest

from transforms.parse.blocks import Block, read_blocks
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow
from transforms.parse.whole import wholes_within

PARAGRAPH = "<p>The harbour handled more cargo in spring than in any spring before, its owner said.</p>"
TABLE = "<table><tr><td>Grain</td><td>14,000 t</td></tr><tr><td>Steel</td><td>9,500 t</td></tr></table>"
MENU = "<table><tr><td><a href='/a'>Grain news</a></td><td><a href='/b'>Steel news</a></td></tr></table>"
NESTED = f"<table><tr><td>{TABLE}</td></tr></table>"


def blocks_of(body: str) -> list[Block]:
    root = grow(f"<html><body><div>{body}</div></body></html>")
    return read_blocks(soup_of(root.find("body")))[0]


QUOTE = "<blockquote><p>We will not close.</p><p>Not in March.</p></blockquote>"
SAID = ["We will not close.", "Not in March."]
GOODS = ["Grain", "14,000 t", "Steel", "9,500 t"]


@pytest.mark.parametrize(
    ("body", "chance", "within"),
    [
        (PARAGRAPH + TABLE + PARAGRAPH, 0.05, GOODS),
        (PARAGRAPH + NESTED + PARAGRAPH, 0.05, GOODS),
        (PARAGRAPH + TABLE, 0.05, GOODS),
        (f"{PARAGRAPH}<h2>Goods</h2><div><div>{TABLE}</div></div>", 0.05, GOODS),  # only wrapped
        (TABLE + PARAGRAPH, 0.05, []),  # no text was read yet
        (f"{PARAGRAPH}<div><p>Prices of today</p>{TABLE}</div>", 0.05, []),  # a box of its own
        (f"<div>{PARAGRAPH}</div><div>{TABLE}</div>", 0.05, []),
        (PARAGRAPH + MENU + PARAGRAPH, 0.2, []),
        (PARAGRAPH + TABLE + PARAGRAPH, 0.01, []),  # the classifier is sure that it is none
        (PARAGRAPH + QUOTE + PARAGRAPH, 0.25, SAID),
        (PARAGRAPH + QUOTE + PARAGRAPH, 0.15, []),
        (f"<div>{PARAGRAPH}</div><div>{QUOTE}</div>", 0.25, []),
        (PARAGRAPH + PARAGRAPH, 0.2, []),
    ],
)
def test_what_stands_beside_the_paragraphs_of_the_text_is_text(
    body: str, chance: float, within: list[str]
) -> None:
    blocks = blocks_of(body)
    kept = [block.tag == "p" and block.size >= 60 for block in blocks]
    likely = [0.9 if keep else chance for keep in kept]
    assert [blocks[i].text for i in sorted(wholes_within(blocks, kept, likely))] == within
