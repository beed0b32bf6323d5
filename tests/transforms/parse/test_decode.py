from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import Empty, Undecodable
from transforms.parse.decode import decode

TEXT = "<p>Zürich: the café costs 4 €.</p>" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_found_with_and_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("text", "encoding", "said", "declared"),
    [
        ("Größe", "iso-8859-1", "iso-8859-1", ""),
        ("“quoted”", "cp1252", "iso-8859-1", ""),  # browsers read it as Windows-1252
        ("Привет", "windows-1251", None, '<meta charset="windows-1251">'),
        (
            "東京",
            "shift_jis",
            None,
            '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
        ),
        ("中国", "gb2312", "gbk", ""),
    ],
)
def test_declared_encodings(text: str, encoding: str, said: str | None, declared: str) -> None:
    found = decode((declared + text).encode(encoding), said)
    assert found.text == declared + text
    assert found.doubt == ""


def test_utf8_is_believed_over_a_wrong_declaration() -> None:
    assert decode(TEXT.encode(), "iso-8859-1").text == TEXT


def test_a_few_broken_bytes_are_read_as_windows_and_flagged() -> None:
    found = decode(b"na\xefve " + "ü".encode() * 20)
    assert found.text == "naïve " + "ü" * 20
    assert "not UTF-8" in found.doubt


def test_nothing_and_noise_are_refused() -> None:
    for body in (b"", b" \n\t", b"\xef\xbb\xbf"):
        with pytest.raises(Empty):
            decode(body)
    with pytest.raises(Undecodable):
        decode(bytes(range(256)) * 40)
    with pytest.raises(Undecodable):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40)


@given(st.binary(min_size=1, max_size=300))
def test_no_replacement_character_comes_of_it(body: bytes) -> None:
    try:
        found = decode(body)
    except (Empty, Undecodable):
        return
    assert "\ufffd".encode() in body or "\ufffd" not in found.text or found.encoding.startswith("utf-")
    assert not any("\ud800" <= char <= "\udfff" for char in found.text)
