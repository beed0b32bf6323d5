"""Each alert on rows that bring it about, and on their neighbours that must not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from warehouse.alerts import mark_sent, raise_alerts, unsent
from warehouse.database import open_build
from warehouse.sql import names

NOW = datetime(2026, 6, 30, tzinfo=UTC)
SEEN: set[str] = set()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(tmp_path_factory.mktemp("data") / "build.duckdb", threads=1) as con:
        con.execute(
            "INSERT INTO sources (source_id, name, kind, location, schedule) VALUES"
            " ('s', 'harbour', 'feed', 'https://harbour.example/feed', '15m'),"
            " ('f', 'desk', 'folder', '/desk', NULL)"
        )
        yield con


@pytest.fixture
def con(empty: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    empty.execute("BEGIN")
    yield empty
    empty.execute("ROLLBACK")


def raised(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Name and message of what is new."""
    before = {row[0] for row in con.execute("SELECT alert_id FROM alerts").fetchall()}
    raise_alerts(con, "r", NOW)
    rows = con.execute("SELECT alert_id, name, message FROM alerts ORDER BY name, message").fetchall()
    SEEN.update(row[1] for row in rows)
    return [(row[1], row[2]) for row in rows if row[0] not in before]


def story(con: duckdb.DuckDBPyConnection, story_id: str, publishers: int) -> None:
    con.execute(
        "INSERT INTO stories (story_id, original_article_id, title, article_count, publisher_count)"
        " VALUES (?, 'a', 'Norrvind orders turbines', 3, ?)",
        [story_id, publishers],
    )


def run(con: duckdb.DuckDBPyConnection, number: int, **figures: float) -> None:
    con.execute(
        "INSERT INTO runs (run_id, started_at) VALUES (?, ?)", [f"r{number}", NOW + timedelta(hours=number)]
    )
    for name, value in figures.items():
        con.execute(
            "INSERT INTO quality_checks VALUES (?, ?, 's', ?, 0, 0.2, ?)",
            [f"r{number}", name.replace("_", " "), value, value <= 0.2],
        )


def asked(con: duckdb.DuckDBPyConnection, when: datetime, status: int | None, run_id: str) -> None:
    con.execute(
        "INSERT INTO fetches (fetch_id, run_id, source_id, url, requested_at, http_status, outcome)"
        " VALUES (uuid(), ?, 's', 'https://harbour.example/feed', ?, ?, ?)",
        [run_id, when, status, "feed" if status == 200 else "timeout"],
    )


def test_nothing_is_wrong_with_nothing(con: duckdb.DuckDBPyConnection) -> None:
    assert raised(con) == []


def test_a_story_is_news_once_when_a_second_publisher_tells_it(con: duckdb.DuckDBPyConnection) -> None:
    story(con, "one", 1)
    assert raised(con) == []
    con.execute("UPDATE stories SET publisher_count = 2")
    assert raised(con) == [("new-story", "Norrvind orders turbines: 3 articles of 2 publishers")]
    con.execute("UPDATE stories SET publisher_count = 3")
    assert raised(con) == []


def test_a_story_under_another_original_is_no_news(con: duckdb.DuckDBPyConnection) -> None:
    story(con, "one", 2)
    assert len(raised(con)) == 1
    con.execute("UPDATE stories SET story_id = 'two'")
    con.execute("INSERT INTO story_changes VALUES ('r', 'a', 'one', 'two', 'moved')")
    assert raised(con) == []


