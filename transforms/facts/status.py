"""Whether a text says that something is, is planned, or is foreseen."""

from __future__ import annotations

import re

from transforms.facts.sentences import Span
from transforms.facts.tables import table
from transforms.models import Status

_CUES = table("words")["status"]
_REACH = 400  # characters: a cue farther away governs something else


def _either(key: str) -> str:
    return "|".join(_CUES[key].strip().splitlines()).replace(" ", r"\s")


_CUE = re.compile(
    rf"\b(?:(?P<forecast>{_either('forecast')})|(?P<planned>{_either('planned')}))\b|(?P<done>{_either('done')})",
    re.IGNORECASE,
)
_GROWS = re.compile(rf"\s(?:not\s)?(?:be\s)?(?:{'|'.join(_CUES['grows'].split())})\b")
_AFTER = re.compile(
    rf"(?:\s[\w-]{{1,20}}){{0,4}}\s(?:is\s|are\s)?(?:(?P<forecast>{'|'.join(_CUES['forecast_after'].split())})"
    r"|planned|scheduled|to\sbe|will\s(?:be|have))\b",
    re.IGNORECASE,
)


def status_at(text: str, sentence: Span, start: int, end: int) -> Status:
    """The status of what stands from `start` to `end`: that of the last cue before it in its sentence."""
    following = _AFTER.match(text, end, min(sentence.end, end + 70))
    if following is not None:
        return "forecast" if following["forecast"] else "planned"
    status: Status = "asserted"
    for cue in _CUE.finditer(text, max(sentence.start, start - _REACH), start):
        if cue["forecast"]:
            status = "forecast"
        elif cue["planned"]:
            status = _planned(text, cue, start, status)
        else:
            status = "asserted"
    return status


def _planned(text: str, cue: re.Match[str], limit: int, before: Status) -> Status:
    """What a cue of planning says: "demand will peak" is no plan, and "expected to build" stays expected."""
    word = cue["planned"].lower()
    if word in ("will", "shall"):
        return "forecast" if _GROWS.match(text, cue.end(), limit) else "planned"
    return "forecast" if before == "forecast" and word.startswith("to ") else "planned"
