"""What the published file knows of where something comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from flows.errors import WrongUse
from warehouse.sql import records

Found = dict[str, Any]
Kind = Literal["figure", "claim", "story", "article"]
SHORTEST_BEGINNING = 6  # of an id, so that a word is not taken for one


@dataclass(frozen=True)
class Trail:
    """From a thing back to bytes: `versions` are the texts that it stands on, each with its fetch and run.

    What does not apply is empty: a story has no `figure`, an article with no figure no `claims`.
    """

    kind: Kind
    id: str
    versions: tuple[Found, ...]
    figure: Found | None = None
    claims: tuple[Found, ...] = ()  # each with its `tellings`
    story: Found | None = None  # with its `articles`


def find_trail(con: duckdb.DuckDBPyConnection, word: str) -> Trail:
    """The trail of what `word` names: an id or the beginning of one, an address, a path.

    Raises WrongUse where it names nothing, or several things.
    """
    kind, key = _identified(con, word)
    if kind == "figure":
        return _of_figure(con, key)
    if kind == "claim":
        return _of_claim(con, key)
    if kind == "story":
        return _of_story(con, key)
    return _of_article(con, key)


def _identified(con: duckdb.DuckDBPyConnection, word: str) -> tuple[str, str]:
    beginning = word if len(word) >= SHORTEST_BEGINNING else f"{word}\0"
    places = [word, str(Path(word).expanduser().absolute())]
    found = records(con, "queries/why/identify", word=beginning, places=places)
    if not found:
        raise WrongUse(
            f"{word!r} is no figure, claim, story or article here: give an id, an address or a path"
        )
    if len(found) > 1:
        named = ", ".join(f"{one['kind']} {one['id']}" for one in found)
        raise WrongUse(f"{word!r} may be {named}: give more of it")
    return str(found[0]["kind"]), str(found[0]["id"])


def _of_figure(con: duckdb.DuckDBPyConnection, key: str) -> Trail:
    (figure,) = records(con, "queries/why/figure", id=key)
    versions = _versions(con, [figure["version_id"]])
    claims = _claims(con, [key])
    return Trail("figure", key, versions, figure, claims, _story(con, versions[0]["article_id"]))


def _of_claim(con: duckdb.DuckDBPyConnection, key: str) -> Trail:
    claims = _claims(con, [key])
    versions = _versions(con, (telling["version_id"] for telling in claims[0]["tellings"]))
    return Trail("claim", key, versions, claims=claims, story=_story(con, claims[0]["story_id"]))


def _of_story(con: duckdb.DuckDBPyConnection, key: str) -> Trail:
    story = _story(con, key)
    articles = story["articles"] if story else ()
    return Trail("story", key, _versions(con, (one["version_id"] for one in articles)), story=story)


def _of_article(con: duckdb.DuckDBPyConnection, key: str) -> Trail:
    versions = _versions(con, (one["version_id"] for one in records(con, "queries/why/versions_of", id=key)))
    return Trail("article", key, versions, story=_story(con, key))


def _versions(con: duckdb.DuckDBPyConnection, version_ids: Iterable[str]) -> tuple[Found, ...]:
    return tuple(records(con, "queries/why/versions", version_ids=[*dict.fromkeys(version_ids)]))


def _claims(con: duckdb.DuckDBPyConnection, ids: list[str]) -> tuple[Found, ...]:
    return tuple(
        {**claim, "tellings": records(con, "queries/why/tellings", claim_id=claim["claim_id"])}
        for claim in records(con, "queries/why/claims", ids=ids)
    )


def _story(con: duckdb.DuckDBPyConnection, key: str) -> Found | None:
    for story in records(con, "queries/why/story", id=key):
        return {**story, "articles": records(con, "queries/why/members", story_id=story["story_id"])}
    return None
