"""`wirehouse forget`: an article or a source out of everything, and kept out.

First the keys are put down, so that what is taken out cannot come back; then reports of
runs, the build database, every published file, batches, archive and frontier. Each step
can be done again: a takedown that was killed is made whole by giving the command once more.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flows.archive import Archive
from flows.environment import prepare, server_of
from flows.errors import PageDamaged, PageMissing, WrongUse
from flows.fetch import Frontier
from flows.folder import DataFolder
from flows.forgotten import Forgotten, address_key, read_forgotten, write_forgotten
from flows.forgotten_runs import forget_runs
from flows.load import Run, begin_run, load
from flows.parts import owner_of, read_batch, waiting_batches, write_batch
from flows.publishing import publish
from flows.rebuild.beside import forget_others
from flows.settings import Settings, read_settings
from flows.shown import shown
from flows.sources.configured import configured_sources
from flows.stories import tell_stories
from transforms.addresses import canonical, cleaned
from transforms.identity import identify
from warehouse import forget as takedown
from warehouse.checks import run_checks
from warehouse.database import open_build, transaction
from warehouse.errors import OutdatedSchema
from warehouse.history import source_ids
from warehouse.load import merge_runs
from warehouse.stories import replace_stories


@dataclass(frozen=True)
class Plan:
    """What a word stands for. `found` is what a person is asked about: url, title, versions."""

    forgotten: Forgotten
    found: tuple[dict[str, Any], ...]
    source: str | None = None
    addresses: tuple[str, ...] = ()
    words: tuple[
        str, ...
    ] = ()  # by which feeds and reports tell of it: addresses, titles, the source's names


@dataclass(frozen=True)
class Removed:
    """What went. `dropped`: snapshots of another version of this code, which were removed whole."""

    articles: int
    bodies: int
    files: int
    dropped: int


def plan(folder: DataFolder, word: str) -> Plan:
    """What would be forgotten: a source by its name or location, or an article by its id, address or path.

    What waits to be loaded is loaded first, so that it is found. Raises WrongUse for a
    word that is none of these.
    """
    settings = read_settings(folder.root)
    load(folder, begin_run("forget", None, settings), settings)
    with closing(open_build(folder.build)) as con:
        names = _names(word)
        source_id = _source_id(folder, word, source_ids(con))
        if source_id is not None:
            articles = takedown.find_articles_of_source(con, source_id)
        else:
            articles = takedown.find_articles(con, names)
        addresses = takedown.addresses_of(con, articles) if articles else []
        found = tuple(takedown.shown_articles(con, articles)) if articles else ()
        words = [*addresses, *(title for one in found for title in one["titles"] or ())]
        of_source = [location for known, _, location in source_ids(con) if known == source_id]
        telling = _telling(Archive(folder.archive), takedown.listings(con), source_id, words)
        forgotten = Forgotten(
            articles=frozenset(articles),
            addresses=frozenset(map(address_key, addresses)),
            sources=frozenset([source_id] if source_id else []),
            bodies=frozenset([*(takedown.bodies_of(con, articles) if articles else []), *telling]),
        )
    if not articles and source_id is None:
        forgotten = _unseen(folder, word)
    return Plan(forgotten, found, word if source_id else None, tuple(addresses), (*words, *of_source))


def _names(word: str) -> list[str]:
    """The ways in which an address or path may stand in the tables."""
    ways = [word, cleaned(word), canonical(word)]
    path = str(Path(word).expanduser().resolve())
    return list(dict.fromkeys([*ways, *map(shown, ways), path]))


def _source_id(folder: DataFolder, word: str, known: Iterable[tuple[str, str, str]]) -> str | None:
    """The source that a word names: in `sources.toml`, or among those that were ever read."""
    configured = configured_sources(folder.root)
    if word in configured and configured[word].problem is None:
        return configured[word].source_id
    resolved = str(Path(word).expanduser().resolve())
    matches = [source_id for source_id, name, location in known if word in (source_id, name)]
    matches += [source_id for source_id, name, location in known if location in (word, resolved)]
    if len(set(matches)) > 1:
        raise WrongUse(f"{word!r} names {len(set(matches))} sources; give its location or source_id")
    return matches[0] if matches else None


def _unseen(folder: DataFolder, word: str) -> Forgotten:
    """An address that is not in the warehouse is kept out; an id is one that was forgotten before."""
    before = read_forgotten(folder.root)
    if word.startswith(("http://", "https://")) or Path(word).exists():
        return Forgotten(
            articles=frozenset(identify("article", way) for way in _names(word)),
            addresses=frozenset(address_key(way) for way in _names(word)),
        )
    if word in before.articles | before.sources or any(map(before.holds_address, _names(word))):
        return Forgotten()
    raise WrongUse(f"{word!r} is no article and no source here: give an id, an address, or a name")


def forget(folder: DataFolder, plan: Plan) -> Removed:
    """Take out what was planned, and whatever an earlier takedown left undone.

    Raises ServerFailed where a Prefect server keeps what was told of it and cannot be reached.
    """
    settings = read_settings(folder.root)
    run = begin_run("forget", None, settings)
    forgotten = read_forgotten(folder.root).with_more(plan.forgotten)
    forget_others(folder)
    if folder.report.exists():  # its pages quote texts; `wirehouse report` writes them again
        shutil.rmtree(folder.report)
    for leftover in folder.root.rglob(f"*{takedown.NEW}"):  # of a takedown that was killed
        leftover.unlink()
    write_forgotten(folder.root, forgotten)
    # First: when the tables do not know the words any more, nobody can say them again.
    forget_runs(folder.prefect, plan.words)
    if server_of(folder):
        prepare(folder)
        from flows.serving.forget import forget_on_server

        forget_on_server(plan.words)
    _take_out(folder.build, forgotten, run, settings)
    publish(folder)
    files, dropped = _clean_snapshots(folder, forgotten, run, settings)
    _clean_batches(folder, forgotten)
    bodies = _drop(folder, forgotten.bodies)
    _clean_frontier(folder, plan)
    write_forgotten(folder.root, replace(forgotten, bodies=frozenset()))
    return Removed(len(plan.found), bodies, files + 2, dropped)


def _take_out(path: Path, forgotten: Forgotten, run: Run, settings: Settings) -> None:
    """Out of one database: rows, stories, and the bytes of the file."""
    with closing(open_build(path, settings.memory)) as con, transaction(con):
        merge_runs(con, run.rows("completed"))
        takedown.mark(con, sorted(forgotten.articles), sorted(forgotten.sources))
        told = tell_stories(con, settings)
        takedown.remove(con)
        replace_stories(con, run.run_id, told)
        run_checks(con, run.run_id)
    takedown.rewrite(path)


def _clean_snapshots(
    folder: DataFolder, forgotten: Forgotten, run: Run, settings: Settings
) -> tuple[int, int]:
    """Every published file but the newest, which is a copy of the build database."""
    newest = folder.published.resolve()
    cleaned_files = dropped = 0
    for path in sorted((folder.root / "published").glob("*.duckdb")):
        if path == newest:
            continue
        work = path.with_name(path.name + ".half")  # what a killed run leaves is cleared by `publish`
        shutil.copyfile(path, work)
        try:
            _take_out(work, forgotten, run, settings)
        except OutdatedSchema:
            work.unlink()
            path.unlink()
            dropped += 1
        else:
            work.replace(path)
            cleaned_files += 1
    return cleaned_files, dropped


def _clean_batches(folder: DataFolder, forgotten: Forgotten) -> None:
    """Pages that wait to be worked out: those of the forgotten addresses and sources leave their batch."""
    for path in waiting_batches(folder):
        refs = read_batch(path)
        kept = [
            ref
            for ref in refs
            if ref.source_id not in forgotten.sources
            and not any(forgotten.holds_address(address) for address in (ref.location, ref.url))
        ]
        if len(kept) < len(refs):
            if kept:
                write_batch(folder, owner_of(path), kept)
            path.unlink()
            held = {ref.body_sha256 for ref in kept}
            _drop(folder, {ref.body_sha256 for ref in refs} - held)


def _telling(
    archive: Archive, listings: Iterable[tuple[str, str]], source_id: str | None, words: Iterable[str]
) -> set[str]:
    """The feeds and sitemaps that must go too: those of the source, and those that name an article."""
    sought = [word.encode() for word in words]
    return {sha256 for sha256, of in listings if of == source_id or _holds(archive, sha256, sought)}


def _holds(archive: Archive, sha256: str, words: list[bytes]) -> bool:
    try:
        body = archive.get(sha256)
    except (PageMissing, PageDamaged):
        return False
    return any(word in body for word in words)


def _drop(folder: DataFolder, bodies: Iterable[str]) -> int:
    archive, count = Archive(folder.archive), 0
    for sha256 in bodies:
        path = archive.path(sha256)
        count += path.exists()
        path.unlink(missing_ok=True)
    return count


def _clean_frontier(folder: DataFolder, plan: Plan) -> None:
    with closing(Frontier(folder.frontier)) as frontier:
        for address in plan.addresses:
            frontier.forget_address(address)
        for source_id in plan.forgotten.sources:
            frontier.forget_source(source_id)
