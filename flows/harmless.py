"""Text that others wrote, made so that it is shown and never obeyed."""

from __future__ import annotations

import re


def for_terminal(text: str) -> str:
    """`text` without what could act on a terminal: escapes and other controls show as they are named."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text)


def for_markdown(value: object, limit: int = 200) -> str:
    """A value that markdown and HTML show as it is, on one line, cut at `limit` characters."""
    text = " ".join("".join(char if char.isprintable() else " " for char in str(value)).split())
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    # Escaped by backslashes, as Prefect's page shows character references in tables as they stand.
    return re.sub(r"([\\`*_\[\](){}<>&|~:@#!$^=]|(?<=www)\.)", r"\\\1", text)


def for_spreadsheet(value: object) -> object:
    """Text that a spreadsheet would take for a formula is led by a quote; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
