from __future__ import annotations

import time
from datetime import date

import pytest

from transforms.claims import compare
from transforms.facts import find_facts
from transforms.models import Account, Article, Event, Publisher

DAY = date(2025, 6, 20)


def events(*texts: str) -> list[Event]:
    """The events of a story that these texts tell."""
    accounts = []
    for index, text in enumerate(texts):
        article = Article(
            "s", f"a{index}", f"/a{index}", "0" * 64, Publisher("T"), text, language="en", published_date=DAY
        )
        accounts.append(
            Account(
                article.article_id,
                article.version_id,
                DAY,
                "rewrite" if index else "original",
                f"a{index}",
                find_facts(article),
            )
        )
    return list(compare("story", accounts)[1])


BUILD = "Veltro Cells Inc. will build a 300 MW battery plant in Germany."

ONE = [
    ((BUILD, BUILD), "planned"),
    ((BUILD, "Veltro Cells Inc. has started construction of the battery plant in Germany."), "asserted"),
    ((BUILD, "Veltro Cells Inc. is expected to build a battery plant in Germany."), "planned"),
    (
        ("Veltro Cells Inc. will invest $40 million.", "Veltro Cells Inc. plans to invest $40 million."),
        "planned",
    ),
    (
        (
            "Veltro Cells Inc. signed a supply agreement in Oslo on June 12.",
            "A supply agreement was signed on June 12 with Halden Batteries AS.",
        ),
        "asserted",
    ),
]
TWO = [
    (BUILD, "Veltro Cells Inc. will build a battery plant in Norway."),
    (BUILD, "Zenith Motors Inc. will build a battery plant in Germany."),
    (BUILD, "Veltro Cells Inc. opened a battery plant in Germany."),
    ("Veltro Cells Inc. will invest $40 million.", "Veltro Cells Inc. will invest $90 million."),
    (BUILD, "Veltro Cells Inc. has built a wind farm in Germany."),
]


@pytest.mark.parametrize(("texts", "status"), ONE)
def test_tellings_of_one_event_are_joined_as_far_as_the_furthest(texts: tuple[str, ...], status: str) -> None:
    (event,) = events(*texts)
    assert event.status == status
    assert len({version for version, *_ in event.mentions}) == len(texts)


def test_a_story_of_many_copies_takes_no_longer_than_its_events() -> None:
    copies = [f"{BUILD} Veltro Cells Inc. signed a pact with Halden Batteries AS."] * 200
    started = time.process_time()
    assert [len(event.mentions) for event in events(*copies)] == [200, 200]
    assert time.process_time() - started < 5


@pytest.mark.parametrize("texts", TWO)
def test_what_differs_stays_apart(texts: tuple[str, ...]) -> None:
    assert len(events(*texts)) == 2
