"""Names by a chat endpoint of the OpenAI style, local or remote.

A model counts characters badly, so it is asked for words, not for offsets: every name is
looked up in the text, and one that does not stand there is dropped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import httpx

from transforms.facts.annotations import Annotation
from transforms.models import EntityKind

_PROMPT = (
    "List the organisations, places and persons that the user's text names, each once, exactly as written. "
    'Answer with JSON only: {"names": [{"exact": "...", "kind": "organisation" | "place" | "person"}]}'
)
_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
_LONGEST_ANSWER = 200_000  # characters; more is no list of names


@dataclass(frozen=True)
class EndpointAnnotator:
    """`base_url` up to and with its version ("http://localhost:8000/v1"); `key` may be empty."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    transport: httpx.BaseTransport | None = field(default=None, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What stands in `mentions.extractor`."""
        return f"endpoint:{self.model}"

    def annotate(self, documents: Sequence[str]) -> Sequence[Annotation]:
        """The names that the model lists and that stand in their text.

        An answer that is no such list gives no names. Raises httpx.HTTPError where the
        endpoint does not answer.
        """
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        with httpx.Client(timeout=self.timeout, headers=headers, transport=self.transport) as client:
            return [one for number, text in enumerate(documents) for one in self._names(client, number, text)]

    def _names(self, client: httpx.Client, number: int, text: str) -> Iterator[Annotation]:
        messages = [{"role": "system", "content": _PROMPT}, {"role": "user", "content": text}]
        request = {"model": self.model, "temperature": 0, "messages": messages}
        response = client.post(f"{self.base_url.rstrip('/')}/chat/completions", json=request)
        response.raise_for_status()
        for row in _listed(response.text[:_LONGEST_ANSWER]):
            yield from _found(number, text, row)


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
