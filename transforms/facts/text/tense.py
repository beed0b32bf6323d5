"""Whether a sentence looks ahead or tells what was."""

from __future__ import annotations

import re
from collections import deque
from typing import Literal

from transforms.facts.text.sentences import Span

_CUE = re.compile(
    # with the participle behind it: what is "to be completed" is not
    r"\b(?:(?P<ahead>(?:will|would|shall|to)\sbe(?:\s\w{3,20}ed)?"
    r"|will|would|shall|expect\w{0,3}|schedul\w{1,4}|plan\w{0,4}|due|upcoming|next|aims?"
    r"|set to|slated|payable)"
    r"|said|told|was|were|had|rose|fell|met|won|lost|began|took|came|went|held|sold|paid|became|grew|died"
    r"|spoke|left|gave|made|saw|found|ran|beat|wrote|sent|led|sank|broke|drove|flew|struck|bought|brought|spent"
    r"|sought|kept|stood|fought|caught|chose|threw|shrank|shut down|did"
    r"|announced|reported|signed|opened|closed|launched|agreed|unveiled|approved|completed|released|confirmed"
    r"|killed|arrested|dropped|climbed|gained|jumped|ended|published|issued|filed|voted|ruled|warned|added)\b"
)
# A participle as often as a past: it counts where no surer word stands.
_ENDING_OF_THE_PAST = re.compile(r"\b[a-z]{3,20}(?<!e)ed\b")
_REACH = 400  # characters


def tense(text: str, sentence: Span, at: int, *, guess: bool = True) -> Literal["ahead", "behind"] | None:
    """What the last cue before `at` says, or else the first one behind it.

    Without a cue, and with `guess`, any other word that ends as a past does speaks for the
    past; None: there is none.
    """
    last = deque(_CUE.finditer(text, max(sentence.start, at - _REACH), at), maxlen=1)
    cue = last[0] if last else _CUE.search(text, at, min(sentence.end, at + _REACH))
    if cue is None and not guess:
        return None
    if cue is None:
        past = _ENDING_OF_THE_PAST.search(
            text, max(sentence.start, at - _REACH), min(sentence.end, at + _REACH)
        )
        return "behind" if past else None
    return "ahead" if cue["ahead"] else "behind"
