"""Names that stay the same on every machine."""

from __future__ import annotations

import hashlib


def identify(*parts: object) -> str:
    """Twenty hex digits (80 bits) of the sha256 of `parts`, for use as a key.

    None and the empty string differ, and no two lists of parts run together.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"\0" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:20]
