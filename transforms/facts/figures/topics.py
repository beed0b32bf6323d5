"""Whom a sentence is about: the first name in it that can be the subject of its verb."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.facts.tables import words
from transforms.facts.text.nouns import VERBS
from transforms.facts.text.sentences import Span
from transforms.models import Entity, Mention

_PREPOSITIONS = words("topics", "prepositions")
_LOCATIVES = words("topics", "locatives")
_SPEAKERS = words("topics", "speakers")
_FINITE = words("topics", "finite") | VERBS
_DETERMINERS = words("measures", "openers")
_SAYING = "|".join(sorted(words("topics", "saying")))
_REPORTING = "|".join(sorted(words("topics", "reporting")))
_COUNTERS = words("topics", "counters")
# "Ada Vance, head of sales at Volta, said on Monday that ", "Volta estimates that ", "Vance added, ".
_SAYS = re.compile(
    rf"(?:,\s[^,;\n]{{2,90}},)?\s(?:(?:also|has|have|had|now|then|recently)\s){{0,2}}"
    rf"(?:(?:{_SAYING}|{_REPORTING})(?:\s(?:on|in|at|last|earlier)\s[^,;.\n]{{2,40}}?)?\sthat\s|(?:{_SAYING})(?:,|:)?\s)"
)
_SAID = re.compile(rf"\b(?:{_SAYING})\s\Z")
_OWN = re.compile(
    r"[“\"]?(?:(?P<self>he|his|she|her|I|my)|it|its|they|their|we|our|to|the\s(?:company|group|firm|bank|city|agency|ministry))\b"
)
_FIGURE = re.compile(r"\s?[$€£]?\d")
_ACTS = re.compile(rf"\s(?:also\s|now\s)?(?:{'|'.join(sorted(_FINITE))}|[a-z]{{2,14}}ed)\b")
_CLAUSE = re.compile(
    r"[,;:—–“\"(]|\b(?:that|while|but|and|said|says|because|as|which|where|when|if|whereas|who)\b",
    re.IGNORECASE,
)
_LONGEST_ASIDE = 130  # characters
_ASIDE = re.compile(r",\s(?:which|who)\s[^,;:—\n]{1,120}")
_LISTED = re.compile(r"(?:,|,? (?:and|or)|/)(?: the)? ?")
# "EDMONTON, ALBERTA - November 4, 2025 (NEWMEDIAWIRE) - "
_DATELINE = re.compile(
    r"[A-Z][^\n]{2,100}?(?:\([A-Z][\w .-]{2,30}\)|\d{4}|/[\w .-]{3,30}/|[A-Z]{3,})\s?[-–—]{1,2}\s"
)
_FRONTED = re.compile(
    r"(?:for|with|in|at|by|after|over|since|as|under|from|during|on|of|through|among|per|to"
    r"|[a-z]{2,12}(?:ed|ing))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s(?:\([^)\n]{1,60}\)\s)?(?!and\b|or\b|of\b)[a-z]")
_FAR = 160  # characters behind a figure within which its fronted sentence comes to its subject


def topic(
    text: str, sentence: Span, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Mention | None:
    """Whom a sentence is about; `mentions` are those to be asked, in order.

    The subject is a name that hangs on no preposition, owns nothing, stands behind no
    verb of its own clause and in no dateline. Where there is none, the only name that
    tells where or whose it is ("Sales at Acme", "In Norway,") stands in. Who only says it is not
    what it is about: "Acme estimates that Volta has 40 buses".
    """
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    floor = dateline.end() if dateline else sentence.start
    refused: Mention | None = None
    stand_ins: list[Mention] = []
    for mention in mentions:
        if mention.start_char < floor or text[mention.end_char : mention.end_char + 1] == "$":
            continue
        if _SAID.search(
            text, max(floor, mention.start_char - 14), mention.start_char
        ) and not text.startswith((", who ", ", which "), mention.end_char):
            refused = mention  # "said Ada Vance"
            continue
        listed = refused is not None and _LISTED.fullmatch(text, refused.end_char, mention.start_char)
        before = _words_before(text, floor, mention.start_char)
        owns = text.startswith(("'s", "’s"), mention.end_char)
        if not (listed or owns or _is_governed(before)):
            return _meant(text, mention, mentions, entities)
        refused = mention
        if listed:
            stand_ins.clear()
        elif (owns or _is_located(before)) and not _is_object(_all_before(text, floor, mention)):
            stand_ins.append(mention)
    return stand_ins[0] if stand_ins and len({one.entity_id for one in stand_ins}) == 1 else None


def _meant(
    text: str, named: Mention, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Mention | None:
    """`named`, or whom it speaks of; None where one who speaks of what is not his names nobody."""
    says = _SAYS.match(text, named.end_char)
    if says is None:
        return named
    own = _OWN.match(text, says.end())
    if own is None:
        for mention in mentions:
            if mention.start_char >= says.end() and _ACTS.match(text, mention.end_char):
                return mention
    if not _is_witness(named, entities) or (own is not None and own["self"]):
        return named
    if own is not None and _kind(named, entities) == "organisation":
        return named
    if _FIGURE.match(text, says.end()) and "that" not in says.group() and says.group()[-1:] not in ",:":
        return named  # "Ada Vance wrote 40 books"
    if text.startswith(",", named.end_char):  # "Ada Vance, head of Volta, said sales rose"
        aside = (one for one in mentions if named.end_char < one.start_char < says.end())
        return next((one for one in aside if _kind(one, entities) == "organisation"), None)
    return None if own is None else named


def _is_witness(named: Mention, entities: Mapping[str, Entity]) -> bool:
    """Whether it mostly speaks of others: a person, an agency that counts and foresees."""
    kind = _kind(named, entities)
    if kind != "organisation":
        return kind == "person"
    return entities[named.entity_id].name.lower().rpartition(" ")[2] in _COUNTERS


def _kind(named: Mention, entities: Mapping[str, Entity]) -> str | None:
    entity = entities.get(named.entity_id)
    return None if entity is None else entity.kind


def told_aside(
    text: str, at: int, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Mention | None:
    """Whom a figure at `at` is told of aside: "said the head of Acme, which has 30 sites".

    No place is: "the fire in Leeds, which killed 4".
    """
    for one in reversed(mentions):
        if one.end_char < at - _LONGEST_ASIDE:
            break
        if one.end_char <= at and _kind(one, entities) != "place":
            return one if _ASIDE.fullmatch(text, one.end_char, at) else None
    return None


def fronted_topic(text: str, sentence: Span, at: int, mentions: Sequence[Mention]) -> Mention | None:
    """The subject that follows a figure at `at`: "With 30 sites in Norway, Acme is large"."""
    if _FRONTED.match(text, sentence.start) is None:
        return None
    for mention in mentions:
        if not at < mention.start_char <= at + _FAR:
            continue
        comma = text[max(at, mention.start_char - 6) : mention.start_char].lower()
        if comma.endswith((", ", ", the ")) and _GOES_ON.match(text, mention.end_char):
            return mention
    return None


def _all_before(text: str, floor: int, mention: Mention) -> list[str]:
    return text[floor : mention.start_char].lower().split()


def _words_before(text: str, floor: int, start: int) -> list[str]:
    """The words between the beginning of the clause and a name, in small letters."""
    said = text[max(floor, start - 120) : start]
    while said.rstrip().lower().endswith((" the", " a", " an")) or said.lower() in ("the ", "a ", "an "):
        said = said.rstrip().rpartition(" ")[0] + " " if " " in said.rstrip() else ""
    begin = 0
    for mark in _CLAUSE.finditer(said):
        begin = mark.end()
    return said[begin:].lower().split()


def _is_located(before: Sequence[str]) -> bool:
    """Whether a name says where or whose: "sales at Acme", but not "analysts at Acme"."""
    return bool(before) and before[-1] in _LOCATIVES and _SPEAKERS.isdisjoint(before[-2:-1])


def _is_governed(before: Sequence[str]) -> bool:
    """Whether a name hangs on a preposition or on a verb."""
    return bool(before) and (before[-1] in _PREPOSITIONS or _is_object(before))


def _is_object(before: Sequence[str]) -> bool:
    """Whether a verb stands before a name in its clause: "has built", not "the newly formed"."""
    for index, word in enumerate(before):
        if word in _FINITE:
            return True
        if not word.endswith("ed") or "-" in word:
            continue
        if not index or not (before[index - 1] in _DETERMINERS or before[index - 1].endswith("ly")):
            return True
    return False
