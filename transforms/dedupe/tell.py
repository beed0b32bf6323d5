"""Articles and the scores of their texts become stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.dedupe.ancestry import Kinship, first_of, kinship, precedence, relation
from transforms.dedupe.evidence import count, shared
from transforms.dedupe.features import unpack
from transforms.dedupe.link import average_link
from transforms.dedupe.marks import unpack_marks
from transforms.dedupe.score import model
from transforms.identity import identify
from transforms.models import Membership, Pair, Story, Telling

_UNIT = 1_000_000  # scores are summed as whole numbers


def tell(tellings: Sequence[Telling], pairs: Sequence[Pair]) -> tuple[Story, ...]:
    """The stories of one or several whole components, by story id.

    `pairs` are those that were scored among the tellings' texts, in any order;
    those with other texts are left alone. Raises nothing.
    """
    texts: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda one: one.article_id):
        texts[telling.signature.text_key].append(telling)
    scores: dict[tuple[str, str], int] = {}
    for pair in pairs:
        ends = (pair.text_a, pair.text_b)
        if pair.text_a in texts and pair.text_b in texts:
            scores[ends] = max(scores.get(ends, 0), round(pair.score * _UNIT))
    groups = average_link(texts, scores, round(model()["threshold"] * _UNIT))
    stories = [_story({key: texts[key] for key in group}, scores) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.story_id))


def _story(texts: Mapping[str, Sequence[Telling]], scores: Mapping[tuple[str, str], int]) -> Story:
    heads = {key: first_of(printed) for key, printed in texts.items()}
    order = sorted(heads, key=lambda key: precedence(heads[key]))
    original = order[0]
    members = [Membership(heads[original].article_id, "original", None, 1.0, 1.0, 0, {})]
    sources = 1
    for place, key in enumerate(order):
        if place:
            member = _member(heads[key], [heads[one] for one in order[:place]], scores)
            sources += member.relation == "independent"
            members.append(member)
        members += [_exact(copy, heads[key]) for copy in texts[key] if copy is not heads[key]]
    members.sort(key=lambda member: member.article_id)
    first = heads[original].article_id
    return Story(identify("story", first), first, tuple(members), sources)


def _exact(copy: Telling, head: Telling) -> Membership:
    return Membership(copy.article_id, "exact", head.article_id, 1.0, 1.0, 0, {"text": "equal"})


def _member(child: Telling, earlier: Sequence[Telling], scores: Mapping[tuple[str, str], int]) -> Membership:
    """What a text is to the one of the earlier texts that it shares most with."""
    features = unpack(child.signature.payload)
    kin = [kinship(features, unpack(one.signature.payload)) for one in earlier]
    best = max(range(len(earlier)), key=lambda at: (_closeness(kin[at]), -at))
    kind = relation(kin[best])
    parent = earlier[best] if kind != "independent" else None
    beside = parent or earlier[0]
    evidence = shared(unpack_marks(child.signature.payload), unpack_marks(beside.signature.payload))
    a, b = sorted((child.signature.text_key, beside.signature.text_key))
    return Membership(
        child.article_id,
        kind,
        parent.article_id if parent else None,
        scores.get((a, b), 0) / _UNIT,
        round(kin[best].words if parent else kin[0].words, 4),
        count(evidence),
        evidence,
    )


def _closeness(kin: Kinship) -> float:
    return kin.letters
