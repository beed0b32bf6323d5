"""The tables and columns that users may rely on, as the design names them."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse.database import open_build
from warehouse.sql import names, statement

CONTRACT = {
    "sources": "source_id name kind location rights schedule",
    "publishers": "publisher_id name domain kind country timezone",
    "runs": "run_id flow_run_id flow started_at ended_at state code_version config_sha256",
    "fetches": "fetch_id run_id source_id url final_url requested_at http_status outcome body_sha256 "
    "wire_bytes body_bytes duration_ms etag last_modified tdm_reserved detail",
    "article_addresses": "article_id source_id publisher_id url location first_seen_at last_seen_at gone_at",
    "article_versions": "version_id article_id version_no body_sha256 text_sha256 title byline language text "
    "word_count published_date published_at published_tz published_precision published_method "
    "modified_at dateline_place dateline_date wire credited_source section is_paywalled "
    "parser_version first_seen_at is_current",
    "articles": "article_id version_id title text published_date published_at url location source_id source "
    "publisher_id publisher publisher_kind story_id relation similarity wire credited_source "
    "dateline_place",
    "article_authors": "version_id position name",
    "article_links": "version_id position url anchor kind",
    "date_candidates": "version_id role value precision method chosen",
    "removed_blocks": "version_id position at_char kind text",
    "stories": "story_id original_article_id title first_published last_published article_count "
    "publisher_count independent_source_count",
    "story_articles": "article_id story_id relation similarity evidence",
    "copy_links": "from_article_id to_article_id relation text_overlap shared_facts lag",
    "story_changes": "run_id article_id old_story_id new_story_id kind",
    "entities": "entity_id kind name country parent_id",
    "entity_aliases": "entity_id alias",
    "mentions": "version_id entity_id block_position start_char end_char exact role extractor confidence",
    "quantities": "quantity_id version_id start_char end_char exact sentence value value_to unit unit_code "
    "base_value base_unit low high modifier property subject subject_id place_id period as_of "
    "ratio_of ratio_to status extractor confidence",
    "dates": "version_id block_position start_char end_char exact date_from date_to precision role method",
    "events": "event_id story_id kind status date_from date_to precision place_id",
    "event_mentions": "event_id version_id start_char end_char exact",
    "event_participants": "event_id entity_id role",
    "event_quantities": "event_id quantity_id",
    "contacts": "version_id block_position name phone email",
    "claims": "claim_id story_id series_id property subject subject_id place_id period as_of status value "
    "base_unit low high verdict article_count independent_source_count",
    "claim_quantities": "claim_id quantity_id",
    "units": "unit_code name dimension base_unit factor offset source",
    "rejections": "run_id source_id location stage reason detail body_sha256 rejected_at",
    "quality_checks": "run_id name source_id value low high passed",
}
TYPES = {
    ("article_versions", "published_at"): "TIMESTAMP WITH TIME ZONE",
    ("article_versions", "published_date"): "DATE",
    ("article_versions", "is_paywalled"): "BOOLEAN",
    ("article_versions", "word_count"): "INTEGER",
    ("story_articles", "evidence"): "JSON",
    ("story_articles", "similarity"): "DOUBLE",
    ("copy_links", "lag"): "INTERVAL",
    ("quantities", "base_value"): "DOUBLE",
    ("quantities", "as_of"): "DATE",
    ("rejections", "rejected_at"): "TIMESTAMP WITH TIME ZONE",
    ("articles", "published_at"): "TIMESTAMP WITH TIME ZONE",
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory):
    with open_build(tmp_path_factory.mktemp("data") / "build.duckdb") as con:
        yield con


def columns(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], tuple[str, str | None]]:
    found = con.execute(
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database()"
    ).fetchall()
    return {(table, column): (kind, comment) for table, column, kind, comment in found}


@pytest.mark.parametrize("table", CONTRACT)
def test_what_the_design_names_exists(con: duckdb.DuckDBPyConnection, table: str) -> None:
    there = {column for name, column in columns(con) if name == table}
    assert set(CONTRACT[table].split()) <= there


def test_types(con: duckdb.DuckDBPyConnection) -> None:
    found = columns(con)
    assert {key: found[key][0] for key in TYPES} == TYPES


def test_every_column_is_commented(con: duckdb.DuckDBPyConnection) -> None:
    assert [key for key, (_, comment) in columns(con).items() if not comment] == []


def test_every_table_and_view_is_commented(con: duckdb.DuckDBPyConnection) -> None:
    bare = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND database_name = current_database() "
        "UNION ALL SELECT view_name FROM duckdb_views() "
        "WHERE comment IS NULL AND NOT internal AND database_name = current_database()"
    ).fetchall()
    assert bare == []


def test_a_folder_holds_the_table_of_its_name(con: duckdb.DuckDBPyConnection) -> None:
    made = con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
    assert [(table,) for table in names("tables")] == sorted(made)


@pytest.mark.parametrize("check", names("checks"))
def test_a_check_says_why_and_is_bounded(check: str) -> None:
    text = statement(f"checks/{check}")
    assert text.startswith("-- ")
    assert "LIMIT 5" in text


def test_views_answer_when_nothing_is_there(con: duckdb.DuckDBPyConnection) -> None:
    for view in names("views"):
        assert con.sql(f"FROM {view}").fetchall() == []


def test_sql_comes_with_the_package() -> None:
    assert (Path(__file__).parents[2] / "warehouse" / "tables").is_dir()
    assert len(names("tables")) >= len(CONTRACT) - 1
