from __future__ import annotations

import json

import httpx
import pytest

from flows.annotators.endpoint import EndpointAnnotator
from transforms.facts.annotations import Annotation

TEXT = "Halden makes cells in Oslo. Halden, not Haldenia, grew."


def annotator(
    content: object, status: int = 200, seen: list[httpx.Request] | None = None
) -> EndpointAnnotator:
    def answer(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        return httpx.Response(status, json={"choices": [{"message": {"content": content}}]})

    return EndpointAnnotator("http://model.test/v1", "small", "secret", transport=httpx.MockTransport(answer))


NAMES = {"names": [{"exact": "Halden", "kind": "organisation"}, {"exact": "Oslo", "kind": "place"}]}


@pytest.mark.parametrize("content", [json.dumps(NAMES), f"Here:\n```json\n{json.dumps(NAMES)}\n```"])
def test_every_place_where_a_listed_name_stands(content: str) -> None:
    seen: list[httpx.Request] = []
    found = annotator(content, seen=seen).annotate(["Nothing.", TEXT])
    assert set(found) == {
        Annotation(1, 0, 6, "Halden", "organisation", 0.7),
        Annotation(1, 28, 34, "Halden", "organisation", 0.7),
        Annotation(1, 22, 26, "Oslo", "place", 0.7),
    }
    assert str(seen[0].url) == "http://model.test/v1/chat/completions"
    assert seen[0].headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no list",
        "{}",
        '{"names": 3}',
        '{"names": ["Halden"]}',
        '{"names": [{"exact": "Bergen", "kind": "place"}, {"exact": "Oslo", "kind": "god"}, {"exact": 7}]}',
        None,
        ["Halden"],
    ],
)
def test_an_answer_that_is_no_list_of_names_gives_none(content: object) -> None:
    assert annotator(content).annotate([TEXT]) == []


def test_a_refusal_is_raised_and_the_key_is_not_shown() -> None:
    tool = annotator("", status=401)
    with pytest.raises(httpx.HTTPStatusError):
        tool.annotate([TEXT])
    assert "secret" not in repr(tool)
