"""Scores Wirehouse and the peers that are installed on the same pages, side by side.

    pip install -e '.[bench]' && python tests/benchmarks/extraction.py [--rejoin] [--only NAME ...]
    python tests/benchmarks/extraction.py --memory 10000      what Wirehouse holds after so many pages

Pages and metric are those of ../shared/eval/extraction: its own scorer prints text,
title, authors and day for each, and the paired difference of text F1 to Wirehouse.
Times are CPU seconds of one core, text and metadata together, in one process, page
by page in turn. `--rejoin` puts the dateline back before the text, as the truth of
these sets has it; Wirehouse itself sets it aside. How well the fitted part does on
a set that it has not seen is told by `fit_blocks.py`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SET = ROOT.parent / "shared/eval/extraction"
# What peers were seen to raise on hard pages; each is counted.
PEER_FAULTS = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
Extract = Callable[[str, str], dict[str, Any]]


def wirehouse(rejoin: bool) -> Extract:
    from transforms.errors import Unusable
    from transforms.models import Page
    from transforms.parse import parse

    def extract(markup: str, url: str) -> dict[str, Any]:
        page = Page("bench", url, url, "html", markup.encode(), datetime(2027, 1, 1, tzinfo=UTC), "utf-8")
        try:
            article, _ = parse(page)
        except Unusable:
            return {}
        datelines = [
            block.text for block in article.removed if block.kind == "dateline" and block.at_char == 0
        ]
        text = " ".join([*datelines, article.text]) if rejoin else article.text
        day = article.published_date.isoformat() if article.published_date else None
        return {"text": text, "title": article.title, "author": list(article.authors), "date": day}

    return extract


def trafilatura(**options: Any) -> Extract:
    from trafilatura import bare_extraction

    def extract(markup: str, url: str) -> dict[str, Any]:
        found = bare_extraction(markup, url=url, with_metadata=True, include_comments=False, **options)
        said = found.as_dict() if found else {}
        return {key: said.get(key) for key in ("text", "title", "author", "date")}

    return extract


def newspaper() -> Extract:
    from newspaper import Article

    def extract(markup: str, url: str) -> dict[str, Any]:
        article = Article(url)
        article.download(input_html=markup)
        article.parse()
        day = article.publish_date.date().isoformat() if article.publish_date else None
        return {"text": article.text, "title": article.title, "author": article.authors, "date": day}

    return extract


def readability() -> Extract:
    import lxml.html
    from readability import Document

    def extract(markup: str, url: str) -> dict[str, Any]:
        document = Document(markup)
        body = lxml.html.fromstring(document.summary())
        return {"text": body.text_content(), "title": document.short_title()}

    return extract


def resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda markup, url: {"text": extract_plain_text(markup, main_content=True)}


def systems(rejoin: bool) -> dict[str, Extract]:
    """Wirehouse first, then each peer that can be imported."""
    found: dict[str, Extract] = {"wirehouse": wirehouse(rejoin)}
    if importlib.util.find_spec("trafilatura"):
        found["trafilatura"] = trafilatura()
        found["trafilatura-precision"] = trafilatura(favor_precision=True)
        found["trafilatura-fast"] = trafilatura(fast=True)
    peers = {"newspaper": newspaper, "readability": readability, "resiliparse": resiliparse}
    found.update({name: make() for name, make in peers.items() if importlib.util.find_spec(name)})
    return found


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rejoin", action="store_true", help="put datelines back before the text")
    options.add_argument("--only", nargs="*", help="names of systems")
    options.add_argument("--memory", type=int, metavar="PAGES", help="read so many pages, the same ones over")
    chosen = options.parse_args()
    if not SET.exists():
        sys.exit(f"the pages are not there: {SET}")
    if chosen.memory:
        watch_memory(chosen.memory)
        return
    found = {k: v for k, v in systems(chosen.rejoin).items() if not chosen.only or k in chosen.only}
    with gzip.open(SET / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        truth = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        run(found, truth, Path(folder))


def markup_of(name: str) -> str:
    return gzip.decompress((SET / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8")


def watch_memory(pages: int) -> None:
    """Prints what the process holds after every tenth of `pages`; it should not grow after the first."""
    extract, names = wirehouse(False), sorted(path.name for path in (SET / "html").iterdir())
    for done in range(1, pages + 1):
        extract(markup_of(names[done % len(names)].removesuffix(".html.gz")), "https://bench.example/a")
        if done % max(1, pages // 10) == 0:
            held = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 2**20
            print(f"{done:7} pages  {held} MB", flush=True)


def run(found: dict[str, Extract], truth: list[dict[str, Any]], folder: Path) -> None:
    spent = dict.fromkeys(found, 0.0)
    failed = dict.fromkeys(found, 0)
    rows: dict[str, list[str]] = {name: [] for name in found}
    first = markup_of(truth[0]["id"])
    for extract in found.values():
        extract(first, truth[0]["url"])  # tables and models are loaded once
    for row in truth:
        markup = markup_of(row["id"])
        for name, extract in found.items():
            begin = time.process_time()
            try:
                said = extract(markup, row["url"])
            except PEER_FAULTS as error:
                print(f"{name}: {row['id']}: {error!r}", file=sys.stderr)
                said, failed[name] = {}, failed[name] + 1
            spent[name] += time.process_time() - begin
            rows[name].append(json.dumps({"id": row["id"], **said}))
    for name, lines in rows.items():
        (folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
        print(f"{name:24} {len(truth) / spent[name]:7.1f} pages/s, {failed[name]} failed")
    (folder / "truth.jsonl").write_text("\n".join(map(json.dumps, truth)), "utf-8")
    scorer = [
        sys.executable,
        str(SET / "score_extract.py"),
        "truth.jsonl",
        *(f"{name}.jsonl" for name in found),
    ]
    subprocess.run([*scorer, "--paired", "--by", "set"], cwd=folder, check=True)


if __name__ == "__main__":
    main()
