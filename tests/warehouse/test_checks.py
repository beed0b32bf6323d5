from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.warehouse.newsroom import Draft, load, write_parts
from warehouse.checks import run_checks
from warehouse.database import open_build, transaction
from warehouse.errors import CheckFailed
from warehouse.sql import names, run

BREAK = {
    "articles_in_one_story": "INSERT INTO story_articles FROM story_articles LIMIT 1",
    "claim_quantities_known": "INSERT INTO claim_quantities VALUES ('gone', 'gone')",
    "claims_told": "UPDATE claims SET value = 'nan'",
    "contacts_masked": "UPDATE contacts SET phone = '+49 30'",
    "copy_links_within_stories": "UPDATE copy_links SET from_article_id = to_article_id",
    "event_parts_known": "INSERT INTO event_quantities VALUES ('gone', 'gone')",
    "events_told": "DELETE FROM event_mentions",
    "finite_quantities": "UPDATE quantities SET base_value = 'inf'",
    "mentions_known": "UPDATE mentions SET entity_id = 'gone'",
    "one_current_version": "UPDATE article_versions SET is_current = false",
    "one_main_address": "UPDATE article_addresses SET is_main = false",
    "quantities_known": "UPDATE quantities SET subject_id = 'gone'",
    "signed_versions": "DELETE FROM internal.signatures",
    "stories_whole": "UPDATE story_articles SET relation = 'near'",
    "story_articles_known": "UPDATE story_articles SET relation = 'cousin' WHERE relation <> 'original'",
    "texts_whole": "DELETE FROM internal.texts",
    "unique_article_versions": "INSERT INTO article_versions FROM article_versions",
    "unique_claims": "INSERT INTO claims FROM claims",
    "unique_entities": "UPDATE entities SET entity_id = NULL",
    "unique_events": "INSERT INTO events FROM events",
    "unique_publishers": "INSERT INTO publishers FROM publishers",
    "unique_quantities": "INSERT INTO quantities FROM quantities",
    "unique_runs": "INSERT INTO runs (run_id) VALUES ('r'), ('r')",
    "unique_sources": "INSERT INTO sources FROM sources",
    "unique_stories": "INSERT INTO stories FROM stories",
    "unique_units": "INSERT INTO units (unit_code) VALUES (NULL)",
    "versions_complete": "UPDATE article_versions SET text = NULL",
    "words_of_dates": "INSERT INTO dates (version_id, exact) SELECT version_id, 'May' FROM quantities",
    "words_of_event_mentions": "UPDATE event_mentions SET end_char = 12",
    "words_of_mentions": "UPDATE mentions SET block_position = 0",
    "words_of_quantities": "UPDATE quantities SET exact = '50 GWh'",
    "words_of_told_events": "UPDATE internal.told_events SET start_char = 0",
}
"""How to bring about what each check looks for."""


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("data")
    with open_build(folder / "build.duckdb", threads=1) as con:
        load(con, write_parts(folder, [Draft(0, (1, 2)), Draft(1, (1, 2, 3))]))
        yield con


def test_a_sound_file_passes_whole(con: duckdb.DuckDBPyConnection) -> None:
    run_checks(con)


def test_every_check_is_brought_about() -> None:
    assert sorted(BREAK) == list(names("checks"))


@pytest.mark.parametrize("name", BREAK)
def test_finds_what_it_looks_for(con: duckdb.DuckDBPyConnection, name: str) -> None:
    con.execute("BEGIN")
    con.execute(BREAK[name])
    run(con, "queries/checks/checked_all")
    rows = run(con, f"checks/{name}").fetchall()
    con.execute("ROLLBACK")
    assert 1 <= len(rows) <= 5


def test_says_what_was_found(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(CheckFailed, match="unique_units: unit_code=None, times=1") as error, transaction(con):
        con.execute(BREAK["unique_units"])
        run_checks(con)
    assert (error.value.name, error.value.columns, error.value.rows) == (
        "unique_units",
        ("unit_code", "times"),
        ((None, 1),),
    )


def test_figures_of_a_run(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT name, value, passed FROM quality_checks WHERE run_id = 'r' ORDER BY name"
    ).fetchall()
    assert found == [
        ("new versions", 2.0, True),
        ("pages read", 0.0, True),
        ("rejected", 0.0, True),
        ("requests failed", 0.0, True),
        ("share with a byline", 0.0, True),
        ("share with a date", 1.0, True),
        ("share with a figure", 1.0, True),
        ("share with a title", 1.0, True),
    ]
