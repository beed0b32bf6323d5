"""Subheads of the text, the small print of its page, and lines that lead to nothing."""

import pytest

from transforms.parse.beside import loose_end, small_print, subheads
from transforms.parse.blocks import Block, read_blocks
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow

TEXT = "<p>The harbour handled more cargo in spring than in any spring before.</p>"
HEAD = "<h3>More grain</h3>"
KEPT = "<h2>What the owner of the harbour expects of the summer, and of those after it</h2>"
PRINT = "<p>Nothing on these pages is advice. Ask somebody who knows your harbour.</p>"
COPYRIGHT = "<p>© 2025 Larkhaven Mail</p>"
LINES = "<p>Quay 4</p><p>Larkhaven</p><p>Open on weekdays</p>"


def blocks_of(body: str) -> list[Block]:
    root = grow(f"<html><body><div>{body}</div></body></html>")
    return read_blocks(soup_of(root.find("body")))[0]


@pytest.mark.parametrize(
    ("body", "chance", "found"),
    [
        (TEXT + HEAD + TEXT, 0.3, ["More grain"]),
        (TEXT + HEAD + "<h4>In April</h4>" + TEXT, 0.3, ["More grain", "In April"]),
        (TEXT + HEAD + TEXT, 0.1, []),  # the classifier is sure that it is none
        (TEXT + HEAD + "<p>Read more</p>" + TEXT, 0.3, []),  # of what is no text
        (TEXT + HEAD + KEPT + "<p>Read more</p>", 0.3, []),  # a heading alone is no paragraph
        (TEXT + HEAD + KEPT + TEXT, 0.3, ["More grain"]),
        (HEAD + TEXT, 0.3, []),  # nothing was read yet
        (TEXT + HEAD, 0.3, []),
        (TEXT + '<h3><a href="#b">More grain</a></h3>' + TEXT, 0.35, ["More grain"]),
        (TEXT + '<h3><a href="/b">More grain</a></h3>' + TEXT, 0.25, []),
        (TEXT + f"<h3>{'More grain. ' * 20}</h3>" + TEXT, 0.3, []),
    ],
)
def test_a_heading_above_a_paragraph_of_the_text_is_text(body: str, chance: float, found: list[str]) -> None:
    blocks = blocks_of(body)
    kept = [block.size >= 60 and block.size < 100 for block in blocks]
    likely = [0.9 if keep else chance for keep in kept]
    assert [blocks[i].text for i in sorted(subheads(blocks, kept, likely))] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{TEXT}<div>{LINES}{PRINT}{PRINT}{COPYRIGHT}</div>", 2),
        (f"<div>{TEXT}{LINES}{PRINT}{COPYRIGHT}</div>", 1),
        (f"{TEXT}<div>{LINES}<div>{PRINT}</div>{COPYRIGHT}</div>", 1),
        (f"{TEXT}{COPYRIGHT}", 0),  # the text itself
        (f"{TEXT}<p>Larkhaven</p>{PRINT}{COPYRIGHT}", 0),  # too near to it
        (f"{LINES}{PRINT}{COPYRIGHT}", 0),  # there is no other text
        (f"{TEXT}{LINES}<div>{PRINT}</div><div>{COPYRIGHT}</div>", 0),  # in an element of its own
        (f"{TEXT}{LINES}{PRINT}", 0),
    ],
)
def test_what_stands_above_a_copyright_line_far_from_the_text_is_small_print(body: str, found: int) -> None:
    blocks = blocks_of(body)
    kept = [block.size >= 60 for block in blocks]
    likely = [0.9 if block.text == TEXT[3:-4] else 0.7 for block in blocks]
    assert [blocks[i].text for i in sorted(small_print(blocks, kept, likely))] == [PRINT[3:-4]] * found
    surest = [1.0 - chance for chance in likely]
    assert not small_print(blocks, kept, surest)  # the text, below a line of its page


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{TEXT}{TEXT}{HEAD}", ["More grain"]),
        (f"{TEXT}{TEXT}{HEAD}<p>Quay 4</p>", ["More grain"]),  # what follows is no text
        (f"{TEXT}<p>What you might like as well, if you liked it so far to the end:</p>", ["What you might"]),
        (f"{TEXT}{HEAD}{TEXT}", []),
        (f"{TEXT}<h2>One harbour</h2><h2>Two harbours</h2>", []),  # a text that is told in headings
        (HEAD, []),
        ("", []),
        (f"{TEXT}<h3>{'All that the county says of the harbour. ' * 4}</h3>", []),
    ],
)
def test_a_last_line_that_leads_to_what_is_no_text_is_none(body: str, found: list[str]) -> None:
    blocks = blocks_of(body)
    kept = [block.size >= 60 or block.tag in ("h2", "h3") for block in blocks]
    assert [
        blocks[i].text[: len(text)] for i, text in zip(loose_end(blocks, kept), found, strict=True)
    ] == found
