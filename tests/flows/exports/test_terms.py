from __future__ import annotations

import pytest

from flows.exports.terms import article_uri, known, web_url


@pytest.mark.parametrize(
    ("url", "is_kept"),
    [
        ("https://port.example/a?b=c#d", True),
        ("http://port.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("/srv/a.txt", False),
        ("https://port.example/a b", False),
        ("https://port.example/<script>", False),
        ("https://port.example/\u202e", False),
        ("https://[x", False),
    ],
)
def test_only_plain_addresses_of_the_web(url: str, is_kept: bool) -> None:
    assert web_url(url) == (url if is_kept else None)
    assert article_uri({"url": url, "article_id": "abc"}) == (url if is_kept else "urn:wirehouse:article:abc")


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert known(a=None, b="", c=[], d={}, e=0, f=False, g_="x") == {"e": 0, "f": False, "g": "x"}
