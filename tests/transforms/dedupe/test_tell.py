from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, permutations
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transforms.dedupe.news import BRANCH, OTHER, PLANT, RETOLD, TRIMMED, article, stories, telling
from transforms.dedupe import score, tell
from transforms.identity import identify
from transforms.models import Facts, Pair, Story, Telling

SEEDS = Path(__file__).resolve().parents[3] / "../shared/seeds"
DAY = date(2026, 5, 4)
NEWSROOM = [
    telling(article("wire", PLANT, "Brackwater to build plant near Harbury", DAY, wire="Orrin Wire")),
    telling(article("copy", PLANT, "Plant near Harbury", DAY + timedelta(days=1))),
    telling(article("trimmed", TRIMMED, "Brackwater plans plant", DAY + timedelta(days=1))),
    telling(article("retold", RETOLD, "A battery in Tessel valley near Harbury", DAY + timedelta(days=2))),
    telling(article("branch", BRANCH, "Brackwater names finance chief", DAY + timedelta(days=1))),
    telling(article("other", OTHER, None, None)),
    telling(article("undated", RETOLD.partition(" Operation")[0], "A battery in the Tessel valley", None)),
]
NAMES = ("wire", "copy", "trimmed", "retold", "branch", "other", "undated")
NAME = {one.article_id: name for one, name in zip(NEWSROOM, NAMES, strict=True)}


def by_name(told: tuple[Story, ...]) -> dict[str, tuple[str, str | None]]:
    return {
        NAME[member.article_id]: (member.relation, NAME.get(member.parent_id or ""))
        for story in told
        for member in story.members
    }


def test_copies_join_and_strangers_stay_alone() -> None:
    told = stories(NEWSROOM)
    assert sorted(len(story.members) for story in told) == [1, 1, 5]
    assert by_name(told) == {
        "wire": ("original", None),
        "copy": ("exact", "wire"),
        "trimmed": ("near", "wire"),
        "undated": ("near", "retold"),  # a copy of a copy points at its real parent
        "retold": ("rewrite", "wire"),
        "branch": ("original", None),
        "other": ("original", None),
    }


def test_a_story_is_named_by_its_original_and_counts_a_wire_text_once() -> None:
    story = max(stories(NEWSROOM), key=lambda one: len(one.members))
    assert story.original_article_id == NEWSROOM[0].article_id
    assert story.story_id == identify("story", NEWSROOM[0].article_id)
    assert story.independent_source_count == 1
    ids = [member.article_id for member in story.members]
    assert ids == sorted(ids)


WITNESS = (
    "Villagers in Nether Tessel woke to men with measuring rods in their meadows. By noon the mayor had "
    "called a meeting in the school; nobody had told him that Brackwater meant to dam the valley, he said. "
    "A farmer feared for his spring, an innkeeper hoped for guests. The river authority is silent."
)
OPINION = (
    "A lake where the larks sing? This newspaper has asked for cheap power since the last shortage, and "
    "will not turn against it because Brackwater has found our own hills. Let the ministry look hard at "
    "the dam, and let it look fast. Those who object should say which lamp they mean to switch off."
)


@pytest.mark.parametrize(
    ("texts", "sources"),
    [
        ((PLANT, PLANT, PLANT, PLANT), 1),  # a wire copied everywhere
        ((PLANT, TRIMMED, TRIMMED + " Read on.", RETOLD), 1),  # copies of copies
        ((PLANT, WITNESS), 2),
        ((PLANT, WITNESS, OPINION), 3),
        ((PLANT, TRIMMED, WITNESS, WITNESS + " More soon.", WITNESS), 2),  # an independent report, copied
        (
            (TRIMMED, PLANT.partition("Residents")[0], PLANT.partition("The plant")[2]),
            1,
        ),  # the original is missing
    ],
)
def test_independent_sources_are_texts_that_come_from_no_other(texts: tuple[str, ...], sources: int) -> None:
    told = [
        telling(article(f"page{at}", text, day=DAY + timedelta(days=at))) for at, text in enumerate(texts)
    ]
    keys = sorted({one.signature.text_key for one in told})
    (story,) = tell(told, [Pair(a, b, 0.95) for a, b in combinations(keys, 2)])
    assert story.independent_source_count == sources
    alone = [one for one in story.members if one.relation in ("original", "independent")]
    assert len(alone) == sources
    assert all(one.parent_id is None for one in alone)


