"""Standard output, for tables: as wide as the terminal, or as wide as fits a log."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 200


def output_width() -> int:
    """In characters. COLUMNS in the environment wins, as everywhere."""
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return PIPED_WIDTH


def standard_output() -> Console:
    """What prints tables there."""
    from rich.console import Console  # only here: `wirehouse sql` prints its rows in another process

    return Console(width=output_width())
