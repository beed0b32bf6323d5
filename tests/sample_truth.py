"""The warehouse of the sample beside what was written down of it by hand (tests/flows/sample/expected.toml).

python tests/sample_truth.py DATA EDITION      what differs, line by line
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # before this folder, whose parts are named like the packages

from published_rows import query  # noqa: E402

EXPECTED = ROOT / "tests" / "flows" / "sample" / "expected.toml"
Differences = Iterator[str]


class Truth:
    """What is true of one edition, and what the warehouse of `data` says."""

    def __init__(self, data: Path, edition: int) -> None:
        self.data = data
        self.edition = edition
        told = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
        self.pages: dict[str, dict[str, Any]] = {}
        for page in told["page"]:
            if page.get("edition", 1) <= edition:
                self.pages.setdefault(page["url"], {}).update(page)
        self.claims = [claim for claim in told["claim"] if _holds(claim, told["claim"], edition)]
        self.never = told["never_one_claim"]
        self.articles = {
            str(row[0]): dict(zip(_COLUMNS, row, strict=True))
            for row in query(data, f"SELECT {', '.join(_COLUMNS)} FROM articles")
        }

    def expected_articles(self) -> dict[str, dict[str, Any]]:
        return {url: page for url, page in self.pages.items() if "rejected" not in page}


_COLUMNS = (
    "location",
    "url",
    "article_id",
    "version_id",
    "title",
    "publisher",
    "published_date",
    "published_at",
    "wire",
    "story_id",
    "relation",
    "text",
)


def _holds(claim: dict[str, Any], claims: list[dict[str, Any]], edition: int) -> bool:
    """Whether a claim is meant for this edition: by name, or because no other entry is."""
    if "edition" in claim:
        return bool(claim["edition"] == edition)
    same = [c for c in claims if (c["story"], c["about"]) == (claim["story"], claim["about"])]
    return all(other.get("edition") != edition for other in same)


def usable(truth: Truth) -> Differences:
    """Pages that should be articles and are not, and the other way round."""
    expected = set(truth.expected_articles())
    yield from (f"missing {url}" for url in sorted(expected - set(truth.articles)))
    yield from (f"no article {url}" for url in sorted(set(truth.articles) - expected))


def metadata(truth: Truth) -> Differences:
    """Title, day, wire and authors that differ."""
    authors: dict[str, list[str]] = {}
    for version, name in query(truth.data, "SELECT version_id, name FROM article_authors ORDER BY position"):
        authors.setdefault(str(version), []).append(str(name))
    for url, page, article in _both(truth):
        if "title" in page and page["title"] != article["title"]:
            yield f"title {url}: {article['title']!r}"
        if "published" in page and page["published"] != article["published_date"]:
            yield f"day {url}: {article['published_date']}"
        if (page.get("wire") or "").casefold() != (article["wire"] or "").casefold():
            yield f"wire {url}: {article['wire']!r}"
        if "authors" in page and page["authors"] != authors.get(article["version_id"], []):
            yield f"authors {url}: {authors.get(article['version_id'])}"


def texts(truth: Truth) -> Differences:
    """Texts that begin or end elsewhere, or hold what should be set aside."""
    for url, page, article in _both(truth):
        text = " ".join(article["text"].split())
        begins = [page[key] for key in ("first", "standfirst") if key in page]
        if begins and not any(text.startswith(" ".join(b.split())) for b in begins):
            yield f"begins {url}: {text[:60]!r}"
        ends = [page[key] for key in ("last", "may_follow") if key in page]
        if ends and not any(text.endswith(" ".join(e.split())) for e in ends):
            yield f"ends {url}: {text[-60:]!r}"
        for kind, words in page.get("removed", []):
            if words in article["text"]:
                yield f"kept {kind} {url}: {words!r}"


def stories(truth: Truth) -> Differences:
    """Pairs of articles that are joined and should not be, or should be and are not."""
    both = list(_both(truth))
    for (url, page, article), (url_b, page_b, article_b) in combinations(both, 2):
        joined = article["story_id"] == article_b["story_id"]
        if joined != (page["story"] == page_b["story"]):
            yield f"{'wrongly joined' if joined else 'not joined'} {url} {url_b}"


def relations(truth: Truth) -> Differences:
    """Articles whose place in their story is another one."""
    for url, page, article in _both(truth):
        if page["relation"] != article["relation"]:
            yield f"{article['relation']}, not {page['relation']}: {url}"


def figures(truth: Truth) -> Differences:
    """Figures that were not found, or were read in another way."""
    columns = ("exact", "value", "unit_code", "base_value", "base_unit", "modifier", "status", "period")
    found: dict[str, list[dict[str, Any]]] = {}
    for version, *row in query(truth.data, f"SELECT version_id, {', '.join(columns)} FROM quantities"):
        found.setdefault(str(version), []).append(dict(zip(columns, row, strict=True)))
    for url, page, article in _both(truth):
        for figure in page.get("figures", []):
            near = [q for q in found.get(article["version_id"], []) if q["exact"].startswith(figure["exact"])]
            problems = [_figure_problem(figure, q) for q in near] or ["not found"]
            if all(problems):
                yield f"{figure['exact']!r} {problems[0]}: {url}"


def _figure_problem(figure: dict[str, Any], found: dict[str, Any]) -> str:
    for key in ("value", "base_value"):
        if key in figure and abs(figure[key] - found[key]) > 1e-6 * abs(figure[key]):
            return f"{key} {found[key]}"
    for key in ("base_unit", "modifier", "status", "period"):
        if key in figure and figure[key] != found[key]:
            return f"{key} {found[key]}"
    return ""


def claims(truth: Truth) -> Differences:
    """Figures that are not one claim, or one with another verdict, or one and should never be."""
    held = _claims_of(truth)
    for claim in truth.claims:
        ids = [_claim_of(held, url, words) for url, words in claim["words"]]
        if None in ids:
            missing = [words for (_, words), one in zip(claim["words"], ids, strict=True) if one is None]
            yield f"{claim['story']}, {claim['about']}: no figure {missing}"
        elif len({one[0] for one in ids if one}) > 1:
            yield f"{claim['story']}, {claim['about']}: several claims"
        elif ids[0] and ids[0][1] != claim["verdict"]:
            yield f"{claim['story']}, {claim['about']}: {ids[0][1]}, not {claim['verdict']}"
    for never in truth.never:
        ids = [_claim_of(held, url, words) for url, words in never["words"]]
        if None not in ids and len({one[0] for one in ids if one}) == 1:
            yield f"one claim: {never['words']}"


def _claims_of(truth: Truth) -> dict[tuple[str, str], tuple[str, str]]:
    rows = query(
        truth.data,
        "SELECT location, exact, claim_id, verdict FROM quantities JOIN articles USING (version_id)"
        " JOIN claim_quantities USING (quantity_id) JOIN claims USING (claim_id) ORDER BY start_char DESC",
    )
    return {(str(url), str(words)): (str(claim), str(verdict)) for url, words, claim, verdict in rows}


def _claim_of(held: dict[tuple[str, str], tuple[str, str]], url: str, words: str) -> tuple[str, str] | None:
    """What is found may go on after the words: "5.1 terawatt-hours a year"."""
    begin = [claim for (where, exact), claim in held.items() if where == url and exact.startswith(words)]
    return held.get((url, words)) or (begin[0] if begin else None)


def _both(truth: Truth) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for url, page in truth.expected_articles().items():
        if url in truth.articles:
            yield url, page, truth.articles[url]


ASPECTS = (usable, metadata, texts, stories, relations, figures, claims)


def main() -> None:
    truth = Truth(Path(sys.argv[1]), int(sys.argv[2]))
    for aspect in ASPECTS:
        found = list(aspect(truth))
        print(f"== {aspect.__name__}: {len(found)}")
        for line in found:
            print("  ", line)


if __name__ == "__main__":
    main()