def test_evidence_is_json_and_names_what_is_shared() -> None:
    for story in stories(NEWSROOM):
        for member in story.members:
            json.dumps(dict(member.evidence))
            if NAME[member.article_id] == "retold":
                assert {"Tessel", "Brackwater"} <= set(member.evidence["words"])  # type: ignore[call-overload]


def test_all_orders_of_a_small_set_tell_the_same() -> None:
    few = NEWSROOM[:4]
    assert len({stories(list(order)) == stories(few) for order in permutations(few)}) == 1


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(NEWSROOM), st.randoms())
def test_any_order_of_articles_and_pairs_tells_the_same(order: list[Telling], random: object) -> None:
    pairs = [pair for a, b in combinations(order, 2) if (pair := score(a.signature, b.signature))]
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert repr(tell(order, pairs)) == repr(stories(NEWSROOM))


def test_components_can_be_told_apart_or_together() -> None:
    together = stories(NEWSROOM)
    apart = [*stories(NEWSROOM[:5] + NEWSROOM[6:]), *stories(NEWSROOM[5:6])]
    assert sorted(map(repr, together)) == sorted(map(repr, apart))


def test_a_late_original_takes_the_story_over() -> None:
    before = stories(NEWSROOM[1:3])
    after = stories(NEWSROOM[:3])
    assert NAME[before[0].original_article_id] == "copy"
    assert NAME[after[0].original_article_id] == "wire"


def test_pairs_of_other_texts_are_left_alone() -> None:
    told = tell(NEWSROOM[:1], [Pair("0" * 64, "1" * 64, 0.9)])
    assert [member.relation for member in told[0].members] == ["original"]


def test_in_a_large_story_a_copy_finds_its_parent() -> None:
    """One of many copies has a sentence more, and the copy of that one has it too."""
    more = " A fisherman on the quay shrugged: his father had seen three such plans come and go."
    copies = [
        telling(article(f"copy{number}", f"{PLANT} Page {number} of our Tuesday paper.", day=DAY))
        for number in range(40)
    ]
    parent = telling(article("parent", PLANT + more, day=DAY + timedelta(days=1)))
    child = telling(article("child", TRIMMED + more, day=DAY + timedelta(days=2)))
    (story,) = stories([*copies, parent, child])
    assert {one.article_id: one.parent_id for one in story.members}[child.article_id] == parent.article_id


def test_nothing_tells_nothing() -> None:
    assert tell([], []) == ()


def test_one_text_printed_ten_thousand_times_is_one_story() -> None:
    one = NEWSROOM[0]
    prints = [replace(one, article_id=identify(number)) for number in range(10_000)]
    begin = perf_counter()
    (story,) = tell(prints, [])
    assert len(story.members) == 10_000
    assert story.independent_source_count == 1
    assert perf_counter() - begin < 5


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not part of the project")
def test_the_seeds_are_one_story() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    cut = [
        text[text.index(first) : text.index(last) + len(last)]
        for text, first, last in zip(
            texts, ("Dongying", "On March 15, the"), ("urbanization.", "downstream industries."), strict=True
        )
    ]
    rewrite = telling(article("000", cut[0], day=date(2025, 3, 26)), Facts())
    original = telling(article("001", cut[1], day=date(2025, 3, 19), wire="GlobeNewswire"), Facts())
    assert set(rewrite.signature.keys) & set(original.signature.keys)
    (story,) = stories([rewrite, original])
    assert story.original_article_id == original.article_id
    relations = {member.article_id: member.relation for member in story.members}
    assert relations[rewrite.article_id] == "rewrite"
    (member,) = [one for one in story.members if one.article_id == rewrite.article_id]
    assert "Kenli" in member.evidence["words"]  # type: ignore[operator]
