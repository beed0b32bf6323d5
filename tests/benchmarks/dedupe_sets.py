"""The labelled sets as signed articles, their candidate pairs, and how clusters are scored."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from transforms.dedupe import KEY_CAP, WINDOW_DAYS, sign_all
from transforms.dedupe.link import components
from transforms.models import Article, Facts, Page, Signature, Telling
from transforms.parse import parse

SHARED = Path(__file__).resolve().parents[2] / "../shared"
FITTED = ("synd", "pra-ibn", "pra-week", "ecb+")
SETS = (*FITTED, "basil")
NOW = datetime(2026, 11, 1, tzinfo=UTC)  # when the lines are read: no text is younger


@dataclass(frozen=True)
class Sample:
    """One set: articles in file order, their signatures and their true clusters."""

    name: str
    ids: tuple[str, ...]
    articles: tuple[Article, ...]
    signatures: tuple[Signature, ...]
    clusters: tuple[str, ...]


def article_of(record: Mapping[str, Any], place: str) -> Article:
    """The article that a line of a .jsonl file gives."""
    given = {"text": record["text"], "title": record.get("title"), "url": record.get("url")}
    given |= {"published": record.get("published"), "publisher": record.get("outlet"), "language": "en"}
    line = json.dumps(given).encode()
    article, _ = parse(Page(place, record["id"], f"{place}#{record['id']}", "record", line, NOW))
    return article


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def load(name: str) -> Sample:
    """The set `name`. Its signatures have no facts, which are evidence for people and move no score."""
    folder = SHARED / "eval/dedup" / name
    with (folder / "clusters.csv").open(newline="") as rows:
        cluster = {row["id"]: row["cluster_id"] for row in csv.DictReader(rows)}
    articles = tuple(article_of(record, name) for record in records(folder / "docs.jsonl.gz"))
    ids = tuple(article.location for article in articles)
    signatures = tuple(sign_all([(article, Facts()) for article in articles]))
    return Sample(name, ids, articles, signatures, tuple(cluster[one] for one in ids))


def candidates(signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Pairs that share a key which few texts of their span hold, as the warehouse finds them.

    Two that share a phrase past its cap, an odd key, are one form, and no pair.
    """
    spans = [one.day.toordinal() // WINDOW_DAYS if one.day else None for one in signatures]
    often = Counter(key for signature in signatures for key in signature.keys)  # most keys are one text's own
    holders: dict[tuple[int, int | None], dict[str, int]] = defaultdict(dict)
    for at, signature in enumerate(signatures):
        for key in signature.keys:
            if often[key] > 1:
                holders[key, spans[at]].setdefault(signature.text_key, at)
    by_key: dict[int, list[int]] = defaultdict(list)
    forms: dict[int, set[int]] = defaultdict(set)  # the crowded phrases of each text
    for (key, _), held in holders.items():
        if len(held) <= KEY_CAP:
            by_key[key] += held.values()
        elif key % 2:
            for at in held.values():
                forms[at].add(key)
    found = {(min(a, b), max(a, b)) for held in by_key.values() for a in held for b in held if a != b}
    return sorted(
        (a, b)
        for a, b in found
        if _near(signatures[a], signatures[b])
        and forms[a].isdisjoint(signatures[b].keys)
        and forms[b].isdisjoint(signatures[a].keys)
    )


def _near(a: Signature, b: Signature) -> bool:
    if a.text_key == b.text_key:
        return False
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= WINDOW_DAYS


def telling_of(article: Article, signature: Signature) -> Telling:
    return Telling(
        article_id=article.article_id,
        publisher_id=article.publisher.publisher_id,
        publisher_kind=article.publisher.kind,
        title=article.title,
        published_date=article.published_date,
        published_at=article.published_at,
        dateline_place=article.dateline_place,
        wire=article.wire,
        credited_source=article.credited_source,
        syndicated_from=article.syndicated_from,
        signature=signature,
    )


def pairwise(true: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs, as score_dedup.py has them."""
    both = _pairs(Counter(zip(true, found, strict=True)).values())
    right, said = _pairs(Counter(true).values()), _pairs(Counter(found).values())
    precision, recall = (both / said if said else 1.0), (both / right if right else 1.0)
    return precision, recall, 2 * both / (said + right) if both else 0.0


def interval(true: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Where F1 lies in 95 of 100 draws, with replacement, of the groups that hang together by either."""
    first: dict[str, str] = {}
    chains = {
        (f"{at}", first.setdefault(label, f"{at}")): 1
        for labels in (map("true {}".format, true), map("found {}".format, found))
        for at, label in enumerate(labels)
    }
    groups = components(map(str, range(len(true))), chains)
    counts = np.array([_counts([(true[int(at)], found[int(at)]) for at in group]) for group in groups])
    draws = np.random.default_rng(1).integers(len(counts), size=(2000, len(counts)))
    both, either = counts[draws].sum(1).T
    low, high = np.quantile(2 * both / np.maximum(either, 1), [0.025, 0.975])
    return float(low), float(high)


def _counts(members: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Pairs that are rightly joined, and those that are true plus those that are joined."""
    either = sum(_pairs(Counter(labels).values()) for labels in zip(*members, strict=True))
    return _pairs(Counter(members).values()), either


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
