"""The annotators that the settings ask for, over a batch of articles at once."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from flows.annotators.endpoint import EndpointAnnotator
from flows.annotators.spacy_model import SpacyAnnotator
from flows.errors import AnnotatorFailed
from flows.fetch import FetchFailed
from flows.settings import Settings
from transforms.facts.names.annotations import Annotation, Annotator, add_annotations
from transforms.models import Article, Facts


def annotate(settings: Settings, found: Sequence[tuple[Article, Facts]]) -> list[Facts]:
    """The facts of each article with the names that the annotators add; none are asked by default.

    Raises AnnotatorFailed where one is not installed or does not answer.
    """
    facts = [facts for _, facts in found]
    for annotator in _annotators(settings):
        by_document: defaultdict[int, list[Annotation]] = defaultdict(list)
        for one in _ask(annotator, [article.text for article, _ in found]):
            by_document[one.document].append(one)
        facts = [
            add_annotations(article, known, by_document[number], annotator.name)
            for number, ((article, _), known) in enumerate(zip(found, facts, strict=True))
        ]
    return facts


def _ask(annotator: Annotator, texts: Sequence[str]) -> Sequence[Annotation]:
    try:
        return annotator.annotate(texts)
    except (ImportError, OSError, FetchFailed, ValueError) as error:
        raise AnnotatorFailed(f"{annotator.name}: {error}") from error


@cache
def _annotators(settings: Settings) -> tuple[Annotator, ...]:
    """One of each that is set, kept for the life of a worker: a model is slow to load."""
    chosen: list[Annotator] = []
    if settings.spacy:
        chosen.append(SpacyAnnotator(settings.spacy))
    if settings.endpoint:
        key = os.environ.get(settings.endpoint.key_variable, "")
        chosen.append(EndpointAnnotator(settings.endpoint.base_url, settings.endpoint.model, key))
    return tuple(chosen)
