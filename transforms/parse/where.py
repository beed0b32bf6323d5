"""Where on its page an element stands: what it and those around it are called, and what they hold.

Each element is asked once, after the one that holds it, so that nothing is counted
along the whole way up for every block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.parse.blocks import Place
from transforms.parse.hints import HINTS
from transforms.parse.look import Look, flags_of

PLACE = ("p", "li", "heading", "div", "quote", "figure", "cell", "list", "header", "aside", "depth", "apart",
         "outside", "steps", "holder_share", "holder_linked", "holder_running", "holder_blocks",
         "section_share", "section_linked", "section_running", "section_blocks", "section_alike",
         "holder_sells", "section_sells", "section_twice",
         *(f"hint_{hint}" for hint in HINTS))  # fmt: skip
# Hints that what bears them is not text of the article.
AGAINST = frozenset(HINTS) - {"body", "lead", "embed", "title"}
SMALL = 0.4  # share of the page below which a name may speak against what bears it
FARTHER = 0.8  # what a name says of an element is worth so much for the next one within
NEARLY_ALL = 0.85
_POSITION = {hint: position for position, hint in enumerate(HINTS)}
_NO_HINTS = [0.0] * len(HINTS)


class Grounds:
    """The elements of a page, in the order in which they open."""

    def __init__(self, places: Sequence[Place], size: int) -> None:
        self.places = places
        self.size = size
        masses: Counter[tuple[str, str]] = Counter()
        for place in places:
            masses[place.kind] += place.size
        # Names of what makes up most of the page do not speak against it.
        self.small = [masses[place.kind] < SMALL * size for place in places]
        self.against: list[bool] = []
        self.apart: list[bool] = []
        for place, small in zip(places, self.small, strict=True):
            holder = place.parent
            named = small and not place.hints.isdisjoint(AGAINST)
            self.against.append(named or (holder is not None and self.against[holder.at]))
            # A page that is hidden until its scripts have run is no hidden part of a page.
            self.apart.append((small and place.apart) or (holder is not None and self.apart[holder.at]))

    def rows(self, looks: Sequence[Look], sells: Sequence[bool], twice: Sequence[bool]) -> list[list[float]]:
        """A row of PLACE for each block: `sells` and `twice` tell which sell, and which are said twice."""
        for look in looks:
            if look.running:
                look.block.place.running += look.block.size
        sold, said = [0] * len(self.places), [0] * len(self.places)
        for look, sell, again in zip(looks, sells, twice, strict=True):
            sold[look.block.place.at] += sell
            said[look.block.place.at] += look.block.size if again else 0
        for place in reversed(self.places):
            if place.parent is not None:
                place.parent.running += place.running
                sold[place.parent.at] += sold[place.at]
                said[place.parent.at] += said[place.at]
        return self._rows(looks, sold, said)

    def _rows(self, looks: Sequence[Look], sold: Sequence[int], said: Sequence[int]) -> list[list[float]]:
        running = sum(look.block.size for look in looks if look.running) or 1
        article = _article(looks, running)
        sections = self._sections(article)
        alike: Counter[tuple[str, str]] = Counter()
        for look in looks:
            section, common = sections[look.block.place.at]
            if look.running and common == article.depth:
                alike[section.kind] += look.block.size
        hints = self._hints()
        holders: dict[int, list[float]] = {}
        known: dict[int, list[float]] = {}
        for place in {look.block.place.at: look.block.place for look in looks}.values():
            section, common = sections[place.at]
            holder = place.parent or place
            for one in (holder, section):
                if one.at not in holders:
                    holders[one.at] = [
                        one.size / self.size, one.linked / (one.size or 1), one.running / running,
                        float(min(one.blocks, 50)), sold[one.at] / (one.blocks or 1),
                    ]  # fmt: skip
            held, around = holders[holder.at], holders[section.at]
            known[place.at] = [
                *flags_of(place), float(self.apart[place.at]),
                float(article.depth - common), float(place.depth - common),
                *held[:4],
                around[0], around[1], section.running / (section.size or 1), around[3],
                alike[section.kind] / running if common == article.depth else 0.0,
                held[4], around[4], said[section.at] / (section.size or 1),
                *hints[place.at],
            ]  # fmt: skip
        return [known[look.block.place.at] for look in looks]

    def _sections(self, article: Place) -> list[tuple[Place, int]]:
        """For each (what holds it directly below the common way with the article, depth of that way)."""
        above = {place.at for place in article.chain()}
        found: list[tuple[Place, int]] = []
        for place in self.places:
            holder = place.parent
            if place.at in above:
                found.append((place, place.depth))
            elif holder is None or holder.at in above:
                found.append((place, holder.depth if holder else 0))
            else:
                found.append(found[holder.at])
        return found

    def _hints(self) -> list[list[float]]:
        """How near each hint stands: 1 on the element, less on those around it that hold little else."""
        found: list[list[float]] = []
        for place, small in zip(self.places, self.small, strict=True):
            near = found[place.parent.at] if place.parent else _NO_HINTS
            if near is not _NO_HINTS:
                near = [FARTHER * one for one in near]
            own = [hint for hint in place.hints if small or hint == "body"]
            if own:
                near = list(near)
                for hint in own:
                    near[_POSITION[hint]] = 1.0
            found.append(near)
        return found


def _article(looks: Sequence[Look], running: int) -> Place:
    """The smallest element with nearly all running text."""
    texts = [look for look in looks if look.running]
    if not texts:
        return list(looks[0].block.place.chain())[-1]
    chain = list(max(texts, key=lambda look: look.block.size).parent.chain())
    return next((place for place in chain if place.running >= NEARLY_ALL * running), chain[-1])
