"""Rules for odd sites: `DOMAIN/DATE.toml`, beside a page saved under them and what is expected of it.

Job: say where the text of a site stands that the general rules cannot read.
Rule: a file holds from its date on, so that pages of an older look stay readable;
where its `text` matches nothing, the page is read without it and a note says so.
To add: the three files of one name; `tests/transforms/parse/test_sites.py` walks them all.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from bs4 import BeautifulSoup, Tag

MARK = "data-wirehouse-rule"  # the attribute that carries what the rules say of an element
TEXT = "text"


@dataclass(frozen=True)
class Rules:
    """CSS selectors of one site's pages from a day on; `aside` by the kind of removed block."""

    domain: str
    since: date
    text: tuple[str, ...]
    aside: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


@cache
def all_rules() -> tuple[Rules, ...]:
    """Every file of rules, read once, the newest of a domain first."""
    found = [
        _read(folder.name, date.fromisoformat(file.name.removesuffix(".toml")), file.read_text("utf-8"))
        for folder in files(__package__).iterdir()
        if folder.is_dir() and "." in folder.name
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda rules: (rules.domain, rules.since), reverse=True))


def rules_for(host: str | None, day: date) -> Rules | None:
    """The rules that hold for a page of `host` or of the domain it is part of, fetched on `day`."""
    if host is None:
        return None
    return next(
        (
            rules
            for rules in all_rules()
            if rules.since <= day and (host == rules.domain or host.endswith(f".{rules.domain}"))
        ),
        None,
    )


def mark(soup: BeautifulSoup, rules: Rules) -> bool:
    """Writes on each element what the rules say of it; False where their text is not on the page."""
    texts = [tag for selector in rules.text for tag in soup.select(selector)]
    for tag in texts:
        tag[MARK] = TEXT
    for kind, selector in rules.aside:
        for tag in soup.select(selector):
            tag[MARK] = kind
    return bool(texts)


def said(soup: BeautifulSoup, *selectors: str | None) -> tuple[str, ...]:
    """What the elements say that the selectors choose, without those that are empty."""
    tags: list[Tag] = [tag for selector in selectors if selector for tag in soup.select(selector)]
    return tuple(filter(None, (" ".join(tag.get_text(" ").split()) for tag in tags)))


def _read(domain: str, since: date, text: str) -> Rules:
    row = tomllib.loads(text)
    return Rules(
        domain,
        since,
        tuple(row["text"]),
        tuple(row.get("aside", {}).items()),
        row.get("title"),
        tuple(row.get("authors", ())),
        row.get("published"),
    )
