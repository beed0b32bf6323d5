"""Measures transforms/dedupe as it is shipped, on the labelled sets beside the checkout.

    python tests/benchmarks/dedupe.py [stories] [seeds] [speed]

stories: clusters, relations and originals of every set, through sign, score and tell.
seeds:   the two seed documents among 10,000 unlabelled releases.
speed:   articles a second of the whole step on one core; 10,000 equal texts;
         5,000 releases of one template.
The model was fitted on four of the sets: for cross-validated figures see dedupe_fit.py.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time  # other work on the machine does not count

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dedupe_sets import SETS, SHARED, Sample, article_of, candidates, load, pairwise, records, telling_of

from transforms.dedupe import score, sign_all, tell
from transforms.dedupe.plain import text_key
from transforms.facts import find_facts
from transforms.models import Article, Facts, Page, Pair, Signature, Story
from transforms.parse import parse


def tell_all(articles: Sequence[Article], signatures: Sequence[Signature]) -> tuple[Story, ...]:
    """The stories of these articles, component by component as the warehouse has them."""
    found = [score(signatures[a], signatures[b]) for a, b in candidates(signatures)]
    tellings = [telling_of(*one) for one in zip(articles, signatures, strict=True)]
    return tell(tellings, [pair for pair in found if pair])


def stories() -> None:
    for name in SETS:
        sample = load(name)
        told = tell_all(sample.articles, sample.signatures)
        story = {member.article_id: one.story_id for one in told for member in one.members}
        precision, recall, f1 = pairwise(sample.clusters, [story[one.article_id] for one in sample.articles])
        print(f"{name:9} F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
        if name == "synd":
            _kinds(sample, told)
            _equals(sample, told)
            undated = [replace(article, published_date=None) for article in sample.articles]
            _originals(sample, told, "with dates")
            blank = [replace(signature, day=None) for signature in sample.signatures]
            _originals(sample, _true_stories(sample, undated, blank), "of true stories, without dates")
            known = _true_stories(sample, sample.articles, sample.signatures)
            _originals(sample, known, "of true stories, with dates")
            _kinds(sample, known)
        if name in ("basil", "ecb+"):
            kinds = Counter(member.relation for one in told for member in one.members if len(one.members) > 1)
            kinds.pop("original")
            share = kinds["independent"] / kinds.total()
            print(f"          of {kinds.total()} joined: {dict(kinds)}, independent {share:.3f}")


def _true_stories(
    sample: Sample, articles: Sequence[Article], signatures: Sequence[Signature]
) -> tuple[Story, ...]:
    """The true clusters told as stories, however their pairs score."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(sample.clusters):
        groups[cluster].append(at)
    told: list[Story] = []
    for members in groups.values():
        keys = sorted({signatures[at].text_key for at in members})
        pairs = [Pair(a, b, 1.0) for place, a in enumerate(keys) for b in keys[place + 1 :]]
        told += tell([telling_of(articles[at], signatures[at]) for at in members], pairs)
    return tuple(told)


def _labels(sample: Sample) -> dict[str, str]:
    """What each copy was made as."""
    with (SHARED / "eval/dedup" / sample.name / "kinds.csv").open(newline="") as rows:
        return {row["id"]: row["kind"] for row in csv.DictReader(rows)}


def _kinds(sample: Sample, told: Sequence[Story]) -> None:
    """How the relations of copies agree with what they were made as."""
    kind = _labels(sample)
    place = {article.article_id: article.location for article in sample.articles}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for story in told:
        for member in story.members:
            found[kind[place[member.article_id]]][member.relation] += 1
    for name, counts in sorted(found.items()):
        print(f"          {name:8} {dict(counts.most_common())}")


def _equals(sample: Sample, told: Sequence[Story]) -> None:
    """How many word-for-word copies are joined to their base as equal texts, whichever came first.

    Which of two prints of one day, text and title is the copy is known to the label alone.
    """
    place = {article.article_id: article.location for article in sample.articles}
    base = dict(zip(sample.ids, sample.clusters, strict=True))
    kinds = _labels(sample)
    heads = {
        place[one.article_id]: one.parent_id if one.relation == "exact" else one.article_id
        for story in told
        for one in story.members
    }
    copies = [one for one, kind in kinds.items() if kind == "exact"]
    joined = sum(heads[one] == heads[base[one]] for one in copies)
    print(f"          exact    joined to their base as equal texts: {joined} of {len(copies)}")


