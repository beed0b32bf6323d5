"""The title of an article: heading, structured data and head reconciled."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from transforms.parse.meta import Meta
from transforms.parse.site import BAR, fold

_WORD = re.compile(r"\w+")
ALIKE = 0.5
_SHORT = 2  # headings of fewer letters are no titles
LONG = 12  # letters from which a text within another is no chance


def read_title(
    headings: Sequence[str],
    typed: str | None,
    meta: Meta,
    site: str | None,
    host: str | None,
    lower: Sequence[str] = (),
) -> str | None:
    """The title without the site's name; None when no place has one.

    The heading that the other places speak of wins. Where none is (a logo, a
    section), one of a `lower` rank does that one of them begins or ends with. Else
    they vote: what structured data, shared title and window title say alike wins;
    where they all differ, the shared title does.
    """
    names = _site_names(site, host)
    shared = meta.first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
    said = [
        (2.0, shared),
        (2.2, typed),
        (1.0, meta.title),
        *((1.5 - 0.1 * i, text) for i, text in enumerate(headings)),
    ]
    votes = [(weight, stripped) for weight, text in said if text and (stripped := _without_site(text, names))]
    votes = [(weight, text) for weight, text in votes if len(fold(text)) > _SHORT and fold(text) not in names]
    if not votes:
        return next((text for _, text in said if text), None)
    others = [_without_site(text, names) for text in (typed, shared, meta.title) if text]
    heading = _heading([_without_site(text, names) for text in headings], others)
    heading = heading or _lower_heading(lower, others, names)
    return heading or max((text for _, text in votes), key=lambda text: _support(text, votes))


def _heading(headings: Sequence[str], others: Sequence[str]) -> str | None:
    """The heading that the other places speak of, without the section that it begins with."""
    for heading in sorted(
        headings, key=lambda text: -max((_alike(text, other) for other in others), default=0.0)
    ):
        if max((_alike(heading, other) for other in others), default=0.0) < ALIKE:
            return None
        own = fold(heading)
        for other in others:
            theirs = fold(other)
            # "Politics | Governor vetoes ban", "Title Posted on July 1, 2024"
            if (
                len(theirs) > LONG
                and theirs in own
                and (own.endswith(theirs) or any(char.isdigit() for char in own[-8:]))
            ):
                return other
        return heading
    return None


def _lower_heading(lower: Sequence[str], others: Sequence[str], names: frozenset[str]) -> str | None:
    """The longest that stands at an end of what the other places say, where it is no site's name."""
    said = [fold(other) for other in others]
    fits = [
        text
        for text in lower
        if len(own := fold(text)) >= LONG
        and not _is_site(text, names)
        and any(other.startswith(own) or other.endswith(own) for other in said)
    ]
    return max(fits, key=len, default=None)


def _alike(one: str, two: str) -> float:
    """Share of the words of the shorter that the longer has too."""
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(two.casefold()))
    if fold(one) == fold(two):
        return 1.0
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared >= 2 and min(len(first), len(second)) >= 3 else 0.0


def _support(text: str, votes: Iterable[tuple[float, str]]) -> float:
    """How much of the votes is for `text`: all of one that says the same, half of one that holds it."""
    own = fold(text)
    total = 0.0
    for weight, other in votes:
        theirs = fold(other)
        if theirs == own:
            total += weight
        elif len(own) >= LONG and own in theirs:
            total += 0.5 * weight
        elif len(theirs) >= LONG and theirs in own:
            total += 0.3 * weight
    return total


def _site_names(site: str | None, host: str | None) -> frozenset[str]:
    """What the site may be called at the end of a title: its name, its host, its host's own label."""
    labels = (host or "").split(".")
    own = labels[:-1] if len(labels) < 3 or len(labels[-1]) > 2 else labels[:-2]
    return frozenset(
        filter(None, (fold(name) for name in (site or "", host or "", ".".join(labels[-2:]), *own[-1:])))
    )


def _without_site(title: str, names: frozenset[str]) -> str:
    """The title less what stands after or before a bar and is the site's name."""
    title = html.unescape(" ".join(title[:12_000].split()))
    for _ in range(3):
        bars = list(BAR.finditer(title))
        if not bars:
            break
        if _is_site(title[bars[-1].end() :], names):
            title = title[: bars[-1].start()].strip()
        elif _is_site(title[: bars[0].start()], names):
            title = title[bars[0].end() :].strip()
        else:
            break
    return title


def _is_site(part: str, names: frozenset[str]) -> bool:
    said = fold(part)
    return bool(said) and any(
        said == name or (len(said) > 4 and len(name) > 4 and (said in name or name in said)) for name in names
    )
