"""Contacts, masked in place: every letter and digit becomes a '*', so that offsets hold.

Addresses and telephone numbers are masked wherever they stand; in a contact line the
names of persons are too. Numbers are telephone numbers only by their form (a country
code, an area code in brackets, groups of three and four) or behind a word that says so:
figures, dates and security codes have other forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from transforms.facts.names.names import listed
from transforms.models import Article, Contact, RemovedBlock

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\s?[\[(]at[\])]\s?)"
    r"(?:[\w-]{1,63}(?:\.|\s?[\[(]dot[\])]\s?)){1,6}[A-Za-z]{2,24}(?![\w-])"
)
_SEP = r"[ \xa0.\-–‑/]"
_PHONE = re.compile(
    rf"(?<![\w.,$€£¥+%-])(?:"
    rf"\+\d{{1,3}}(?:{_SEP}?\(?\d{{1,5}}\)?){{1,6}}"  # +44 20 7989 0813, +1 (212) 555-0123
    rf"|\(\d{{2,5}}\){_SEP}?\d{{3,4}}(?:{_SEP}?\d{{2,5}}){{1,2}}"  # (713) 868-4100
    rf"|(?:1{_SEP})?[2-9]\d\d[-.–‑][2-9]\d\d[-.–‑]\d{{4}}"  # 214-706-1173
    rf"|(?:1{_SEP})?[2-9]\d\d[ \xa0][2-9]\d\d[-–‑]\d{{4}}"
    rf"|1-8\d\d-[A-Z0-9]{{3}}-?[A-Z0-9]{{4}}\d?"  # 1-800-AHA-USA1
    rf"|0\d{{1,4}}-\d{{3,4}}-\d{{3,4}}"  # 0120-444-444
    rf"|\d{{2,3}}-\d{{2,4}}-\d{{7,8}}"  # 86-10-63074558
    rf")(?![\w%-])(?!,\d)"
)
_LABELLED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|ph|mobile|cell|fax|mob|call|whatsapp|hotline|t|m|p)\b\.?\s{0,2}"
    rf"(?:no\.?|number|us at|at|on)?\s{{0,2}}[:：]?\s{{0,3}}(\+?\(?\d(?:{_SEP}?[()]?\d){{5,17}})(?!\w)",
    re.IGNORECASE,
)
# In a contact line any long number is one.
_ANY_NUMBER = re.compile(rf"(?<![\w.,])\+?\(?\d(?:{_SEP}?[()]?\d){{6,17}}(?!\w)")
_DAY_OR_YEARS = re.compile(r"(?:19|20)\d\d[-–](?:(?:19|20)\d\d|\d\d-\d\d)")
# "contact Jane Doe at ..." in running text; the address or number must follow.
_TO_CONTACT = re.compile(r"\b[Cc]ontact(?:ing)?:?\s{1,2}((?:Mr|Ms|Mrs|Dr)\.? )?(?=[^\W\d_a-z])")
_LETTER = re.compile(r"[^\W_]")

_TITLED = re.compile(
    r"\b(?:[Mm]r|[Mm]rs|[Mm]s|Mx|[Dd]r|[Pp]rof|Herr|Frau|MR|MRS|MS|DR)\.?\s{1,2}"
    r"[A-Z][\w'’.-]{0,30}(?:\s[A-Z][\w'’.-]{0,30}){0,2}"
)
_NAME = re.compile(
    r"[^\W\d_a-z][^\W\d_]{0,25}(?:['’-][^\W\d_]{1,25}|\.)?"
    r"(?: (?:(?:de|van|von|der|bin|al|da|del|la) )?[^\W\d_a-z][^\W\d_]{0,25}(?:['’-][^\W\d_]{1,25}|\.)?){1,3}"
)
_LABEL = re.compile(
    r"\s{0,3}(?:(?:for |more |further |additional )?"
    r"(?:media|press|investor|investors|public|company|corporate|general|sales|business|news)?\s?(?:relations|inquiries|enquiries|information|contacts?|person|name|details|office)\b"
    r"(?: person| details| information| name| us)?|contacts?|name|attn)\s{0,2}[:：]?\s{0,3}",
    re.IGNORECASE,
)
_NO_PERSON = listed("contacts", "no_person")


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    kind: str  # name, phone, email


def mask_contacts(article: Article) -> tuple[Article, tuple[Contact, ...]]:
    """`article` with all contacts masked, in its text and in what was removed, and a row for each.

    The rows are masked too. Lengths stay as they are, so offsets hold.
    """
    text, rows = _masked(article.text, None, names=False)
    contacts = list(rows)
    removed: list[RemovedBlock] = []
    for block in article.removed:
        masked, rows = _masked(block.text, block.position, names=block.kind == "contact")
        contacts.extend(rows)
        removed.append(block if masked == block.text else replace(block, text=masked))
    if text == article.text and tuple(removed) == article.removed:
        return article, tuple(contacts)
    return replace(article, text=text, removed=tuple(removed)), tuple(contacts)


def _masked(text: str, block_position: int | None, names: bool) -> tuple[str, list[Contact]]:
    parts = _without_overlaps(_parts(text, names))
    pieces: list[str] = []
    done = 0
    for part in parts:
        pieces += (text[done : part.start], _stars(text[part.start : part.end]))
        done = part.end
    return "".join((*pieces, text[done:])), _rows(text, parts, block_position)


def _parts(text: str, names: bool) -> list[_Part]:
    reachable = list(_reachable(text))
    if names:
        found = [match for match in _ANY_NUMBER.finditer(text) if not _DAY_OR_YEARS.fullmatch(match.group())]
        numbers = (_Part(*match.span(), "phone") for match in found)
        return [*reachable, *numbers, *_people(text)]
    return [*reachable, *(_asked_for(text, reachable) if reachable else ())]


def _asked_for(text: str, reachable: Iterable[_Part]) -> Iterable[_Part]:
    """Persons named right before the address or number at which to contact them."""
    starts = sorted(part.start for part in reachable)
    for match in _TO_CONTACT.finditer(text):
        name = _NAME.match(text, match.end())
        if name is None or not _is_person(name.group()):
            continue
        next_part = bisect_left(starts, name.end())
        if next_part < len(starts) and starts[next_part] - name.end() < 40:
            yield _Part(match.start(1) if match.group(1) else name.start(), name.end(), "name")


def _stars(words: str) -> str:
    return _LETTER.sub("*", words)


def _reachable(text: str) -> Iterable[_Part]:
    if "@" in text or "at]" in text or "at)" in text:
        yield from (_Part(*match.span(), "email") for match in _EMAIL.finditer(text))
    for match in _PHONE.finditer(text):
        if _long_enough(match.group()):
            yield _Part(*match.span(), "phone")
    for match in _LABELLED.finditer(text):
        if _long_enough(match.group(1)):
            yield _Part(*match.span(1), "phone")


def _long_enough(number: str) -> bool:
    return 7 <= sum(map(str.isalnum, number)) <= 15


def _people(text: str) -> Iterable[_Part]:
    yield from (_Part(*match.span(), "name") for match in _TITLED.finditer(text))
    at = 0
    for line in re.split(r"(?<=[\n,;:|•·])", text):
        label = _LABEL.match(line)
        name = _NAME.match(line, label.end() if label else len(line) - len(line.lstrip()))
        if name is not None and _is_person(name.group()) and line[name.end() :].strip(" \n,;:|•·") == "":
            yield _Part(at + name.start(), at + name.end(), "name")
        at += len(line)


def _is_person(name: str) -> bool:
    words = [word.strip(".").lower() for word in name.split()]
    return not any(word in _NO_PERSON for word in words)


def _without_overlaps(parts: Iterable[_Part]) -> list[_Part]:
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
        elif part.end > kept[-1].end:
            kept[-1] = _Part(kept[-1].start, part.end, kept[-1].kind)
    return kept


def _rows(text: str, parts: Iterable[_Part], block_position: int | None) -> list[Contact]:
    """One contact a person: a part of a kind that the row has already begins the next."""
    rows: list[dict[str, str]] = []
    for part in parts:
        value = _stars(text[part.start : part.end])
        if not rows or part.kind in rows[-1] or (part.kind == "name" and len(rows[-1]) > 0):
            rows.append({})
        rows[-1][part.kind] = value
    return [Contact(block_position, row.get("name"), row.get("phone"), row.get("email")) for row in rows]
