"""A text as it is compared: in plain characters, and without what a release says about its company."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_QUOTES = {"'": "‘’‚‛‹›′", '"': "“”„‟«»″"}


def plain(text: str) -> str:
    """`text` after NFKC, with plain quotes."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    for quote, curly in _QUOTES.items():
        for one in curly:
            text = text.replace(one, quote)
    return text


def fold(text: str) -> str:
    """`text` after NFKC, with plain quotes and single spaces."""
    text = plain(text)
    folded = text.replace("\n", " ")
    while "  " in folded:
        folded = folded.replace("  ", " ")
    # White space other than a space is not printable; splitting is dear, and most texts have none.
    return folded.strip(" ") if folded.isprintable() else " ".join(text.split())


def text_key(text: str) -> str:
    """The sha256 that exact copies share."""
    return hashlib.sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest()


_ABOUT = re.compile(r"\n[ \t]{0,8}(?:About|ABOUT) [A-Z][^\n]{1,78}(?:\n|$)")
_LEAST = 40  # words before such a line, or it is the article's own heading


def before_about(text: str) -> str:
    """`text` up to the line "About Such Company": what follows is the same under all its releases."""
    for found in _ABOUT.finditer(text):
        if len(text[: found.start()].split(None, _LEAST)) >= _LEAST:
            return text[: found.start()]
    return text
