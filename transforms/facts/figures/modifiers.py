"""What the words before a number make of it: a bound, an approximation, a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.facts.figures.denial import denied_from
from transforms.facts.tables import table, words
from transforms.models import Modifier

_UP = words("modifiers", "up")
_DOWN = words("modifiers", "down")
CHANGES = _UP | _DOWN
_INCREASE_OF = words("modifiers", "increase_of")
_DECREASE_OF = words("modifiers", "decrease_of")
_BOUNDS: tuple[tuple[str, Modifier, int], ...] = (
    ("above", ">", 0), ("below", "<", 0), ("about", "~", 0), ("nearly", "~", -1), ("just_over", "~", 1),
)  # fmt: skip
_PHRASES: dict[tuple[str, ...], tuple[Modifier, int]] = {
    tuple(line.split()): (sign, side)
    for key, sign, side in _BOUNDS
    for line in table("words")["modifiers"][key].strip().splitlines()
}
_SIGNS: dict[str, Modifier] = {
    ">": ">", "≥": ">", "＞": ">", "<": "<", "≤": "<", "＜": "<", "~": "~", "≈": "~", "～": "~", "∼": "~",
    "±": "~",
}  # fmt: skip
# Chinese and Japanese write them without spaces, right before the number.
_UNSPACED: tuple[tuple[str, Modifier, int], ...] = (
    *((word, "<", 0) for word in ("不到", "不足", "低于", "少于", "不超过", "至多", "最多")),
    *((word, ">", 0) for word in ("超过", "超過", "逾", "高于", "多于", "至少", "不低于", "不少于")),
    *((word, "~", 0) for word in ("约", "約", "大约")),
    *((word, "~", -1) for word in ("近", "接近", "将近")),
)  # fmt: skip
_LONGEST_UNSPACED = 3
_NOT_BEFORE_AN_ARTICLE = {("over",), ("under",), ("above",), ("below",), ("beyond",)}  # "under a 5-year deal"
_WITH_OBJECT = words("modifiers", "with_object")
_FILLERS = words("modifiers", "fillers")
_REACHES = words("denial", "reaches")
_MORE = words("modifiers", "more_behind")
_COMPARED = re.compile(rf"[ \u00a0]({'|'.join(sorted(_MORE | words('modifiers', 'less_behind')))})(?![\w-])")
_SCAN = 70
_WORDS = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """`modifier` as the quantity will show it; `bound` is what limits its interval."""

    modifier: Modifier
    bound: Modifier
    start: int  # where the modifier's words begin
    side: int = 0  # of an approximation: -1 "just under", 1 "just over", 0 both
    denied: bool = False  # "not 500 MW"


def read_modifier(text: str, floor: int, start: int, *, kind: str) -> Reading:
    """The modifier of a number at `start`, looking back to `floor` at most.

    `kind`: "ratio" (also index points and degrees), "money" or "amount". Shares rise and
    fall by a number on its own ("lost 3 %"), money only where nothing is bought, lost or
    raised ("fell $2"), amounts only "by" a number.
    """
    at = start
    while at > floor and text[at - 1] == " ":
        at -= 1
    if at > floor and text[at - 1] in _SIGNS:
        return Reading(_SIGNS[text[at - 1]], _SIGNS[text[at - 1]], at - 1)
    if at > floor and text[at - 1] >= "\u2e80":
        return _unspaced(text[max(floor, at - _LONGEST_UNSPACED) : at], at)
    if text[max(floor, start - 4) : start].lower() == "sub-":
        return Reading("<", "<", start - 4)
    scan = max(floor, start - _SCAN)
    before = [(w.start(), w.group().lower()) for w in _WORDS.finditer(text, scan, start)]
    if before and before[-1][1] == "between":
        before.pop()
    (bound, side), rest = _bound(before)
    denial = denied_from([word for _, word in before[:rest]], bounded=rest < len(before))
    if denial is not None and (turned := _turned(before[denial + 1 :], bound)) is not None:
        return Reading(turned, turned, before[denial][0])
    begin = before[rest][0] if rest < len(before) else start
    change = _change(before[:rest], kind)
    return Reading(change or bound, bound, begin, side, denial is not None)


def _unspaced(before: str, at: int) -> Reading:
    for word, sign, side in sorted(_UNSPACED, key=lambda row: -len(row[0])):
        if before.endswith(word):
            return Reading(sign, sign, at - len(word), side)
    return Reading("=", "=", at)


def read_modifier_after(text: str, end: int, ceiling: int) -> Modifier:
    """ "10 or more", "500-plus", "40+", "six or so"."""
    after = text[end : min(ceiling, end + 16)].lower()
    if re.match(
        r"\s?\+(?!\s?\d)|[- ]plus\b|\s+(?:or|and)\s+(?:more|higher|above|over)\b|\s+(?:at least|minimum)\b",
        after,
    ):
        return ">"
    if re.match(r"以上|多", after):
        return ">"
    if re.match(r"以下|以内", after):
        return "<"
    if re.match(r"\s+or\s+(?:less|fewer|lower|under)\b|\s+at\s+most\b", after):
        return "<"
    return "~" if re.match(r"\s+or\s+so\b|-odd\b", after) else "="


def read_comparison_after(text: str, end: int, ceiling: int) -> Modifier | None:
    """The change behind a number: "40% lower", "40 fewer workers"; None where there is none."""
    behind = _COMPARED.match(text, end, min(ceiling, end + 16))
    if behind is None:
        return None
    return "up" if behind[1] in _MORE else "down"


def _turned(since: list[tuple[int, str]], bound: Modifier) -> Modifier | None:
    """The bound that a denial makes: "not expected to exceed 500", "did not fall below 500"."""
    if bound in ("<", ">"):
        return ">" if bound == "<" else "<"
    return "<" if since and since[-1][1] in _REACHES and bound != "~" else None


def _bound(before: list[tuple[int, str]]) -> tuple[tuple[Modifier, int], int]:
    """The bound at the end of the words before with its side, and how many words stand before it."""
    count = len(before)
    skip = 1 if count and before[-1][1] in ("a", "an", "the", "total", "of") else 0
    for drop in range(skip + 1):
        for length in (5, 4, 3, 2, 1):
            stop = count - drop
            if stop < length:
                continue
            phrase = tuple(word.lstrip('("“') for _, word in before[stop - length : stop])
            if drop and phrase in _NOT_BEFORE_AN_ARTICLE:
                continue
            if phrase in _PHRASES:
                return _PHRASES[phrase], stop - length
    return ("=", 0), count


def _change(before: list[tuple[int, str]], kind: str) -> Modifier | None:
    """Whether the words before say that something rose or fell by the number."""
    index = len(before) - 1
    if kind == "ratio" and index > 0 and before[index][1] == "of":
        noun = before[index - 1][1]
        return "up" if noun in _INCREASE_OF else "down" if noun in _DECREASE_OF else None
    by = False
    while index >= 0 and before[index][1] in _FILLERS and len(before) - index < 5:
        by = by or before[index][1] == "by"
        index -= 1
    reach = 9 if by else 1
    for _, word in reversed(before[max(0, index + 1 - reach) : index + 1]):
        word = word.strip('(,—–-"“')
        if word in _UP or word in _DOWN:
            if not by and (kind == "amount" or (kind == "money" and word in _WITH_OBJECT)):
                return None
            return "up" if word in _UP else "down"
        if word[-1:] in ",.;:":
            return None
    return None
