"""The one door to the network: every request of Wirehouse leaves through `Fetcher`."""

from flows.fetch.answer import Answer, Attempt, FetchFailed
from flows.fetch.client import Fetcher
from flows.fetch.frontier import Frontier, HostState, Remembered, SourceState
from flows.fetch.policy import USER_AGENT, Policy
from flows.fetch.redact import redacted

__all__ = [
    "USER_AGENT",
    "Answer",
    "Attempt",
    "FetchFailed",
    "Fetcher",
    "Frontier",
    "HostState",
    "Policy",
    "Remembered",
    "SourceState",
    "redacted",
]
