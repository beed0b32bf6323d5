from __future__ import annotations

import pytest

from flows.fetch import Policy


@pytest.mark.parametrize(
    "headers",
    [
        (("Host", "b.example"),),
        (("Accept-Encoding", "br"),),
        (("X-Key\r\nX", "y"),),
        (("X-Key", "a\r\nHost: b.example"),),
        (("X-Key", "ü"),),
        (("", "x"),),
    ],
)
def test_headers_that_would_be_ours_or_break_out_are_refused(headers: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValueError, match="header"):
        Policy(headers=headers, origin="https://a.example")


def test_headers_need_an_origin() -> None:
    with pytest.raises(ValueError, match="origin"):
        Policy(headers=(("X-Key", "y"),))
