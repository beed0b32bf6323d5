"""The one door to the network: every request of Wirehouse leaves through `Fetcher`.

    client        what is asked for again, and under which conditions
    site          robots, reservations: what a site says of itself
    visit         every redirect, within one deadline
      gate        which addresses may be asked, which machines stand behind a name
      pace        turns at a host, Retry-After, slowing down, the breaker
        places      how many requests a host has at once
      transport   connections, kept per origin
        connection  HTTP/1.1 by httpcore
        decode      a body out of its encoding, within bounds
    frontier      what is remembered between runs: the nouns of `remembered`

Nothing that comes in is believed: whatever is unbounded in HTTP has a bound here. A new
reason to refuse is a `FetchFailed` with an outcome of its own, and a case in the tests.
"""

from flows.fetch.answer import Answer, Attempt, FetchFailed
from flows.fetch.client import Fetcher
from flows.fetch.frontier import Frontier
from flows.fetch.policy import USER_AGENT, Policy
from flows.fetch.redact import redacted
from flows.fetch.remembered import HostState, Listed, Owed, Remembered, SourceState

__all__ = [
    "USER_AGENT",
    "Answer",
    "Attempt",
    "FetchFailed",
    "Fetcher",
    "Frontier",
    "HostState",
    "Listed",
    "Owed",
    "Policy",
    "Remembered",
    "SourceState",
    "redacted",
]
