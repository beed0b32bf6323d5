"""The files under `site/` -> what a web server answers."""

from __future__ import annotations

import hashlib
import json
import tomllib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cached_property
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from string import Template

FEED_URL = "http://newsdesk.example/feed.xml"
EDITION_COUNT = 2

# When the files of an edition were put on the server: their Last-Modified.
_SAVED = (datetime(2026, 6, 1, 6, tzinfo=UTC), datetime(2026, 6, 8, 6, tzinfo=UTC))


@dataclass(frozen=True)
class Resource:
    """What stands at one address of the site."""

    host: str
    path: str
    body: bytes
    content_type: str
    saved: datetime
    encoding: str | None = None  # of the body, as Content-Encoding
    busy: bool = False  # the first who asks is sent away for a second

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:32]}"'


@dataclass(frozen=True)
class _Source:
    """A file of the site, and when it was saved."""

    host: str
    path: PurePosixPath  # below the host's folder
    file: Traversable
    saved: datetime

    @property
    def text(self) -> str:
        return self.file.read_text("utf-8")


@dataclass(frozen=True)
class _Outlet:
    """How one host sets its pages."""

    charset: str
    paragraph: Template
    page: Template
    busy: str | None  # path of a page


def load_edition(edition: int) -> dict[tuple[str, str], Resource]:
    """Every (host, path) of an edition, numbered from 1, with what stands there.

    Raises ValueError for an edition that does not exist.
    """
    if not 1 <= edition <= EDITION_COUNT:
        raise ValueError(f"the sample has editions 1 to {EDITION_COUNT}, not {edition}")
    layers = [source for number in range(1, edition + 1) for source in _sources(number)]
    sources = {(source.host, source.path): source for source in layers}
    outlets = _outlets(sources.values())
    typed = [source for source in sources.values() if source.path.suffix == ".article"]
    articles = {source: _read_article(source) for source in typed}
    resources = [_set_article(source, *articles[source], outlets[source.host]) for source in articles]
    for source in sources.values():
        if source.path.suffix == ".xml":
            resources.append(
                _set_feed(source, [fields for fields, _ in articles.values()], _SAVED[edition - 1])
            )
        elif source.path.suffix == ".bomb":
            resources.append(_set_bomb(source))
        elif source not in articles and source.path.name != "template.html":
            resources.append(_as_it_is(source))
    return {(resource.host, resource.path): resource for resource in resources}


def _outlets(sources: Iterable[_Source]) -> dict[str, _Outlet]:
    """The outlets whose templates are among the sources, by host."""
    settings = tomllib.loads((_site() / "outlets.toml").read_text("utf-8"))
    return {
        source.host: _Outlet(
            charset=settings[source.host]["charset"],
            paragraph=Template(settings[source.host]["paragraph"]),
            page=Template(source.text),
            busy=settings[source.host].get("busy"),
        )
        for source in sources
        if source.path.name == "template.html"
    }


def _site() -> Traversable:
    return files("flows.sample") / "site"


def _sources(edition: int) -> Iterator[_Source]:
    for host in (_site() / f"edition-{edition}").iterdir():
        for path, file in _walk(host, PurePosixPath()):
            yield _Source(host.name, path, file, _SAVED[edition - 1])


def _walk(folder: Traversable, below: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, below / entry.name)
        else:
            yield below / entry.name, entry


def _read_article(source: _Source) -> tuple[dict[str, str], list[str]]:
    """The `key: value` head of an article's file, and its paragraphs."""
    head, _, body = source.text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    fields["url"] = f"http://{source.host}/{source.path.with_suffix('')}"
    fields.setdefault("canonical", fields["url"])
    fields.setdefault("modified", fields["published"])
    return fields, [paragraph.strip() for paragraph in body.split("\n\n")]


def _set_article(
    source: _Source, fields: Mapping[str, str], paragraphs: list[str], outlet: _Outlet
) -> Resource:
    """The page, in the outlet's charset. A paragraph that begins with a tag is taken as it is."""
    body = "\n".join(p if p.startswith("<") else outlet.paragraph.substitute(text=p) for p in paragraphs)
    values = {key: escape(value) for key, value in fields.items()}
    values |= {f"{key}_json": json.dumps(value, ensure_ascii=False) for key, value in fields.items()}
    page = outlet.page.substitute(values, body=body).encode(outlet.charset)
    content_type = "text/html; charset=utf-8" if outlet.charset == "utf-8" else "text/html"
    path = f"/{source.path.with_suffix('')}"
    return Resource(source.host, path, page, content_type, source.saved, busy=path == outlet.busy)


def _as_it_is(source: _Source) -> Resource:
    path = f"/{source.path}".removesuffix("index.html")
    kind = "text/plain" if source.path.suffix == ".txt" else "text/html"
    return Resource(source.host, path, source.file.read_bytes(), f"{kind}; charset=utf-8", source.saved)


def _set_bomb(source: _Source) -> Resource:
    """The hostile page: its file says how many bytes a small gzip body is to swell to."""
    packer = zlib.compressobj(wbits=31)
    size, block = int(source.text), bytes(1_000_000)
    body = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    path = f"/{source.path.with_suffix('')}"
    return Resource(source.host, path, body, "text/html; charset=utf-8", source.saved, encoding="gzip")


def _set_feed(source: _Source, articles: list[dict[str, str]], saved: datetime) -> Resource:
    """The feed: items of pages that are no articles stand in the file, the others are set, newest first."""
    by_time = sorted(
        articles, key=lambda fields: (datetime.fromisoformat(fields["published"]), fields["url"])
    )
    items = "\n".join(map(_feed_item, reversed(by_time)))
    feed = Template(source.text).substitute(items=items, built=format_datetime(saved))
    return Resource(
        source.host, f"/{source.path}", feed.encode(), "application/rss+xml; charset=utf-8", saved
    )


def _feed_item(fields: Mapping[str, str]) -> str:
    published = format_datetime(datetime.fromisoformat(fields["published"]))
    return (
        f"    <item>\n      <title>{escape(fields['title'])}</title>\n"
        f"      <link>{escape(fields['url'])}</link>\n      <guid>{escape(fields['url'])}</guid>\n"
        f"      <pubDate>{published}</pubDate>\n"
        f"      <description>{escape(fields['summary'])}</description>\n    </item>"
    )
