"""Articles' texts as signatures: all that dedupe remembers of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.dedupe.keys import blocking_keys
from transforms.dedupe.marks import pack_marks
from transforms.dedupe.packing import pack
from transforms.dedupe.plain import text_key
from transforms.dedupe.reading import MAX_TEXTS, read
from transforms.models import Article, Facts, Signature

_CHARS = 100_000  # of the texts that are read in one pass: what is made of them fits a processor's cache


def sign(article: Article, facts: Facts) -> Signature:
    """The signature of an article: from its text, title and day; `facts` are evidence beside them."""
    return sign_all([(article, facts)])[0]


def sign_all(given: Sequence[tuple[Article, Facts]]) -> list[Signature]:
    """The signatures of articles, each the same as if it were signed alone, at a fraction of the cost."""
    return [signature for some in _passes(given) for signature in _signed(some)]


def _passes(given: Sequence[tuple[Article, Facts]]) -> Iterator[Sequence[tuple[Article, Facts]]]:
    """The articles in lots of a bounded size."""
    start, chars = 0, 0
    for at, (article, _) in enumerate(given):
        chars += len(article.text)
        if at > start and (chars > _CHARS or at - start == MAX_TEXTS):
            yield given[start:at]
            start, chars = at, len(article.text)
    yield given[start:]


def _signed(given: Sequence[tuple[Article, Facts]]) -> Iterator[Signature]:
    source = read([(article.title, article.text) for article, _ in given])
    payloads = zip(pack(source), pack_marks([facts for _, facts in given], source), strict=True)
    for (article, _), keys, payload in zip(given, blocking_keys(source), payloads, strict=True):
        yield Signature(text_key(article.text), article.published_date, keys, b"".join(payload))
