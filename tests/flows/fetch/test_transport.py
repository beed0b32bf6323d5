from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator

import pytest
import trustme
from raw_site import RawSite, answer, serving

from flows.fetch import Fetcher, FetchFailed, Policy


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[RawSite]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("a.example").configure_cert(context)
    with serving(context) as site:
        site.replies["/"] = [answer(b"page")]
        yield site


def _get(site: RawSite, url: str, tls: ssl.SSLContext | None) -> bytes | str:
    async def get() -> bytes | str:
        policy = Policy(connect_to=site.connect_to, min_interval=0, respect_robots=False)
        async with Fetcher(policy, tls=tls) as fetcher:
            try:
                return (await fetcher.get(url)).body
            except FetchFailed as failure:
                return failure.outcome

    return asyncio.run(get())


def test_a_certificate_must_be_good_and_for_this_name(secure: RawSite, trusting: ssl.SSLContext) -> None:
    assert _get(secure, "https://a.example/", trusting) == b"page"
    assert _get(secure, "https://b.example/", trusting) == "bad certificate"
    assert _get(secure, "https://127.0.0.1/", trusting) == "bad certificate"
    assert _get(secure, "https://a.example/", None) == "bad certificate"  # an authority that nobody trusts
    assert [asked.host for asked in secure.asked] == ["a.example"]


def test_a_server_without_tls_is_no_secure_one(site: RawSite, trusting: ssl.SSLContext) -> None:
    site.replies["/"] = [answer(b"page")]
    assert _get(site, "https://a.example/", trusting) == "connection failed"


def test_a_secure_connection_is_not_used_for_another_name(secure: RawSite, trusting: ssl.SSLContext) -> None:
    async def both() -> None:
        policy = Policy(connect_to=secure.connect_to, min_interval=0, respect_robots=False)
        async with Fetcher(policy, tls=trusting) as fetcher:
            await fetcher.get("https://a.example/")
            with pytest.raises(FetchFailed) as failure:
                await fetcher.get("https://b.example/")
            assert failure.value.outcome == "bad certificate"

    asyncio.run(both())


def test_a_proxy_from_the_environment_is_not_used(site: RawSite, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.replies["/"] = [answer(b"page")]
    assert _get(site, "http://a.example/", None) == b"page"
