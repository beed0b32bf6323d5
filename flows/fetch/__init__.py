"""The one door to the network: every request of Wirehouse leaves through `Fetcher`."""

from flows.fetch.client import Answer, Fetcher, FetchFailed

__all__ = ["Answer", "FetchFailed", "Fetcher"]
