"""Events found in the background releases and in news, for judging by eye, and how fast they are found.

    python tests/benchmarks/events.py [DOCUMENTS] [SEED] [SET]

There is no free labelled set of such events beside the project, so precision is counted by hand
on what this prints: of a random draw of DOCUMENTS articles of SET (background, ecb+, basil) each
title, and each event with its sentence.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from transforms.facts import mask_contacts
from transforms.facts.dates.dates import find_dates
from transforms.facts.events.events import find_events
from transforms.facts.figures.quantities import find_quantities
from transforms.facts.names.entities import find_entities
from transforms.facts.text.sentences import sentences
from transforms.models import Article, EventMention, Facts, Publisher

EVAL = Path(__file__).resolve().parents[2] / "../shared/eval"


def articles(name: str, count: int, seed: int) -> Iterator[Article]:
    """A random draw of a set's articles."""
    folder = EVAL / name if name == "background" else EVAL / "dedup" / name
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in random.Random(seed).sample(rows, min(count, len(rows))):
        published = row.get("published") or ""
        yield mask_contacts(
            Article(
                "s",
                row["id"],
                row["id"],
                "0" * 64,
                Publisher(row.get("outlet") or "?"),
                row["text"],
                title=row.get("title"),
                language="en",
                published_date=date.fromisoformat(published[:10]) if published else None,
            )
        )[0]


def told(article: Article) -> tuple[Facts, int, float]:
    """The facts that events are made from with the events; sentences, and seconds for the events alone."""
    spans = sentences(article.text)
    dates = find_dates(article, spans)
    entities, mentions = find_entities(article, spans, dates)
    quantities, _ = find_quantities(article, spans, dates, entities, mentions)
    started = time.process_time()
    events = find_events(article, spans, dates, entities, mentions, quantities)
    taken = time.process_time() - started
    return Facts(entities, mentions, dates, quantities, events), len(spans), taken


def show(article: Article, facts: Facts, event: EventMention) -> None:
    """One event with its sentence, for a reader."""
    names = {entity.entity_id: entity.name for entity in facts.entities}
    exact = {quantity.quantity_id: quantity.exact for quantity in facts.quantities}
    (span,) = (one for one in sentences(article.text) if one.start <= event.start_char < one.end)
    before, after = article.text[span.start : event.start_char], article.text[event.end_char : span.end]
    print(f"  {event.kind} {event.status}: {event.object}")
    print("    ", ", ".join(f"{names[who]} ({role})" for who, role in event.participants) or "nobody known")
    place = names[event.place_id] if event.place_id else None
    print("    ", event.date_from, event.date_to, place, [exact[key] for key in event.quantity_ids])
    print("    ", " ".join(f"{before}[{event.exact}]{after}".split())[:500])


def main() -> None:
    count, seed, name = (*sys.argv[1:], *("60", "1", "background")[len(sys.argv) - 1 :])[:3]
    total, seconds, found, telling = 0, 0.0, 0, 0
    for article in articles(name, int(count), int(seed)):
        facts, spans, taken = told(article)
        total, seconds = total + spans, seconds + taken
        found, telling = found + len(facts.events), telling + bool(facts.events)
        print(f"\n{article.title or article.text[:80]} | {article.published_date}")
        for event in facts.events:
            show(article, facts, event)
    print(f"\n{found} events, told by {telling} of {count} articles;", end=" ")
    print(f"{seconds / total * 1000:.3f} ms a sentence over {total} sentences")


if __name__ == "__main__":
    main()
