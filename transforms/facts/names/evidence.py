"""What a whole text says of a name that nothing near it tells apart: is it an organisation's?

Every place of the name counts: who acts in the text, has shares and a chief executive, is worked for
and bought, is a body; what is "a" or "new", or has trials and users, is a thing. The points of each
kind of evidence stand in points.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from transforms.facts.names.bodies import AMBIGUOUS, PLATFORMS, nicknames
from transforms.facts.names.definitions import short_for_things
from transforms.facts.names.names import fold, is_common, is_given_name, is_legal_form, listed
from transforms.facts.names.pieces import pieces
from transforms.facts.names.resolve import is_known
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk
from transforms.facts.tables import table

_WORD = re.compile(r"[^\W_][\w’'-]{0,30}")
_HELPING = frozenset(
    ["has", "have", "had", "will", "would", "also", "today", "recently", "currently", "now", "and", "to"]
)
_BEING = frozenset(["is", "was", "are", "were"])
_LINKING = frozenset(["of", "at", "by", "for", "with", "from", "in", "to", "on"])
_POST_LINKS = ("of", "at", "for", "with")
_HEADS = listed("organisations", "organisation_heads") | listed("organisations", "heads_of")
_WEAK = listed("organisations", "weak_heads")
_TITLES = listed("persons", "titles")
_CALENDAR = listed("common", "calendar")
_NO_BODY = frozenset(word.lower() for word in listed("acronyms", "not_bodies"))
_SOFT = frozenset(table("evidence")["last"]["soft"].split())
_VENUES = frozenset(table("evidence")["last"]["venues"].split())
_THINGS = frozenset(table("evidence")["last"]["things"].split())
_CENTRES = ("center", "centre")
_LONGEST = 6  # words
_MOST = 2.0  # times that one kind of evidence counts
_PLACES = 8  # of a name; among more of them the same evidence is worth less
# What counts by its share of a name's places: a firm's customers may be "a NAME customer" now and then.
_AGAINST = frozenset({"before things", "before where", "behind things", "initial"})
_GLUED = frozenset(":@#$/")
_JOINTS = (", ", " and ", ", and ", " or ", " & ")
_DEMONYM = ("ian", "can", "ish", "ese", "ean")
# The end of a longer name: "Recovery" of "Road to Recovery"; if its words are common ones, "Drug
# Administration" of "Food and Drug Administration" and "Big Band" of "Anna's Big Band".
_PART = re.compile(r"[A-Z][\w’']{0,20} to \Z")
_COMMON_PART = re.compile(r"[A-Z][\w’']{0,20}(?:,? (?:of|for|and|&) (?:the )?|(?<=['’]s) )\Z")
_DEFINES = re.compile(r" \((?:the )?[\"“”‘]")
_GOES_ON = re.compile(r" (?:(?:of|for) (?:the )?[A-Z]|\d)")


def find_by_evidence(
    text: str, title: str, chunks: Iterable[Chunk], known: Iterable[Sighting]
) -> Iterator[Sighting]:
    """The names among `chunks` that the text treats as organisations, at each of their places.

    `known` are the names that are told apart already: what stands in a list with them is of their kind.
    """
    points = _points()
    for _, runs, told in weigh(text, title, chunks, known):
        if sum(points.get(kind, 0.0) * times for kind, times in told.items()) >= points["least"]:
            for run in runs:
                full = " ".join(run.of(text).split())
                yield Sighting(run.start, run.end, "organisation", full, "evidence", 0.75)


def weigh(
    text: str, title: str, chunks: Iterable[Chunk], known: Iterable[Sighting]
) -> Iterator[tuple[str, list[Chunk], Mapping[str, float]]]:
    """Each name that could be an organisation's, its places, and how often each evidence speaks of it.

    What is left of a name that is told apart only in part is none.
    """
    known = list(known)
    taken = frozenset(one.end + 1 for one in known if one.kind != "place")
    found = _candidates(text, (chunk for chunk in chunks if chunk.start not in taken))
    ends = {name.rpartition(" ")[2] for name in found if " " in name}
    beside, small = _neighbours(text, known), frozenset(text.split(" "))
    for name, runs in found.items():
        told = _around_all(text, runs, beside) | dict.fromkeys(_of_shape(text, runs, small), 1.0)
        if title and fold(title).startswith(f"{name} "):
            told["title"] = 1.0
        if name in ends:
            told["ends a name"] = 1.0
        yield name, runs, told


def _candidates(text: str, chunks: Iterable[Chunk]) -> dict[str, list[Chunk]]:
    """The runs that could name an organisation, by their folded names."""
    found: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        if len(chunk.words) == 1 and _is_plain(chunk):
            continue
        for run in pieces(chunk):
            if len(run.words) <= _LONGEST and _could_be_body(text, run):
                found.setdefault(fold(run.of(text)), []).append(run)
    return {
        name: runs
        for name, runs in found.items()
        if any(not _is_plain(run) for run in runs) and runs[0].of(text) not in short_for_things(text)
    }


def _could_be_body(text: str, run: Chunk) -> bool:
    first, name = run.words[0], run.of(text)
    if len(run.words) == 1 and (len(name) < 3 or first.bare in _NO_BODY or is_given_name(name)):
        return False
    if "’" in name or "'" in name or not name[0].isalpha() or text[run.start - 1 : run.start] in _GLUED:
        return False
    if (
        first.bare in _TITLES
        or is_legal_form(first.text)
        or any(word.bare in _CALENDAR for word in run.words)
    ):
        return False
    if text[run.end : run.end + 1] in _GLUED or _GOES_ON.match(text, run.end) or is_known(name):
        return False
    if len(run.words) > 1 and _is_thing(run):
        return False
    before = text[max(run.sentence.start, run.start - 32) : run.start]
    if before.endswith(": ") and text.startswith((")", ";", ","), run.end):
        return False  # "(OTC: ZNTX)"
    common = all(is_common(word.text) for word in run.words)
    return _PART.search(before) is None and not (common and _COMMON_PART.search(before))


def _is_thing(run: Chunk) -> bool:
    """ "Halden Convention Center", "Halden Index"."""
    last = run.words[-1].bare
    return last in _THINGS or (last in _CENTRES and run.words[-2].bare in _VENUES)


def _is_plain(run: Chunk) -> bool:
    """Whether its capitals may only open a sentence."""
    return run.initial and all(is_common(word.text) for word in run.words)


def _neighbours(text: str, known: Iterable[Sighting]) -> Mapping[int, str]:
    """The places where a name would stand in a list with one of `known`: its kind, by start or by end."""
    found: dict[int, str] = {}
    for one in known:
        for joint in _JOINTS:
            if text.startswith(joint, one.end):
                found[one.end + len(joint)] = one.kind
            if text.endswith(joint, 0, one.start):
                found[one.start - len(joint)] = one.kind
    return found


def _around_all(text: str, runs: Sequence[Chunk], beside: Mapping[int, str]) -> dict[str, float]:
    """How often each kind stands around a name: at most twice, less where the name has many places."""
    counts = Counter(kind for run in runs for kind in _around(text, run, beside))
    return {
        kind: _MOST * count / len(runs)
        if kind in _AGAINST
        else min(_MOST, count, _PLACES * count / len(runs))
        for kind, count in counts.items()
    }


def _around(text: str, run: Chunk, beside: Mapping[int, str]) -> Iterator[str]:
    """The kinds of evidence that stand behind and before one place of a name."""
    kind = beside.get(run.start) or beside.get(run.end)
    if kind is not None and kind != "place":
        yield f"beside {kind}"
    behind, before = _behind(text, run), _before(text, run)
    if (cue := _cues("behind").get(behind)) is not None:
        yield f"behind {cue}"
    if (cue := _cues("before").get(before)) is not None:
        yield f"before {cue}"
    if run.possessive:
        yield "possessive"
    if text[run.end : run.end + 1] == "," and before in (",", "and"):
        yield "listed"
    if text[max(0, run.start - 4) : run.start] in ("the ", "The "):
        yield "the"
    if run.initial:
        yield "initial"
    if _DEFINES.match(text, run.end):
        yield "defines"
    if before == "(" and text.startswith(")", run.end) and not _follows_name(text, run.start - 1):
        yield "term"


def _follows_name(text: str, bracket: int) -> bool:
    """Whether the word before a bracket has a capital."""
    word = text[max(0, bracket - 24) : bracket].rstrip().rpartition(" ")[2]
    return word[:1].isupper()


def _of_shape(text: str, runs: Sequence[Chunk], small: frozenset[str]) -> Iterator[str]:
    """What the spelling of a name says; `small` are the words of the text, as they are written."""
    words = runs[0].words
    alone = words[0].text if len(words) == 1 else ""
    if not alone:
        yield _of_last_word(runs[0])
    elif alone.isupper() and len(alone) < 7:
        yield "acronym"
    elif alone.endswith(_DEMONYM):
        yield "demonym"
    if alone and alone.lower() in small:
        yield "written small"
    if all(is_common(word.text) for word in words):
        yield "all common"
    if any(is_given_name(word.text) for word in words):
        yield "given name"
    yield from _of_marks(runs[0].of(text))


def _of_last_word(run: Chunk) -> str:
    last = run.words[-1].bare
    if last in _HEADS and last not in _CENTRES:
        return "weak head" if last in _WEAK else "head"
    if last in _SOFT:
        return "soft head"
    two = len(run.words) == 2 and all(
        word.text[1:].islower() and not is_common(word.text) for word in run.words
    )
    return "two own words" if two else "several words"


def _of_marks(name: str) -> Iterator[str]:
    if any(map(str.isdigit, name)):
        yield "digit"
    if "-" in name:
        yield "hyphen"
    if name in AMBIGUOUS:
        yield "ambiguous body"
    if name in PLATFORMS:
        yield "platform"
    if name in nicknames():
        yield "club"


def _behind(text: str, run: Chunk) -> str:
    """What stands behind: a word, "is" with the next one, "'s" with what is owned."""
    first = _WORD.match(text, run.end + (3 if run.possessive else 1))
    if first is None or text[run.end : run.end + 1] in ",.;:)(":
        return ""
    word = first.group().lower()
    if run.possessive:
        return f"'s {word}"
    if word in _HELPING or word in _BEING:
        second = _WORD.match(text, first.end() + 1)
        follows = second.group().lower() if second is not None else ""
        return follows if word in _HELPING else f"is {follows}"
    return word


def _before(text: str, run: Chunk) -> str:
    """What stands before: a word, or two where the nearest links; a mark where one stands between."""
    ahead = text[max(run.sentence.start, run.start - 40) : run.start]
    if not ahead.endswith(" "):
        return ahead[-1:]
    words = ahead[:-1].lower().rsplit(" ", 3)[-3:]
    if words and words[-1] == "the":
        words.pop()
    if not words or not words[-1] or not words[-1][-1].isalnum():
        return words[-1][-1:] if words else ""
    if words[-1] in _LINKING and len(words) > 1 and words[-2] and words[-2][-1].isalnum():
        pair = f"{words[-2]} {words[-1]}"
        return pair if pair in _cues("before") else words[-1]
    return words[-1]


@cache
def _cues(side: str) -> Mapping[str, str]:
    """The kind of evidence that each word or pair is, as `_behind` and `_before` have them."""
    rows: dict[str, str] = table("evidence")[side]
    if side == "before":
        pairs = {
            " ".join(cue.split()): kind
            for kind in rows
            if "posts" not in kind
            for cue in rows[kind].split(";")
        }
        posts = {f"{post} {link}": "post" for post in rows["posts"].split() for link in _POST_LINKS}
        inner = {f"{post} of" for post in rows["inner_posts"].split()}
        return {cue: kind for cue, kind in posts.items() if cue not in inner} | pairs
    marks = {"being": "is ", "own": "'s "}
    return {marks.get(kind, "") + word: kind for kind in rows for word in rows[kind].split()}


@cache
def _points() -> Mapping[str, float]:
    points: dict[str, float] = table("points")
    return points
