"""`wirehouse report`: an overview and a page for each of the most told stories, or for the one asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from flows.errors import WrongUse, storing
from flows.report.charts import draw_spread, draw_volume
from flows.report.pages import render
from flows.report.shown import counted, plain, span
from flows.report.sides import Sides, side_by_side
from warehouse import connect
from warehouse.sql import records

MOST_STORIES = 50  # pages and rows of the overview, unless asked otherwise
MOST_ROWS = 20  # of the overview's other tables
MOST_FIGURES = 300  # of a story's page
STORY_PAGES = "[0-9a-f]" * 20 + ".html"
MOST_COPIES = 40  # of them beside their originals
_STATE = re.compile(rb'<meta name="wirehouse-state" content="([^"]{1,100})">')

Found = dict[str, Any]


@dataclass(frozen=True)
class Copy:
    """An article beside the text it comes from."""

    article: Found
    parent: Found
    sides: Sides


@dataclass(frozen=True)
class Written:
    """What was made: the page to open first, and how many stories have one."""

    first: Path
    stories: int


def story_page_path(folder: Path, story_id: str) -> Path:
    """Where the page of a story is in a report's folder."""
    return folder / "stories" / f"{story_id}.html"


def write_report(data: Path, folder: Path, story: str | None = None, most: int = MOST_STORIES) -> Written:
    """Write the pages below `folder`: the overview and those it leads to, or that of one story by its id.

    Other pages that are there stay if they are of the same state; else they are taken away: their
    articles may have been taken down. Raises WrongUse for a story that is not there, StorageFailed where
    `folder` cannot be written, and warehouse.errors.NotPublished.
    """
    overview = folder / "index.html"
    with closing(connect(data)) as con:
        if story is not None:
            path, states = story_page_path(folder, story), story_states(con, [story])
            write_page(path, story_page(con, story, states.get(story, ""), overview.exists()))
            return Written(path, 1)
        told = records(con, "queries/report/stories", most=most)
        pages = {one["story_id"]: story_page_path(folder, one["story_id"]) for one in told}
        for story_id, state in story_states(con, [*pages]).items():
            write_page(pages[story_id], story_page(con, story_id, state, True))
        others = [path for path in (folder / "stories").glob(STORY_PAGES) if path.stem not in pages]
        states = story_states(con, [path.stem for path in others])
        for path in others:
            if page_state(path) != states.get(path.stem, "no story any more"):
                path.unlink(missing_ok=True)
        with_page = {path.stem for path in (folder / "stories").glob(STORY_PAGES)}
        write_page(overview, overview_page(con, told, with_page))
    return Written(overview, len(told))


def story_states(con: duckdb.DuckDBPyConnection, story_ids: Sequence[str]) -> dict[str, str]:
    """What tells one state of each story from another, for its page to name; none for one that is no more."""
    made_by = version("wirehouse")
    found = records(con, "queries/report/states", story_ids=list(story_ids))
    return {one["story_id"]: f"{made_by} {one['state']}" for one in found}


def page_state(path: Path) -> str | None:
    """The state of the story that a page was written from; None: there is no page, or none of ours."""
    try:
        with path.open("rb") as page:
            found = _STATE.search(page.read(2_000))
    except OSError:
        return None
    return found[1].decode() if found else None


def write_page(path: Path, page: str) -> None:
    """Put a page in place, whole. Raises StorageFailed."""
    with storing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".partial")
        partial.write_text(page, encoding="utf-8", errors="replace")
        partial.replace(path)


def overview_page(
    con: duckdb.DuckDBPyConnection, stories: Sequence[Found], with_page: Collection[str]
) -> str:
    """The overview, with these stories as the most told; it links those that have a page."""
    (totals,) = records(con, "queries/report/totals")
    first, last = totals["first_published"], totals["last_published"]
    step = _step(first, last)
    volume = records(con, "queries/report/volume", step=step)
    spoken = f"Articles by {step} of publication, {span(first, last)}: {_told(volume)}."
    return render(
        "overview.html",
        totals=totals,
        stories=[{**one, "has_page": one["story_id"] in with_page} for one in stories],
        most_articles=max((one["article_count"] for one in stories), default=1),
        step=step,
        volume=draw_volume(volume, step, spoken) if volume else None,
        relations=records(con, "queries/report/relations"),
        publishers=records(con, "queries/report/publishers", most=MOST_ROWS),
        sources=records(con, "queries/report/sources", most=MOST_ROWS),
        conflicts=[
            {**_in_words(one, "exact", "modifier"), "has_page": one["story_id"] in with_page}
            for one in records(con, "queries/report/conflicts", most=MOST_ROWS)
        ],
        rejections=records(con, "queries/report/rejections", most=MOST_ROWS),
    )


