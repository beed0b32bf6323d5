"""The data tables of this folder, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The packaged table `name`.toml. Do not change what you get: everyone shares it."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def words(section: str, key: str) -> frozenset[str]:
    """One list of words.toml, where lists are written as running text."""
    return frozenset(table("words")[section][key].split())
