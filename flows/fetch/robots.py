"""robots.txt by RFC 9309: what it allows us, and what it says to crawlers of AI."""

from __future__ import annotations

import re
from functools import cached_property

from protego import Protego

MOST_BYTES = 500_000  # the RFC asks for at least 500 KiB of which all is read; what is beyond is not
LONGEST_DELAY = 30.0  # seconds; a crawl-delay of a day is a refusal that should be written as one
DAY_SECONDS = 24 * 3600.0
RETRY_SECONDS = 15 * 60.0

# Tokens of crawlers that feed models, as their operators publish them.
AI_CRAWLERS = (
    "ai2bot", "amazonbot", "anthropic-ai", "applebot-extended", "bytespider", "ccbot", "claudebot",
    "cohere-ai", "diffbot", "facebookbot", "google-extended", "gptbot", "meta-externalagent", "omgilibot",
    "perplexitybot", "timpibot", "webzio-extended",
)  # fmt: skip


class Robots:
    """One robots.txt as we got it. `status` is that of the answer: 0 for none at all."""

    def __init__(self, status: int, text: str, user_agent: str) -> None:
        self._status = status
        self._text = text
        token = re.match(r"[A-Za-z_-]+", user_agent)
        self._token = token[0].lower() if token else "*"

    @property
    def unavailable(self) -> bool:
        """No answer, or the server's own fault: nothing may be asked for until there is one."""
        return self._status == 0 or self._status == 429 or self._status >= 500

    @property
    def lifetime(self) -> float:
        """For how many seconds this may be believed."""
        return RETRY_SECONDS if self.unavailable else DAY_SECONDS

    def allows(self, url: str) -> bool:
        return not self.unavailable and self._rules.can_fetch(url, self._token)

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests that the site asks for, within reason."""
        delay = self._rules.crawl_delay(self._token) or 0.0
        return min(max(delay, 0.0), LONGEST_DELAY)

    def reserves(self, url: str) -> bool:
        """Whether any crawler of AI is kept from this address by a group of its own."""
        return any(not self._rules.can_fetch(url, agent) for agent in self._named)

    @cached_property
    def _named(self) -> list[str]:
        found = _agents(self._text)
        return [agent for agent in AI_CRAWLERS if agent in found]

    @cached_property
    def _rules(self) -> Protego:
        """A 4xx allows everything. A page of HTML has no line that is a rule, so it does too."""
        text = self._text if self._status == 200 else ""
        return Protego.parse(_of_interest(text, {"*", self._token, *AI_CRAWLERS}))


_AGENT = re.compile(r"(?im)^[ \t]{0,20}user[- ]?agent[ \t]{0,20}:?[ \t]{0,20}([^#\r\n]{0,200})")


def _agents(text: str) -> set[str]:
    return {match[1].strip().lower() for match in _AGENT.finditer(text)}


def _of_interest(text: str, agents: set[str]) -> str:
    """The same rules with every other crawler under one name, each once in a row.

    A file of a few thousand agents before a few thousand rules costs Protego their product.
    """
    lines: list[str] = []
    row: set[str] = set()
    for line in text.lstrip("\ufeff").splitlines():
        match = _AGENT.match(line)
        if match is None:
            if line.strip():
                row = set() if not line.lstrip().startswith("#") else row
                lines.append(line[:2000])
            continue
        named = match[1].strip().lower().rstrip("*").split("/")[0].strip() or "*"
        agent = named if named in agents else "another-crawler"
        if agent not in row:
            row.add(agent)
            lines.append(f"User-agent: {agent}")
    return "\n".join(lines)
