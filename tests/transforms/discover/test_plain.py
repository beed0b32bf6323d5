from __future__ import annotations

import pytest

from transforms.discover import list_addresses
from transforms.errors import Empty


def test_a_list_is_one_address_a_line() -> None:
    body = "\ufeff# ours\n\nhttps://harbour.example/a \r\nnothing\nhttps://harbour.example/b\nhttps://harbour.example/a\n"
    listing = list_addresses(body.encode())
    assert [entry.url for entry in listing.entries] == [
        "https://harbour.example/a",
        "https://harbour.example/b",
    ]
    assert listing.broken == "no web address in line 4"


@pytest.mark.parametrize("body", [b"", b"# nothing\n", b"\x00\xff", b"file:///etc/passwd"])
def test_a_list_without_addresses_is_refused(body: bytes) -> None:
    with pytest.raises(Empty):
        list_addresses(body)
