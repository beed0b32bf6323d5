"""Closeness of two texts by a sentence-transformers model that the user has installed.

`pip install 'wirehouse[sentences]'`, and the model as a folder or in the local cache. Measured with
all-MiniLM-L6-v2 by tests/benchmarks/rescorer.py: among the pairs that our model is unsure of it tells true
ones apart where events lie far apart (basil: AUC .89, ours .78), and hardly where all texts are of one kind
(ecb+: .52, ours .60). In the band .3 to .7 it costs .005 of the mean F1 of five sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from math import exp
from typing import Any


@dataclass(frozen=True)
class SentenceRescorer:
    """A model by its name ("all-MiniLM-L6-v2") or folder. It is loaded at the first pair."""

    model: str
    # From cosine to probability. Chosen, not fitted: what is fitted on one set is wrong on the next.
    slope: float = 8.0
    even: float = 0.7  # the cosine at which both are as likely

    @property
    def name(self) -> str:
        """Model and line: with another line its scores are others."""
        return f"{self.model} ({self.slope}, {self.even})"

    @cached_property
    def _encoder(self) -> Any:
        # An optional extra, and slow to import. It must not look for anything on the network.
        return import_module("sentence_transformers").SentenceTransformer(
            self.model, device="cpu", local_files_only=True
        )

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """The probability of each pair, from the cosine of its texts' embeddings.

        Raises ImportError where sentence-transformers is not installed, OSError where the model is not.
        """
        texts = sorted({text for pair in pairs for text in pair})
        vectors = dict(zip(texts, map(self._vector, texts), strict=True))
        return [self._probability(float(vectors[a] @ vectors[b])) for a, b in pairs]

    def _vector(self, text: str) -> Any:
        """One text at a time: in a batch the last digits depend on the company."""
        return self._encoder.encode(text, normalize_embeddings=True, show_progress_bar=False)

    def _probability(self, cosine: float) -> float:
        return round(1 / (1 + exp(-self.slope * (cosine - self.even))), 4)
