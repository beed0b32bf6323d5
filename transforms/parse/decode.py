"""Bytes to text: what the bytes say, what the server said, what the page says, what fits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from transforms.errors import Empty, Malformed, Undecodable

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
# WHATWG encoding standard: labels that browsers read as a superset of what they name.
SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Upper bytes of the units of UTF-16: Latin, Greek to Arabic, kana, Chinese characters, hangul, forms.
SCRIPTS = bytes([*range(0x07), 0x20, 0x30, *range(0x4E, 0xA0), *range(0xAC, 0xD8), 0xFF])
SPACES = frozenset(divmod(ord(char), 256) for char in " \n\r.,、。，")
# Encodings of one script each, told apart by what they make of the bytes. None is a subset of another.
GUESSED = [
    "cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "iso8859_5", "cp1253", "cp1254", "cp1255", "cp1256",
    "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949",
]  # fmt: skip
LEAST_GUESSED = 20  # bytes beyond ASCII: fewer tell nothing
HIGH = bytes(range(128, 256))
_MARKUP = re.compile(rb"<[^<>]{0,2000}>")
LONGEST = 8_000_000  # characters; the largest news pages have four million
# A surrogate-escaped byte as Windows-1252 has it; its five gaps as Latin-1.
LEGACY = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or bytes([byte]).decode("latin-1")
    for byte in range(128, 256)
}
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"


@dataclass(frozen=True)
class Decoded:
    """Text, and how sure it is. `doubt` says in words why not, "" when it is."""

    text: str
    encoding: str
    doubt: str = ""


def decode(body: bytes, charset: str | None = None) -> Decoded:
    """The text of `body`; `charset` is what the server said.

    A byte order mark wins, then whatever decodes without error of: the server's
    word, the page's own, UTF-8, one that fits. Raises Empty when there is nothing
    in it, Undecodable when it is no text and Malformed when it is larger than any
    news page. U+FFFD never comes from here.
    """
    if len(body) <= 4 * LONGEST:  # the most bytes that so many characters take
        decoded = _decode(body, charset)
        if len(decoded.text) <= LONGEST:
            return decoded
    raise Malformed(f"it has {len(body)} bytes, more than {LONGEST} characters", "too large")


def _decode(body: bytes, charset: str | None) -> Decoded:
    if not body.strip(b" \t\r\n\0"):
        raise Empty("there is nothing in it" if not body else "there is only white space in it")
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _after_mark(body[len(mark) :], encoding)
    wide = _without_mark(body)
    if wide:
        return wide
    if body[:1024].lstrip().startswith(b"%PDF-"):  # a short one may have hardly a control character
        raise Undecodable("it is a PDF document")
    if _is_binary(body):
        raise Undecodable("more than one byte in fifty is a control character: this is no text")
    return _as_declared(body, charset) or _by_trial(body)


def _after_mark(body: bytes, encoding: str) -> Decoded:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _by_trial(body)
        raise Undecodable(
            f"its byte order mark says {encoding}, but {error.reason} at {error.start}"
        ) from error
    if not text.strip():
        raise Empty("there is only a byte order mark in it")
    return Decoded(text, encoding)


def _without_mark(body: bytes) -> Decoded | None:
    """UTF-16 by its lanes: one of the two bytes of a unit is that of a script, and some units are spaces."""
    head = body[: min(len(body), 4_000) // 2 * 2]
    for encoding, upper, lower in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if len(upper.translate(None, SCRIPTS)) > 0.05 * len(upper):
            continue
        spaces = sum(unit in SPACES for unit in zip(upper, lower, strict=True))
        if spaces * 100 >= len(upper) and lower.count(0) < 0.25 * len(lower):
            try:
                return Decoded(
                    body[: len(body) // 2 * 2].decode(encoding), encoding, f"no mark, read as {encoding}"
                )
            except UnicodeDecodeError:
                continue
    return None


def _is_binary(body: bytes) -> bool:
    head = body[:20_000]
    return len(head) - len(head.translate(None, CONTROLS)) > len(head) / 50


def _as_declared(body: bytes, charset: str | None) -> Decoded | None:
    found = DECLARED.search(body[:4000])
    said = [charset, found[1].decode("ascii") if found else None]
    names = [name for name in map(_codec, said) if name]
    doubt = "server and page name different encodings" if len(set(names)) > 1 else ""
    # UTF-8 that is not hardly ever decodes: a page that does is UTF-8 whatever it says.
    order = ["utf-8", *names] if not body.isascii() else names
    for name in order:
        try:
            text = body.decode(name)
        except UnicodeDecodeError:
            doubt = doubt or f"it is not the {name} that it says it is"
            continue
        return Decoded(text, name, doubt if name != "utf-8" and name in names[1:] else "")
    return None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label).name if label else None
    except LookupError:
        return None
    return SUPERSETS.get(name, name) if name else None


def _by_trial(body: bytes) -> Decoded:
    """UTF-8 with a few broken bytes, else Windows-1252, each flagged."""
    try:
        return Decoded(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    patched = body.decode("utf-8", "surrogateescape")
    sound = patched.encode("utf-8", "ignore").decode("utf-8")
    broken = len(patched) - len(sound)
    whole = len(sound) - len(sound.encode("ascii", "ignore"))
    if whole > 3 * broken or broken * 2000 < len(patched):
        return Decoded(
            patched.translate(LEGACY), "utf-8", f"{broken} bytes are not UTF-8 and were read as Windows-1252"
        )
    name = _guessed(body)
    if name != "cp1252":
        return Decoded(body.decode(name), name, f"no encoding is named; read as {name}, which fits best")
    text = body.decode("ascii", "surrogateescape").translate(LEGACY)
    return Decoded(text, "cp1252", "no encoding is named; read as Windows-1252")


def _guessed(body: bytes) -> str:
    """The encoding of GUESSED whose text reads most like a language; Windows-1252 where nothing tells."""
    words = _MARKUP.sub(b" ", body[:200_000])[:20_000]
    if len(words) - len(words.translate(None, HIGH)) < LEAST_GUESSED:
        return "cp1252"
    best = from_bytes(words, cp_isolation=GUESSED).best()
    try:
        body.decode(best.encoding if best else "ascii")
    except UnicodeDecodeError:
        return "cp1252"
    return best.encoding if best and best.encoding in GUESSED else "cp1252"
