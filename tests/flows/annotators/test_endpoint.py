from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from raw_site import RawSite, answer, serving

from flows.annotators.endpoint import EndpointAnnotator
from flows.fetch import FetchFailed
from transforms.facts.names.annotations import Annotation

TEXT = "Halden makes cells in Oslo. Halden, not Haldenia, grew."


@pytest.fixture
def site() -> Iterator[RawSite]:
    with serving() as running:
        yield running


def annotator(site: RawSite, content: object, status: int = 200) -> EndpointAnnotator:
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    site.replies["/v1/chat/completions"] = [answer(body, status, Content_Type="application/json")]
    return EndpointAnnotator(f"http://localhost:{site.port}/v1", "small", "secret")


NAMES = {"names": [{"exact": "Halden", "kind": "organisation"}, {"exact": "Oslo", "kind": "place"}]}


@pytest.mark.parametrize("content", [json.dumps(NAMES), f"Here:\n```json\n{json.dumps(NAMES)}\n```"])
def test_every_place_where_a_listed_name_stands(site: RawSite, content: str) -> None:
    found = annotator(site, content).annotate(["Nothing.", TEXT])
    assert set(found) == {
        Annotation(1, 0, 6, "Halden", "organisation", 0.7),
        Annotation(1, 28, 34, "Halden", "organisation", 0.7),
        Annotation(1, 22, 26, "Oslo", "place", 0.7),
    }
    assert [asked.headers["authorization"] for asked in site.asked] == ["Bearer secret"] * 2
    assert json.loads(site.asked[1].body)["messages"][1] == {"role": "user", "content": TEXT}


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
def test_an_answer_that_is_no_list_of_names_gives_none(site: RawSite, content: object) -> None:
    assert annotator(site, content).annotate([TEXT]) == []


def test_a_refusal_is_raised_and_the_key_is_not_shown(site: RawSite) -> None:
    tool = annotator(site, "", status=401)
    with pytest.raises(FetchFailed, match="401") as failure:
        tool.annotate([TEXT])
    assert "secret" not in repr(tool) + str(failure.value)


def test_the_key_follows_no_redirect(site: RawSite) -> None:
    tool = annotator(site, "")
    site.replies["/v1/chat/completions"] = [answer(status=307, Location=f"http://127.0.0.1:{site.port}/else")]
    with pytest.raises(FetchFailed):
        tool.annotate([TEXT])
    assert len(site.asked) == 1


@pytest.mark.parametrize("base_url", ["", "localhost", "http://[::1", "file:///v1"])
def test_an_endpoint_without_an_address_says_so(base_url: str) -> None:
    with pytest.raises((FetchFailed, ValueError)):
        EndpointAnnotator(base_url, "small").annotate([TEXT])
