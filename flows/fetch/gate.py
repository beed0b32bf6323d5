"""Which addresses may be asked, and which machines stand behind a name.

Python's own `is_global` calls several of these networks global (64:ff9b::/96, 2002::/16,
multicast ...), and differs between its versions, so the table is ours: the IANA registries
of special-purpose addresses (RFC 6890), and of IPv6 only what is given out, 2000::/3.
"""

from __future__ import annotations

import asyncio
import re
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

import httpx

from flows.fetch.answer import FetchFailed
from flows.fetch.policy import Policy

LONGEST_ADDRESS = 4096
MOST_MACHINES = 3  # of a name that are tried one after the other

_REFUSED_4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and where clouds hand out credentials
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
]
_GIVEN_OUT_6 = IPv6Network("2000::/3")
_REFUSED_6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them: an IPv4 address inside
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation
    )
]
# Where other services listen that a forged request could speak to (after the Fetch standard's list).
_REFUSED_PORTS = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, *range(6665, 6670), 6679, 6697,
     9200, 10080, 11211)
)  # fmt: skip
_HOST = re.compile(
    r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?){0,126}\.?"
)


def admit(address: str | httpx.URL, policy: Policy) -> httpx.URL:
    """The address, parsed and without its fragment, if it is one that may be asked at all.

    Raises FetchFailed "bad address": not http or https, userinfo, a backslash or control
    character, a host that is no name, a port of another service.
    """
    text = str(address).partition("#")[0]
    if len(text) > LONGEST_ADDRESS:
        raise FetchFailed("bad address", f"longer than {LONGEST_ADDRESS} characters")
    if re.search(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]", text):
        raise FetchFailed("bad address", "a control character or backslash in it")
    scheme, colon, rest = text.partition(":")
    try:
        url = httpx.URL(scheme.lower() + colon + rest)  # which drops the port 443 of https, not of HTTPS
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchFailed("bad address", str(error)) from error
    if url.scheme not in ("http", "https"):
        raise FetchFailed("bad address", f"{url.scheme or 'no scheme'}: only http and https")
    if url.userinfo or "@" in url.netloc.decode("ascii", "replace"):
        raise FetchFailed("bad address", "a user name or password in it")
    _expect_host(url.raw_host.decode("ascii", "replace").lower())
    _expect_port(url.port, policy, url.host)
    return url.copy_with(host=url.host.rstrip(".")) if url.host.endswith(".") else url


def _expect_host(host: str) -> None:
    if ":" in host:  # an IPv6 address, which httpx has parsed
        return
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise FetchFailed("bad address", f"{host[:100]!r} is no host name")
    # The C library takes 127.1, 0x7f.1 and 0177.0.0.1 for addresses: a number is a whole one, or refused.
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", host.rstrip(".").rpartition(".")[2]):
        try:
            IPv4Address(host)
        except ValueError as error:
            raise FetchFailed("bad address", f"{host!r} is no IPv4 address") from error


def _expect_port(port: int | None, policy: Policy, host: str) -> None:
    if port is None or port in (80, 443):
        return
    if not 0 < port < 65536 or (host not in policy.allow_hosts and (port < 1024 or port in _REFUSED_PORTS)):
        raise FetchFailed("bad address", f"port {port} is not one for web pages")


def refusal(machine: str) -> str | None:
    """Why this IP address is not to be connected to; None for one on the public internet."""
    try:
        ip = ip_address(machine)
    except ValueError:  # also with a scope: fe80::1%eth0
        return "no plain IP address"
    if isinstance(ip, IPv4Address):
        inside = next((network for network in _REFUSED_4 if ip in network), None)
        return f"in {inside}" if inside else None
    if ip not in _GIVEN_OUT_6:
        return f"outside of {_GIVEN_OUT_6}"
    inside6 = next((network for network in _REFUSED_6 if ip in network), None)
    return f"in {inside6}" if inside6 else None


async def machines(host: str, port: int, policy: Policy) -> list[str]:
    """The IP addresses behind a name, asked for once; the connection is made to one of these.

    Raises FetchFailed "refused address" when any of them is not on the public internet
    and the policy does not allow this name by `allow_hosts`; "no such host".
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        passing = getattr(error, "errno", None) == socket.EAI_AGAIN
        raise FetchFailed("no such host", f"{host}: {error}", passing=passing) from error
    names = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host not in policy.allow_hosts:
        for machine in names:
            if why := refusal(machine):
                raise FetchFailed("refused address", f"{host} is {machine}, {why}")
    return names[:MOST_MACHINES]
