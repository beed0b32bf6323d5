"""The blocks of `sources.toml` -> sources."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from flows.errors import WrongUse
from flows.fetch.redact import redacted
from flows.sources.keys import KEYS, KINDS, Missing, Unfit
from flows.sources.local import address_of
from flows.sources.schedule import interval, is_cron
from flows.sources.source import Source

SOURCES_FILE = "sources.toml"
_LOCAL = ("folder", "file", "warc")


@dataclass(frozen=True)
class SourcesFile:
    """The text of a `sources.toml`, and what it is called in messages."""

    shown: str
    text: str
    folder: Path  # relative paths begin here

    def wrong(self, words: str, name: str = "", key: str = "") -> WrongUse:
        line = _line_of(self.text, name, key)
        return WrongUse(f"{self.shown}{f', line {line}' if line else ''}: {words}")


def default_text() -> str:
    """The file as it comes with the package."""
    return files("flows").joinpath(SOURCES_FILE).read_text(encoding="utf-8")


def read_file(data: Path) -> SourcesFile:
    """The data folder's own file, or else the packaged one. Raises WrongUse for bytes that are no text."""
    path = data / SOURCES_FILE
    try:
        return SourcesFile(str(path), path.read_text(encoding="utf-8"), data)
    except FileNotFoundError:
        return SourcesFile(f"the packaged {SOURCES_FILE}", default_text(), data)
    except (UnicodeDecodeError, OSError) as error:
        raise WrongUse(f"{path}: {error}") from error


def configured_sources(data: Path) -> dict[str, Source]:
    """All sources by name, switched on or not. Raises WrongUse, with the line, where the file is wrong as
    a whole; what is wrong with one block alone is the `problem` of its source.
    """
    return read_sources(read_file(data))


def read_sources(file: SourcesFile) -> dict[str, Source]:
    """The sources of a file, like `configured_sources`."""
    try:
        given = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"{file.shown}: {error}") from error
    for key in given:
        if key != "sources":
            raise file.wrong(f"{key!r} is not known here: blocks begin with [sources.NAME]", key=key)
    blocks = given.get("sources", {})
    if not isinstance(blocks, dict):
        raise file.wrong("write one block for each source: [sources.NAME]", key="sources")
    return {name: _source(file, name, block) for name, block in blocks.items()}


def _source(file: SourcesFile, name: str, block: Any) -> Source:
    """The source of a block; of a wrong one what can be read of it, with the first thing that is wrong."""
    said: dict[str, Any] = {}
    wrong: list[WrongUse] = []
    for key, value in block.items() if isinstance(block, dict) else ():
        try:
            said[key] = _value(file, name, key, value)
        except WrongUse as error:
            wrong.append(error)
    wrong = [*_wrong_block(file, name, block), *wrong]
    if not wrong:
        try:
            return _placed(file, name, said)
        except WrongUse as error:
            wrong.append(error)
    return _unusable(file, name, said, str(wrong[0]))


def _wrong_block(file: SourcesFile, name: str, block: Any) -> Iterator[WrongUse]:
    """What is wrong with a block as such."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}", name):
        yield file.wrong(f"{name!r} is no name for a source: letters, digits, '-', '_' and '.'", name)
    if not isinstance(block, dict):
        yield file.wrong(f"{name} must be a block: [sources.{name}]", key=name)
        return
    for key in ("kind", "location"):
        if key not in block:
            allowed = f" ({', '.join(KINDS)})" if key == "kind" else ""
            yield file.wrong(f"[sources.{name}] has no {key}{allowed}", name)


def _value(file: SourcesFile, name: str, key: str, value: Any) -> Any:
    if key not in KEYS:
        near = get_close_matches(key, KEYS, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(KEYS)}"
        raise file.wrong(f"{key!r} is no setting of a source; {hint}", name, key)
    try:
        return KEYS[key](value)
    except Missing as missing:
        raise file.wrong(f"{key}: {missing}", name, key) from None
    except Unfit as unfit:
        shown = "" if key == "headers" else f", not {redacted(repr(value))}"  # they may hold keys
        raise file.wrong(f"{key} must be {unfit}{shown}", name, key) from None


def _unusable(file: SourcesFile, name: str, said: dict[str, Any], problem: str) -> Source:
    """A source that is not read, under the name and at the place of the one that was meant."""
    location = said.get("location", f"{SOURCES_FILE}#{name}")
    is_web = location.startswith(("http://", "https://"))
    if not is_web and "location" in said:
        location = address_of(_path(file, location))
    return Source(
        name=name,
        kind=said.get("kind", "feed" if is_web else "file"),
        location=location,
        enabled=said.get("enabled", True),
        schedule=said.get("schedule"),
        timezone=said.get("timezone"),
        problem=problem,
    )


def _path(file: SourcesFile, location: str) -> Path:
    return (file.folder / Path(location).expanduser()).resolve()


def _placed(file: SourcesFile, name: str, said: dict[str, Any]) -> Source:
    """The source, with its path resolved or its address checked."""
    kind, location = said["kind"], said["location"]
    is_web = location.startswith(("http://", "https://"))
    if kind in _LOCAL and is_web:
        raise file.wrong(f"a {kind} is a path, not an address", name, "location")
    if kind in ("feed", "sitemap") and not is_web:
        raise file.wrong(
            f"location must be a web address (http or https), not {redacted(repr(location))}",
            name,
            "location",
        )
    path = None
    if not is_web:
        path = _path(file, location)
        said["location"] = address_of(path)
    if "schedule" in said:
        said |= _pace(said)
    if "revisit" in said:
        spans = said.pop("revisit")
        said |= {"revisit_always": spans is None, "revisit": tuple(spans or ())}
    source = Source(name=name, path=path, **said)
    try:
        source.policy()
    except ValueError as error:
        raise file.wrong(str(error), name, "headers") from error
    return source


def _pace(said: dict[str, Any]) -> dict[str, float]:
    """Seconds between two polls: with a span as seldom as the source changes; a cron line is kept to."""
    if is_cron(said["schedule"]):
        return {"fastest": 60.0, "slowest": 60.0}
    return {"fastest": interval(said["schedule"]).total_seconds()}


def _line_of(text: str, name: str, key: str) -> int | None:
    """The line of a key in the block `name`; of the block's head without a key. tomllib does not say."""
    inside = not name
    block = None
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s{0,50}\[\s{0,9}([^\]]{1,200})\]", line)
        if head:
            said = head[1].replace('"', "").replace("'", "").strip()
            inside = said == f"sources.{name}" if name else True
            if inside:
                block = number
        if key and inside and re.match(rf"""\s{{0,50}}["']?{re.escape(key)}["']?\s{{0,50}}[=.]""", line):
            return number
    return block if name else None
