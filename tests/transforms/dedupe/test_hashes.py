from __future__ import annotations

from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.dedupe.hashes import MAX_BYTES, checksums
from transforms.dedupe.ragged import bounds_of


@given(st.lists(st.binary(min_size=1, max_size=MAX_BYTES), max_size=8))
def test_every_word_has_the_checksum_that_zlib_gives_it(words: list[bytes]) -> None:
    bounds = bounds_of(np.array([len(word) for word in words], np.intp))
    coded = np.frombuffer(b"".join(words), np.uint8)
    assert checksums(coded, bounds[:-1], bounds[1:]).tolist() == [crc32(word) for word in words]
