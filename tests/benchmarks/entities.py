"""Names found in the background releases, for judging by eye, and how fast they are found.

    python tests/benchmarks/entities.py [DOCUMENTS] [SAMPLE] [SEED]

`names.py` scores the rules on a labelled set, which is no news; on releases, precision is
counted by hand on the random sample of mentions that this prints, with the words around each.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from transforms.facts import mask_contacts
from transforms.facts.events.events import find_events
from transforms.facts.names.entities import find_entities
from transforms.facts.text.sentences import sentences
from transforms.models import Article, Publisher

BACKGROUND = Path(__file__).resolve().parents[2] / "../shared/eval/background/docs.jsonl.gz"


def articles(count: int) -> list[Article]:
    """Every so many of the background releases."""
    found = []
    with gzip.open(BACKGROUND, "rt", encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            if index % max(1, 10_000 // count) == 7:
                row = json.loads(line)
                publisher = Publisher(row["outlet"])
                found.append(
                    Article("s", row["id"], row["id"], "0" * 64, publisher, row["text"], language="en")
                )
    return found


def main() -> None:
    """Print the speed, the most frequent names and a sample of mentions of each kind."""
    if not BACKGROUND.exists():
        sys.exit("the background releases are not here")
    read = articles(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    spans = [sentences(article.text) for article in read]
    find_entities(read[0], spans[0], ())
    spent: Counter[str] = Counter()
    frequent: dict[str, Counter[str]] = {}
    seen: dict[str, list[str]] = {}
    for article, span in zip(read, spans, strict=True):
        started = time.process_time()
        entities, mentions = find_entities(article, span, ())
        spent["entities"] += time.process_time() - started
        started = time.process_time()
        find_events(article, span, (), entities, mentions, ())
        spent["events"] += time.process_time() - started
        started = time.process_time()
        mask_contacts(article)
        spent["contacts"] += time.process_time() - started
        by_id = {entity.entity_id: entity for entity in entities}
        for mention in mentions:
            entity = by_id[mention.entity_id]
            frequent.setdefault(entity.kind, Counter())[entity.name] += 1
            around = article.text[max(0, mention.start_char - 50) : mention.end_char + 40].replace(
                "\n", " / "
            )
            seen.setdefault(entity.kind, []).append(
                f"{mention.exact} = {entity.name} [{mention.extractor}] {around}"
            )
    total = sum(map(len, spans))
    for part, seconds in spent.items():
        print(f"{part}: {1000 * seconds / total:.3f} ms a sentence")
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20)
    for kind, names in frequent.items():
        print(f"\n{kind}: {names.total()} mentions of {len(names)} names")
        print(" | ".join(f"{name} {count}" for name, count in names.most_common(40)))
        for line in chance.sample(
            seen[kind], min(len(seen[kind]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
        ):
            print("   ", line)


if __name__ == "__main__":
    main()
