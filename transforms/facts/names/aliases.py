"""The names that an article uses again for what it has named in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.facts.names.names import is_common, listed, without_legal_form
from transforms.facts.names.namesakes import most_named
from transforms.facts.names.resolve import is_also_a_word, is_known
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk, bare_words

_SHORTENED = 0.8  # the confidence of names that the text shortens without saying so
_TITLES = listed("persons", "titles")
_NOT_SHORTENED = listed("aliases", "not_shortened")


class Aliases:
    """What each name stands for in one article, the full ones and the short ones."""

    def __init__(
        self,
        text: str,
        bodies: Iterable[Sighting],
        people: Sequence[Sighting],
        shorts: dict[tuple[int, int], Sighting],
    ) -> None:
        self._names: dict[tuple[str, ...], Sighting] = {}
        self._acronyms: set[tuple[str, ...]] = set()
        for (start, end), body in sorted(shorts.items()):
            self._add(text[start:end], body, 0.95)
        forms = [(c, one, name) for one in (*bodies, *people) for name, c in _short_forms(one, text)]
        meant = set(most_named(people).values())
        forms = [
            (confidence, one, name)
            for confidence, one, name in forms
            if one.kind != "person" or name == one.name or one.name in meant
        ]
        # A full name before what another is shortened to, and the longest name first.
        forms.sort(key=lambda form: (-form[0], -len(form[1].name), form[1].start))
        for confidence, one, name in forms:
            self._add(name, one, confidence)
        self._firsts = {words[0] for words in self._names}
        self._longest = max(map(len, self._names), default=0)

    def in_full(self, body: Sighting) -> Sighting:
        """`body` under the full name that the text has for it, if it has one."""
        known = self._names.get(bare_words(body.name))
        return replace(body, name=known.name) if known is not None and known.kind == body.kind else body

    def _add(self, name: str, of: Sighting, confidence: float) -> None:
        words = bare_words(name)
        if words:
            found = replace(of, extractor="repeated", confidence=confidence, role=None, block_position=None)
            self._names.setdefault(words, found)
            if len(words) == 1 and name.isupper() and len(name) < 7:
                self._acronyms.add(words)

    def find(self, text: str, runs: Iterable[Chunk]) -> Iterator[Sighting]:
        """Each place in the runs where a known name stands again."""
        for run in runs:
            bare = [word.bare for word in run.words]
            at = 0
            while at < len(bare):
                length = self._match(bare, at) if bare[at] in self._firsts else 0
                known = self._names[tuple(bare[at : at + length])] if length else None
                if known is not None and self._fits(known, run, at, length):
                    yield replace(known, start=run.words[at].start, end=run.words[at + length - 1].end)
                at += length or 1

    def _fits(self, known: Sighting, run: Chunk, at: int, length: int) -> bool:
        words = run.words[at : at + length]
        if tuple(word.bare for word in words) in self._acronyms and not words[0].text.isupper():
            return False  # "Who" is not the WHO
        if known.confidence > _SHORTENED and length > 1 and known.kind == "organisation":
            return True
        return _is_whole(run, at, length) and (
            known.confidence > _SHORTENED or _stands_alone(run, at, length)
        )

    def _match(self, bare: list[str], at: int) -> int:
        for length in range(min(self._longest, len(bare) - at), 0, -1):
            if tuple(bare[at : at + length]) in self._names:
                return length
        return 0


def _is_whole(run: Chunk, at: int, length: int) -> bool:
    """Whether a name does not go on: "Acme" in "Acme Savings" does."""
    behind = run.words[at + length :]
    return not behind or behind[0].bare in _TITLES or run.words[at + length - 1].possessive


def _stands_alone(run: Chunk, at: int, length: int) -> bool:
    """Whether a shortened name is not the end of another: "Acme" in "Jo Acme"."""
    return at == 0 or is_common(run.words[at - 1].text) or run.words[at - 1].bare in _TITLES


def _short_forms(one: Sighting, text: str) -> Iterator[tuple[str, float]]:
    """How a text names again what it has named in full."""
    if one.kind == "place":
        if not is_also_a_word(one.name):
            yield one.name, 0.9
        return
    yield one.name, _SHORTENED if one.extractor == "evidence" else 0.95
    words = without_legal_form(one.name).split()
    if one.kind == "person":
        if len(words) > 1 and not _could_be_else(words[-1], text):
            yield words[-1], 0.8
        return
    if not (is_known(" ".join(words)) if len(words) > 1 else is_common(words[0])):  # New Zealand Company
        yield " ".join(words), _SHORTENED if one.extractor == "evidence" else 0.92
    if words[-1].lower() in _NOT_SHORTENED:
        return
    for length in range(len(words) - 1, 1, -1):
        short = " ".join(words[:length])
        if not is_known(short) and not all(
            is_common(word) or not word[0].isupper() for word in words[:length]
        ):
            yield short, _SHORTENED
    if len(words) > 1 and one.extractor in ("legal-form", "ticker") and not _could_be_else(words[0], text):
        yield words[0], 0.7


def _could_be_else(word: str, text: str) -> bool:
    """Whether `word` alone could mean something else: a place, or a plain word of this text."""
    if len(word) < 4 or is_common(word) or not word[0].isupper() or is_known(word):
        return True
    return f" {word.lower()} " in text or word.endswith(("ish", "can", "ese"))
