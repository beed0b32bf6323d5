"""The order in which an article's facts are found."""

from __future__ import annotations

from transforms.facts.dates.dates import find_dates, times_unread
from transforms.facts.events.events import find_events
from transforms.facts.figures.quantities import find_quantities
from transforms.facts.names.entities import find_entities
from transforms.facts.text.sentences import sentences
from transforms.models import Article, Facts


def find_facts(article: Article) -> Facts:
    """Everything that the text of `article` says, each fact with the words it stands on.

    Contacts are no part of it: mask them first (`mask_contacts`), so that nothing
    private is quoted. What looks like a figure and cannot be one is in `rejected`.
    """
    spans = sentences(article.text)
    dates = find_dates(article, spans)
    entities, mentions = find_entities(article, spans, dates)
    quantities, rejected = find_quantities(article, spans, dates, entities, mentions)
    events = find_events(article, spans, dates, entities, mentions, quantities)
    return Facts(entities, mentions, dates, quantities, events, (*rejected, *times_unread(dates)))
