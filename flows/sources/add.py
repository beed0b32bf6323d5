"""`wirehouse sources add URL`: the feeds and sitemaps of a site, and a block for the best of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from flows.errors import SourceFailed, WrongUse, storing
from flows.fetch import Fetcher, FetchFailed, Policy
from flows.fetch.redact import redacted
from flows.sources.configured import (
    SOURCES_FILE,
    SourcesFile,
    configured_sources,
    default_text,
    read_file,
    read_sources,
)
from flows.sources.source import SourceKind
from transforms.discover import PROBES, Entry, Listing, discover, front_page, robots_sitemaps
from transforms.errors import Unusable

MOST_TRIED = 12
SHOWN = 10


@dataclass(frozen=True)
class Offer:
    """A feed or sitemap that was reached, and what would be fetched of it."""

    kind: SourceKind
    location: str
    entries: tuple[Entry, ...]
    children: int


async def find_offers(url: str, policy: Policy | None = None) -> list[Offer]:
    """What a site offers, the best first: what `url` itself is, the feeds that its page names, the usual
    places, the sitemaps of robots.txt. Raises SourceFailed where the address cannot be reached.
    """
    async with Fetcher(policy or Policy()) as fetcher:
        try:
            answer = await fetcher.get(url)
        except FetchFailed as failure:
            raise SourceFailed(f"{redacted(url)}: {redacted(failure.detail)}") from failure
        itself = _offer(url, answer.body, answer.final_url)
        if itself is not None:
            return [itself]
        named = [entry.url for entry in front_page(answer.body, answer.final_url)]
        found = await _tried(fetcher, named)
        if not any(offer.kind == "feed" for offer in found):
            found += await _tried(
                fetcher, [urljoin(answer.final_url, path) for path in PROBES], first_only=True
            )
        found += await _tried(fetcher, await _of_robots(fetcher, answer.final_url))
    return sorted(_once(found), key=lambda offer: offer.kind != "feed")


def _once(offers: list[Offer]) -> list[Offer]:
    return list({offer.location: offer for offer in reversed(offers)}.values())[::-1]


async def _of_robots(fetcher: Fetcher, url: str) -> list[str]:
    robots = urljoin(url, "/robots.txt")
    try:
        answer = await fetcher.get(robots)
    except FetchFailed:
        return []
    return [entry.url for entry in robots_sitemaps(answer.body, robots)]


async def _tried(fetcher: Fetcher, urls: list[str], first_only: bool = False) -> list[Offer]:
    found: list[Offer] = []
    for url in urls[:MOST_TRIED]:
        try:
            answer = await fetcher.get(url)
        except FetchFailed:
            continue
        offer = _offer(url, answer.body, answer.final_url)
        if offer is not None:
            found.append(offer)
            if first_only:
                break
    return found


def _offer(url: str, body: bytes, final_url: str) -> Offer | None:
    try:
        listing = discover(body, final_url)
    except Unusable:
        return None
    return Offer(_kind(body, listing), url, listing.entries, len(listing.children))


def _kind(body: bytes, listing: Listing) -> SourceKind:
    is_sitemap = listing.children or re.search(rb"<(?:\w{1,20}:)?urlset[\s>]", body[:5000])
    return "sitemap" if is_sitemap or body.startswith(b"\x1f\x8b") else "feed"


def add_block(data: Path, offer: Offer, name: str | None = None) -> str:
    """Append a block for `offer` to the data folder's file, made of the packaged one where there is none.

    What stands in the file stays as it is. Returns the name. Raises WrongUse for a name or
    location that is there already, StorageFailed where the file cannot be written.
    """
    known = configured_sources(data)
    same = next((source.name for source in known.values() if source.location == offer.location), None)
    if same is not None:
        raise WrongUse(f"{offer.location} is there already: {same} in {read_file(data).shown}")
    name = name or _free_name(offer.location, set(known))
    if name in known:
        raise WrongUse(f"there is a source {name} already; choose another name with --name")
    path = data / SOURCES_FILE
    text = path.read_text(encoding="utf-8") if path.exists() else default_text()
    lines = [f"[sources.{_key(name)}]", f'kind = "{offer.kind}"', f"location = {_quoted(offer.location)}"]
    text = "\n".join([text.rstrip("\n"), "", *lines, "enabled = true", ""])
    if problem := read_sources(SourcesFile(str(path), text, data))[name].problem:
        raise WrongUse(problem)  # a name that cannot be one, say
    with storing(data):
        data.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    return name


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _free_name(location: str, taken: set[str]) -> str:
    """The site's name: "harbour-example", "harbour-example-2" ..."""
    host = (urlsplit(location).hostname or "source").removeprefix("www.")
    base = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")[:60] or "source"
    names = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
