"""Whether a text says that something is, is planned, or is foreseen."""

from __future__ import annotations

import re

from transforms.facts.tables import table
from transforms.facts.text.sentences import Span
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
# "She said it would spend": a plan, retold.
_SAID_THAT = re.compile(
    r"\b(?:said|says|announced|confirmed|added)\s(?:that\s)?(?:it|he|she|they|the\s(?:company|group|firm|bank|board"
    r"|city|state|council|ministry|government))\s\Z",
    re.IGNORECASE,
)
# "the firm, which is to be sold, has": what is told aside says nothing of the rest.
_ASIDE = re.compile(r",\s(?:which|who|whose)\s(?:[\w'’-]{1,20}\s){0,3}\Z")
_END, _BE_ENDED = ("|".join(_CUES[key].split()) for key in ("ends", "ends_passively"))
_ENDS = rf"\s(?:(?:be\s)?(?:{_END})|be\s(?:{_BE_ENDED}))\b"
_AFTER = re.compile(
    rf"(?:\s(?!and\b|but\b|or\b)[\w-]{{1,20}}){{0,4}}\s(?:is\s|are\s)?(?:(?P<forecast>{'|'.join(_CUES['forecast_after'].split())})"
    r"|(?<!\bthe\s)(?<!\bits\s)(?<!\btheir\s)(?<!\ba\s)(?<!\bas\s)(?:planned|proposed|scheduled)"
    rf"|under\sconstruction|being\sbuilt|to\sbe|will(?!{_ENDS})\s(?:be|have))\b",
    re.IGNORECASE,
)
# "The first rookie in 45 years to be named": told of what is.
_FIRST = re.compile(
    r"\b(?:first|last|only|(?:old|young|larg|bigg|high|low|fast|long|small|short|tall)est)\s"
    r"(?:[\w'’-]{1,20}\s){0,3}(?:in|of|for)\s(?:(?:over|about|nearly|almost)\s)?\Z"
)
_IN_USE = re.compile(
    r"(?:\s[\w-]{1,20}){0,4}\s(?:in\s(?:operation|service|use)|today|already|at\spresent|so\sfar|to\sdate)\b"
)
# The beginning of a sentence whose figure is in its subject: "The 300 MW", "A plant, with a capacity of".
_IN_SUBJECT = re.compile(
    r"(?:(?:(?:The|A|An|Its|Their)\s(?:[\w'’-]{1,20}(?:(?<!s)|(?<=['’]s))\s){0,3}|With\s)"
    r"(?:(?:[\w-]{1,20},\s)?with\s(?:[\w-]{1,20}\s){0,4}of\s)?)?"
    r"(?:(?:about|over|nearly|up\sto|some|around|roughly|almost|more\sthan|at\sleast|less\sthan|only|just)\s)?",
    re.IGNORECASE,
)
_FORESEEN = re.compile(r"expected|would")
# The verb of such a sentence.
_VERB = re.compile(
    rf"\b(?:(?P<ahead>(?:which |that )?(?:{'|'.join(_CUES['ahead'].strip().splitlines())})(?!{_ENDS}))"
    r"|is|are|was|were|has|have|had|which|that|will|can|\w{2,15}ed(?<!located)(?<!based)|told|began|went|costs?"
    r"|consists)\b".replace(" ", r"\s")
)


def status_at(text: str, sentence: Span, start: int, end: int) -> Status:
    """The status of what stands from `start` to `end`.

    What stands right behind it says so first, then the verb of the sentence whose subject
    it is part of, then the last cue before it in its sentence.
    """
    following = _AFTER.match(text, end, min(sentence.end, end + 70))
    if following is not None and not (
        following.group().endswith("to be") and _FIRST.search(text, max(sentence.start, start - 60), start)
    ):
        return "forecast" if following["forecast"] else "planned"
    if _is_in_subject(text, sentence.start, start):
        verb = _VERB.search(text, end, min(sentence.end, end + _REACH))
        if verb is not None and verb.group() in ("that", "which"):
            verb = _VERB.search(text, verb.end(), min(sentence.end, end + _REACH))
        if verb is None or not verb["ahead"]:
            return "asserted"
        foreseen = _FORESEEN.search(verb["ahead"]) or _GROWS.match(text, verb.end(), sentence.end)
        return "forecast" if foreseen else "planned"
    status: Status = "asserted"
    clause = sentence.start
    for cue in _CUE.finditer(text, max(sentence.start, start - _REACH), start):
        if cue.group() == "Will" and _is_first_name(text, cue.end(), sentence):
            continue
        aside = _ASIDE.search(text, max(sentence.start, cue.start() - 40), cue.start())
        if aside is not None and "," in text[cue.end() : start]:
            continue
        clause = cue.end()
        status = "asserted" if cue["done"] else _ahead(text, cue, sentence, start, status)
    if status != "asserted" and re.search(r",|\sand\s", text[clause:start]):
        in_use = _IN_USE.match(text, end, min(sentence.end, end + 70))
        return "asserted" if in_use else status
    return status


def _is_in_subject(text: str, first: int, start: int) -> bool:
    told = _IN_SUBJECT.fullmatch(text, first, start) is not None
    return told and not _VERB.search(text, first, start) and not _CUE.search(text, first, start)


def _is_first_name(text: str, end: int, sentence: Span) -> bool:
    """ "Will Vance made 40 films", but not "Will Vance make 40 films?"."""
    asks = text[max(end, sentence.end - 3) : sentence.end].rstrip("”\"’' ").endswith("?")
    return text[end + 1 : end + 2].isupper() and not asks


def _ahead(text: str, cue: re.Match[str], sentence: Span, limit: int, before: Status) -> Status:
    """What a cue of planning says: "demand will peak" is no plan, and "expected to build" stays expected."""
    word = (cue["planned"] or cue["forecast"]).lower()
    retold = word == "would" and _SAID_THAT.search(text, max(sentence.start, cue.start() - 40), cue.start())
    if word in ("will", "shall") or retold:
        return "forecast" if _GROWS.match(text, cue.end(), limit) else "planned"
    if cue["forecast"]:
        return "forecast"
    return "forecast" if before == "forecast" and word.startswith("to ") else "planned"
