from __future__ import annotations

import time

import pytest

from flows.fetch import redacted


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ("https://a.example/x?key=[redacted]", "https://a.example/x?key=letmein"),
        ("https://a.example/x?a=1&api_key=[redacted]&b=2", "https://a.example/x?a=1&api_key=letmein&b=2"),
        ("https://a.example/x?access_token=[redacted]", "https://a.example/x?access_token=letmein"),
        ("https://a.example/x?X-Amz-Signature=[redacted]", "https://a.example/x?X-Amz-Signature=letmein"),
        (
            "https://a.example/x?sig=[redacted]#token=[redacted]",
            "https://a.example/x?sig=letmein#token=letmein",
        ),
        ("https://[redacted]@a.example/x", "https://user:letmein@a.example/x"),
        (
            "no answer from https://[redacted]@a.example in time",
            "no answer from https://u:letmein@a.example in time",
        ),
        ("https://a.example/x?keyword=coal&page=3", "https://a.example/x?keyword=coal&page=3"),
        ("https://a.example/@author/x?id=7", "https://a.example/@author/x?id=7"),
    ],
)
def test_secrets_are_hidden_and_nothing_else(shown: str, hidden: str) -> None:
    assert redacted(hidden) == shown
    assert redacted(shown) == shown


@pytest.mark.parametrize(
    "text", ["?" * 200_000, "https://" * 50_000, "?token" * 50_000, "&a-" * 70_000, "http://" + "a" * 200_000]
)
def test_long_text_takes_no_long_time(text: str) -> None:
    started = time.perf_counter()
    redacted(text)
    assert time.perf_counter() - started < 2
