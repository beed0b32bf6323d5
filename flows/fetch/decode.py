"""A body out of its encoding, never over its bound."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

from flows.fetch.answer import FetchFailed


async def read_bounded(
    chunks: AsyncIterator[bytes], encoding: str | None, most: int, cut: bool = False
) -> tuple[bytes, int]:
    """The decoded body, and how many bytes came over the wire; neither is over `most`.

    With `cut`, a longer body ends there.
    Only gzip is asked for, so only gzip, once, is taken. Raises FetchFailed "bad
    encoding", "too large", "cut off".
    """
    named = (encoding or "identity").strip().lower()
    if named not in ("identity", "gzip", "x-gzip"):
        raise FetchFailed("bad encoding", f"content-encoding {named[:100]!r} was not asked for", 200)
    decoder = None if named == "identity" else zlib.decompressobj(31)
    body, wire_bytes = bytearray(), 0
    async for chunk in chunks:
        wire_bytes += len(chunk)
        try:
            # At most one byte beyond the bound is ever made, whatever the bytes would swell to.
            body += decoder.decompress(chunk, most + 1 - len(body)) if decoder else chunk
        except zlib.error as error:
            raise FetchFailed("bad encoding", str(error), 200) from error
        if max(wire_bytes, len(body)) > most:
            if cut:
                return bytes(body[:most]), wire_bytes
            raise FetchFailed("too large", f"over {most:,} bytes", 200)
    if decoder and decoder.unused_data.startswith(b"\x1f\x8b"):
        raise FetchFailed("bad encoding", "a second gzip body behind the first", 200)
    if decoder and not decoder.eof:
        raise FetchFailed("cut off", "the body ended before its encoding did", 200, passing=True)
    return bytes(body), wire_bytes
