from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transforms.addresses import canonical, cleaned

SAME = [
    "https://www.Harbour.example:443/news/crane/",
    "https://harbour.example/news/crane?utm_source=rss&utm_medium=feed",
    "https://m.harbour.example/news/crane#comments",
    "https://amp.harbour.example/news/crane/amp/",
    "https://www.m.harbour.example/news/crane.amp?fbclid=x",
    "https://harbour.example./news/crane?ref=twitter&amp=1",
]


@pytest.mark.parametrize("url", SAME)
def test_ways_to_one_article_have_one_address(url: str) -> None:
    assert canonical(url) == "https://harbour.example/news/crane"


DIFFERENT = [
    "https://harbour.example/",
    "https://harbour.example/?p=12",
    "https://harbour.example/?p=13",
    "https://harbour.example/?id=12&page=2",
    "https://harbour.example/?source=4411",
    "https://harbour.example/?ref=4411",
    "https://harbour.example/#!/12",
    "https://harbour.example/#/13",
    "https://harbour.example/amplifier",
    "https://harbour.example/Crane",
    "https://harbour.example/crane",
    "https://harbour.example/crane;12",
    "https://harbour.example:8443/crane",
    "http://harbour.example/crane",
    "https://news.harbour.example/crane",
    "https://amp.com.au/crane",
    "https://m.co.uk/crane",
]


def test_different_articles_keep_different_addresses() -> None:
    assert len({canonical(url) for url in DIFFERENT}) == len(DIFFERENT)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.harbour.example/a/?b=2&utm_id=x&a=1#top", "https://www.harbour.example/a/?b=2&a=1"),
        ("https://harbour.example/a?UTM_Source=x", "https://harbour.example/a"),
        ("https://harbour.example/a?q=%C3%BC+1", "https://harbour.example/a?q=%C3%BC+1"),
        ("/home/me/a.html", "/home/me/a.html"),
        ("https://[::1", "https://[::1"),
    ],
)
def test_what_is_asked_for_is_only_cleaned(url: str, expected: str) -> None:
    assert cleaned(url) == expected


@given(
    st.builds(
        "{}://{}{}{}".format,
        st.sampled_from(["http", "https", "HTTPS"]),
        st.sampled_from(
            [
                "www.m.site.example",
                "a.amp.site.example:80",
                "[::1]:443",
                "user:pw@m.site.example",
                "ü.example",
            ]
        ),
        st.text(st.sampled_from("/ampAMP.html%2fF ü;+~\\"), max_size=30),
        st.text(st.sampled_from("?&=#!/utm_source%41 ü+"), max_size=30),
    )
    | st.text(max_size=60)
)
@example("http://m.site.example #")
def test_settling_an_address_twice_changes_nothing(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert cleaned(cleaned(url)) == cleaned(url)


def test_hostile_addresses_are_settled_at_once() -> None:
    for part in ("/amp", "?&", "%", "utm_", "www."):
        canonical("https://harbour.example/" + part * 100_000)
        canonical("https://" + part * 900 + "harbour.example/")
