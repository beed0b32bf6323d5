"""Names found by others (a model, a service), taken into an article's facts.

An annotator reads many texts at once and says where names stand. What it says is
believed only as far as the text agrees: an annotation whose words are not the words at
its offsets is dropped, and so is one that touches a name that the rules have found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from transforms.facts.names.gather import gather
from transforms.facts.names.gazetteer import Place
from transforms.facts.names.names import fold
from transforms.facts.names.resolve import resolve
from transforms.facts.names.sighting import Sighting
from transforms.models import Article, Entity, EntityKind, Facts, Mention


@dataclass(frozen=True)
class Annotation:
    """A name in the `document`-th of the texts that an annotator was given."""

    document: int
    start_char: int
    end_char: int
    exact: str
    kind: EntityKind
    confidence: float = 1.0


class Annotator(Protocol):
    """What `flows.annotators` has one of for each tool."""

    @property
    def name(self) -> str:
        """For `mentions.extractor`: the tool and its model."""
        ...

    def annotate(self, documents: Sequence[str]) -> Sequence[Annotation]:
        """The names in `documents`, in any order."""
        ...


def add_annotations(
    article: Article, facts: Facts, annotations: Iterable[Annotation], extractor: str
) -> Facts:
    """`facts` with the names that `annotations` add to those of the rules, in the same form."""
    known = {fold(alias): entity for entity in facts.entities for alias in (entity.name, *entity.aliases)}
    free = [one for one in annotations if _holds(article.text, one) and not _touches(facts.mentions, one)]
    found = [_sighting(one, known.get(fold(one.exact)), extractor) for one in free]
    entities, mentions = gather(article, found)
    return replace(
        facts,
        entities=_merged((*facts.entities, *entities)),
        mentions=tuple(sorted((*facts.mentions, *mentions), key=_position)),
    )


def _holds(text: str, one: Annotation) -> bool:
    start, end = one.start_char, one.end_char
    return 0 <= start < end <= len(text) and text[start:end] == one.exact and not one.exact.isspace()


def _touches(mentions: Iterable[Mention], one: Annotation) -> bool:
    inside = (mention for mention in mentions if mention.block_position is None)
    return any(mention.start_char < one.end_char and one.start_char < mention.end_char for mention in inside)


def _sighting(one: Annotation, known: Entity | None, extractor: str) -> Sighting:
    """A short name that the article defines is the name that it stands for."""
    name = known.name if known is not None and known.kind == one.kind else " ".join(one.exact.split())
    place = (resolve(name) or Place(name, "area")) if one.kind == "place" else None
    confidence = min(max(one.confidence, 0.0), 1.0)
    return Sighting(one.start_char, one.end_char, one.kind, name, extractor, confidence, place)


def _merged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Each id once, as it was first told, with the aliases of all."""
    by_id: dict[str, Entity] = {}
    for entity in entities:
        first = by_id.setdefault(entity.entity_id, entity)
        aliases = tuple(sorted({*first.aliases, *entity.aliases, entity.name} - {first.name}))
        by_id[entity.entity_id] = replace(first, aliases=aliases)
    return tuple(sorted(by_id.values(), key=lambda entity: (entity.kind, entity.name, entity.entity_id)))


def _position(mention: Mention) -> tuple[int, int, int, str]:
    block = -1 if mention.block_position is None else mention.block_position
    return block, mention.start_char, mention.end_char, mention.entity_id
