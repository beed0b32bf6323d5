from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence

import h11
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_site import RawSite, answer

from flows.fetch import Fetcher, FetchFailed, Policy
from flows.fetch.connection import Connection
from flows.fetch.gate import admit, machines, refusal

PUBLIC = "93.184.215.14"


def _resolving(monkeypatch: pytest.MonkeyPatch, *answers: Sequence[str]) -> list[str]:
    """Let names stand for these addresses, one list after the other; gives the names asked for."""
    asked: list[str] = []
    left = list(answers)

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port)) for machine in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize(
    "machine",
    [
        *(
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
        ),
        *("169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.0.170", "198.18.0.1"),
        *(
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "192.88.99.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
        ),
        *(
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:93.184.215.14",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
        ),
        *(
            "64:ff9b:1::1",
            "100::1",
            "fe80::1",
            "fe80::1%eth0",
            "fec0::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
        ),
        *(
            "2001::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "4000::1",
            "no address",
            "",
        ),
    ],
)
def test_machines_that_are_not_on_the_public_internet_are_refused(machine: str) -> None:
    assert refusal(machine)


@pytest.mark.parametrize(
    "machine", [PUBLIC, "1.1.1.1", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_machines_on_the_public_internet_are_not(machine: str) -> None:
    assert refusal(machine) is None


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_let_through(machine: object) -> None:
    if not machine.is_global or machine.is_multicast:  # type: ignore[attr-defined]
        assert refusal(str(machine))


@pytest.mark.parametrize(
    ("address", "admitted"),
    [
        ("http://a.example", "http://a.example"),
        ("HTTPS://A.Example:443/x?y=1#part", "https://a.example/x?y=1"),
        ("http://bücher.example/ä b", "http://xn--bcher-kva.example/%C3%A4%20b"),
        ("http://a.example:8080/", "http://a.example:8080/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://a.example./x", "http://a.example/x"),
        ("http://under_score.example/", "http://under_score.example/"),
    ],
)
def test_addresses_of_pages_are_admitted(address: str, admitted: str) -> None:
    url = admit(address, Policy())
    assert url == httpx.URL(admitted)
    assert admit(url, Policy()) == url


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "a.example",
            "//a.example/",
            "http:",
            "http:///x",
            "http:/a.example",
            "ftp://a.example/",
            "file:///etc/passwd",
        ),
        *("data:text/html,x", "javascript:alert(1)", "gopher://a.example/", "http://"),
        *(
            "http://user@a.example/",
            "http://user:pass@a.example/",
            "http://@a.example/",
            "http://a.example@b.example/",
        ),
        *(
            "http:\\\\a.example\\",
            "http://a.example\\@b.example/",
            "http://a.example/\r\nX: y",
            "http://a.example/\x00",
        ),
        *("http://a.example/\t", "http://a\u0085b.example/", "http://a.example/\ud800"),
        *(
            "http://127.1/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://2130706433/",
            "http://1.2.3.4.5/",
            "http://0x7f000001/",
        ),
        *(
            "http://127.0.0.01/",
            "http://1.2.3/",
            "http://１２７.0.0.1/",
            "http://a..example/",
            "http://-a.example/",
            "http://a%20b/",
        ),
        *(
            "http://[::1",
            "http://[fe80::1%25eth0]/",
            "http://[not::an::address]/",
            "http://a.example:port/",
            "http://a.example:0/",
        ),
        *(
            "http://a.example:22/",
            "http://a.example:25/",
            "http://a.example:6379/",
            "http://a.example:70000/",
        ),
        "http://" + "a" * 300 + "/",
        "http://a.example/" + "x" * 5000,
        "http://" + "a." * 3000 + "example/",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    try:
        url = admit(address, Policy())
    except FetchFailed as failure:
        assert failure.outcome == "bad address"
    else:
        # Whatever httpx made of it, it is no machine that may be asked.
        assert refusal(url.host), url


@given(
    st.text(max_size=60),
    st.sampled_from(["http://", "https://", "http://a.example/", "http://a.example?", ""]),
)
def test_any_text_is_admitted_or_refused_and_never_more(text: str, before: str) -> None:
    try:
        url = admit(before + text, Policy())
    except FetchFailed as failure:
        assert failure.outcome == "bad address"
    else:
        assert url.scheme in ("http", "https")
        assert url.userinfo == b""
        assert not set(url.raw_path + url.raw_host) & set(b"\r\n\x00 \\")
        h11.Request(method="GET", target=url.raw_path, headers=[("Host", url.netloc)])  # or it raises


def test_a_name_is_refused_when_one_of_its_machines_is(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolving(monkeypatch, [PUBLIC, "127.0.0.1"])
    with pytest.raises(FetchFailed, match=r"a.example is 127.0.0.1, in 127.0.0.0/8") as failure:
        asyncio.run(machines("a.example", 80, Policy()))
    assert failure.value.outcome == "refused address"
    allowed = Policy(allow_hosts=frozenset({"a.example"}))
    assert asyncio.run(machines("a.example", 80, allowed)) == [PUBLIC, "127.0.0.1"]


def test_a_name_that_does_not_exist_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with pytest.raises(FetchFailed) as failure:
        asyncio.run(machines("a.example", 80, Policy()))
    assert (failure.value.outcome, failure.value.passing) == ("no such host", False)


def test_the_connection_goes_to_the_very_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is asked for, and loopback when it is asked for again."""
    asked = _resolving(monkeypatch, [PUBLIC], ["127.0.0.1"])
    connected: list[tuple[str, int, str]] = []

    async def refused(machine: str, port: int, name: str, tls: object) -> Connection:
        connected.append((machine, port, name))
        raise ConnectionRefusedError

    monkeypatch.setattr(Connection, "open", refused)

    async def get() -> None:
        async with Fetcher(Policy(min_interval=0, respect_robots=False)) as fetcher:
            with pytest.raises(FetchFailed, match=r"is 127\.0\.0\.1, in"):
                await fetcher.get("http://a.example/")

    asyncio.run(get())
    assert connected == [(PUBLIC, 80, "a.example")]
    assert asked == ["a.example", "a.example"]


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1]/",
        "http://100.64.0.1/",
        "http://localhost/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(
    location: str, site: RawSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a name of one's own network that is allowed to others that are not."""
    site.replies["/"] = [answer(status=302, Location=location)]
    resolve = socket.getaddrinfo

    def getaddrinfo(host: str, *args: object, **more: object) -> object:
        return resolve("127.0.0.1" if host == "a.example" else host, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    policy = Policy(min_interval=0, respect_robots=False, allow_hosts=frozenset({"a.example"}))

    async def get() -> FetchFailed:
        async with Fetcher(policy) as fetcher:
            with pytest.raises(FetchFailed) as failure:
                await fetcher.get(f"http://a.example:{site.port}/")
            return failure.value

    failure = asyncio.run(get())
    assert failure.outcome == "refused address"
    assert [step.outcome for step in failure.attempts] == ["redirect"]
    assert len(site.asked) == 1
