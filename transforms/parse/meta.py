"""The head of a page: <meta>, <link>, <title>, and the language it names."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True)
class Meta:
    """Contents by name, property or itemprop (lower case), each in page order."""

    contents: dict[str, tuple[str, ...]]
    links: dict[str, str]  # rel -> href, the first of each
    title: str | None
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first content that is there, in the order of `names`."""
        return next((self.contents[name][0] for name in names if name in self.contents), None)

    def every(self, *names: str) -> list[str]:
        return [content for name in names for content in self.contents.get(name, ())]


def read_meta(root: HtmlElement) -> Meta:
    """What the page's head says."""
    contents: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        if content:
            for name in {
                element.get("property"),
                element.get("name"),
                element.get("itemprop"),
                element.get("http-equiv"),
            }:
                if name:
                    contents.setdefault(name.strip().lower(), []).append(content)
    links: dict[str, str] = {}
    for element in root.iter("link"):
        if element.get("href"):
            for rel in (element.get("rel") or "").lower().split():
                links.setdefault(rel, element.get("href") or "")
    title = next((" ".join((element.text or "").split()) for element in root.iter("title")), None)
    language = (
        root.get("lang") or root.get("xml:lang") or next(iter(contents.get("content-language", [])), None)
    )
    return Meta({name: tuple(values) for name, values in contents.items()}, links, title or None, language)
