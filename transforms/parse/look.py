"""A block by itself: what is asked of it without looking at the rest of its page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.parse.blocks import Block, Place
from transforms.parse.marks import marks_in

_WORD = re.compile(r"\w+")
_END = re.compile(r"""[.!?。！？…:：]["'”’»)\]]{0,2}$""")
HEAD = 160  # letters
HEADINGS = {"h1": 1.0, "h2": 2.0, "h3": 3.0, "h4": 4.0, "h5": 5.0, "h6": 6.0}
OWN = ("size", "linked", "links", "bold", "italic", "ends", "colon", "capitals", "digits", "lower")

Twin = tuple[tuple[str, str], tuple[str, str]]


def fold(text: str) -> str:
    """Words only, in lower case."""
    return " ".join(_WORD.findall(text)).casefold()


@dataclass(slots=True)
class Look:
    """A block with what is asked of it more than once."""

    block: Block
    linked: float
    ends: float
    heading: float
    parent: Place
    twin: Twin
    folded: str
    said: list[str]  # its folded words, in order
    words: frozenset[str]  # the long ones
    initials: list[str]  # of the words at its head, as they are written
    against: float = 0.0
    running: bool = False


def look_at(block: Block) -> Look:
    """The block with what is asked of it more than once."""
    text, place = block.text, block.place
    parent = place.parent or place
    words = _WORD.findall(text[:600])
    folded = " ".join(words).casefold()
    said = folded.split()
    return Look(
        block,
        min(1.0, block.linked / len(text)),
        1.0 if _END.search(text[-4:]) else 0.0,
        HEADINGS.get(place.name, 0.0),
        parent,
        (place.kind, parent.kind),
        folded,
        said,
        frozenset([word for word in said if len(word) > 4]),
        [word[0] for word in (words if len(text) <= HEAD else _WORD.findall(text[:HEAD]))],
    )


def own_figures(look: Look) -> list[float]:
    """Figures by the names of OWN, then those of the marks of its words."""
    block, text = look.block, look.block.text
    count = len(look.initials) or 1
    return [
        float(min(block.size, 1000)),
        look.linked,
        float(min(len(block.links), 10)),
        min(1.0, block.bold / len(text)),
        min(1.0, block.italic / len(text)),
        look.ends,
        1.0 if text[-1] in ":：" else 0.0,
        sum(map(str.isupper, look.initials)) / count,
        sum(map(str.isdigit, look.initials)) / count,
        1.0 if text[0].islower() else 0.0,
        *marks_in(text, look.said[:40]),
    ]


def flags_of(place: Place) -> list[float]:
    """What the elements are that a block stands in."""
    return [*_tags_of(place.name, place.within), float(min(place.depth, 30))]


@lru_cache(maxsize=4096)
def _tags_of(name: str, names: frozenset[str]) -> tuple[float, ...]:
    """By its name and the names of all that it stands in."""
    return (
        1.0 if "p" in names else 0.0,
        1.0 if name == "li" else 0.0,
        HEADINGS.get(name, 0.0),
        1.0 if name in ("div", "section", "article") else 0.0,
        1.0 if "blockquote" in names else 0.0,
        1.0 if "figure" in names or "figcaption" in names else 0.0,
        1.0 if "td" in names or "th" in names else 0.0,
        1.0 if "ul" in names or "ol" in names else 0.0,
        1.0 if "header" in names else 0.0,
        1.0 if "aside" in names else 0.0,
    )
