"""The language of a text: as its page says, else as it reads."""

from __future__ import annotations

import re

_TAG = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$")
SHORTEST = 60


def language_of(said: str | None, text: str) -> str | None:
    """A BCP 47 tag in lower case; None when nobody says and the text is too short to tell."""
    tag = (said or "").strip().lower().replace("_", "-").split(",")[0]
    if _TAG.match(tag):
        return tag
    if len(text) < SHORTEST:
        return None
    # Loading its model takes 100 ms, and most pages name their language.
    from py3langid.langid import classify

    found: tuple[str, float] = classify(text[:3000])
    return found[0]
