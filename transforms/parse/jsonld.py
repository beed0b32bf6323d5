"""What a page says of its article in JSON-LD, by the words of schema.org."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "Report",
        "TechArticle",
        "ScholarlyArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "PressRelease",
        "Review",
        "CreativeWork",
        "MedicalScholarlyArticle",
    ]
)
MOST_CHARACTERS = 1_000_000
MOST_NODES = 5_000
_BREAKS = re.compile(r"[\r\n\t]+")
_DATE = re.compile(r'"(?P<key>datePublished|dateModified)"\s{0,9}:\s{0,9}"(?P<value>[^"]{8,40})"')
_JSON = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,;]*")
# How pages keep JSON from readers of HTML and of XML that know no scripts.
_OPENED = re.compile(r"(?:<!--)?\s{0,50}(?:(?://|/\*)?\s{0,50}<!\[CDATA\[\s{0,50}(?:\*/)?)?")
_CLOSED = re.compile(r"(?:(?://|/\*)?\s{0,50}\]\]>\s{0,50}(?:\*/)?)?\s{0,50}(?:-->)?$")
_LONGEST_CLOSE = 200
_TRAILING_COMMA = re.compile(r",(\s{0,50}[}\]])")


@dataclass(frozen=True)
class Typed:
    """The nodes of a page's JSON-LD: its article, if one is described, and all."""

    article: dict[str, Any] | None
    nodes: tuple[dict[str, Any], ...]

    def text(self, key: str) -> str | None:
        """A string of the article's, tags and entities read."""
        return as_text((self.article or {}).get(key))

    def date(self, key: str) -> str | None:
        """A date of the article's, else one of the page that it stands on."""
        pages = (node for node in self.nodes if types_of(node) & {"WebPage", "ItemPage"})
        return self.text(key) or next((said for page in pages if (said := as_text(page.get(key)))), None)

    def whole(self, value: Any) -> Any:
        """A value with what the nodes of its @id add to it, the last of them first; its own words stay.

        Types add up: one @id is one thing, and each of its nodes is right.
        """
        if not isinstance(value, dict) or not isinstance(value.get("@id"), str):
            return value
        same = [value, *(node for node in reversed(self.nodes) if node.get("@id") == value["@id"])]
        said = {key: word for node in reversed(same) for key, word in node.items() if word}
        return said | {"@type": sorted(set().union(*map(types_of, same)))}

    def has_type(self, *names: str) -> bool:
        return any(name in types_of(node) for node in self.nodes for name in names)


def read_jsonld(root: HtmlElement) -> Typed:
    """Every node of the page's JSON-LD; blocks that are no JSON are passed over."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if (
            "ld+json" in (script.get("type") or "").lower()
            and script.text
            and len(script.text) <= MOST_CHARACTERS
        ):
            for node in _walk(_load(script.text)):
                nodes.append(node)
                if len(nodes) >= MOST_NODES:
                    break
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    return Typed(max(articles, key=_weight, default=None), tuple(nodes))


def _dates_in(text: str) -> dict[str, str]:
    """The dates of JSON-LD that is no JSON, mostly for an unescaped quote in the article's text."""
    found = {match["key"]: match["value"] for match in reversed(list(_DATE.finditer(text)))}
    return {"@type": "WebPage", **found} if found else {}


def _weight(node: dict[str, Any]) -> int:
    """How much of an article a node describes; a bare CreativeWork counts least."""
    keys = (
        "headline",
        "datePublished",
        "author",
        "publisher",
        "articleBody",
        "dateModified",
        "mainEntityOfPage",
    )
    return 2 * sum(key in node for key in keys) - (5 if types_of(node) & {"CreativeWork", "Review"} else 0)


def _load(text: str) -> Any:
    text = _OPENED.sub("", text.strip(), count=1)
    closed = _CLOSED.search(text, max(0, len(text) - _LONGEST_CLOSE))
    text = text[: closed.start() if closed else None].strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _BREAKS.sub(" ", text)), html.unescape(text)):
        try:
            value, end = _JSON.raw_decode(attempt.lstrip())
        except (json.JSONDecodeError, RecursionError):
            continue
        return [value, *_loaded_behind(attempt.lstrip(), end)]
    return _dates_in(text)


def _loaded_behind(text: str, at: int) -> Iterator[Any]:
    """The values that stand from `at` on, behind the first one of a script; of what is no JSON its dates."""
    for _ in range(MOST_NODES):
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if at == len(text):
            return
        try:
            value, at = _JSON.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            yield _dates_in(text[at:])
            return
        yield value


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Nodes at the top, in lists, in @graph and as main entity; breadth first."""
    queue = [value]
    for item in queue:
        if len(queue) > MOST_NODES:
            return
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[key]
                for key in (
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "itemListElement",
                    "hasPart",
                    "liveBlogUpdate",
                )
                if isinstance(item.get(key), (list, dict))
            )


def types_of(node: dict[str, Any]) -> set[str]:
    """The names of a node's types, without their namespace."""
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)}


def as_text(value: Any) -> str | None:
    """A string from what may be a string, a list or a node with a name or value."""
    if isinstance(value, list):
        return next((text for item in value if (text := as_text(item))), None)
    if isinstance(value, dict):
        return as_text(value.get("name") or value.get("@value") or value.get("headline"))
    if isinstance(value, (int, float)):
        return str(value)
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", html.unescape(html.unescape(value))).split()) or None


def names_in(value: Any) -> list[str]:
    """Every name in an author or publisher: strings, nodes, lists of both."""
    if isinstance(value, list):
        return [name for item in value[:30] for name in names_in(item)]
    if isinstance(value, dict) and isinstance(value.get("name"), list):
        return names_in(value["name"])
    text = as_text(value)
    return [text] if text else []
