"""Names by a chat endpoint of the OpenAI style, local or remote.

A model counts characters badly, so it is asked for words, not for offsets: every name is
looked up in the text, and one that does not stand there is dropped.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import httpx

from flows.fetch import Fetcher, Policy
from transforms.facts.names.annotations import Annotation
from transforms.models import EntityKind

_PROMPT = (
    "List the organisations, places and persons that the user's text names, each once, exactly as written. "
    'Answer with JSON only: {"names": [{"exact": "...", "kind": "organisation" | "place" | "person"}]}'
)
_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
_LONGEST_ANSWER = 1_000_000  # bytes; more is no list of names


@dataclass(frozen=True)
class EndpointAnnotator:
    """`base_url` up to and with its version ("http://localhost:8000/v1"); `key` may be empty."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0

    @property
    def name(self) -> str:
        """What stands in `mentions.extractor`."""
        return f"endpoint:{self.model}"

    def annotate(self, documents: Sequence[str]) -> Sequence[Annotation]:
        """The names that the model lists and that stand in their text.

        An answer that is no such list gives no names. Raises FetchFailed where the
        endpoint does not answer, ValueError where it has no address or the key cannot be sent.
        """
        return asyncio.run(self._ask(documents))

    async def _ask(self, documents: Sequence[str]) -> list[Annotation]:
        found: list[Annotation] = []
        async with Fetcher(self._policy(), concurrency=1) as fetcher:
            for number, text in enumerate(documents):
                messages = [{"role": "system", "content": _PROMPT}, {"role": "user", "content": text}]
                request = {"model": self.model, "temperature": 0, "messages": messages}
                url = f"{self.base_url.rstrip('/')}/chat/completions"
                answer = await fetcher.post(url, json.dumps(request).encode())
                for row in _listed(answer.body.decode("utf-8", "replace")):
                    found.extend(_found(number, text, row))
        return found

    def _policy(self) -> Policy:
        """The user's own service: it may live on this machine, and the key goes there alone."""
        try:
            url = httpx.URL(self.base_url)
        except httpx.InvalidURL as error:
            raise ValueError(f"{self.base_url!r} is no address: {error}") from error
        return Policy(
            respect_robots=False,
            min_interval=0.0,
            max_bytes=_LONGEST_ANSWER,
            deadline=self.timeout,
            headers=(("Authorization", f"Bearer {self.key.strip()}"),) if self.key else (),
            origin=self.base_url,
            allow_hosts=frozenset({url.host}),
        )


def _listed(body: str) -> Sequence[Mapping[str, Any]]:
    """The rows of an answer, also when it stands in a fenced block; none when it is anything else."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
        names = json.loads(content[content.index("{") : content.rindex("}") + 1])["names"]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return ()
    return [row for row in names if isinstance(row, dict)] if isinstance(names, list) else ()


def _found(number: int, text: str, row: Mapping[str, Any]) -> Iterator[Annotation]:
    exact, kind = row.get("exact"), row.get("kind")
    if not isinstance(exact, str) or kind not in _KINDS or len(exact) < 2:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(exact)}(?!\w)", text):
        yield Annotation(number, match.start(), match.end(), exact, kind, 0.7)
