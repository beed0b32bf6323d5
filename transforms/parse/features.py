"""Figures about a block among the others of its page that say how likely it is text of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.parse.blocks import Block, Place
from transforms.parse.hints import HINTS
from transforms.parse.look import OWN, Look, Twin, flags_of, fold, look_at, own_figures
from transforms.parse.marks import NAMES, invites

# Hints that what bears them is not text of the article.
AGAINST = frozenset(HINTS) - {"body", "lead", "embed", "title"}
RUNNING = 80  # size from which a block that ends like a sentence counts as running text
SMALL = 0.4  # share of the page below which a name may speak against what bears it

PLACE = ("p", "li", "heading", "div", "quote", "figure", "cell", "list", "header", "aside", "hidden", "depth",
         "outside", "steps", "holder_share", "holder_linked", "holder_running", "holder_blocks",
         "section_share", "section_linked", "section_running", "section_blocks", "section_alike",
         "holder_sells", "section_sells", "section_twice")  # fmt: skip
CONTEXT = (
    "title_like", "is_title", "in_body", "in_description", "repeated", "kinship",
    "twins", "twin_size", "twin_linked", "twin_running",
    "place", "before_first", "after_last", "since_running", "until_running", "read_before",
    "prev_size", "prev_linked", "prev_ends", "prev_heading", "prev_same", "prev_against",
    "next_size", "next_linked", "next_ends", "next_heading", "next_same", "next_against",
    "around", "heading_call", "page_running", "said_before", "heads_before", "stamps_before",
)  # fmt: skip
FEATURES = (*OWN, *(f"mark_{mark}" for mark in NAMES), *PLACE, *(f"hint_{hint}" for hint in HINTS), *CONTEXT)

SELLING = tuple(FEATURES.index(f"mark_{mark}") for mark in ("offer", "call", "social"))
STAMPED = tuple(FEATURES.index(f"mark_{mark}") for mark in ("stamp", "byline"))


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
        self.masses: Counter[tuple[str, str]] = Counter()
        for place in places:
            self.masses[place.kind] += place.size
        self._find_running()
        self.article = self._article()
        self.depth = self.article.depth
        self.above = {id(place): place.depth for place in self.article.chain()}
        self.alike = self._alike()
        self.twins = self._twins()
        self.memo: dict[int, list[float]] = {}
        self.texts = Counter(look.folded for look in looks)
        self.own = [own_figures(look) for look in looks]
        self._find_sold()
        self.spoken = Counter(word for i in self.running for word in looks[i].words)
        self.title_text = fold(known.title or "")
        self.title = frozenset(self.title_text.split())
        self.body = fold(known.body or "")
        self.descriptions = tuple(filter(None, {fold(said) for said in known.descriptions}))

    def _find_running(self) -> None:
        """Long, unlinked, ended like a sentence, and with no name that speaks against it."""
        against: dict[int, float] = {}
        for look in self.looks:
            place = look.block.place
            if id(place) not in against:
                against[id(place)] = (
                    1.0 if any(up.hints & AGAINST and self._small(up) for up in place.chain()) else 0.0
                )
            look.against = against[id(place)]
            look.running = (
                look.block.size >= RUNNING and look.linked < 0.4 and bool(look.ends) and not look.against
            )
            if look.running:
                for up in place.chain():
                    up.running += look.block.size
        self.running = [i for i, look in enumerate(self.looks) if look.running]
        self.running_size = sum(self.looks[i].block.size for i in self.running) or 1

    def _find_sold(self) -> None:
        """How much of each element sells something, and how much of it the page says twice."""
        self.sells: Counter[int] = Counter()
        self.twice: Counter[int] = Counter()
        for look, own in zip(self.looks, self.own, strict=True):
            sells = any(own[i] for i in SELLING)
            twice = look.block.size > 20 and self.texts[look.folded] > 1
            if sells or twice:
                for up in look.block.place.chain():
                    self.sells[id(up)] += sells
                    self.twice[id(up)] += look.block.size if twice else 0

    def _small(self, place: Place) -> bool:
        """Whether elements that look like this one hold little of the text together."""
        return self.masses[place.kind] < SMALL * self.size

    def _article(self) -> Place:
        """The smallest element with nearly all running text."""
        if not self.running:
            return list(self.looks[0].block.place.chain())[-1]
        longest = max(self.running, key=lambda i: self.looks[i].block.size)
        chain = list(self.looks[longest].parent.chain())
        return next((place for place in chain if place.running >= 0.85 * self.running_size), chain[-1])

    def _section(self, place: Place) -> tuple[Place, int]:
        """(what holds a place directly below the common way with the article, depth of that way)."""
        section = place
        for up in place.chain():
            if id(up) in self.above:
                return section, self.above[id(up)]
            section = up
        return section, 0

    def _alike(self) -> Counter[tuple[str, str]]:
        """Running text of the article by the kind of section that holds it."""
        found: Counter[tuple[str, str]] = Counter()
        for i in self.running:
            section, common = self._section(self.looks[i].block.place)
            if common == self.depth:
                found[section.kind] += self.looks[i].block.size
        return found

    def _twins(self) -> dict[Twin, list[float]]:
        groups: dict[Twin, list[Look]] = {}
        for look in self.looks:
            groups.setdefault(look.twin, []).append(look)
        return {
            twin: [
                float(min(len(group), 30)),
                sum(look.block.size for look in group) / len(group),
                sum(look.linked for look in group) / len(group),
                sum(look.block.size for look in group if look.running) / self.running_size,
            ]
            for twin, group in groups.items()
        }

    def rows(self) -> list[list[float]]:
        """One row of FEATURES a block."""
        headed, read, seen = self._headed(), [], 0
        for look in self.looks:
            read.append(seen / self.running_size)
            seen += look.block.size if look.running else 0
        passed = self._passed()
        share = self.running_size / self.size
        return [
            [
                *self.own[i],
                *self._held(look.block.place),
                *self._compared(look),
                *self._placed(i),
                read[i],
                *self._beside(i, -1),
                *self._beside(i, 1),
                sum(near.running for near in self.looks[max(0, i - 3) : i + 4]) / 6 - look.running / 6,
                headed[i],
                share,
                *passed[i],
            ]
            for i, look in enumerate(self.looks)
        ]

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
                bad = 1.0 if invites(look.folded.split()[:2]) else 0.0
        return out

    def _held(self, place: Place) -> list[float]:
        """What is the same for all blocks of one element."""
        known = self.memo.get(id(place))
        if known is None:
            known = self.memo[id(place)] = [*flags_of(place), *self._whereabouts(place), *self._hints(place)]
        return known

    def _whereabouts(self, place: Place) -> list[float]:
        """Where the element stands to the article: outside, how deep, and what holds it."""
        section, common = self._section(place)
        holder = place.parent or place
        alike = self.alike[section.kind] / self.running_size if common == self.depth else 0.0
        return [
            float(self.depth - common),
            float(place.depth - common),
            holder.size / self.size,
            holder.linked / (holder.size or 1),
            holder.running / self.running_size,
            float(min(holder.blocks, 50)),
            section.size / self.size,
            section.linked / (section.size or 1),
            section.running / (section.size or 1),
            float(min(section.blocks, 50)),
            alike,
            self.sells[id(holder)] / (holder.blocks or 1),
            self.sells[id(section)] / (section.blocks or 1),
            self.twice[id(section)] / (section.size or 1),
        ]

    def _hints(self, place: Place) -> list[float]:
        """How near each hint stands: 1 on the element, less on those around it that hold little else."""
        found = dict.fromkeys(HINTS, 0.0)
        weight = 1.0
        for up in place.chain():
            if up.hints:
                small = self._small(up)
                for hint in up.hints:
                    if (small or hint == "body") and weight > found[hint]:
                        found[hint] = weight
            weight *= 0.8
        return list(found.values())

    def _compared(self, look: Look) -> list[float]:
        """What the text has in common with title, description, body and the rest."""
        text, words = look.folded, look.words
        others = 1 if look.running else 0
        heard = sum(self.spoken[word] > others for word in words)
        title = frozenset(text.split()) if look.block.size < 300 else frozenset()
        described = len(text) > 20 and any(text in said or said in text for said in self.descriptions)
        return [
            len(title & self.title) / (len(title | self.title) or 1),
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

    def _beside(self, i: int, step: int) -> list[float]:
        j = i + step
        if not 0 <= j < len(self.looks):
            return [-1.0, -1.0, -1.0, -1.0, -1.0, -1.0]
        look = self.looks[j]
        same = 1.0 if look.parent is self.looks[i].parent else 0.0
        return [float(min(look.block.size, 500)), look.linked, look.ends, look.heading, same, look.against]
