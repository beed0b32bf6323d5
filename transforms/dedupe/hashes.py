"""The CRC-32 of many words at once, the same as zlib's.

A CRC is linear: that of a word is the exclusive or of what each of its bytes adds,
which depends on the byte and on how many follow it, and of what its length adds.
"""

from __future__ import annotations

from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.ragged import Ids, Places, bounds_of

MAX_BYTES = 512


@cache
def _tables() -> tuple[Ids, Ids]:
    """What each byte adds by how many follow it, 256 in a row, and what each length adds."""
    none = crc32(b"\0")
    adds = np.empty((MAX_BYTES, 256), np.uint32)
    adds[0] = [crc32(bytes([byte])) ^ none for byte in range(256)]
    for after in range(1, MAX_BYTES):
        before = adds[after - 1]
        adds[after] = (before >> np.uint32(8)) ^ adds[0][before & np.uint32(255)]
    return adds.ravel(), np.array([crc32(bytes(length)) for length in range(MAX_BYTES + 1)], np.uint32)


def checksums(coded: NDArray[np.uint8], starts: Places, ends: Places) -> Ids:
    """The CRC-32 of each of some stretches of bytes, of 1 to MAX_BYTES bytes each."""
    if not len(starts):
        return np.empty(0, np.uint32)
    adds, of_length = _tables()
    sizes = ends - starts
    bounds = bounds_of(sizes)
    every = np.arange(bounds[-1])
    after = np.repeat(bounds[1:] - 1, sizes) - every
    after <<= 8
    after += coded[np.repeat(starts - bounds[:-1], sizes) + every]
    found = np.bitwise_xor.reduceat(adds[after], bounds[:-1])
    return np.asarray(found ^ of_length[sizes], np.uint32)