def _step(first: date | None, last: date | None) -> str:
    """The bars of the overview: never more than some hundred of them."""
    days = (last - first).days if first and last else 0
    return "day" if days <= 100 else "week" if days <= 700 else "month" if days <= 3000 else "year"


def _told(volume: Sequence[Found]) -> str:
    own, copies = (
        sum(row["articles"] for row in volume if row["kind"] == kind) for kind in ("own words", "copies")
    )
    return f"{counted(own, 'article')} in words of their own, {counted(copies, 'copy', 'copies')}"


def story_page(con: duckdb.DuckDBPyConnection, story_id: str, state: str, has_overview: bool) -> str:
    """The page of a story in this state. Raises WrongUse where there is no such story."""
    found = records(con, "queries/report/story", story_id=story_id)
    if not found:
        raise WrongUse(f"there is no story {story_id!r}: see SELECT story_id, title FROM stories")
    story = found[0]
    members = records(con, "queries/report/members", story_id=story_id)
    claims = records(con, "queries/report/claims", story_id=story_id)
    figures = records(con, "queries/report/figures", story_id=story_id, most=MOST_FIGURES + 1)
    spoken = (
        f"{counted(len(members), 'article')} from {span(story['first_published'], story['last_published'])}."
    )
    return render(
        "story.html",
        has_overview=has_overview,
        state=state,
        story=story,
        members=members,
        original=members[0],
        names={member["article_id"]: member["publisher"] for member in members},
        spread=draw_spread(members, spoken),
        copies=_copies(members, claims),
        claims=[_in_words(claim, "sentence", "words_at") for claim in claims if claim["article_count"] > 1],
        lonely=[_in_words(claim, "sentence", "words_at") for claim in claims if claim["article_count"] == 1],
        figures=_by_article(figures[:MOST_FIGURES]),
        figures_cut=len(figures) > MOST_FIGURES,
        events=records(con, "queries/report/events", story_id=story_id),
        removed=_by_article(records(con, "queries/report/removed", story_id=story_id)),
    )


def _copies(members: Sequence[Found], claims: Sequence[Found]) -> list[Copy]:
    """Each article but the original, beside the text it comes from, or the original where none is known."""
    by_id = {member["article_id"]: member for member in members}
    copies = []
    for member in members[1 : MOST_COPIES + 1]:
        parent = by_id.get(member["parent_id"], members[0])
        same = _same_claims(claims, parent["article_id"], member["article_id"])
        sides = side_by_side(plain(parent["text"]), plain(member["text"]), same)
        copies.append(Copy(member, parent, sides))
    return copies


def _same_claims(claims: Sequence[Found], parent_id: str, copy_id: str) -> set[tuple[str, str]]:
    """Sentences of the two articles that tell one claim."""
    return {
        (plain(ours["sentence"]), plain(theirs["sentence"]))
        for claim in claims
        for ours in claim["tellings"]
        if ours["article_id"] == parent_id
        for theirs in claim["tellings"]
        if theirs["article_id"] == copy_id
    }


def _in_words(claim: Found, *same: str) -> Found:
    """A claim with the outlets together that tell it alike: whose tellings are equal in `same`."""
    wordings: dict[tuple[object, ...], Found] = {}
    for telling in claim["tellings"]:
        wording = wordings.setdefault(tuple(telling[name] for name in same), {**telling, "publishers": []})
        if telling["publisher"] not in wording["publishers"]:
            wording["publishers"].append(telling["publisher"])
    return {**claim, "wordings": [*wordings.values()]}


def _by_article(rows: Sequence[Found]) -> list[tuple[str, list[Found]]]:
    """Rows under the publishers of their articles, in the order of the articles."""
    found: dict[str, list[Found]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append(row)
    return [(rows[0]["publisher"], rows) for rows in found.values()]
