"""What the user sets for a data folder, in its `wirehouse.toml`; without one, the defaults.

processes = 2                      # worker processes; by default one per processor

[annotators]                       # tools that find names beside the rules; off by default
spacy = "en_core_web_sm"           # a pipeline that is installed, or its folder

[annotators.endpoint]              # a chat endpoint of the OpenAI style
base_url = "http://localhost:8000/v1"
model = "some-model"
key_variable = "ENDPOINT_KEY"      # the environment variable that holds the key
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from flows.errors import WrongUse

SETTINGS_FILE = "wirehouse.toml"


@dataclass(frozen=True)
class EndpointSettings:
    base_url: str
    model: str
    key_variable: str = ""


@dataclass(frozen=True)
class Settings:
    """The settings of one data folder."""

    processes: int | None = None
    spacy: str | None = None
    endpoint: EndpointSettings | None = None


def read_settings(data: Path) -> Settings:
    """The settings of the data folder `data`. Raises WrongUse, naming file and key, where they are wrong."""
    path = data / SETTINGS_FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path}: {error}") from error
    _expect(path, "", given, {"processes": int, "annotators": dict})
    annotators = given.get("annotators", {})
    _expect(path, "annotators.", annotators, {"spacy": str, "endpoint": dict})
    if given.get("processes", 1) < 1:
        raise WrongUse(f"{path}: processes must be 1 or more")
    return Settings(
        processes=given.get("processes"),
        spacy=annotators.get("spacy"),
        endpoint=_endpoint(path, annotators["endpoint"]) if "endpoint" in annotators else None,
    )


def _endpoint(path: Path, given: Mapping[str, Any]) -> EndpointSettings:
    known = {field.name: str for field in fields(EndpointSettings)}
    _expect(path, "annotators.endpoint.", given, known)
    for key in ("base_url", "model"):
        if not given.get(key):
            raise WrongUse(f"{path}: annotators.endpoint.{key} is missing")
    return EndpointSettings(**given)


def _expect(path: Path, prefix: str, given: Mapping[str, Any], known: Mapping[str, type]) -> None:
    for key, value in given.items():
        if key not in known:
            raise WrongUse(f"{path}: {prefix}{key} is no setting; there are {', '.join(known)}")
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise WrongUse(f"{path}: {prefix}{key} must be {_kind(known[key])}, not {value!r}")


def _kind(kind: type) -> str:
    return {int: "a whole number", str: "a text in quotes", dict: "a section"}[kind]
