"""Where articles come from: paths on the command line, and the blocks of `sources.toml`.

`source.py` is the noun; `local.py` makes it of paths, `configured.py` of the file, whose
keys `keys.py` knows; `chosen.py` picks for a run. `listing.py`, `check.py` and `add.py` are
the commands of `wirehouse sources`. To add a kind: its name in `source.py`, how it is
read in `flows/gather/`.
"""

from flows.sources.chosen import choose, opened_sources
from flows.sources.local import address_of, holding_source, local_source, local_sources
from flows.sources.source import Source, SourceKind

__all__ = [
    "Source",
    "SourceKind",
    "address_of",
    "choose",
    "holding_source",
    "local_source",
    "local_sources",
    "opened_sources",
]