def _originals(sample: Sample, told: Sequence[Story], title: str) -> None:
    """In how many true stories the base, or an equal text, is the original of its story."""
    text = {one.article_id: text_key(one.text) for one in sample.articles}
    cluster = dict(zip((one.article_id for one in sample.articles), sample.clusters, strict=True))
    base = {one.location: text[one.article_id] for one in sample.articles}
    sizes = Counter(sample.clusters)
    right = {
        cluster[story.original_article_id]
        for story in told
        if text[story.original_article_id] == base.get(cluster[story.original_article_id])
        and len(story.members) > 1
    }
    several = [one for one, size in sizes.items() if size > 1]
    share = sum(one in right for one in several) / len(several)
    print(f"          originals {title}: {share:.3f} of {len(several)}")


def seeds() -> None:
    own = [parse(page)[0] for page in _pages(sorted((SHARED / "seeds").glob("*.txt")))]
    for days in (True, False):
        articles = [*own, *_background()]
        if not days:
            articles = [replace(article, published_date=None) for article in articles]
        told = tell_all(articles, sign_all([(article, Facts()) for article in articles]))
        ours = {article.article_id: article.location for article in own}
        for story in told:
            if any(member.article_id in ours for member in story.members):
                shown = [(ours.get(one.article_id, "BACKGROUND"), one.relation) for one in story.members]
                print(f"seeds, {'dated' if days else 'undated'}: {shown}")
        sizes = Counter(len(story.members) for story in told)
        print(f"          background stories by size: {dict(sorted(sizes.items()))}")


def _background() -> list[Article]:
    return [article_of(record, "background") for record in records(SHARED / "eval/background/docs.jsonl.gz")]


def _pages(paths: Sequence[Path]) -> Iterator[Page]:
    for path in paths:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        yield Page("seeds", path.name, path.name, "text", path.read_bytes(), now)


def speed() -> None:
    cut = [replace(one, text=" ".join(one.text.split()[:400])) for one in _background()[:5000]]
    facts = [find_facts(article) for article in cut]
    begin = process_time()
    signatures = sign_all(list(zip(cut, facts, strict=True)))
    signed = process_time()
    ends = candidates(signatures)
    paired = process_time()
    found = [pair for a, b in ends if (pair := score(signatures[a], signatures[b]))]
    scored = process_time()
    tell([telling_of(*one) for one in zip(cut, signatures, strict=True)], found)
    told = process_time()
    size = sum(len(one.payload) for one in signatures) / len(cut)
    print(f"{len(cut)} articles of 400 words: {len(cut) / (told - begin):.0f}/s, payload {size:.0f} bytes")
    print(f"    sign {len(cut) / (signed - begin):.0f}/s, {len(ends)} candidates {paired - signed:.2f} s")
    print(f"    score {len(ends) / (scored - paired):.0f}/s, tell {told - scored:.2f} s")
    for count in (2_500, 10_000):
        same = [
            replace(cut[0], url=f"{number}", published_date=date(2025, 1, 1 + number % 28))
            for number in range(count)
        ]
        begin = process_time()
        story = tell_all(same, sign_all([(article, Facts()) for article in same]))
        print(f"one text {count} times: {len(story)} story, {process_time() - begin:.1f} s")
    template = [
        replace(cut[1], url=f"{number}", text=f"{cut[1].text} The lot sold for {number + 10_000} dollars.")
        for number in range(5_000)
    ]
    begin = process_time()
    story = tell_all(template, sign_all([(article, Facts()) for article in template]))
    print(f"5000 of one template: {len(story)} stories, {process_time() - begin:.1f} s")


if __name__ == "__main__":
    for step in sys.argv[1:] or ["stories", "seeds", "speed"]:
        {"stories": stories, "seeds": seeds, "speed": speed}[step]()
