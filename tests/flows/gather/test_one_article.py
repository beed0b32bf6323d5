"""One page found in several ways, by several sources: one article, and each way is kept."""

from __future__ import annotations

import pytest
from local_run import take_in
from published_rows import query
from small_site import SmallSite, page

from flows.folder import DataFolder
from flows.gather import gather

ADDRESSES = "SELECT url, location, source_id FROM article_addresses ORDER BY location, source_id"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="canonical" href="https://www.harbour.example/news/a/">',
        '<link rel="canonical" href="/news/a">',
    ],
    ids=["says nothing", "names its www address", "names its bare address"],
)
def test_variants_of_an_address_that_two_feeds_name_are_one_article(
    site: SmallSite, folder: DataFolder, head: str
) -> None:
    text = page("a").replace("</head>", f"{head}</head>")
    for path in ("/news/a/", "/news/a", "/news/a/amp", "/news/a?id="):
        site.put(path, text)
    site.feed("http://www.harbour.example/news/a/?utm_source=rss")
    site.feed("http://m.harbour.example/news/a#top", path="/mobile")
    site.feed("http://harbour.example/news/a/amp", path="/amp")
    sources = [site.source(path=path) for path in ("/feed", "/mobile", "/amp")]
    for source in sources[:2]:
        gather(folder, "run", source, {})
    take_in(folder, sources[2])
    rows = query(folder.root, ADDRESSES)
    assert [(location, source_id) for _, location, source_id in rows] == [
        ("http://harbour.example/news/a/amp", sources[2].source_id),
        ("http://m.harbour.example/news/a", sources[1].source_id),
        ("http://www.harbour.example/news/a/", sources[0].source_id),
    ]
    assert query(folder.root, "SELECT count(*) FROM article_versions") == [(1,)]
    assert query(folder.root, "SELECT count(*) FROM articles") == [(1,)]


def test_a_page_that_names_the_front_page_is_an_article_of_its_own(
    site: SmallSite, folder: DataFolder
) -> None:
    for name in ("a", "b"):
        told = page(name).replace("</head>", '<link rel="canonical" href="http://harbour.example/"></head>')
        site.put(f"/news/{name}", told)
    site.feed("http://harbour.example/news/a", "http://harbour.example/news/b")
    take_in(folder, site.source())
    assert query(folder.root, "SELECT url FROM articles ORDER BY url") == [
        ("http://harbour.example/news/a",),
        ("http://harbour.example/news/b",),
    ]


def test_a_page_that_a_second_source_names_is_not_asked_for_again_but_that_is_kept(
    site: SmallSite, folder: DataFolder
) -> None:
    site.feed(site.article("a"))
    site.feed(site.article("a"), path="/other")
    sources = [site.source(), site.source(path="/other")]
    for source in sources:
        take_in(folder, source)
    assert site.statuses("/news/a") == [200]
    assert {row[2] for row in query(folder.root, ADDRESSES)} == {source.source_id for source in sources}
    before = folder.published.resolve()
    for source in sources:
        take_in(folder, source)
    assert folder.published.resolve() == before
