"""Articles brought into a data folder by the load: real parts, a real DuckDB, real dedupe and claims."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
from empty_build import empty_build

from flows.folder import DataFolder
from flows.load import Loaded, Run, load
from flows.parts import write_part
from flows.rows import Row, article_rows
from flows.settings import Settings
from tests.warehouse.newsroom import contents
from transforms.dedupe import sign
from transforms.facts import find_facts
from transforms.identity import identify
from transforms.models import Article, Publisher

START = datetime(2026, 6, 1, tzinfo=UTC)

FERRY = (
    "SKARVIK, June 2 -- Nordholm Lines said on Tuesday it will replace the diesel engines of its four "
    "ferries with batteries of 6.4 MWh each. The yard Hellmar & Sons in Skarvik takes the work, worth "
    "72 million euros, and hands the first ship back in March 2027. The ferries carry 1.3 million "
    "passengers a year between Skarvik and the island of Oddey. Charging takes 24 minutes at the quay, "
    "where the town builds a connection of 18 MW. 'Nobody on Oddey will miss the smoke,' said managing "
    "director Britt Aune. The company expects to burn 5,200 tonnes less diesel each year. Fares stay as"
    " they are until 2028."
)
FERRY_EDITED = (
    "Shipping company Nordholm Lines announced it will replace the diesel engines of its four ferries "
    "with batteries of 6.4 MWh each, as seen from the pier by our reporter Jonas Lykke. The yard "
    "Hellmar & Sons in Skarvik takes the work, worth 72 million euros, and hands the first ship back in"
    " March 2027. The ferries carry 1.3 million passengers a year between Skarvik and the island of "
    "Oddey. Charging takes 24 minutes at the quay, where the town builds a connection of 18 MW. "
    "Islanders whom our reporter met on the evening boat were pleased but asked for a later last "
    "departure on Fridays. The company expects to burn 5,200 tonnes less diesel each year. Fares stay "
    "as they are until 2028."
)
FERRY_TRIMMED = FERRY_EDITED.partition(" The company expects")[0]  # of the edited copy, with what it added
MUSEUM = (
    "The Lindqvist museum in Soderhavn reopens on Friday after four years of repairs to its roof. "
    "Visitors will find 260 paintings by Agda Ros, many never shown before, and a new hall for "
    "drawings. Director Per Ahlgren thanked 1,400 donors, who gave 8.1 million crowns. Tickets cost 90 "
    "crowns, and children enter free until the end of August. The cafe by the harbour, closed since the"
    " storm, opens its doors on the same day with a menu of local fish."
)
MUSEUM_CUT = MUSEUM.partition(" Tickets")[0] + " More in our weekend paper."
MUSEUM_LONGER = MUSEUM + " The tram stops at its gate every ten minutes."


def article(name: str, text: str, day: date | None, title: str | None = None, **more: Any) -> Article:
    """An article at a place and of a publisher that are both called `name`."""
    plain = Article(
        source_id="test",
        location=name,
        url=f"https://{name}.example/",
        body_sha256=identify(name, text, day),
        publisher=Publisher(name, f"{name}.example"),
        text=text,
        title=title,
        published_date=day,
        language="en",
    )
    return replace(plain, **more)


def write(stock: Path, articles: Iterable[Article], seen: int = 0) -> Path:
    """A part with these articles, read `seen` minutes after the start."""
    folder = DataFolder(stock)
    folder.make()
    source = {"source_id": "test", "name": "test", "kind": "folder", "location": "test"}
    tables: dict[str, list[Row]] = {"sources": [source]}
    every = list(articles)
    for one in every:
        facts = find_facts(one)
        moment = START + timedelta(minutes=seen)
        for name, rows in article_rows(one, facts, (), sign(one, facts), moment).items():
            tables.setdefault(name, []).extend(rows)
    return write_part(folder, identify(seen, *[one.version_id for one in every]), tables)


def bring(data: Path, parts: Sequence[Path], run_id: str = "run", settings: Settings | None = None) -> Loaded:
    """One load of these parts, which stay where they are."""
    folder = DataFolder(data)
    folder.make()
    if not folder.build.exists():
        empty_build(folder.build)
    for part in parts:
        shutil.copytree(part, folder.parts / part.name, copy_function=os.link)
    return load(folder, Run(run_id, None, "test", START, "", ""), settings or Settings())


def state(data: Path) -> dict[str, list[str]]:
    """Every row of every table that is no history."""
    with closing(duckdb.connect(str(data / "build.duckdb"), read_only=True)) as con:
        return contents(con)


def ask(data: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of one query on the build database."""
    with closing(duckdb.connect(str(data / "build.duckdb"), read_only=True)) as con:
        return con.execute(query).fetchall()
