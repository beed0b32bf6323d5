"""Lines, and the text that they make with what was set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transforms.models import RemovedBlock

PARAGRAPH = "\n\n"
NEWLINE = "\n"


@dataclass(frozen=True)
class Line:
    """One line of a page, in the order in which it reads.

    `kind` is None for text of the article, else the kind of the block that it is
    set aside as. `gap` is the white space between this line and the one before.
    """

    text: str
    kind: str | None = None
    gap: str = PARAGRAPH

    @property
    def kept(self) -> bool:
        return self.kind is None

    def aside(self, kind: str) -> Line:
        """The same line, set aside as `kind`."""
        return replace(self, kind=kind)


def assemble(lines: Iterable[Line]) -> tuple[str, tuple[RemovedBlock, ...]]:
    """The article's text, and every line that was set aside with its place in it."""
    parts: list[str] = []
    removed: list[RemovedBlock] = []
    length = 0
    for line in lines:
        if line.kind is not None:
            removed.append(RemovedBlock(len(removed), length, line.kind, line.text))
            continue
        piece = line.gap + line.text if parts else line.text
        parts.append(piece)
        length += len(piece)
    return "".join(parts), tuple(removed)
