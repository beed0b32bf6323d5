"""Names by a spaCy model that the user has installed (`pip install 'wirehouse[spacy]'`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from transforms.facts.names.annotations import Annotation
from transforms.models import EntityKind

# Labels of spaCy's own pipelines (OntoNotes and WikiNER) by our kinds.
_KINDS: dict[str, EntityKind] = {
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PERSON": "person",
    "PER": "person",
}


@dataclass(frozen=True)
class SpacyAnnotator:
    """A pipeline by its name ("en_core_web_sm") or folder. It is loaded at the first text."""

    model: str
    batch_size: int = 32

    @property
    def name(self) -> str:
        """What stands in `mentions.extractor`."""
        return f"spacy:{self.model}"

    @cached_property
    def _pipeline(self) -> Any:
        # An optional extra, and slow to import.
        return import_module("spacy").load(self.model)

    def annotate(self, documents: Sequence[str]) -> Sequence[Annotation]:
        """The organisations, places and persons that the model sees.

        Raises ImportError where spaCy is not installed, OSError where the model is not.
        """
        return list(self._annotations(documents))

    def _annotations(self, documents: Sequence[str]) -> Iterator[Annotation]:
        for number, read in enumerate(self._pipeline.pipe(documents, batch_size=self.batch_size)):
            for entity in read.ents:
                kind = _KINDS.get(entity.label_)
                if kind is not None:
                    yield Annotation(number, entity.start_char, entity.end_char, entity.text, kind, 0.8)
