"""Figures about a block among the others of its page that say how likely it is text of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from transforms.parse.blocks import Block, Place
from transforms.parse.look import OWN, Look, Twin, fold, look_at, own_figures
from transforms.parse.marks import NAMES, invites
from transforms.parse.where import PLACE, Grounds

RUNNING = 80  # size from which a block that ends like a sentence counts as running text

CONTEXT = (
    "title_like", "is_title", "in_body", "in_description", "repeated", "kinship",
    "twins", "twin_size", "twin_linked", "twin_running",
    "place", "before_first", "after_last", "since_running", "until_running", "read_before",
    "prev_size", "prev_linked", "prev_ends", "prev_heading", "prev_same", "prev_against",
    "next_size", "next_linked", "next_ends", "next_heading", "next_same", "next_against",
    "around", "heading_call", "page_running", "said_before", "heads_before", "stamps_before",
)  # fmt: skip
FEATURES = (*OWN, *(f"mark_{mark}" for mark in NAMES), *PLACE, *CONTEXT)

SELLING = tuple(FEATURES.index(f"mark_{mark}") for mark in ("offer", "call", "social"))
STAMPED = tuple(FEATURES.index(f"mark_{mark}") for mark in ("stamp", "byline"))
NOBODY = [-1.0] * 6  # beside the first and the last block


@dataclass(frozen=True)
class Known:
    """What the head of the page tells of the text: to compare blocks with."""

    title: str | None = None
    descriptions: tuple[str, ...] = ()
    body: str | None = None


def features_of(blocks: Sequence[Block], places: Sequence[Place], known: Known) -> list[list[float]]:
    """A row of FEATURES for each block."""
    return _Page([look_at(block) for block in blocks], places, known).rows() if blocks else []


class _Page:
    """All blocks of a page, for what one says beside the others."""

    def __init__(self, looks: list[Look], places: Sequence[Place], known: Known) -> None:
        self.looks = looks
        self.size = sum(look.block.size for look in looks) or 1
        self.grounds = Grounds(places, self.size)
        self._find_running()
        self.twins = self._twins()
        self.texts = Counter(look.folded for look in looks)
        self.own = [own_figures(look) for look in looks]
        heard = Counter(word for i in self.running for word in looks[i].words)
        self.heard = frozenset(heard)
        self.heard_twice = frozenset(word for word, times in heard.items() if times > 1)
        self.title_text = fold(known.title or "")
        self.title = frozenset(self.title_text.split())
        self.body = fold(known.body or "")
        self.descriptions = tuple(filter(None, {fold(said) for said in known.descriptions}))

    def _find_running(self) -> None:
        """Long, unlinked, ended like a sentence, and with no name that speaks against it."""
        for look in self.looks:
            look.against = float(self.grounds.against[look.block.place.at])
            look.running = (
                look.block.size >= RUNNING and look.linked < 0.4 and bool(look.ends) and not look.against
            )
        self.running = [i for i, look in enumerate(self.looks) if look.running]
        self.running_size = sum(self.looks[i].block.size for i in self.running) or 1

    def _twins(self) -> dict[Twin, list[float]]:
        groups: dict[Twin, list[Look]] = {}
        for look in self.looks:
            groups.setdefault(look.twin, []).append(look)
        return {
            twin: [
                float(min(len(group), 30)),
                sum([look.block.size for look in group]) / len(group),
                sum([look.linked for look in group]) / len(group),
                sum([look.block.size for look in group if look.running]) / self.running_size,
            ]
            for twin, group in groups.items()
        }

    def rows(self) -> list[list[float]]:
        """One row of FEATURES a block."""
        looks = self.looks
        sells = [any(own[i] for i in SELLING) for own in self.own]
        twice = [look.block.size > 20 and self.texts[look.folded] > 1 for look in looks]
        held, headed, passed = self.grounds.rows(looks, sells, twice), self._headed(), self._passed()
        read = [0, *accumulate(look.block.size if look.running else 0 for look in looks)]
        run = [0, *accumulate(look.running for look in looks)]
        count, share = len(looks), self.running_size / self.size
        rows = []
        for i, look in enumerate(looks):
            before = self._beside(looks[i - 1], look) if i else NOBODY
            after = self._beside(looks[i + 1], look) if i + 1 < count else NOBODY
            around = (run[min(count, i + 4)] - run[max(0, i - 3)]) / 6 - look.running / 6
            rows.append(
                [
                    *self.own[i], *held[i], *self._compared(look), *self._placed(i),
                    read[i] / self.running_size, *before, *after, around, headed[i], share, *passed[i],
                ]
            )  # fmt: skip
        return rows

    @staticmethod
    def _beside(near: Look, look: Look) -> list[float]:
        same = 1.0 if near.parent is look.parent else 0.0
        return [float(min(near.block.size, 500)), near.linked, near.ends, near.heading, same, near.against]

    def _passed(self) -> list[list[float]]:
        """What was read before a block: itself, heads of other articles, bylines and stamps."""
        out: list[list[float]] = []
        said: set[str] = set()
        heads = stamps = 0
        for i, (look, own) in enumerate(zip(self.looks, self.own, strict=True)):
            out.append([1.0 if look.folded in said else 0.0, float(min(heads, 5)), float(min(stamps, 10))])
            if look.block.size > 20:
                said.add(look.folded)
            if self.running and i > self.running[0]:
                heads += look.heading == 1.0 and look.folded != self.title_text
                stamps += look.block.size < 80 and bool(own[STAMPED[0]] or own[STAMPED[1]])
        return out

    def _headed(self) -> list[float]:
        """Whether the last heading before a block invites elsewhere ("Related", "Read more")."""
        out, bad = [], 0.0
        for look in self.looks:
            out.append(bad)
            text = look.block.text
            short = look.block.size < 60 and (not look.ends or text[-1] == ":")
            if look.heading or (short and (text[-1] == ":" or look.block.bold > 0.8 * len(text))):
                bad = 1.0 if invites(look.said[:2]) else 0.0
        return out

    def _compared(self, look: Look) -> list[float]:
        """What the text has in common with title, description, body and the rest."""
        text, words = look.folded, look.words
        heard = len(words & (self.heard_twice if look.running else self.heard))
        title = self.title.intersection(look.said) if look.block.size < 300 else ()
        either = len(self.title.union(look.said)) if title else 1
        described = len(text) > 20 and any(text in said or said in text for said in self.descriptions)
        return [
            len(title) / either,
            1.0 if text and text == self.title_text else 0.0,
            (1.0 if text in self.body else -1.0) if self.body else 0.0,
            1.0 if described else 0.0,
            float(min(self.texts[text], 5)),
            heard / len(words) if words else -1.0,
            *self.twins[look.twin],
        ]

    def _placed(self, i: int) -> list[float]:
        """Where among the running text a block stands."""
        running = self.running
        first, last = (running[0], running[-1]) if running else (0, len(self.looks))
        before, after = bisect_right(running, i), bisect_left(running, i)
        return [
            i / len(self.looks),
            float(min(max(first - i, 0), 20)),
            float(min(max(i - last, 0), 20)),
            float(min(i - running[before - 1], 20)) if before else 20.0,
            float(min(running[after] - i, 20)) if after < len(running) else 20.0,
        ]
