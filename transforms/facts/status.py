"""Whether a text says that something is, is planned, or is foreseen."""

from __future__ import annotations

import re

from transforms.facts.sentences import Span
from transforms.models import Status

_FORECAST = (
    r"expect(?:s|ed|ing|ation|ations)?|forecast(?:s|ed|ing)?|predict(?:s|ed|ing|ion|ions)?|project(?:ed|ion|ions)"
    r"|anticipat(?:e|es|ed|ing)|foresee(?:s|n)?|estimates?\s(?:that|its|the)|likely|could|might|may(?=\s[a-z])|would"
    r"|outlook|guidance|potential(?:ly)?|on\s(?:track|course)\sto|poised\sto|set\sto"
)
_PLANNED = (
    r"plan(?:s|ned|ning)?\sto|plan(?:s|ned|ning)?(?:\sfor)?(?=\s(?:an?|its|the)\s)|planned|will|shall|aim(?:s|ed|ing)?"
    r"|intend(?:s|ed|ing)?|target(?:s|ed|ing)?|propos(?:e|es|ed|ing|al)|slated|scheduled|commit(?:s|ted)?\sto|pledg(?:e|es|ed|ing)"
    r"|goal|agreed\sto|under\sconstruction|ambition|seek(?:s|ing)?\sto|want(?:s)?\sto|wants|going\sto|once\scompleted"
    r"|when\scompleted|upon\scompletion|(?:include|involve|cover|comprise)s?\s(?:the\s)?(?:building|constructing|construction|establishing)"
    r"|to\s(?:build|construct|establish|invest|install|develop|expand|add|create|supply|deliver|launch|open|raise|spend|retire|acquire|buy|produce|boost|double|triple|cut|reduce)"
)
# Nobody plans these: they are foreseen.
_GROWS = re.compile(
    r"\s(?:not\s)?(?:be\s)?(?:reach|rise|grow|peak|increase|fall|decline|exceed|surpass|climb|drop|total|average|hit|shrink|double)\b"
)
_CUE = re.compile(
    rf"\b(?:(?P<forecast>{_FORECAST})|(?P<planned>{_PLANNED}))\b|(?P<done>\b(?:ha[sd]|have)\s(?:already\s)?(?:been\s)?\w{{2,12}}(?:ed|en|wn|ched|ught|own|un|lt|old|id)\b|;|,\s(?:while|but|after|which\sis|up\sfrom|compared)\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s[\w-]{1,20}){0,2}\s(?:(?P<forecast>(?:is\s|are\s)?(?:expected|forecast|predicted|projected|likely|anticipated)\b)|(?P<planned>(?:is\s|are\s)?(?:planned|scheduled|to\sbe|will\s(?:be|have))\b))",
    re.IGNORECASE,
)


_REACH = 400  # characters: a cue farther away governs something else


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
            grows = cue["planned"].lower() in ("will", "shall") and _GROWS.match(text, cue.end(), start)
            if not (grows is None and status == "forecast" and cue["planned"].lower().startswith("to ")):
                status = "forecast" if grows else "planned"
        else:
            status = "asserted"
    return status
