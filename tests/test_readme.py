"""What the README names must exist, and what it asks must be answered."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from published_rows import query
from sample_truth import Truth

from flows.cli import main
from flows.summary import RunReport

Editions = tuple[Path, list[RunReport], list[Truth]]
ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SQL = [
    statement.strip()
    for block in re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
    for statement in re.split(r";\s*\n", block)
    if statement.strip()
]


@pytest.mark.parametrize("statement", [*SQL, *re.findall(r'wirehouse sql "(SELECT[^"]*)"', README)])
def test_queries_answer_on_the_sample(statement: str, editions: Editions) -> None:
    # The first edition: in the second one the only conflict is settled.
    assert query(editions[2][0].data, statement.rstrip(";"))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"^\| `(\w+)`(?: \(view\)|,)", README, re.MULTILINE))))
def test_tables_exist(name: str, editions: Editions) -> None:
    assert query(editions[0], f"SELECT count(*) FROM {name}")


@pytest.mark.parametrize(
    "words", sorted(set(re.findall(r"wirehouse ([a-z]+)[^`\n]*?((?:--[a-z]+)?)", README)))
)
def test_commands_exist(words: tuple[str, str]) -> None:
    command, option = words
    shown = CliRunner().invoke(main, [command, "--help"])
    assert shown.exit_code == 0
    assert option in shown.output


# The commands that read; those that start a run are run by `.ci/run` and by the tests of tests/flows.
READERS = ("sql -", 'sql "', "schema", "report", "why", "export", "verify", "sources")
SHOWN = [line.strip() for line in re.findall(r"^(?:pip .* && )?wirehouse (\S.*)$", README, re.MULTILINE)]
READ = sorted({re.split(r"\s{2,}", line)[0] for line in SHOWN if line.startswith(READERS)})
REACHING_OUT = ("sources add", "sources check")


@pytest.mark.parametrize("line", [line for line in READ if not line.startswith(REACHING_OUT)])
def test_readers_run_as_shown(line: str, editions: Editions, tmp_path: Path) -> None:
    data = editions[0]
    story, figure, url = query(
        data,
        "SELECT story_id, quantity_id, url FROM story_articles JOIN articles a USING (article_id, story_id) "
        "JOIN quantities USING (version_id) ORDER BY ALL LIMIT 1",
    )[0]
    (tmp_path / "query.sql").write_text("SELECT count(*) FROM articles", "utf-8")
    meant = {"STORY": story, "ID": figure, "ADDRESS | PATH": url, "DIR": "out", "FILE": "query.sql"}
    for word, value in meant.items():
        line = re.sub(rf"(?<![\w|]){re.escape(word)}(?![\w|])", str(value), line)
    ran = subprocess.run(
        [sys.executable, "-m", "flows.cli", *shlex.split(line), "--data", str(data)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "BROWSER": "true"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout or list(tmp_path.iterdir()) != [tmp_path / "query.sql"]


def test_files_exist() -> None:
    for name in re.findall(r"`((?:flows|transforms|warehouse|tests|\.ci)/[\w/.]*)`", README):
        assert (ROOT / name).exists(), name


def test_the_same_queries_answer_in_another_catalog(editions: Editions) -> None:
    """As deploy/README.md says: tables and views name no file, so they go wherever DuckDB can copy to."""
    published = (editions[2][0].data / "warehouse.duckdb").resolve()
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{published}' AS warehouse (READ_ONLY)")
        con.execute("ATTACH ':memory:' AS lake")
        con.execute("COPY FROM DATABASE warehouse TO lake")
        con.execute("DETACH DATABASE IF EXISTS warehouse")
        con.execute("USE lake")
        assert all(con.execute(statement.rstrip(";")).fetchall() for statement in SQL)
