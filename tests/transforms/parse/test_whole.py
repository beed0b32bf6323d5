"""Tables within the text, and those that are not."""

import pytest

from transforms.parse.blocks import Block, read_blocks
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow
from transforms.parse.whole import tables_within

PARAGRAPH = "<p>The harbour handled more cargo in spring than in any spring before, its owner said.</p>"
TABLE = "<table><tr><td>Grain</td><td>14,000 t</td></tr><tr><td>Steel</td><td>9,500 t</td></tr></table>"
MENU = "<table><tr><td><a href='/a'>Grain news</a></td><td><a href='/b'>Steel news</a></td></tr></table>"
NESTED = f"<table><tr><td>{TABLE}</td></tr></table>"


def blocks_of(body: str) -> list[Block]:
    root = grow(f"<html><body><div>{body}</div></body></html>")
    return read_blocks(soup_of(root.find("body")))[0]


@pytest.mark.parametrize(
    ("body", "chance", "within"),
    [
        (PARAGRAPH + TABLE + PARAGRAPH, 0.2, ["Grain", "14,000 t", "Steel", "9,500 t"]),
        (PARAGRAPH + NESTED + PARAGRAPH, 0.2, ["Grain", "14,000 t", "Steel", "9,500 t"]),
        (PARAGRAPH + TABLE, 0.2, []),  # nothing is read after it
        (TABLE + PARAGRAPH, 0.2, []),
        (PARAGRAPH + MENU + PARAGRAPH, 0.2, []),
        (PARAGRAPH + TABLE + PARAGRAPH, 0.02, []),  # the classifier is sure that it is none
        (PARAGRAPH + PARAGRAPH, 0.2, []),
    ],
)
def test_a_table_that_the_text_goes_on_around_is_text(body: str, chance: float, within: list[str]) -> None:
    blocks = blocks_of(body)
    kept = [block.tag == "p" for block in blocks]
    likely = [0.9 if block.tag == "p" else chance for block in blocks]
    assert [blocks[i].text for i in sorted(tables_within(blocks, kept, likely))] == within
