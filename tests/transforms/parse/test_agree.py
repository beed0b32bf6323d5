from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.agree import AGREEMENT, agreement_of
from transforms.parse.blocks import Block, read_blocks
from transforms.parse.features import FEATURES
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow


def blocks_of(count: int) -> list[Block]:
    lines = "".join(f"<p>line {i} of the page</p>" for i in range(count))
    root = grow(f"<html><body><div><section>{lines}</section><aside><p>apart</p></aside></div></body></html>")
    return read_blocks(soup_of(root.find("body")))[0]


def seen(likely: list[float]) -> list[dict[str, float]]:
    blocks = blocks_of(len(likely) - 1)
    rows = agreement_of(blocks, [[0.0] * len(FEATURES)] * len(blocks), likely)
    return [dict(zip(AGREEMENT, row, strict=True)) for row in rows]


def test_a_block_hears_of_its_neighbours_and_of_those_beside_it_in_its_element() -> None:
    rows = seen([0.9, 0.1, 0.9, 0.2])
    assert rows[1]["prev"] == rows[1]["next"] == rows[0]["own"] > 0 > rows[1]["own"]
    assert abs(rows[1]["parent"] - 0.9) < 1e-6  # the others of its section, not itself
    assert rows[3]["twins"] == -1.0  # nothing looks like it
    assert rows[0]["share_before"] == 0.0


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_every_figure_is_there_and_finite(likely: list[float]) -> None:
    for row in seen(likely):
        assert all(-10 <= figure <= 1000 for figure in row.values())


def test_a_page_without_blocks_has_no_rows() -> None:
    assert agreement_of([], [], []) == []
