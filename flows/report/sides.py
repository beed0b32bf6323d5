"""A copy beside the text it comes from: which sentences stayed, changed, went or came.

Sentences are paired by the words they share, where figures and names weigh twice, and by
the claims they share: a rewrite has few words of its original, but tells its figures. One
that was split or merged keeps company with the one it came from. Within a pair the words
that differ are marked by `difflib`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from transforms.facts.text.sentences import sentences

Kind = Literal["kept", "changed", "dropped", "added"]

MOST_SENTENCES = 300  # of either text; pairing is quadratic
MOST_WORDS = 600  # of a pair whose words are compared; merged sentences may have more
LIKE = 0.4  # the share of words in common, of both sentences together, that makes a pair
SAME_CLAIM = 0.4  # what it adds that both tell one claim: enough, where neither has a liker one
WITHIN = 0.6  # the share of a sentence's own words that must stand in the one it was split from

_WORD = re.compile(r"\d[\d.,]*\d|\w+")
_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_QUOTES = str.maketrans("‘’‚‛“”„‟′″", "''''\"\"\"\"'\"")
_COMMON = 4  # shorter words, mostly articles and prepositions, count half


@dataclass(frozen=True)
class Piece:
    """Some words of a sentence; `differs` where the other side has others."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class Row:
    """What stands side by side; `left` is empty where it was added, `right` where it was dropped."""

    kind: Kind
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


@dataclass(frozen=True)
class Sides:
    """Two texts, sentence by sentence, in the order of the left one."""

    rows: tuple[Row, ...]
    is_cut: bool  # a text was too long to be compared whole

    def count(self, kind: Kind) -> int:
        """How many rows are of this kind."""
        return sum(row.kind == kind for row in self.rows)


@dataclass
class _Group:
    """Sentences that say the same, by their numbers."""

    left: list[int]
    right: list[int]


