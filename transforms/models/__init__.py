"""The nouns: frozen values that walk from step to step.

A field that has the name of a column holds what that column holds. Offsets count
Unicode code points, from 0, end exclusive; times are aware and in UTC.
"""

from transforms.models.article import Article, DateCandidate, Link, Precision, Publisher, RemovedBlock
from transforms.models.claim import Account, Claim, Event, Verdict
from transforms.models.facts import (
    Contact,
    DateMention,
    Entity,
    EntityKind,
    EventMention,
    Facts,
    Mention,
    Modifier,
    Quantity,
    Status,
)
from transforms.models.page import Hints, Media, Page, Rejection
from transforms.models.story import Membership, Pair, Relation, Signature, Story, Telling

__all__ = [
    "Account",
    "Article",
    "Claim",
    "Contact",
    "DateCandidate",
    "DateMention",
    "Entity",
    "EntityKind",
    "Event",
    "EventMention",
    "Facts",
    "Hints",
    "Link",
    "Media",
    "Membership",
    "Mention",
    "Modifier",
    "Page",
    "Pair",
    "Precision",
    "Publisher",
    "Quantity",
    "Rejection",
    "Relation",
    "RemovedBlock",
    "Signature",
    "Status",
    "Story",
    "Telling",
    "Verdict",
]
