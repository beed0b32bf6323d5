"""The CRC-32 of many words at once, the same as zlib's.

A CRC is linear: that of a word is the exclusive or of what each of its bytes adds,
which depends on the byte and on how many follow it, and of what its length adds.
"""

from __future__ import annotations

from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from transforms.dedupe.ragged import Ids, Places

MAX_BYTES = 512  # a word has at most 81 characters, of at most 6 bytes when folded


@cache
def _tables() -> tuple[NDArray[np.uint32], Ids]:
    """What each byte adds, a row for each number of bytes that follow it, and what each length adds."""
    none = crc32(b"\0")
    adds = np.empty((MAX_BYTES, 256), np.uint32)
    adds[0] = [crc32(bytes([byte])) ^ none for byte in range(256)]
    for after in range(1, MAX_BYTES):
        before = adds[after - 1]
        adds[after] = (before >> np.uint32(8)) ^ adds[0][before & np.uint32(255)]
    return adds, np.array([crc32(bytes(length)) for length in range(MAX_BYTES + 1)], np.uint32)


def checksums(coded: NDArray[np.uint8], starts: Places, ends: Places) -> Ids:
    """The CRC-32 of each of some stretches of bytes, of 1 to MAX_BYTES bytes each.

    All last bytes, then all that are one before the last: the longest words come first,
    so that those that still have a byte are the first ones.
    """
    adds, of_length = _tables()
    sizes = (ends - starts).astype(np.uint16)
    order = np.argsort(sizes, kind="stable")[::-1]
    lasts, found = ends[order], of_length[sizes[order]]
    longer = len(sizes) - np.cumsum(np.bincount(sizes))
    for after, count in enumerate(longer[:-1].tolist()):
        found[:count] ^= adds[after].take(coded.take(lasts[:count] - (after + 1)))
    placed = np.empty_like(found)
    placed[order] = found
    return placed
