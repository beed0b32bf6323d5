from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.names.blocks import dateline_place, find_in_block
from transforms.models import RemovedBlock

DATELINES = [
    ("JINAN, China, March 19, 2025 (GLOBE NEWSWIRE) --", ["Jinan", "China", "GlobeNewswire"]),
    ("NEW YORK, March 19 (Reuters) -", ["New York City", "Reuters"]),
    ("WASHINGTON, March 19 –", ["Washington"]),
    ("BEIJING, May 3, 2025 /PRNewswire/ --", ["Beijing", "PR Newswire"]),
    ("LAS VEGAS, NV - September 3, 2025 (NEWMEDIAWIRE) -", ["Las Vegas", "Nevada", "NewMediaWire"]),
    ("VANCOUVER, British Columbia, May 3, 2025 --", ["Vancouver", "British Columbia"]),
    ("Oslo, Norway – 3 May 2025 –", ["Oslo", "Norway"]),
    ("LONDON --(BUSINESS WIRE)--", ["London", "Business Wire"]),
    ("LONDON, Ontario, May 3 /CNW/ -", ["London", "Ontario", "CNW Group"]),
    ("SAN FRANCISCO, Calif., Sept. 3 (AP) —", ["San Francisco", "California", "Associated Press"]),
    ("May 3, 2025 --", []),
    ("XYZZY --", []),
    ("", []),
]


@pytest.mark.parametrize(("line", "names"), DATELINES)
def test_a_dateline_names_its_places_and_its_wire(line: str, names: list[str]) -> None:
    found = list(find_in_block(RemovedBlock(4, 0, "dateline", line)))
    assert [one.name for one in found] == names
    assert all((one.role, one.block_position) == ("dateline", 4) for one in found)


SOURCES = [
    ("Source: Vale Solar Co., Ltd.", "Vale Solar Co., Ltd"),
    ("SOURCE Vale Solar Inc.", "Vale Solar Inc"),
    ("Source: Ministry of Commerce", "Ministry of Commerce"),
    ("Source: Xinhua", "Xinhua"),
    ("Source: Xiyuan District Government of Yinchuan", "Xiyuan District Government"),
    ("Source: the city's own people", "the city's own people"),
    ("Source: https://example.org/a", None),
    ("Source: ", None),
]


@pytest.mark.parametrize(("line", "name"), SOURCES)
def test_a_source_line_names_its_body(line: str, name: str | None) -> None:
    found = [one.name for one in find_in_block(RemovedBlock(1, 0, "source", line))]
    assert found == ([] if name is None else [name])


def test_a_dateline_gives_the_article_its_place() -> None:
    place = dateline_place("JINAN, China")
    assert place is not None
    assert (place.name, place.country) == ("Jinan", "CN")
    assert dateline_place(None) is None


@given(st.sampled_from(["dateline", "source", "contact", "about"]), st.text(max_size=200))
def test_names_stand_in_their_block(kind: str, text: str) -> None:
    for one in find_in_block(RemovedBlock(0, 0, kind, text)):
        assert 0 <= one.start < one.end <= len(text)
