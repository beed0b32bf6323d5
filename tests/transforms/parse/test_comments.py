"""What readers wrote below an article."""

import pytest

from transforms.parse.blocks import Block, read_blocks
from transforms.parse.comments import comments_in
from transforms.parse.soup import soup_of
from transforms.parse.tree import grow

TEXT = (
    "<p>The harbour handled more cargo in spring than in any spring before it, its owner said on Monday.</p>"
)
SAID = (
    "<p>I have lived beside that harbour for forty years, and nobody ever asked us what we think of it.</p>"
)


def found_in(body: str) -> int:
    root = grow(f"<html><body><div>{body}</div></body></html>")
    blocks: list[Block] = read_blocks(soup_of(root.find("body")))[0]
    kept = [block.size >= 60 for block in blocks]
    found = comments_in(blocks, kept, "the harbour s year")
    assert all(blocks[i].text in SAID for i in found)
    return len(found)


@pytest.mark.parametrize(
    "heading",
    [
        "Comments",
        "27 Comments",
        "[ 234 comments ]",
        "Comments (1.204)",
        "1 Comment",
        "View all comments »",
        "Readers' comments",
        "Comments on this article",
        "Comments from our patient readers",
        "Leave a Comment",
        "12 comments",
        "12 Kommentare",
        "3 commentaires",
        "Комментарии",
        "评论",
        "댓글0",
    ],
)
def test_what_stands_below_the_heading_of_comments_is_no_text(heading: str) -> None:
    assert found_in(f"{TEXT * 3}<h3>{heading}</h3>{SAID * 2}") == 2


@pytest.mark.parametrize(
    "line",
    [
        "Comment",
        "Comments on the new quay",
        "Discussion",
        "Responses",
        "3 responses",
        "The comments",
        "“No comments.”",
        "No comment.",
        "Join the conversation",
    ],
)
def test_a_subhead_of_the_text_is_no_heading_of_comments(line: str) -> None:
    assert found_in(f"{TEXT * 3}<h3>{line}</h3>{TEXT * 2}") == 0


def test_a_count_of_comments_above_the_text_only_leads_to_them() -> None:
    assert found_in(f"<p>27 comments</p>{TEXT * 3}") == 0
    assert found_in(f"{TEXT}<p>27 comments</p>{TEXT * 3}") == 0


def test_comments_above_the_headline_are_on_another_article() -> None:
    assert found_in(f"{SAID * 3}<h3>11 comments</h3>{SAID * 2}<h1>The harbour's year</h1>{TEXT * 3}") == 0
    assert found_in(f"<h1>The harbour's year</h1>{TEXT * 3}<h3>11 comments</h3>{SAID * 2}") == 2


def test_comments_that_are_longer_than_the_text_are_none_of_it() -> None:
    assert found_in(f"{TEXT * 3}<p>27 comments</p>{SAID * 9}") == 9


def test_hostile_lines_take_no_time() -> None:
    assert found_in(f"{TEXT * 3}<p>{'all ' * 20}</p><p>{'9.' * 40}</p>{TEXT}") == 0
