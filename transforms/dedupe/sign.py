"""An article's text as a signature: all that dedupe remembers of it."""

from __future__ import annotations

from transforms.dedupe.features import pack, read
from transforms.dedupe.keys import blocking_keys
from transforms.dedupe.marks import pack_marks
from transforms.dedupe.words import text_key
from transforms.models import Article, Facts, Signature


def sign(article: Article, facts: Facts) -> Signature:
    """The signature of an article: from its text, title and day; `facts` are evidence beside them."""
    source = read(article.title, article.text)
    return Signature(
        text_key(article.text),
        article.published_date,
        blocking_keys(source),
        pack(source) + pack_marks(facts, source),
    )
