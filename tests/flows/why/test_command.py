from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest
from click.testing import CliRunner, Result
from published_rows import query

from flows.archive import Archive
from flows.cli import main
from flows.folder import DataFolder

CODE = """import sys, time, flows.cli, flows.why.command
print(sorted({'prefect', 'pyarrow', 'lxml'} & set(sys.modules)), time.process_time() < 0.5)"""


class Outlets(Protocol):
    data: Path
    story_id: str
    article_ids: dict[str, str]


def why(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["why", *words, "--data", str(data)])


def one(data: Path, sql: str) -> str:
    return str(query(data, sql)[0][0])


def quantity(data: Path, publisher: str, exact: str) -> str:
    return one(
        data,
        "SELECT quantity_id FROM quantities JOIN articles USING (version_id) "
        f"WHERE publisher = '{publisher}' AND exact = '{exact}'",
    )


def test_a_figure_back_to_its_bytes(outlets: Outlets) -> None:
    key = quantity(outlets.data, "Harbour Daily", "6.6 MW")
    shown = why(outlets.data, key)
    assert shown.exit_code == 0, shown.output
    body, code = query(
        outlets.data,
        "SELECT body_sha256, code_version FROM articles, runs WHERE publisher = 'Harbour Daily'",
    )[0]
    for told in (
        "has ordered 48 turbines of 6.6 MW each",
        "6,600,000 W (the words allow",
        f"sha256 {body}",
        f"code {code}",
        "found by    rules-4/digits/unit, confidence",
        "agree: 4 articles",
        ", Norden Wire (original)",
        "articles.jsonl#line-3",
        outlets.story_id,
        key,
    ):
        assert told in shown.output


def test_a_story_says_what_speaks_for_each_of_its_articles(outlets: Outlets) -> None:
    shown = why(outlets.data, outlets.story_id).output
    (original,) = [line for line in shown.splitlines() if line.startswith("  original")]
    assert original.startswith("  original  Norden Wire: ")
    assert "earliest day" in original
    copies = [line for line in shown.splitlines() if "% of its words" in line]
    assert len(copies) == 3
    assert ", 1 date, " in copies[1]


def test_the_beginning_of_an_id_is_enough(outlets: Outlets) -> None:
    key = quantity(outlets.data, "Harbour Daily", "6.6 MW")
    assert why(outlets.data, key[:8]).output == why(outlets.data, key).output


@pytest.mark.parametrize("kind", ["figure", "claim", "story", "article"])
def test_every_kind_as_json_holds(kind: str, outlets: Outlets) -> None:
    key = {
        "figure": quantity(outlets.data, "Norden Wire", "316.8 MW"),
        "claim": one(outlets.data, "SELECT claim_id FROM claims WHERE value = 316.8e6"),
        "story": outlets.story_id,
        "article": outlets.article_ids["Tallinn Post"],
    }[kind]
    shown = why(outlets.data, key, "--json", "--verify")
    told: dict[str, Any] = json.loads(shown.output)
    assert shown.exit_code == 0
    assert shown.output.isascii()
    assert (told["kind"], told["id"]) == (kind, key)
    assert len(told["versions"]) == {"figure": 1, "claim": 4, "story": 4, "article": 1}[kind]
    assert all(version["run_id"] and version["body_sha256"] for version in told["versions"])
    assert told["findings"] and all(finding["holds"] for finding in told["findings"])
    assert told["story"]["story_id"] == outlets.story_id
    assert len(told["claims"]) == (kind in ("figure", "claim"))


def test_an_article_by_its_place(outlets: Outlets) -> None:
    place = one(outlets.data, "SELECT url FROM articles WHERE publisher = 'Tallinn Post'")
    assert outlets.article_ids["Tallinn Post"] in why(outlets.data, place).output


@pytest.mark.parametrize("word", ["", "x", "abc", "0123456789abcdef", "100%", "' OR 1=1 --"])
def test_what_names_nothing_is_wrong_use(word: str, outlets: Outlets) -> None:
    shown = why(outlets.data, word)
    assert shown.exit_code == 2
    assert shown.output.count("\n") == 1


def test_no_warehouse_is_one_clear_line(tmp_path: Path) -> None:
    shown = why(tmp_path, "abcdef")
    assert shown.exit_code == 1
    assert "wirehouse run" in shown.output


@pytest.fixture
def tampered(outlets: Outlets, tmp_path: Path) -> Path:
    """A copy of the folder that may be damaged."""
    return shutil.copytree(outlets.data, tmp_path / "data", symlinks=True)


def test_bytes_that_are_gone_or_changed_do_not_hold(outlets: Outlets, tampered: Path) -> None:
    key = quantity(outlets.data, "Harbour Daily", "6.6 MW")
    sha256 = one(outlets.data, "SELECT body_sha256 FROM articles WHERE publisher = 'Harbour Daily'")
    path = Archive(DataFolder(tampered).archive).path(sha256)
    path.write_bytes(gzip.compress(b"other bytes"))
    shown = why(tampered, key, "--verify")
    assert shown.exit_code == 1
    assert "FAILS" in shown.output and "other bytes" in shown.output
    path.unlink()
    assert why(tampered, key, "--verify").exit_code == 1
    assert why(tampered, key).exit_code == 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE quantities SET base_value = base_value * 2", "is read differently now"),
        ("UPDATE article_versions SET text = text || '.'", "the parser finds another text"),
        ("DELETE FROM fetches", "no fetch is known"),
    ],
)
def test_rows_that_the_bytes_do_not_bear_out_do_not_hold(
    change: str, told: str, outlets: Outlets, tampered: Path
) -> None:
    import duckdb

    key = quantity(outlets.data, "Harbour Daily", "6.6 MW")
    with duckdb.connect(str((tampered / "warehouse.duckdb").resolve())) as con:
        con.execute(change)
    shown = why(tampered, key, "--verify")
    assert shown.exit_code == 1
    assert told in shown.output


def test_nothing_of_others_acts_on_the_terminal(outlets: Outlets) -> None:
    harmful = next(key for name, key in outlets.article_ids.items() if name.startswith("<script>"))
    turned = quantity(outlets.data, "<script>alert(''name'')</script>", "5 MW")
    outputs = [
        why(outlets.data, key, *more).output for key in (harmful, turned) for more in ((), ("--json",))
    ]
    assert "\\x202e5 MW\\x202c" in outputs[2]
    for output in outputs:
        assert all(letter.isprintable() or letter == "\n" for letter in output)


def test_starts_at_once() -> None:
    """Within half a second, by processor time, which a busy machine does not change."""
    found = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert found.stdout == "[] True\n"
