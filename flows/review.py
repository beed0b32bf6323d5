"""The second opinion on unclear pairs that the settings ask for."""

from __future__ import annotations

from functools import cache, partial

import duckdb

from flows.errors import WrongUse
from flows.rescorers.sentences import SentenceRescorer
from flows.settings import RescorerSettings, Settings
from transforms.dedupe import Rescorer, Review, rescore
from transforms.models import Pair
from warehouse.known import texts_of


def scored_by(settings: Settings, model_version: str) -> str:
    """What gives a pair its score, in words: pairs that another scored do not stand beside these."""
    if (chosen := settings.rescorer) is None:
        return f"model {model_version}"
    return f"model {model_version}, from {chosen.band[0]} to {chosen.band[1]} with {_rescorer(chosen).name}"


def reviewer(settings: Settings, con: duckdb.DuckDBPyConnection) -> Review | None:
    """Asks the rescorer about the unclear ones of some pairs of texts in `con`; None: none is set.

    The review raises WrongUse where the rescorer is not installed.
    """
    return None if settings.rescorer is None else partial(_review, settings.rescorer, con)


def _review(chosen: RescorerSettings, con: duckdb.DuckDBPyConnection, pairs: list[Pair]) -> list[Pair]:
    rescorer = _rescorer(chosen)
    try:
        return rescore(pairs, chosen.band, rescorer, partial(texts_of, con))
    except (ImportError, OSError) as error:
        raise WrongUse(f"stories.rescorer {rescorer.name}: {error}") from error


@cache
def _rescorer(chosen: RescorerSettings) -> Rescorer:
    """Kept for the life of the process: a model is slow to load."""
    return SentenceRescorer(chosen.sentences)
