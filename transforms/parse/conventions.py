"""What a line of a release says of itself: source, contact, "About", legal, copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.parse.lines import Line
from transforms.parse.wires import wire_called

SOURCE = re.compile(
    r"^[(\[]?(?:source|sources|quelle|fuente|fonte|来源|來源|출처)\s?[:：]\s?(?P<name>.{2,150})$",
    re.IGNORECASE,
)
REPORT = re.compile(r"^(?:report|reporting|text|bericht|texte)\s?[:：]\s?(?P<name>.{2,60})$", re.IGNORECASE)
SOURCE_SHOUTED = re.compile(r"^SOURCE (?P<name>[^\W\d_].{1,149})$")
CONTACT = re.compile(
    r"^(?:(?:for )?(?:more|further|additional)(?: \w+)? (?:information|details|enquiries|"
    r"inquiries)\b.{0,60}(?:contact|call|email)"
    r"|(?:\w+ ){0,3}(?:press|media|investors?|company|corporate|public|pr|sales|"
    r"analysts?)(?:[ /&]{1,3}(?:and )?\w+){0,3} (?:contacts?|inquiries|enquiries|"
    r"relations)\b.{0,80}$"
    r"|contacts?(?: (?:person|details|information|info|us|data))?(?:\s?[:：]|$)"
    r"|(?:press|media) contact\b|pressekontakt|kontakt\s?:|contact presse|联系人|联系方式)",
    re.IGNORECASE,
)
REACH = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,40}|(?:\b(?:tel|phone|ph|mobile|cell|fax|telefon|"
    r"tél)\b\.?\s?:?\s?)?\(?\+?\d[\d ().-]{7,20}\d"
    r"|\b(?:https?://|www\.)\S{4,200}|\b(?:tel|phone|email|e-mail)\s?:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\d@]")
ABOUT = re.compile(
    r"^(?:about(?: the)?|über|à propos d[eu']|acerca de|sobre|关于)[ :]\s?(?P<name>.{2,90})$", re.IGNORECASE
)
ABOUT_RUN_IN = re.compile(r"^(?:ABOUT|About) (?:the )?(?P<name>[^\W\d_][^:–—]{1,70})(?::|\s[–—-]{1,2})\s\w")
LEGAL_HEAD = re.compile(
    r"^(?:(?:cautionary|important|note|notice|safe harbou?r|legal|disclaimer|"
    r"disclosure)\b.{0,100}|forward[- ]looking (?:statements?|information).{0,60}|"
    r"(?:neither )?(?:the )?tsx(?: venture)? exchange.{0,80})$",
    re.IGNORECASE,
)
# Both are asked of every line, in small letters: to ignore case costs four times as much.
LEGAL = re.compile(
    r"forward[- ]looking (?:statements?|information)|private securities litigation reform act|safe harbou?r|"
    r"accepts responsibility for the adequacy|not? (?:constitute|be construed as) an offer|"
    r"undertakes? no (?:obligation|duty) to|"
    r"risks and uncertainties|regulation \(eu\) no\.? 596/2014"
)
COPYRIGHT = re.compile(r"\(c\)\s?(?:19|20)\d\d|^\W{0,3}copyright\b|\bcopyright\s?(?:©|\(c\)|(?:19|20)\d\d)")
RESERVED = (
    "©", "版权所有", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados",
)  # fmt: skip
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]{0,3}(?:copyright|by)?[\s:,]{0,3}(?:(?:19|"
    r"20)\d\d)?(?:\s?[-–—]\s?(?:(?:19|20)\d\d))?[\s,.:]{0,3}(?:by\s)?(?P<name>[^\d\s©.|][^©.|"
    r"]{1,70})",
    re.IGNORECASE,
)
# What the carrier of a release adds to it: where its first printing, its pictures and its logo are.
CARRIED = re.compile(
    r"^(?:(?:to )?view (?:the )?(?:source|original) (?:version|content)\b"
    r"|an? (?:photo|video|image|infographic|pdf|media snippet)s? accompanying this (?:announcement|release)\b"
    r"|(?:photos?|logos?|videos?|infographics?|multimedia|images?)\s?(?:/|-|–|:|available at)[^.!?]{0,80}https?://"
    r"|photos/multimedia gallery available\b"
    r"|this (?:press release|announcement|information) (?:can|may|was|is) (?:also )?"
    r"(?:be viewed online|brought to you|distributed|available (?:online )?at)\b"
    r"|(?:cision|legal disclaimer:|visit us on social media\b|our standards:|primary logo$))",
    re.IGNORECASE,
)
SIGNED_OFF = re.compile(
    r"^\W?(?:additional )?(?:reporting|writing) by\s[^.]{2,150}\b(?:editing|reporting|writing) by\b", re.I
)
END_MARK = re.compile(
    r"^(?:###+|# # #|\*\*\*+|\* \* \*|-\s?(?:30|0|ends?)\s?-|ends?|-{3,}|_{3,}|enditem)$", re.IGNORECASE
)


def source_of(text: str) -> str | None:
    """Whom a line such as "Source: Acme Inc" names."""
    match = SOURCE.match(text) or SOURCE_SHOUTED.match(text)
    report = REPORT.match(text)
    if report and wire_called(report["name"].strip(" .")):
        match = report
    if not match or len(match["name"].split()) > 14:
        return None
    name = match["name"].strip(" .")
    if text[0] in "([":  # pictures are credited so too
        name = name.rstrip(")]")
        return name if any(map(wire_called, filter(None, re.split(r"\s?[/,&]\s?", name)))) else None
    return name


def owner_of(text: str) -> str | None:
    """Whom a copyright line names: "©copyright2009-2020Fresh life" gives "Fresh life"."""
    match = _OWNER.search(text)
    name = (
        re.split(
            r",?\s(?:all|alle|tous|todos)\s(?:rights|rechte|droits|los)\b", match["name"], flags=re.IGNORECASE
        )[0]
        if match
        else ""
    )
    return name.strip(" ,;:-–—") or None


def is_copyright(text: str) -> bool:
    """Whether a line says whose the text is, and little else."""
    if len(text) > 250:
        return False
    said = text.lower()
    return any(sign in said for sign in RESERVED) or COPYRIGHT.search(said) is not None


def set_conventions_aside(lines: Sequence[Line]) -> list[Line]:
    """The lines with those set aside that releases end with, each as its kind.

    A heading ("About Acme", "Media contact:") takes the lines after it, up to the
    next heading; nothing in the first third of the text is read as one. What was set
    aside without a kind gets the one that it has by convention.
    """
    total = sum(len(line.text) for line in lines if line.kept) or 1
    seen = 0
    section: str | None = None
    out: list[Line] = []
    for line in lines:
        if line.kind not in (None, "other"):
            out.append(line)
            continue
        late = seen >= 0.33 * total
        kind, section = _kind(line.text, section, late)
        out.append(replace(line, kind=kind) if kind else line)
        seen += len(line.text) if line.kept else 0
    return out


def _is_reach(text: str) -> bool:
    """Whether a line is little but an address or a number: "Press desk: 555 0100, a@b.example"."""
    if not _NUMBER.search(text):
        return False
    said = [match[0] for match in REACH.finditer(text)]
    return any(map(_NUMBER.search, said)) and sum(map(len, said)) >= 0.4 * len(text)


def _kind(text: str, section: str | None, late: bool) -> tuple[str | None, str | None]:
    """(kind of this line, section that the next one stands in)."""
    short = len(text) <= 120
    if source_of(text):
        return "source", None
    if is_copyright(text):
        return "copyright", None
    if not late:
        return None, None
    if short and ABOUT.match(text) and text[-1] not in ".?!":
        return "about", "about"
    if ABOUT_RUN_IN.match(text):
        return "about", None
    if short and LEGAL_HEAD.match(text) and text[-1] not in "?!":
        return "legal", "legal"
    if len(LEGAL.findall(text.lower())) >= 2:
        return "legal", "legal"
    if CONTACT.match(text) and (len(text) <= 60 or REACH.search(text)):
        return "contact", "contact"
    if text[:7].lower() == "contact" and REACH.search(text):
        return "contact", "contact"
    if len(text) <= 300 and CARRIED.match(text):
        return "carrier", section
    if len(text) <= 300 and SIGNED_OFF.match(text):
        return "byline", section
    if short and _is_reach(text):
        return "contact", section
    if section == "contact" and (REACH.search(text) or (len(text) <= 60 and text[0].isupper())):
        return "contact", "contact"
    if END_MARK.match(text):
        return "other", section
    if section in ("about", "legal"):
        return section, section
    return None, None
