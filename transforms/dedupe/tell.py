"""Articles and the scores of their texts become stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.dedupe.ancestry import (
    closest,
    first_of,
    kinship,
    relation,
    signs_of_first,
    succession,
    with_figures,
)
from transforms.dedupe.evidence import count, shared
from transforms.dedupe.features import unpack
from transforms.dedupe.forms import FILLED_IN, apart
from transforms.dedupe.link import Review, completed, link
from transforms.dedupe.marks import unpack_marks
from transforms.dedupe.score import model
from transforms.identity import identify
from transforms.models import Membership, Pair, Signature, Story, Telling

# Another one is given where the same pairs would make other stories, originals or relations.
TELL_VERSION = "3"
_UNIT = 1_000_000  # scores are summed as whole numbers
_MOST_PARENTS = 128  # of the texts before it, how many are looked at for what a text has from them

Texts = Mapping[str, Sequence[Telling]]  # by text_key
Scores = Mapping[tuple[str, str], int]


def tell(
    tellings: Sequence[Telling],
    pairs: Sequence[Pair],
    threshold: float | None = None,
    review: Review | None = None,
) -> tuple[Story, ...]:
    """The stories of one or several whole components, by story id.

    `pairs` are those that were scored among the tellings' texts, in any order;
    those with other texts are left alone. Articles of one text are one node, of
    weight 1. `threshold` is how sure it must be that groups belong together, 0 to
    1; by default the fitted one. `review` gives a second opinion on the pairs that
    are only scored here, as the caller has had on those given. Raises what it raises.
    """
    texts: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda one: one.article_id):
        texts[telling.signature.text_key].append(telling)
    given: dict[tuple[str, str], int] = {}
    for pair in pairs:
        if pair.text_a in texts and pair.text_b in texts:
            ends = (pair.text_a, pair.text_b)
            given[ends] = max(given.get(ends, 0), round(pair.score * _UNIT))
    signatures = {key: told[0].signature for key, told in texts.items()}
    scores = completed(signatures, given, _UNIT, review)
    limit = model().threshold if threshold is None else threshold
    groups = link(texts, scores, round(limit * _UNIT))
    groups = [part for group in groups for part in _events(group, signatures)]
    stories = [_story({key: texts[key] for key in group}, scores) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.story_id))


def _events(group: tuple[str, ...], signatures: Mapping[str, Signature]) -> list[tuple[str, ...]]:
    if len(group) < FILLED_IN:
        return [group]
    return apart({key: unpack_marks(signatures[key].payload) for key in group})


def _story(texts: Texts, scores: Scores) -> Story:
    heads = succession([first_of(printed) for printed in texts.values()])
    original = heads[0].article_id
    others = [one for printed in texts.values() for one in printed if one is not heads[0]]
    signs = signs_of_first(heads[0], others) if others else {}
    members = [Membership(original, "original", None, 1.0, 1.0, 0, signs)]
    for place, head in enumerate(heads):
        if place:
            members.append(_member(head, heads[:place], scores))
        printed = texts[head.signature.text_key]
        members += [_exact(copy, head) for copy in printed if copy is not head]
    sources = 1 + sum(member.relation == "independent" for member in members)
    members.sort(key=lambda member: member.article_id)
    return Story(identify("story", original), original, tuple(members), sources)


def _exact(copy: Telling, head: Telling) -> Membership:
    return Membership(copy.article_id, "exact", head.article_id, 1.0, 1.0, 0, {"text": "equal"})


def _member(child: Telling, earlier: Sequence[Telling], scores: Scores) -> Membership:
    """What a text is to the one of the earlier texts that it has most from, or else to the first."""
    features = unpack(child.signature.payload)
    earlier = _likeliest(child, earlier, scores)
    kin = [kinship(features, unpack(one.signature.payload)) for one in earlier]
    best = closest(kin)
    own = unpack_marks(child.signature.payload)
    evidence = shared(own, unpack_marks(earlier[best].signature.payload))
    kept = with_figures(kin[best], len(evidence["figures"]), len(own.figures))
    kind = relation(kept, child.syndicated_from is not None)
    at = 0 if kind == "independent" else best
    beside = earlier[at]
    if at != best:
        evidence = shared(own, unpack_marks(beside.signature.payload))
    return Membership(
        article_id=child.article_id,
        relation=kind,
        parent_id=None if kind == "independent" else beside.article_id,
        similarity=_score(child, beside, scores) / _UNIT,
        text_overlap=round(kin[at].words, 4),
        shared_facts=count(evidence),
        evidence=evidence,
    )


def _likeliest(child: Telling, earlier: Sequence[Telling], scores: Scores) -> list[Telling]:
    """The first of the story and the best scored of the others, in their order.

    Looking at all of them would cost the square of the size of the largest stories.
    """
    ranked = sorted(range(1, len(earlier)), key=lambda at: (-_score(child, earlier[at], scores), at))
    return [earlier[at] for at in sorted([0, *ranked[:_MOST_PARENTS]])]


def _score(one: Telling, other: Telling, scores: Scores) -> int:
    a, b = sorted((one.signature.text_key, other.signature.text_key))
    return scores.get((a, b), 0)
