"""What readers wrote below an article: its paragraphs look like those of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.parse.blocks import Block
from transforms.parse.look import fold

_COMMENTS = (
    r"(?:comments|kommentare|kommentarer|kommentit|commentaires|comentarios|comentários|commenti|reacties|"
    r"komentarze|komentáře|комментари[ий]|комментариев|yorumlar)"
)
_COUNTED = (
    r"(?:comment|kommentar|commentaire|comentario|comentário|commento|reactie|"
    r"комментарий|yorum)"
)
_HEADING = re.compile(
    rf"^\W{{0,5}}(?:\d[\d.,]{{0,9}}\s(?:(?:reader|user)\s)?(?:{_COMMENTS}|{_COUNTED})"
    rf"|(?:(?:readers?|users?|latest|recent|view|show|all|hide)['’]?\s){{0,3}}{_COMMENTS}"
    r"(?:\son\s(?:this|the)\s(?:article|story|post|page|entry)|\sfrom\s(?:\w{1,15}\s){0,3}(?:readers|users))?"
    r"|(?:leave|post|add|write)\s(?:a|your)\s(?:comment|reply)"
    r"|评论|評論|网友评论|コメント|댓글|التعليقات)\W{0,5}[\d.,]{0,9}\W{0,5}$",
    re.IGNORECASE,
)
LONGEST = 90
# The count of comments at the head of a page leads to them: the text is still to come.
READ = 0.2
PARAGRAPHS = 2
PARAGRAPH = 80  # letters


def comments_in(blocks: Sequence[Block], kept: Sequence[bool], title: str) -> set[int]:
    """Positions of kept blocks below the heading of the readers' comments.

    `kept`: which blocks are text by themselves. A heading counts from where READ of what
    is kept, in PARAGRAPHS at least, stands above it, and never above the headline: comments
    there are on another article.
    """
    left = READ * sum(block.size for block, keep in zip(blocks, kept, strict=True) if keep)
    paragraphs = 0
    first = next((i for i, block in enumerate(blocks) if title and fold(block.text) == title), 0)
    first = first if any(kept[first + 1 :]) else 0
    for i, (block, keep) in enumerate(zip(blocks, kept, strict=True)):
        if i < first:
            continue
        if left <= 0 and paragraphs >= PARAGRAPHS and block.size < LONGEST and _HEADING.match(block.text):
            return {j for j in range(i, len(blocks)) if kept[j]}
        if keep:
            left -= block.size
            paragraphs += block.size >= PARAGRAPH
    return set()
