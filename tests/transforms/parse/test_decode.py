from __future__ import annotations

import time

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


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (
            "Совет города проголосовал в понедельник за строительство второго причала.",
            "cp1251 koi8-r iso8859-5",
        ),
        ("市议会星期一投票决定建造第二个渡轮码头，工程将于秋季开始。", "gb18030"),
        ("市議會星期一投票決定建造第二個渡輪碼頭，工程將於秋季開始。", "big5"),
        ("市議会は月曜日、第二のフェリー桟橋の建設を可決した。工事は秋に始まる。", "shift_jis euc_jp"),
        ("시의회는 월요일 두 번째 여객선 부두 건설을 의결했다. 공사는 가을에 시작된다.", "euc_kr"),
        ("Το δημοτικό συμβούλιο ψήφισε τη Δευτέρα την κατασκευή δεύτερης προβλήτας.", "cp1253"),
        ("Der Rat stimmte für den Bau; über die Kosten für die Bürger müssen später größere Räte.", "cp1252"),
    ],
)
def test_an_encoding_that_nobody_names_is_guessed_and_flagged(text: str, encodings: str) -> None:
    page = f"<html><body><h1>{text}</h1><div class='text'><p>{text}</p></div></body></html>"
    for encoding in encodings.split():
        found = decode(page.encode(encoding))
        assert found.text == page
        assert "no encoding is named" in found.doubt


@pytest.mark.parametrize(
    "text",
    [
        "Совет города проголосовал в понедельник, сказал он. ",
        "市议会星期一投票决定建造码头，工程将于秋季开始。",
        "시의회는 월요일 두 번째 부두 건설을 의결했다. ",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_and_without_markup(text: str, encoding: str) -> None:
    found = decode((text * 5).encode(encoding))
    assert (found.text, found.encoding) == (text * 5, encoding)
    assert found.doubt


def test_guessing_takes_no_time_on_hostile_bytes() -> None:
    begin = time.process_time()
    for body in (b"<" * 400_000 + b"\xcf" * 400_000, b"\xe0\xc0" * 400_000, b"\xff<a\xfe>" * 200_000):
        decode(body)
    assert time.process_time() - begin < 5


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
    with pytest.raises(Undecodable, match="PDF"):
        decode(b"\n%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n")


@given(st.binary(min_size=1, max_size=300))
def test_no_replacement_character_comes_of_it(body: bytes) -> None:
    try:
        found = decode(body)
    except (Empty, Undecodable):
        return
    assert "\ufffd".encode() in body or "\ufffd" not in found.text or found.encoding.startswith("utf-")
    assert not any("\ud800" <= char <= "\udfff" for char in found.text)
