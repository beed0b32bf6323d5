"""What a text does not tell as news of its own: quotations, notices about a company, doubts.

What stands there is no event, whatever verbs it has.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from transforms.facts.text.sentences import Span

_LONGEST = 700  # characters of a sentence: longer ones are lists and legal notices
_QUOTE = re.compile(r"“[^“”\n]{0,2000}(?:”|$)|\"[^\"\n]{0,2000}\"", re.MULTILINE)
_SHORTEST_QUOTE = 25  # characters: shorter ones are names
_NOTICE = re.compile(
    r"[^\w\n]{0,6}(?:(?:About|ABOUT) (?:[Tt]he |THE )?[A-Z]|Disclaimer|DISCLAIMER|Additional Information"
    r"|(?:Cautionary|CAUTIONARY|Forward|FORWARD|Safe|SAFE)"
    r"[ -](?:Note|NOTE|Statement|Looking|looking|LOOKING|Harbor|HARBOR))"
)
_HEADING = 90  # characters at most
_NO_NEWS = re.compile(
    r"forward-looking|class action|\bno assurance\b|\blead plaintiff\b|\bappeared first on\b|\bclass period\b"
    r"|\bbehalf of (?:all )?(?:investors|persons|purchasers|shareholders)\b",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"(?:Founded|Established|Headquartered|Based) in\b|The post [A-Z]")
_DOUBT = re.compile(
    r"\b(?:if|whether|unless|den(?:y|ied|ies|ying)|ruled out|reject(?:ed|s)|no (?:plans?|intention|decision)"
    r"|refus(?:ed|es|al)|declin(?:ed|es)|rumou?rs?|would have|had (?:planned|hoped|wanted) to|in case"
    r"|instead of|will (?:enable|allow|help)|(?:goal|target|aim) \Z|(?:amount|total|funds|capital) \Z"
    r"|(?:cancel(?:led|ed|s)?|scrap(?:ped|s)|abandon(?:ed|s)|drop(?:ped|s)|shelv(?:ed|es))"
    r" (?:its|the|their|an?) (?:[\w-]{1,15} ){0,2}(?:plans?|agreement|deal|project|proposal)"
    r" (?:to|for|with))(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,? (?:but|while|whereas|and then)\b")


class Told:
    """Which stretches of a text are told as news; built once, asked for each trigger."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._off = sorted((*_quotations(text), *_notices(text)), key=lambda span: span.start)
        self._starts = [span.start for span in self._off]
        self._ends = _furthest(self._off)

    def sentence(self, span: Span) -> bool:
        """Whether a sentence can tell news: no question, no legal notice, no overlong list."""
        if span.end - span.start > _LONGEST or self._text[span.end - 1] == "?":
            return False
        if _FOUNDED.match(self._text, span.start):
            return False
        return _NO_NEWS.search(self._text, span.start, span.end) is None

    def at(self, sentence: Span, start: int, end: int) -> bool:
        """Whether the trigger from `start` to `end` is told as such, and not doubted or denied."""
        before = bisect_right(self._starts, start) - 1
        if before >= 0 and start < self._ends[before]:
            return False
        clause = sentence.start
        for stop in _CLAUSE.finditer(self._text, sentence.start, start):
            clause = stop.end()
        return _DOUBT.search(self._text, clause, end) is None


def _quotations(text: str) -> Iterator[Span]:
    for match in _QUOTE.finditer(text):
        if match.end() - match.start() > _SHORTEST_QUOTE:
            yield Span(match.start(), match.end())


def _notices(text: str) -> Iterator[Span]:
    """Paragraphs about a company or the law: those that say so, and what is under such a heading."""
    start, under = 0, False
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            notice = _NOTICE.match(line) is not None
            heading = len(line) <= _HEADING and line.rstrip()[-1] not in '.!?”"'
            if heading:
                under = notice
            if notice or under:
                yield Span(start, end)
        start = end + 1


def _furthest(spans: list[Span]) -> list[int]:
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1] if ends else 0))
    return ends
