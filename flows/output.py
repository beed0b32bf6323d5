"""Standard output, for tables: as wide as the terminal, or as wide as fits a log."""

from __future__ import annotations

import os
import shutil
import sys

PIPED_WIDTH = 200


def output_width() -> int:
    """In characters. COLUMNS in the environment wins, as everywhere."""
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return PIPED_WIDTH
