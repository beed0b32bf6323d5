"""What can be wrong with an input.

TransformError
└── Unusable            a page that gives no article: it becomes a rejection
    ├── Empty           nothing in it
    ├── Undecodable     its bytes are no text
    ├── NotAnArticle    a section front, a consent wall, a video page ...
    └── Malformed       it does not have the form that it claims (broken JSON ...)
"""

from __future__ import annotations


class TransformError(Exception):
    """The root of everything that `transforms` raises."""


class Unusable(TransformError):
    """A page from which no article can be taken.

    `reason` is one lower-case word group for `rejections.reason`, `detail` a
    sentence for a person.
    """

    reason = "unusable"

    def __init__(self, detail: str, reason: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        if reason is not None:
            self.reason = reason


class Empty(Unusable):
    reason = "empty"


class Undecodable(Unusable):
    reason = "not text"


class NotAnArticle(Unusable):
    reason = "no article"


class Malformed(Unusable):
    reason = "malformed"
