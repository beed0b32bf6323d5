"""What was taken down and must not come in again: keys without a word of what they stand for."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from flows.errors import StorageFailed, storing
from transforms.addresses import canonical
from transforms.identity import identify

FORGOTTEN_FILE = "forgotten.json"


@dataclass(frozen=True)
class Forgotten:
    """The keys of forgotten articles, addresses and sources; `bodies` are still to be removed."""

    articles: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def holds_address(self, url: str) -> bool:
        return address_key(url) in self.addresses

    def with_more(self, more: Forgotten) -> Forgotten:
        return replace(
            self,
            articles=self.articles | more.articles,
            addresses=self.addresses | more.addresses,
            sources=self.sources | more.sources,
            bodies=self.bodies | more.bodies,
        )


def address_key(url: str) -> str:
    """The key of an address or path, in whatever way it is written."""
    return identify("address", canonical(url))


def read_forgotten(data: Path) -> Forgotten:
    """The list of the data folder. Raises StorageFailed for one that is damaged: it is not passed over."""
    path = data / FORGOTTEN_FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Forgotten(**{name: frozenset(map(str, keys)) for name, keys in told.items()})
    except FileNotFoundError:
        return Forgotten()
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise StorageFailed(f"{path} cannot be read: {error}") from error


def write_forgotten(data: Path, forgotten: Forgotten) -> None:
    """Put the list down, whole and for good, before anything is taken away."""
    told = {name: sorted(keys) for name, keys in asdict(forgotten).items()}
    path = data / FORGOTTEN_FILE
    with storing(data):
        partial = path.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as file:
            json.dump(told, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
