"""Nouns that tell of an event: "announced the acquisition of Acme", "construction has begun".

The noun alone says nothing: a verb before it that makes a fact of it must stand there, or
one behind it of which it is the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from transforms.facts.events.lexicon import Form, inflected, lexicon
from transforms.facts.events.verbs import AUXILIARIES, Token, Trigger, follows, read
from transforms.facts.tables import table
from transforms.models import Status

_WORDS = {key: frozenset(words.split()) for key, words in table("triggers")["nominals"].items()}
_FARTHEST = 9  # words between the governing verb and its noun
# Between two words of it: a space, a quotation mark, a sum.
_GAP = re.compile(r"[ \"“'’(-]{1,3}| ?[^\w\s]?\d[\d.,]{0,11}[ -]")
_DONE = re.compile(
    r"\b(?:was|were|has been|have been) (?:\w{2,15}ly )?(?:completed|finali[sz]ed|closed|announced|signed"
    r"|held|approved)\b|\b(?:has|have)? ?(?:\w{2,15}ly )?(?:begun|began|commenced|is under ?way)\b"
)
_TO_COME = re.compile(
    r"\b(?:(?:is|are) (?:\w{2,15} )?(?P<forecast>expected|projected|anticipated|likely|estimated) to"
    r"|begins?\b|will (?:\w{2,15}ly )?(?:be )?(?:begin|start|commence|close|completed?|take|held)"
    r"|(?:is|are) (?:\w{2,15}ly )?(?:scheduled|planned|set|slated|due|to be))\b"
)
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|which|with)\b| (?:that|which|while|because) ")
_REACH = 140  # characters


def nouns(text: str, tokens: Sequence[Token], index: int) -> Trigger | None:
    """The noun at `index`, if it can tell of an event and something makes a fact of it."""
    for rest, word in lexicon().nouns.get(tokens[index].lower, ()):
        if follows(tokens, index, rest):
            last = index + len(rest)
            told = _governed(text, tokens, index) or _predicated(text, tokens, index, last)
            if told is None:
                return None
            return Trigger(
                word.kinds,
                tokens[index].start,
                tokens[last].end,
                told,
                passive=False,
                habitual=False,
                noun=True,
            )
    return None


def _governed(text: str, tokens: Sequence[Token], index: int) -> Status | None:
    """What the verb before says: "completed the", "plans to begin the"; "denied the" says nothing."""
    ahead = False
    at = index
    while at > 0 and index - at < _FARTHEST:
        if _GAP.fullmatch(text, tokens[at - 1].end, tokens[at].start) is None:
            return None
        at -= 1
        lower = tokens[at].lower
        planned = at > 0 and tokens[at - 1].lower in AUXILIARIES["licence"]
        if (
            lower in _WORDS["doubtful"]
            or (lower in _WORDS["stops"] and not planned)
            or lower in AUXILIARIES["denied"]
        ):
            return None
        ahead = ahead or lower in _WORDS["ahead"] or lower in AUXILIARIES["licence"]
        forms = _governors().get(lower)
        if forms is not None:
            status = _status(text, tokens, at, forms)
            return "planned" if ahead and status == "asserted" else status
    return None


def _status(text: str, tokens: Sequence[Token], at: int, forms: frozenset[Form]) -> Status | None:
    if tokens[at].lower.endswith("ing"):
        return (
            "asserted" if tokens[at].lower in ("announcing", "celebrating", "marking", "completing") else None
        )
    reading = read(text, tokens, at, at, forms)
    if reading is None or reading.passive:
        return None
    return "planned" if tokens[at].lower.startswith(("plan", "propos")) else reading.status


def _predicated(text: str, tokens: Sequence[Token], index: int, last: int) -> Status | None:
    """What the verb behind says: "was completed", "is expected to begin"."""
    if (
        index
        and tokens[index - 1].lower not in ("the", "its", "their", "this", "commercial", "grand")
        and (tokens[index - 1].lower[-2:] not in ("'s", "’s"))
    ):
        return None
    end = min(tokens[-1].end, tokens[last].end + _REACH)
    if stop := _CLAUSE.search(text, tokens[last].end, end):
        end = stop.start()
    if found := _TO_COME.search(text, tokens[last].end, end):
        return "forecast" if found["forecast"] else "planned"
    return "asserted" if _DONE.search(text, tokens[last].end, end) else None


@cache
def _governors() -> dict[str, frozenset[Form]]:
    found: dict[str, set[Form]] = {}
    for base in _WORDS["governors"]:
        for word, form in inflected(base):
            found.setdefault(word, set()).add(form)
    return {word: frozenset(forms) for word, forms in found.items()}
