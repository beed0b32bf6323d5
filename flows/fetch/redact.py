"""Addresses as they may be shown."""

from __future__ import annotations

import re

# Names of query parameters whose values open doors; also as parts: X-Amz-Signature, access_token.
_SECRET = (
    r"(?:[\w.-]{0,40}(?:token|secret|signature|password|passwd|credential|apikey|api[_-]key|authkey)[\w.-]{0,40}"
    r"|key|sig|auth|pwd|pass|(?:j|php)?session(?:id)?|phpsessid|jwt|hmac|hdnts|hdnea)"
)
_PARAMETER = re.compile(rf"(?i)([?&;#]{_SECRET}=)[^&;#\s'\"<>]+")
_USERINFO = re.compile(r"(?i)(\b[a-z][a-z0-9+.-]{1,20}:/{2})[^/?#@\s]{1,2000}@")


def redacted(text: str) -> str:
    """An address, or a text with addresses in it, whose passwords, keys and tokens are hidden."""
    return _PARAMETER.sub(r"\1[redacted]", _USERINFO.sub(r"\1[redacted]@", text))