def test_a_conflict_is_told_with_its_words(con: duckdb.DuckDBPyConnection) -> None:
    story(con, "one", 1)
    con.execute(
        "INSERT INTO claims (claim_id, story_id, property, base_unit, verdict)"
        " VALUES ('c', 'one', 'capacity', 'W', 'agree')"
    )
    for quantity, exact in (("q1", "300 MW"), ("q2", "350 MW")):
        con.execute("INSERT INTO claim_quantities VALUES ('c', ?)", [quantity])
        con.execute("INSERT INTO quantities (quantity_id, exact) VALUES (?, ?)", [quantity, exact])
    assert raised(con) == []
    con.execute("UPDATE claims SET verdict = 'conflict'")
    told = "Norrvind orders turbines: capacity is told as 300 MW and 350 MW"
    assert raised(con) == [("conflict-found", told)]
    con.execute("UPDATE claims SET claim_id = 'another'")
    con.execute("UPDATE claim_quantities SET claim_id = 'another'")
    assert raised(con) == []


def test_a_source_is_silent_by_its_own_habits_and_only_while_it_is_asked(
    con: duckdb.DuckDBPyConnection,
) -> None:
    for day in range(8):
        con.execute(
            "INSERT INTO article_addresses (article_id, source_id, first_seen_at) VALUES (?, 's', ?)",
            [str(day), NOW + timedelta(days=day)],
        )
    asked(con, NOW + timedelta(days=9), 200, "x")
    assert raised(con) == []
    asked(con, NOW + timedelta(days=10, minutes=1), 200, "y")
    assert raised(con) == [("source-silent", "harbour had nothing new since 2026-07-07 00:00 UTC")]
    asked(con, NOW + timedelta(days=12), 200, "z")
    assert raised(con) == []


def test_a_source_fails_after_three_runs_and_again_after_a_good_one(con: duckdb.DuckDBPyConnection) -> None:
    for number, status in enumerate((200, None, 500, 500)):
        assert raised(con) == []
        asked(con, NOW + timedelta(hours=number), status, str(number))
        asked(con, NOW + timedelta(hours=number, seconds=9), status, str(number))  # the same run tries again
    assert raised(con) == [("source-failing", "harbour cannot be read: timeout")]
    for number, status in enumerate((503, 304, 503, 503), 4):
        asked(con, NOW + timedelta(hours=number), status, str(number))
        assert raised(con) == []
    asked(con, NOW + timedelta(hours=8), 503, "8")
    assert len(raised(con)) == 1


def test_a_field_that_is_filled_less_often_is_told_once(con: duckdb.DuckDBPyConnection) -> None:
    for number in range(3):
        run(con, number, new_versions=10, share_with_a_byline=0.9)
    run(con, 3, new_versions=3, share_with_a_byline=0.0)  # too few to judge
    assert raised(con) == []
    run(con, 4, new_versions=10, share_with_a_byline=0.5)
    told = "harbour: share with a byline fell to 50.0 % from 90.0 %"
    assert raised(con) == [("completeness-fallen", told)]
    run(con, 5, new_versions=10, share_with_a_byline=0.4)
    assert raised(con) == []


def test_too_many_rejections_are_told_until_it_is_well_again(con: duckdb.DuckDBPyConnection) -> None:
    run(con, 0, pages_read=5, share_rejected=1.0)  # too few to judge
    run(con, 1, pages_read=50, share_rejected=0.1)
    assert raised(con) == []
    run(con, 2, pages_read=50, share_rejected=0.5)
    told = "harbour: 50.0 % of its pages could not be used, over the ceiling of 20.0 %"
    assert raised(con) == [("rejections-above-ceiling", told)]
    run(con, 3, pages_read=50, share_rejected=0.6)
    assert raised(con) == []
    run(con, 4, pages_read=50, share_rejected=0.0)
    run(con, 5, pages_read=50, share_rejected=0.6)
    assert len(raised(con)) == 1


def test_what_was_sent_and_what_is_old_is_not_told_again(con: duckdb.DuckDBPyConnection) -> None:
    story(con, "one", 2)
    raised(con)
    (alert,) = unsent(con, NOW)
    assert unsent(con, NOW + timedelta(days=3)) == []
    mark_sent(con, [alert["alert_id"]], NOW)
    assert unsent(con, NOW) == []


def test_every_alert_was_brought_about() -> None:
    assert {name.replace("-", "_") for name in SEEN} == set(names("checks/alerts"))
