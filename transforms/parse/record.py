"""One line of a .jsonl file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from transforms.errors import Empty, Malformed
from transforms.models import Page
from transforms.parse.dates import read_date
from transforms.parse.decode import decode
from transforms.parse.evidence import Dated, Evidence, Note
from transforms.parse.html import read_html
from transforms.parse.lines import Line
from transforms.parse.site import absolute, host_of, publisher_of

_LONE = re.compile(r"[\ud800-\udfff]")


def read_record(page: Page) -> Evidence:
    """What a record says: its `text` as it is, or its `html` parsed; other keys over what the html says.

    Raises Malformed when the line is no JSON object, Empty when it has neither
    text nor html, and what `read_html` raises.
    """
    record = _load(page)
    notes: list[Note] = []
    given = {
        key: _string(record, key, notes)
        for key in ("url", "title", "text", "html", "published", "publisher", "language")
    }
    if given["text"]:
        evidence = Evidence((Line(given["text"]),), as_given=True)
    elif given["html"]:
        body = given["html"].encode()
        address = absolute(given["url"] or "", given["url"]) or page.url
        evidence = read_html(replace(page, body=body, url=address, media="html", charset="utf-8"))
    else:
        raise Empty("the line has neither text nor html", "no text")
    return _over(evidence, given, notes)


def _load(page: Page) -> dict[str, Any]:
    try:
        record = json.loads(decode(page.body, page.charset or "utf-8").text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Malformed(f"the line is no JSON: {error}") from error
    if not isinstance(record, dict):
        raise Malformed(f"the line is a JSON {type(record).__name__}, not an object")
    return record


def _string(record: dict[str, Any], key: str, notes: list[Note]) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        notes.append(Note("wrong type", f"{key} is a {type(value).__name__}, not a string"))
        return None
    if _LONE.search(value):
        notes.append(Note("lone surrogate", f"{key} has half a character in it; it is written as U+FFFD"))
        value = _LONE.sub("\ufffd", value)
    return value if value.strip() else None


def _over(evidence: Evidence, given: dict[str, str | None], notes: list[Note]) -> Evidence:
    """The evidence with what the record says of itself in the first place."""
    url = absolute(given["url"] or "", given["url"])
    host = host_of(url)
    if given["url"] and url is None:
        notes.append(Note("unreadable address", f"url is {given['url'][:200]!r}"))
    dates = list(evidence.dates)
    if given["published"]:
        moment = read_date(given["published"], given["language"])
        if moment:
            dates.insert(0, Dated("published", moment, "record"))
        else:
            notes.append(Note("unreadable date", f"published is {given['published'][:200]!r}"))
    title = given["title"].strip() if given["title"] else evidence.title
    name = given["publisher"].strip() if given["publisher"] else None
    named = publisher_of(name, host or _host_in(name))
    return replace(
        evidence,
        title=title,
        language=given["language"] or evidence.language,
        publisher=named if name or evidence.publisher is None else evidence.publisher,
        canonical=url or evidence.canonical,
        dates=tuple(dates),
        notes=(*evidence.notes, *notes),
    )


def _host_in(name: str | None) -> str | None:
    """A publisher may be given by domain."""
    return (
        host_of(f"https://{name}")
        if name and re.fullmatch(r"(?:[\w-]{1,63}\.){1,4}[a-zA-Z]{2,12}", name)
        else None
    )
