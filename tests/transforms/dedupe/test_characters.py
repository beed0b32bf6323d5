from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.characters import BREAK, CAPITAL, DIGIT, LETTER, characters


@given(st.text())
def test_each_character_is_what_python_says(text: str) -> None:
    found = characters(text)
    for character, kind in zip(text, found.kinds.tolist(), strict=True):
        assert bool(kind & (LETTER | DIGIT)) == character.isalnum()
        assert bool(kind & DIGIT) == character.isdecimal()
        assert bool(kind & CAPITAL) == character.isupper()
        assert bool(kind & BREAK) == (character in '.!?:;,()"\n|/')


@given(st.text(st.one_of(st.sampled_from("aßİΐﬃ京é"), st.characters())), st.data())
def test_a_stretch_is_found_in_the_folded_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found, folded = characters(text), text[start:end].casefold()
    a, b = found.folded_at(np.array([start, end])).tolist()
    assert "".join(map(chr, found.folded[a:b].tolist())) == folded
    a, b = found.coded_at(np.array([start, end])).tolist()
    assert found.coded[a:b].tobytes() == folded.encode("utf-8", "surrogatepass")
