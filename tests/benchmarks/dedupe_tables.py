"""Makes the frozen tables of transforms/dedupe from the background releases.

    python tests/benchmarks/dedupe_tables.py

Writes rarity.bin (sorted word hashes with their inverse document frequency),
boilerplate.bin (sorted hashes of six-word runs that were printed in at least
MIN_SPANS distinct spans of three days), given.bin (sorted hashes of given names, from the
table of transforms/facts) and tables.json (what they were made from).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from transforms.dedupe.ragged import Ragged, grams
from transforms.dedupe.tables import IDF_STEP, PHRASE_WORDS
from transforms.dedupe.words import split

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "../shared/eval/background/docs.jsonl.gz"
GIVEN = ROOT / "transforms/facts/tables/given.toml"
OUT = ROOT / "transforms/dedupe"
MIN_SPANS = 4
MIN_DOCS = 3


def main() -> None:
    documents: Counter[int] = Counter()
    spans: list[np.ndarray] = []
    total = 0
    with gzip.open(DOCS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            total += 1
            words = split([f"{record['title'] or ''}\n{record['text']}"])
            documents.update({*words.ids.tolist(), *words.rough} - {None})
            span = np.uint64(date.fromisoformat(record["published"]).toordinal() // 3)
            runs = np.unique(grams(Ragged(words.ids, words.bounds), PHRASE_WORDS).values).astype(np.uint64)
            spans.append(runs << np.uint64(32) | span)
    kept = sorted(word for word, count in documents.items() if count >= MIN_DOCS)
    counts = np.array([documents[word] for word in kept])
    table = np.empty(len(kept), dtype="<u4,u1")
    table["f0"] = kept
    table["f1"] = np.round(np.log((total + 1) / (counts + 0.5)) / IDF_STEP)
    (OUT / "rarity.bin").write_bytes(table.tobytes())
    distinct = np.unique(np.concatenate(spans)) >> np.uint64(32)
    runs, seen = np.unique(distinct, return_counts=True)
    phrases = runs[seen >= MIN_SPANS].astype("<u4")
    (OUT / "boilerplate.bin").write_bytes(phrases.tobytes())
    given = np.unique(split([tomllib.loads(GIVEN.read_text())["names"]]).ids).astype("<u4")
    (OUT / "given.bin").write_bytes(given.tobytes())
    unseen = round(float(np.log((total + 1) / (MIN_DOCS / 2 + 0.5)) / IDF_STEP))
    about = {
        "version": 2,
        "made_by": "python tests/benchmarks/dedupe_tables.py",
        "documents": total,
        "documents_sha256": hashlib.sha256(DOCS.read_bytes()).hexdigest(),
        "words": len(kept),
        "phrases": len(phrases),
        "given": len(given),
        "unseen": unseen,
    }
    (OUT / "tables.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(about, indent=1))


if __name__ == "__main__":
    main()
