"""When two spellings are one name.

A name is folded to compare it: without case, marks, accents, article and legal form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from transforms.facts.tables import table
from transforms.identity import identify


def listed(section: str, key: str) -> frozenset[str]:
    """One list of names.toml, where lists are written as running text."""
    return frozenset(table("names")[section][key].split())


LEGAL = listed("organisations", "legal")
LEGAL_CASED = listed("organisations", "legal_cased")
LEGAL_CLOSING = listed("organisations", "legal_closing")
OPENERS = listed("common", "openers") | listed("common", "calendar")
GENERIC = listed("common", "generic")
_GIVEN = frozenset(table("given")["names"].split())
_COMMON = frozenset(table("common")["words"].split())

_DOTS = re.compile(r"(?<=\w)\.(?=\w)|[.'’]")
_NO_WORD = re.compile(r"[\W_]+")


def is_legal_form(word: str) -> bool:
    """Whether `word` says only what kind of firm it is: "Inc.", "Limited", "AG"."""
    bare = word.replace(".", "").strip(",")
    return bare.lower() in LEGAL or bare in LEGAL_CASED


def is_common(word: str) -> bool:
    """Whether news mostly writes `word` small: alone, its capital makes no name of it."""
    lower = word.lower()
    return lower in _COMMON or lower in OPENERS or lower in GENERIC


def is_given_name(word: str) -> bool:
    """Whether `word`, in these capitals, is the first name of several persons in the news."""
    return word in _GIVEN


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The words of `name` in small letters, without marks and accents."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", _DOTS.sub("", name.casefold()).replace("&", " and ")).strip()


@lru_cache(maxsize=65536)
def fold_organisation(name: str) -> str:
    """Fold `name` and take article and legal forms off: "Acme Co., Ltd." gives "acme"."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and is_legal_form(words[-1]):
        words.pop()
    folded = fold(" ".join(words))
    return folded.removeprefix("the ") or fold(name)


def without_legal_form(name: str) -> str:
    """`name` up to its legal form, as written: "Acme Co., Ltd." gives "Acme"."""
    words = name.split()
    while len(words) > 1 and is_legal_form(words[-1]):
        words.pop()
    return " ".join(words).rstrip(",")


def organisation_id(name: str) -> str:
    """The key of an organisation, the same for every spelling that folds alike."""
    return identify("organisation", fold_organisation(name))


def person_id(name: str) -> str:
    """The key of a person, by name alone."""
    return identify("person", fold(name))
