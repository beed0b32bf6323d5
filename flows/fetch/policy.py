"""What a source asks of the gate."""

from __future__ import annotations

import re
from dataclasses import dataclass

USER_AGENT = "Wirehouse/0.1 (+https://github.com/wirehouse/wirehouse)"

# What we say ourselves on every request; a source may not say it otherwise.
_OURS = {"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "te", "upgrade"}


@dataclass(frozen=True)
class Policy:
    """Manners and bounds of one source. Raises ValueError for headers that cannot be sent.

    `headers` go to `origin` alone ("https://host", the source's own), on whatever way
    a request takes. `allow_hosts` may resolve to private addresses. `connect_to` is
    `host:port`: the sample, whose names all live on one loopback port.
    """

    user_agent: str = USER_AGENT
    respect_robots: bool = True
    respect_tdm: bool = False
    min_interval: float = 1.0  # seconds between two requests to one host
    connections_per_host: int = 1
    max_bytes: int = 20_000_000
    deadline: float = 30.0  # seconds for one address, redirects and body included, waits for our pace not
    wait_budget: float = 60.0  # seconds that one host may make us wait in a run, beyond our own pace
    headers: tuple[tuple[str, str], ...] = ()
    origin: str | None = None
    allow_hosts: frozenset[str] = frozenset()
    connect_to: str | None = None

    def __post_init__(self) -> None:
        for name, value in (("User-Agent", self.user_agent), *self.headers):
            if not re.fullmatch(r"[A-Za-z0-9-]{1,100}", name) or name.lower() in _OURS:
                raise ValueError(f"header {name!r} cannot be set")
            if not re.fullmatch(r"[\x20-\x7e]{0,4000}", value):
                raise ValueError(f"the value of header {name!r} is no printable ASCII")
        if self.headers and self.origin is None:
            raise ValueError("headers need an origin: they are sent nowhere else")

    @property
    def reads_site_rules(self) -> bool:
        """Whether robots.txt and tdmrep.json are asked for at all."""
        return self.respect_robots or self.respect_tdm
