"""The language of a text: as its page says, else as it reads."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from transforms.parse.tables import table

_TAG = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$")
_WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 60
# When the common words of one language decide: so many, so large a part of all words,
# and so many times those of the next language.
LEAST, SHARE, LEAD = 8, 0.2, 1.5


def language_of(said: str | None, text: str, usual: str | None = None) -> str | None:
    """A BCP 47 tag in lower case; None when nobody says and the text is too short to tell.

    `usual`: the language of most texts from there, for one that is not sure by its words.
    """
    tag = (said or "").strip().lower().replace("_", "-").split(",")[0]
    if _TAG.match(tag):
        return tag
    if len(text) < SHORTEST:
        return usual
    common = by_common_words(text)
    if common:
        return common
    if usual:
        return usual
    # Loading its model takes half a second, and the common words of most texts are sure.
    from py3langid.langid import classify

    found: tuple[str, float] = classify(text[:3000])
    return found[0]


def by_common_words(text: str) -> str | None:
    """The language whose most common words a text holds; None where that is not sure."""
    words = _WORD.findall(text[:3000].casefold())
    counts = Counter(tag for word in words for tag in _common().get(word, ()))
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    sure = most >= LEAST and most >= SHARE * len(words) and most >= LEAD * next_most
    return first if sure else None


@cache
def _common() -> dict[str, list[str]]:
    """The languages in which a word is common, from `languages.toml`."""
    found: dict[str, list[str]] = {}
    for tag, words in table("languages").items():
        for word in set(words.split()):
            found.setdefault(word, []).append(tag)
    return found
