"""Evidence, parents, changes and settings of stories, as a load writes them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows.settings import RescorerSettings, Settings
from tests.flows.newsstand import FERRY, FERRY_EDITED, FERRY_TRIMMED, MUSEUM, article, ask, bring, write
from tests.transforms.dedupe.news import BRANCH, PLANT
from warehouse.errors import OutdatedSchema

WIRE = article("wire", FERRY, date(2026, 6, 2), "Ferries to run on batteries", wire="Nord Wire")
EDITED = article("edited", FERRY_EDITED, date(2026, 6, 3), "Batteries for the Oddey ferries")
TRIMMED = article("trimmed", FERRY_TRIMMED, date(2026, 6, 4), "Oddey ferries go electric")
PRINTED = article("printed", FERRY, date(2026, 6, 3), "Nordholm ferries to run on batteries")
MUSEUM_PAGE = article("museum", MUSEUM, date(2026, 6, 3), "Museum reopens")

NAMED = "(SELECT article_id, location AS name FROM article_addresses)"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release, a copy that an editor changed, a cut copy of that one, and a word-for-word print."""
    data = tmp_path_factory.mktemp("copied")
    bring(data, [write(data / "stock", [WIRE, EDITED, TRIMMED, PRINTED, MUSEUM_PAGE])])
    return data


def test_every_copy_points_at_the_text_it_came_from(copied: Path) -> None:
    found = ask(
        copied,
        f"SELECT a.name, l.relation, b.name FROM copy_links l JOIN {NAMED} a ON a.article_id = to_article_id"
        f" JOIN {NAMED} b ON b.article_id = from_article_id ORDER BY ALL",
    )
    assert found == [
        ("edited", "near", "wire"),
        ("printed", "exact", "wire"),
        ("trimmed", "near", "edited"),  # a copy of a copy: what the editor had added stands in it
    ]


def test_every_copy_says_what_it_shares(copied: Path) -> None:
    """Words that stand in both texts, so that a person finds them with a search."""
    text = {"wire": FERRY, "edited": FERRY_EDITED, "trimmed": FERRY_TRIMMED}
    rows = ask(
        copied,
        "SELECT name, evidence, text_overlap, shared_facts FROM story_articles"
        f" JOIN {NAMED} USING (article_id) JOIN copy_links ON to_article_id = article_id",
    )
    for name, written, overlap, facts in rows:
        evidence = json.loads(written)
        if name == "printed":
            assert (evidence, overlap) == ({"text": "equal"}, 1.0)
            continue
        parent = text["wire" if name == "edited" else "edited"]
        assert {"72 million euros", "18 MW"} <= {shared["here"] for shared in evidence["figures"]}
        for shared in (*evidence["figures"], *evidence["dates"], *evidence["names"]):
            assert shared["here"] in text[name]
            assert shared["there"] in parent
        assert evidence["words"]
        assert all(word in text[name] and word.casefold() in parent.casefold() for word in evidence["words"])
        assert facts == len(evidence["figures"]) + len(evidence["dates"]) + len(evidence["names"]) > 3
        assert 0.5 < overlap <= 1


def test_lags_and_one_source_for_one_text(copied: Path) -> None:
    assert ask(copied, "SELECT DISTINCT CAST(lag AS VARCHAR) FROM copy_links") == [("1 day",)]
    counts = ask(
        copied, "SELECT article_count, publisher_count, independent_source_count FROM stories ORDER BY 1 DESC"
    )
    assert counts == [(4, 4, 1), (1, 1, 1)]


def changes(data: Path, run_id: str) -> list[tuple[str, str, bool]]:
    return ask(
        data,
        f"SELECT name, kind, old_story_id IS NULL FROM story_changes JOIN {NAMED} USING (article_id)"
        f" WHERE run_id = '{run_id}' ORDER BY ALL",
    )


def test_a_page_that_silently_changes_its_story_is_recorded(tmp_path: Path) -> None:
    stock = tmp_path / "stock"
    bring(tmp_path, [write(stock, [WIRE, EDITED, MUSEUM_PAGE])], "first")
    assert changes(tmp_path, "first") == []  # a first story is no change
    bring(tmp_path, [write(stock, [replace(EDITED, text=MUSEUM + " So we were told.")], seen=1)], "second")
    assert changes(tmp_path, "second") == [("edited", "split", False)]
    stories = dict(
        ask(tmp_path, f"SELECT name, story_id FROM story_articles JOIN {NAMED} USING (article_id)")
    )
    assert stories["edited"] == stories["museum"] != stories["wire"]
    versions = ask(tmp_path, "SELECT version_no, is_current FROM article_versions ORDER BY version_no DESC")
    assert versions[0] == (2, True)
    assert ask(tmp_path, "SELECT count(*) FROM copy_links WHERE relation <> 'independent'") == [(1,)]


def test_another_threshold_tells_all_stories_again(tmp_path: Path) -> None:
    """Without a new page, and back again to what they were."""
    bring(tmp_path, [write(tmp_path / "stock", [WIRE, EDITED, MUSEUM_PAGE])])
    told = "SELECT count(*) FROM stories"
    assert ask(tmp_path, told) == [(2,)]
    bring(tmp_path, [], "strict", Settings(threshold=0.999999))
    assert ask(tmp_path, told) == [(3,)]
    assert changes(tmp_path, "strict") == [("edited", "split", False)]
    bring(tmp_path, [], "as fitted")
    assert ask(tmp_path, told) == [(2,)]


def test_no_threshold_joins_what_shares_nothing(tmp_path: Path) -> None:
    texts = {"ferry": FERRY, "museum": MUSEUM, "branch": BRANCH}
    pages = [article(name, text, date(2026, 6, 2)) for name, text in texts.items()]
    bring(tmp_path, [write(tmp_path / "stock", pages)], "loose", Settings(threshold=0.05))
    assert ask(tmp_path, "SELECT count(*) FROM stories") == [(3,)]


def test_a_load_keeps_to_the_memory_that_is_set(tmp_path: Path) -> None:
    pages = [article("plant", PLANT, date(2026, 6, 2))]
    loaded = bring(tmp_path, [write(tmp_path / "stock", pages)], settings=Settings(memory="80MB"))
    assert loaded.merged.articles_new == 1


def test_scores_of_another_rescorer_do_not_stand_beside(tmp_path: Path) -> None:
    bring(tmp_path, [write(tmp_path / "stock", [WIRE])])
    with pytest.raises(OutdatedSchema, match="with some-model"):
        bring(tmp_path, [], settings=Settings(rescorer=RescorerSettings("some-model")))
