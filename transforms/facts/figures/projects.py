"""What a text has told to be planned: what "the battery can store" is a plan where it is yet to be built."""

from __future__ import annotations

import re

from transforms.facts.tables import words
from transforms.facts.text.sentences import Span
from transforms.models import Status

_THINGS = words("things", "sized")
_ANY = frozenset(["project", "scheme", "development"])
_NEAR = 3  # sentences with figures
_STATES = (
    r"(?:can|covers|consists|comprises|includes|features|spans|occupies|uses|contains|needs|requires"
    r"|stores)\b"
)
_THE_THING = re.compile(rf"The\s(?:[^\s,;:]{{1,25}}\s){{0,4}}?(?P<thing>[\w-]{{3,20}})\s{_STATES}")
_IT = re.compile(r"It\s(?:covers|consists|comprises|spans|occupies|features|contains)\b")


class Projects:
    """The things of one text that were told to be planned, each with where it was told last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._told: dict[str, int] = {}  # head noun -> the number of the sentence
        self._last: Span | None = None
        self._number = 0

    def status(self, sentence: Span, status: Status, subject: str | None) -> Status:
        """The status of a figure, of `subject`, whose own sentence gives it `status`.

        Call it for each figure in order. Only a sentence in the present, about the very
        noun that was planned a few sentences before, inherits.
        """
        if self._last != sentence:
            self._last = sentence
            self._number += 1
        number = self._number
        if status == "asserted" and self._is_told(sentence, number):
            return "planned"
        head = subject.lower().rpartition(" ")[2] if subject else ""
        if status == "planned" and head in _THINGS:
            self._told[head] = number
        return status

    def _is_told(self, sentence: Span, number: int) -> bool:
        recent = {head for head, told in self._told.items() if number - told <= _NEAR}
        if not recent:
            return False
        found = _THE_THING.match(self.text, sentence.start, sentence.end)
        if found is not None:
            return found["thing"].lower() in recent or found["thing"].lower() in _ANY
        last = max(self._told.values())
        return number - last <= 1 and _IT.match(self.text, sentence.start, sentence.end) is not None
