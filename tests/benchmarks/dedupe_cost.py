"""What dedupe costs on one core, beside MinHash; and that bad input stays bounded.

    pip install -e '.[bench]'
    python tests/benchmarks/dedupe_cost.py [articles] [hostile]

articles: the whole step (keys, candidates, scores, stories) on texts of 400 words of the unlabelled
          releases, in the same run and on the same texts as datasketch's and rensa's MinHash LSH with each
          candidate verified by the exact Jaccard of its 5-grams; rounds take turns. Facts are there: finding
          them is not part.
hostile:  one text 10,000 times, a text of 200,000 words, 5,000 releases of one day that differ in one
          number, 1,000 of them 14 a day, and 10,000 different articles of one day, through a real load into a
          new warehouse.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time  # other work on the machine does not count

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dedupe_sets import SHARED, article_of, candidates, records, telling_of

from flows.folder import DataFolder
from flows.load import Run, load
from flows.parts import write_part
from flows.rows import Row, article_rows
from flows.settings import Settings
from transforms.dedupe import score, sign_all, tell
from transforms.dedupe.features import unpack
from transforms.dedupe.marks import unpack_marks
from transforms.facts import find_facts
from transforms.models import Article, Facts

WORDS = 400
PERMUTATIONS, ALIKE = 128, 0.5
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 500  # as the pipeline has them


def releases(count: int) -> list[Article]:
    """Unlabelled releases, cut to 400 words; those with fewer are left out."""
    found = (article_of(record, "background") for record in records(SHARED / "eval/background/docs.jsonl.gz"))
    cut = (replace(one, text=" ".join(one.text.split()[:WORDS])) for one in found)
    return list(islice((one for one in cut if len(one.text.split()) == WORDS), count))


def articles(count: int = 2_000, rounds: int = 5) -> None:
    given = releases(count)
    told = [(one, find_facts(one)) for one in given]
    sign_all(told[:100])  # the frozen tables are read once
    gc.collect()
    gc.freeze()  # nobody's garbage collector walks over the articles and facts that were there before
    texts = [one.text for one in given]
    spent: dict[str, list[list[float]]] = {"wirehouse": [], "datasketch": [], "rensa": []}
    for _ in range(rounds):
        spent["wirehouse"].append(ours(told))
        for name, peer in (("datasketch", datasketch_pairs), ("rensa", rensa_pairs)):
            try:
                begin = process_time()
                pairs = peer(texts)
                spent[name].append([process_time() - begin])
                print(f"{name}: {pairs} verified pairs")
            except ModuleNotFoundError as missing:
                print(f"{name}: left out, {missing}")
    steps = [1e6 * median(step) / count for step in zip(*spent["wirehouse"], strict=True)]
    shown = zip(("sign", "candidates", "score", "tell"), steps, strict=True)
    print("an article, median: " + ", ".join(f"{name} {step:.0f} us" for name, step in shown))
    for name, took in spent.items():
        if took:
            rates = sorted(count / sum(one) for one in took)
            print(f"{name}: {median(rates):.0f} articles/s on one core ({rates[0]:.0f} to {rates[-1]:.0f})")


def ours(told: Sequence[tuple[Article, Facts]]) -> list[float]:
    """Seconds of each part of the whole step, with nothing remembered of the texts."""
    for remembered in (unpack, unpack_marks):
        remembered.cache_clear()
    marks = [process_time()]
    signatures = sign_all(told)
    marks.append(process_time())
    ends = candidates(signatures)
    marks.append(process_time())
    pairs = [pair for a, b in ends if (pair := score(signatures[a], signatures[b]))]
    marks.append(process_time())
    stories = tell([telling_of(one, own) for (one, _), own in zip(told, signatures, strict=True)], pairs)
    marks.append(process_time())
    print(f"wirehouse: {len(ends)} candidates, {len(pairs)} pairs, {len(stories)} stories")
    return [after - before for before, after in pairwise(marks)]


def shingles(text: str) -> set[str]:
    words = text.casefold().split()
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def alike(candidate: Sequence[tuple[int, int]], sets: Sequence[set[str]]) -> int:
    return sum(len(sets[a] & sets[b]) >= ALIKE * len(sets[a] | sets[b]) for a, b in candidate)


def datasketch_pairs(texts: Sequence[str]) -> int:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    sets = [shingles(text) for text in texts]
    found: list[tuple[int, int]] = []
    hashes = MinHash.generator([[one.encode() for one in some] for some in sets], num_perm=PERMUTATIONS)
    for number, minhash in enumerate(hashes):
        found += [(number, other) for other in index.query(minhash)]
        index.insert(number, minhash)
    return alike(found, sets)


def rensa_pairs(texts: Sequence[str]) -> int:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=32)
    sets = [shingles(text) for text in texts]
    found: list[tuple[int, int]] = []
    for number, some in enumerate(sets):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=7)
        minhash.update(list(some))
        found += [(number, other) for other in index.query(minhash)]
        index.insert(number, minhash)
    return alike(found, sets)


def hostile() -> None:
    base = releases(2)
    day = date(2025, 6, 1)
    text, form = base[0].text, base[1].text
    cases: dict[str, Callable[[], Iterator[Article]]] = {
        "one text 2,500 times": lambda: printed(base[0], [(text, day)] * 2_500),
        "one text 10,000 times": lambda: printed(base[0], [(text, day)] * 10_000),
        "5,000 of a form that differ in one number": lambda: printed(
            base[1],
            [(f"{form}. The lot sold for {number + 10_000} dollars.", day) for number in range(5_000)],
        ),
        "1,000 of that form, 14 a day": lambda: printed(
            base[1],
            [
                (f"{form}. The lot sold for {number + 10_000} dollars.", day + timedelta(days=number // 14))
                for number in range(1_000)
            ],
        ),
        "200,000 words, and a copy": lambda: printed(
            base[0], [(f"{words} {ending}", day) for words in [long_text()] for ending in ("Once.", "Again.")]
        ),
        "10,000 articles of one day": lambda: printed(
            base[0], [(scrambled(number), day) for number in range(10_000)]
        ),
    }
    for name, make in cases.items():
        with tempfile.TemporaryDirectory() as scratch:
            folder = DataFolder(Path(scratch))
            in_a_process(partial(signed, folder, make))
            in_a_process(partial(loaded, folder))
        print(f"  {name}", flush=True)


def in_a_process(step: Callable[[], str]) -> None:
    """Runs a step in a process of its own, so that its peak of memory is its own, and prints what it says."""
    if child := os.fork():
        os.waitpid(child, 0)
        return
    print(step(), end="", flush=True)
    os._exit(0)


def printed(base: Article, prints: Sequence[tuple[str, date]]) -> Iterator[Article]:
    """Articles with these texts, each at an address of its own."""
    for number, (text, day) in enumerate(prints):
        yield replace(base, url=f"https://outlet.example/{number}", text=text, published_date=day)


def scrambled(number: int) -> str:
    """A text of 60 words of its own, of common and of made-up names."""
    rng = random.Random(number)
    letters = "bcdfghklmnprstvw", "aeiou"

    def word(length: int) -> str:
        return "".join(rng.choice(letters[at % 2]) for at in range(length))

    words = [word(rng.randint(3, 5)) if rng.random() < 0.8 else word(7).capitalize() for _ in range(60)]
    return " ".join(words) + f" for {rng.randint(10, 99)} million euros."


def long_text() -> str:
    return " ".join(scrambled(number) for number in range(3_200))


def ending_facts(one: Article) -> Facts:
    return find_facts(replace(one, text=one.text.rpartition(". ")[2][:100]))


def signed(folder: DataFolder, make: Callable[[], Iterator[Article]]) -> str:
    """Articles, with the facts of their last sentence alone, on their way to a load; what that cost."""
    folder.make()
    given, begin = make(), process_time()
    tables: dict[str, list[Row]] = {
        "sources": [{"source_id": "background", "name": "b", "kind": "folder", "location": "b"}]
    }
    while told := [(one, ending_facts(one)) for one in islice(given, BATCH)]:
        for (one, _), signature in zip(told, sign_all(told), strict=True):
            for name, rows in article_rows(one, Facts(), (), signature, NOW).items():
                tables.setdefault(name, []).extend(rows)
    count = len(tables["signatures"])
    write_part(folder, "part", tables)
    return f"signed and written {1e6 * (process_time() - begin) / count:5.0f} us an article, "


def loaded(folder: DataFolder) -> str:
    """One load of what waits: what it made, and what it cost."""
    begin = process_time()
    told = load(folder, Run("benchmark", None, "benchmark", NOW, "", ""), Settings()).told.rows
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1e3
    spent = 1e6 * (process_time() - begin) / told["story_articles"]
    return f"loaded {spent:6.0f} us, peak {peak:5.0f} MB, {told['stories']:6} stories"


if __name__ == "__main__":
    for step in sys.argv[1:] or ["articles", "hostile"]:
        {"articles": articles, "hostile": hostile}[step]()
