"""Whether a sentence looks ahead or tells what was."""

from __future__ import annotations

import re
from collections import deque
from typing import Literal

from transforms.facts.sentences import Span

_CUE = re.compile(
    r"\b(?:(?P<ahead>will|would|shall|expect\w{0,3}|schedul\w{1,4}|plan\w{0,4}|to be|due|upcoming|next|aims?"
    r"|set to|slated)"
    r"|said|told|was|were|had|rose|fell|met|won|lost|began|took|came|went|held|sold|paid|became|grew|died"
    r"|announced|reported|signed|opened|closed|launched|agreed|unveiled|approved|completed|released|confirmed"
    r"|killed|arrested|dropped|climbed|gained|jumped|ended|published|issued|filed|voted|ruled|warned|added)\b"
)
_REACH = 400  # characters


def tense(text: str, sentence: Span, at: int) -> Literal["ahead", "behind"] | None:
    """What the last cue before `at` says, or else the first one behind it; None: there is none."""
    last = deque(_CUE.finditer(text, max(sentence.start, at - _REACH), at), maxlen=1)
    cue = last[0] if last else _CUE.search(text, at, min(sentence.end, at + _REACH))
    if cue is None:
        return None
    return "ahead" if cue["ahead"] else "behind"
