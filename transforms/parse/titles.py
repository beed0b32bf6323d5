"""The title of an article: heading, structured data and head reconciled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.parse.meta import Meta

_BAR = re.compile(r"\s(?:[|•·»–—-]|::)\s")


def read_title(
    headings: Sequence[str], typed: str | None, meta: Meta, site: str | None, host: str | None
) -> str | None:
    """The title without the site's name; None when no place has one."""
    shared = meta.first("og:title", "twitter:title")
    for title in (*headings[:1], typed, shared, meta.title):
        if title:
            return _without_site(title, site)
    return None


def _without_site(title: str, site: str | None) -> str:
    parts = _BAR.split(title)
    if len(parts) > 1 and site and _fold(parts[-1]) == _fold(site):
        return title[: title.rindex(parts[-1])].rstrip(" |•·»–—:-")
    return title


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
