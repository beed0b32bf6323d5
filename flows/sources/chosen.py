"""What a run reads: names of `sources.toml`, paths, the sample, or all that is switched on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import warehouse
from flows import sample as sample_site
from flows.errors import NothingChosen, WrongUse
from flows.folder import DataFolder
from flows.sources.configured import configured_sources, read_file
from flows.sources.local import local_source
from flows.sources.source import Source
from warehouse.errors import NotPublished
from warehouse.history import loaded_runs

_NOTHING = "nothing to run: give a PATH, or --sample for the bundled news site"


def choose(data: Path, given: Sequence[str]) -> tuple[Source, ...]:
    """The sources that `given` names, each once: names of `sources.toml`, or paths; all that are
    switched on for none. Raises WrongUse for a name that is not there and for a file that is wrong as a
    whole, NothingChosen where none is on.
    """
    configured = configured_sources(data)
    if not given:
        chosen = [source for source in configured.values() if source.enabled]
        if not chosen:
            raise NothingChosen(f"{_NOTHING}, or switch on a source in {read_file(data).shown}")
        return tuple(chosen)
    found = (configured[word] if word in configured else _path(word, configured) for word in given)
    return tuple({source.source_id: source for source in found}.values())


def _path(word: str, configured: dict[str, Source]) -> Source:
    """A word with a `/` or `.` in it is a path, whether it is there or not: the run says what is missing."""
    path = Path(word).expanduser()
    if not word or (os.sep not in word and "." not in word and not path.exists()):
        near = get_close_matches(word, configured, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(configured) or 'none'}"
        raise WrongUse(f"{word!r} is no path and no source; {hint}")
    return local_source(path.resolve())


@contextmanager
def opened_sources(folder: DataFolder, given: Sequence[str], sample: bool) -> Iterator[tuple[Source, ...]]:
    """The sources of one run. The bundled news site is served while the context lasts."""
    if not sample:
        yield choose(folder.root, given)
        return
    with sample_site.serve(_edition(folder)) as site:
        yield (
            *(choose(folder.root, given) if given else ()),
            Source(
                name="sample",
                kind="feed",
                location=sample_site.FEED_URL,
                rights="written for Wirehouse",
                connect_to=f"{site.host}:{site.port}",
                min_interval=0.0,
                revisit_always=True,
            ),
        )


def _edition(folder: DataFolder) -> int:
    """Once a run was loaded, every later one sees the second edition."""
    source = Source("sample", "feed", sample_site.FEED_URL)
    try:
        with warehouse.connect(folder.root) as con:
            return min(1 + loaded_runs(con, source.source_id), sample_site.EDITION_COUNT)
    except NotPublished:
        return 1
