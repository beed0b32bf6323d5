from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.database import open_build, transaction
from warehouse.errors import Locked, OutdatedSchema, StorageFailed
from warehouse.meta import read_meta

HOLD = "import sys, duckdb; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_opens_again_and_changes_nothing(tmp_path: Path) -> None:
    with open_build(tmp_path / "build.duckdb") as con:
        content = read_meta(con, "content")
    with open_build(tmp_path / "build.duckdb", memory_limit="500MB", threads=1) as con:
        assert read_meta(con, "content") == content
        found = con.execute("SELECT current_setting('threads'), current_setting('TimeZone')").fetchone()
        assert found == (1, "UTC")


def test_clients_of_1_5_can_read_the_file(tmp_path: Path) -> None:
    with open_build(tmp_path / "build.duckdb") as con:
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'build'").fetchone()
    assert tags and str(tags[0]["storage_version"]).startswith("v1.5")


@pytest.mark.parametrize(
    "spoil",
    ["UPDATE internal.meta SET value = 'other' WHERE name = 'schema'", "DROP SCHEMA internal CASCADE"],
)
def test_a_file_of_another_schema_is_refused(tmp_path: Path, spoil: str) -> None:
    with open_build(tmp_path / "build.duckdb") as con:
        con.execute(spoil)
    with pytest.raises(OutdatedSchema, match="rebuild"):
        open_build(tmp_path / "build.duckdb")


def test_new_words_are_written_and_are_worth_publishing(tmp_path: Path) -> None:
    with open_build(tmp_path / "build.duckdb") as con:
        con.execute("UPDATE internal.meta SET value = 'old' WHERE name = 'definitions'; DROP VIEW articles")
        content = read_meta(con, "content")
    with open_build(tmp_path / "build.duckdb") as con:
        assert con.sql("FROM articles").fetchall() == []
        assert read_meta(con, "content") != content


def test_says_who_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(Locked) as error:
            open_build(path)
        assert error.value.holder and str(holder.pid) in error.value.holder


def test_a_file_that_is_none_and_a_folder_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "build.duckdb").write_bytes(b"no database" * 2000)
    for path in (tmp_path / "build.duckdb", tmp_path / "missing" / "build.duckdb"):
        with pytest.raises(StorageFailed):
            open_build(path)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with open_build(tmp_path / "build.duckdb") as con:
        with transaction(con):
            con.execute("INSERT INTO units (unit_code) VALUES ('W')")
        with pytest.raises(KeyboardInterrupt), transaction(con):
            con.execute("INSERT INTO units (unit_code) VALUES ('J')")
            raise KeyboardInterrupt
        with pytest.raises(duckdb.CatalogException), transaction(con):
            con.execute("FROM no_such_table")
        assert con.execute("SELECT unit_code FROM units").fetchall() == [("W",)]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from warehouse.database import open_build, transaction
from warehouse.errors import StorageFailed
con = open_build(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
try:
    with transaction(con):
        con.execute("INSERT INTO units (unit_code) SELECT sha256('u' || i) FROM range(300000) r(i)")
except StorageFailed:
    print("failed")
"""


def test_a_full_disk_fails_the_load_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    said = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True)
    assert said.stdout == "failed\n"
    with open_build(path) as con:
        assert con.execute("SELECT count(*) FROM units").fetchone() == (0,)
