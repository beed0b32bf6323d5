"""Reports of one event without a sentence in common, made from the background releases.

A release is dealt out, sentence by sentence, into two texts: they tell one event and
copy nothing. Two texts of two releases that share a blocking key tell two events of
much the same people. The labelled sets have few such pairs outside of their topics.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from dedupe_sets import SHARED, Sample, article_of, candidates, records

from transforms.dedupe import sign_all
from transforms.dedupe.compare import phrases_shared
from transforms.dedupe.features import unpack
from transforms.dedupe.plain import before_about
from transforms.models import Article, Facts

_SENTENCE = re.compile(r'(?<=[.!?])\s+(?=[A-Z"“])|\n+')
_LEAST_SENTENCES, _MOST_RELEASES = 8, 1100


def halves() -> Sample:
    """Two texts of each of some 500 releases that have neighbours; the cluster is the release."""
    releases = [
        article_of(record, "background") for record in records(SHARED / "eval/background/docs.jsonl.gz")
    ]
    made: list[Article] = []
    clusters: list[str] = []
    draw = Random(5)
    for at in _chosen(releases, draw):
        for half in _dealt(releases[at], draw):
            made.append(half)
            clusters.append(str(at))
    signatures = tuple(sign_all([(article, Facts()) for article in made]))
    ids = tuple(article.location for article in made)
    return Sample("halves", ids, tuple(made), signatures, tuple(clusters))


def _chosen(releases: Sequence[Article], draw: Random) -> list[int]:
    """Releases with a few neighbours that are no copies of them, as one event must be one cluster."""
    signatures = sign_all([(article, Facts()) for article in releases])
    told = [unpack(signature.payload) for signature in signatures]
    beside: dict[int, set[int]] = defaultdict(set)
    copied: set[int] = set()
    for a, b in candidates(signatures):
        if max(phrases_shared(told[a], told[b])) > 0.4:
            copied |= {a, b}
        beside[a].add(b)
        beside[b].add(a)
    pool = [at for at in sorted(beside) if at not in copied and len(beside[at]) <= 12]
    draw.shuffle(pool)
    chosen: set[int] = set()
    for at in pool:
        if len(chosen) > _MOST_RELEASES:
            break
        chosen |= {at, *[one for one in sorted(beside[at])[:2] if one not in copied]}
    return sorted(chosen)


def _dealt(release: Article, draw: Random) -> list[Article]:
    sentences = [one.strip() for one in _SENTENCE.split(before_about(release.text)) if len(one.split()) >= 5]
    if len(sentences) < _LEAST_SENTENCES:
        return []
    odd, even = sentences[0::2], sentences[1::2]
    if draw.random() < 0.5:  # short ones, as many reports are
        most = draw.randrange(3, 9)
        odd, even = odd[:most], even[:most]
    return [
        replace(release, text="\n".join(odd), url=f"{release.url}-odd"),
        replace(release, text="\n".join(even[1:]), title=even[0], url=f"{release.url}-even"),
    ]
