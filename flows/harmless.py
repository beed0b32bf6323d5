"""Text that others wrote, made so that it is shown and never obeyed."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"""[\t\r\n]|[\s"'`“”‘’＂＇]{0,100}[=+\-@＝＋－﹣−＠﹫﹦﹢]""")
_NUMBER = re.compile(r"[+-]\d{1,100}(?:[.,]\d{1,100}){0,20}")


def for_terminal(text: str) -> str:
    """`text` without what could act on a terminal: escapes and other controls show as they are named."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text)


def for_line(text: str, limit: int = 200) -> str:
    """`text` on one line, without what is not for reading, cut at `limit` characters."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def for_markdown(value: object, limit: int = 200) -> str:
    """A value that markdown and HTML show as it is, on one line, cut at `limit` characters."""
    text = for_line(str(value), limit)
    # Escaped by backslashes, as Prefect's page shows character references in tables as they stand.
    return re.sub(r"([\\`*_\[\](){}<>&|~:@#!$^=]|(?<=www)\.)", r"\\\1", text)


def for_spreadsheet(value: object) -> object:
    """Text that a spreadsheet would take for a formula is led by a quote; numbers stay numbers.

    Also where the sign is full-width, or stands behind quotes or spaces that a spreadsheet takes off; what is
    a number and nothing else is no formula. See https://owasp.org/www-community/attacks/CSV_Injection.
    """
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