def side_by_side(left: str, right: str, same_claim: Collection[tuple[str, str]] = ()) -> Sides:
    """The sentences of `left` with what became of each in `right`, and what `right` added.

    `same_claim` holds pairs of a sentence of each that tell one claim.
    """
    lefts, rights = _sentences(left), _sentences(right)
    groups = _groups(lefts[:MOST_SENTENCES], rights[:MOST_SENTENCES], same_claim)
    rows = tuple(_row(group, lefts, rights) for group in _in_reading_order(groups))
    return Sides(rows, max(len(lefts), len(rights)) > MOST_SENTENCES)


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def _folded(sentence: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", sentence).translate(_QUOTES).split())


def _weights(sentence: str) -> dict[str, float]:
    """Its words with what each is worth for telling which sentence this is."""
    weights: dict[str, float] = {}
    for word in _WORD.findall(_folded(sentence)):
        telling = word[0].isdigit() or word[0].isupper()
        weights[word.casefold()] = 2.0 if telling else 1.0 if len(word) >= _COMMON else 0.5
    return weights


def _groups(
    lefts: Sequence[str], rights: Sequence[str], same_claim: Collection[tuple[str, str]]
) -> list[_Group]:
    """Every sentence in exactly one group."""
    ours, theirs = [*map(_weights, lefts)], [*map(_weights, rights)]
    claims = {(i, j) for i, s in enumerate(lefts) for j, t in enumerate(rights) if (s, t) in same_claim}
    pairs = _equal(lefts, rights)
    pairs |= _alike(ours, theirs, pairs, claims)
    taken_left, taken_right = set(pairs), set(pairs.values())
    groups = {i: _Group([i], [j]) for i, j in pairs.items()}
    by_right = {j: groups[i] for i, j in pairs.items()}
    split = _nearest(set(range(len(rights))) - taken_right, theirs, ours, taken_left)
    merged = _nearest(set(range(len(lefts))) - taken_left, ours, theirs, taken_right)
    for j, i in split.items():
        groups[i].right.append(j)
    for i, j in merged.items():
        by_right[j].left.append(i)
    return [
        *groups.values(),
        *(_Group([i], []) for i in range(len(lefts)) if i not in taken_left and i not in merged),
        *(_Group([], [j]) for j in range(len(rights)) if j not in taken_right and j not in split),
    ]


def _alike(
    ours: Sequence[dict[str, float]],
    theirs: Sequence[dict[str, float]],
    paired: dict[int, int],
    claims: set[tuple[int, int]],
) -> dict[int, int]:
    """The other sentences in pairs, the likest first."""
    free_left = set(range(len(ours))) - set(paired)
    free_right = set(range(len(theirs))) - set(paired.values())
    alike = [
        (score, -abs(i - j), i, j)
        for i in free_left
        for j in free_right
        if (score := _likeness(ours[i], theirs[j]) + SAME_CLAIM * ((i, j) in claims)) >= LIKE
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(alike, reverse=True):
        if i in free_left and j in free_right:
            pairs[i] = j
            free_left.remove(i)
            free_right.remove(j)
    return pairs


def _equal(lefts: Sequence[str], rights: Sequence[str]) -> dict[int, int]:
    """Sentences that are the same but for quotes and white space, in order of both."""
    ours, theirs = [*map(_folded, lefts)], [*map(_folded, rights)]
    pairs: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for j, sentence in reversed([*enumerate(theirs)]):
        free.setdefault(sentence, []).append(j)
    for i, sentence in enumerate(ours):
        if free.get(sentence):
            pairs[i] = free[sentence].pop()
    return pairs


def _likeness(ours: dict[str, float], theirs: dict[str, float]) -> float:
    both = sum(ours.values()) + sum(theirs.values())
    return 2 * _shared(ours, theirs) / both if both else 0.0


def _shared(ours: dict[str, float], theirs: dict[str, float]) -> float:
    return sum(min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys())


def _nearest(
    lonely: set[int],
    ours: Sequence[dict[str, float]],
    theirs: Sequence[dict[str, float]],
    paired: set[int],
) -> dict[int, int]:
    """For each lonely sentence the paired one of the other text that holds most of its words."""
    found: dict[int, int] = {}
    for number in lonely:
        total = sum(ours[number].values())
        best = max(((_shared(ours[number], theirs[other]), -other) for other in paired), default=(0.0, 0))
        if total and best[0] / total >= WITHIN:
            found[number] = -best[1]
    return found


def _in_reading_order(groups: Sequence[_Group]) -> list[_Group]:
    """As the left text goes; what was added stands behind what it follows in the right text."""
    for group in groups:
        group.left.sort()
        group.right.sort()
    ordered = sorted((group for group in groups if group.left), key=lambda group: group.left[0])
    by_right = {j: group for group in groups if group.left for j in group.right}
    last = max(by_right, default=-1)
    for group in sorted((group for group in groups if not group.left), key=lambda group: group.right[0]):
        before = [j for j in by_right if j < group.right[0]]
        at = ordered.index(by_right[max(before)]) + 1 if before else 0
        ordered.insert(at if last >= 0 else len(ordered), group)
        by_right[group.right[0]] = group
    return ordered


def _row(group: _Group, lefts: Sequence[str], rights: Sequence[str]) -> Row:
    left = " ".join(lefts[i] for i in group.left)
    right = " ".join(rights[j] for j in group.right)
    if not left or not right:
        return Row("dropped" if left else "added", _whole(left), _whole(right))
    if _folded(left) == _folded(right):
        return Row("kept", _whole(left), _whole(right))
    return Row("changed", *_marked(left, right))


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text),) if text else ()


def _marked(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    ours: list[str] = _TOKEN.findall(left)
    theirs: list[str] = _TOKEN.findall(right)
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return (Piece(left, True),), (Piece(right, True),)
    lefts: list[Piece] = []
    rights: list[Piece] = []
    left_words, right_words = [token.strip() for token in ours], [token.strip() for token in theirs]
    for tag, a, b, c, d in SequenceMatcher(None, left_words, right_words, autojunk=False).get_opcodes():
        lefts += _pieces("".join(ours[a:b]), tag != "equal")
        rights += _pieces("".join(theirs[c:d]), tag != "equal")
    return tuple(lefts), tuple(rights)


def _pieces(text: str, differs: bool) -> list[Piece]:
    """White space behind words that differ is not marked."""
    words = text.rstrip() if differs else text
    return [piece for piece in (Piece(words, differs), Piece(text[len(words) :])) if piece.text]
