"""Which blocks of the part that was read are text of the article, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.parse.blocks import Block

HINTS = (
    ("caption", re.compile(r"caption|figcaption|credit|wp-caption|image-info|photo", re.I)),
    ("share", re.compile(r"(?:^|[\s_-])(?:share|sharing|social|follow)", re.I)),
    ("newsletter", re.compile(r"newsletter|subscribe|signup|sign-up", re.I)),
    ("related", re.compile(r"related|recirc|recommend|read-?more|more-?(?:from|stories|on)|teaser|trending|popular|also-?(?:read|like)|see-?also", re.I)),
    ("comments", re.compile(r"(?:^|[\s_-])(?:comments?|disqus|respond)(?:$|[\s_-])", re.I)),
    ("byline", re.compile(r"byline|author|posted-on|dateline|pubdate|timestamp|entry-meta|post-meta|article-meta", re.I)),
    ("promotion", re.compile(r"(?:^|[\s_-])(?:promo|advert|ad|ads|sponsor|banner)(?:$|[\s_-])", re.I)),
    ("navigation", re.compile(r"breadcrumb|pagination|(?:^|[\s_-])(?:tags?|nav|menu|footer|topics|toc)(?:$|[\s_-])", re.I)),
)  # fmt: skip
TAGS = {
    "figure": "caption",
    "figcaption": "caption",
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "form": "newsletter",
    "button": "share",
    "h1": "title",
}


def kinds_of(blocks: Sequence[Block], title: str | None) -> list[str | None]:
    """None for text of the article, else what a block is set aside as."""
    return [_kind(block, title) for block in blocks]


def _kind(block: Block, title: str | None) -> str | None:
    for tag in block.path[2:]:
        if tag.name in TAGS:
            return TAGS[tag.name]
        classes = tag.get("class") or ()
        names = " ".join([*classes, str(tag.get("id") or "")])
        if names.strip() and len(block.path) > 3:
            for kind, pattern in HINTS:
                if pattern.search(names):
                    return kind
    if title and block.text == title:
        return "title"
    if block.linked > 0.6 * len(block.text):
        return "related"
    if block.tag not in ("p", "blockquote", "li", "h2", "h3", "h4", "td", "pre") and len(block.text) < 60:
        return "other"
    return None
