"""Who does not want their pages mined for text and data, or read by AI, and how they say it.

Read: X-Robots-Tag and <meta name="robots"> with `noai`; the TDM Reservation Protocol (W3C
community report) in a header, in <meta name="tdm-reservation"> and in
/.well-known/tdmrep.json. Groups of robots.txt for crawlers of AI are read in `robots`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

TDMREP_PATH = "/.well-known/tdmrep.json"
TDMREP_BYTES = 100_000
_HEAD_BYTES = 100_000  # meta elements stand at the beginning of a page

_META = re.compile(r"(?i)<meta\s([^<>]{1,1000})>")
_ATTRIBUTE = re.compile(
    r"""(?i)\b(name|content)\s{0,5}=\s{0,5}(?:"([^"]{0,500})"|'([^']{0,500})'|([^\s"'>]{1,500}))"""
)


def reserved_by_file(tdmrep: str, path: str) -> bool | None:
    """What a tdmrep.json says of `path` (with its query): its first rule that fits; None for none."""
    try:
        rules = json.loads(tdmrep)
    except (ValueError, RecursionError):
        return None
    for rule in rules if isinstance(rules, list) else []:
        if isinstance(rule, dict) and isinstance(rule.get("location"), str) and _fits(rule["location"], path):
            return _flag(rule.get("tdm-reservation"))
    return None


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a closing `$`, as in robots.txt, fits; linear in both."""
    whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not rest:
        return not whole or place == len(path)
    for part in rest[:-1]:
        place = path.find(part, place) + len(part)
        if place < len(part):
            return False
    last = rest[-1]
    return len(path) - len(last) >= place and path.endswith(last) if whole else path.find(last, place) >= 0


def reserved_by_page(headers: Mapping[str, str], body: bytes) -> bool | None:
    """What an answer says of itself; its own words go before those of its headers. None: nothing."""
    flag = _flag(headers.get("tdm-reservation"))
    noai = _says_noai(headers.get("x-robots-tag", ""))
    if "html" in headers.get("content-type", "html"):
        for name, content in _metas(body[:_HEAD_BYTES].decode("latin-1")):
            if name == "tdm-reservation":
                flag = _flag(content)
            elif name in ("robots", "googlebot"):
                noai = noai or _says_noai(content)
    return True if noai else flag


def _metas(html: str) -> list[tuple[str, str]]:
    found = []
    for meta in _META.finditer(html):
        values = {
            match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(meta[1])
        }
        found.append((values.get("name", "").strip().lower(), values.get("content", "")))
    return found


def _says_noai(directives: str) -> bool:
    """Of "noindex, otherbot: noai" too: whom it names does not matter to whether it is reserved."""
    return "noai" in re.split(r"[\s,:;]+", directives.lower())


def _flag(value: object) -> bool | None:
    return {"1": True, "0": False}.get(str(value).strip())
