"""Article -> the organisations, places and persons that it names, and where.

Passes over its runs of capitals: names that carry their own sign, short names that the
text gives them, every other place where one of these stands, and at last the names that
the text as a whole treats as organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.facts.names.aliases import Aliases
from transforms.facts.names.blocks import dateline_place, find_in_block
from transforms.facts.names.definitions import short_names
from transforms.facts.names.evidence import find_by_evidence
from transforms.facts.names.gather import gather, source_of
from transforms.facts.names.gazetteer import Place
from transforms.facts.names.names import fold
from transforms.facts.names.namesakes import in_full
from transforms.facts.names.organisations import find_organisations
from transforms.facts.names.persons import find_persons
from transforms.facts.names.places import find_places
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import Chunk, chunks
from transforms.facts.text.sentences import Span
from transforms.models import Article, DateMention, Entity, Mention

_ARTICLE = re.compile(r"[\w,] The \Z")


def find_entities(
    article: Article, sentences: Sequence[Span], dates: Sequence[DateMention]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Everyone and every place that `article` names, with each mention.

    Mentions in removed lines (dateline, source, contact) have their `block_position`.
    `dates` are not names, whatever capitals they have.
    """
    aside = [found for block in article.removed for found in find_in_block(block)]
    inside = _in_text(article, sentences, dates, aside)
    bodies = [one for one in [*aside, *inside] if one.kind == "organisation" and one.place is not None]
    return gather(article, [*aside, *inside, *_governed(article, bodies)])


def _in_text(
    article: Article, sentences: Sequence[Span], dates: Sequence[DateMention], aside: Sequence[Sighting]
) -> list[Sighting]:
    free, found = left_over(article, sentences, dates, aside)
    return [_with_article(article.text, one) for one in (*found, *_told(article, free, found))]


def left_over(
    article: Article,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    aside: Sequence[Sighting] = (),
) -> tuple[list[Chunk], list[Sighting]]:
    """The runs of capitals that no sign of their own tells apart, and the names that have one."""
    text = article.text
    dated = [(date.start_char, date.end_char) for date in dates if date.block_position is None]
    runs = _free(chunks(text, sentences), dated)
    bodies = list(find_organisations(text, runs))
    shorts = {span: body for body in bodies for span in short_names(text, body)}
    defined = [Sighting(*at, "organisation", body.name, "definition", 0.97) for at, body in shorts.items()]
    bodies = _without_overlaps([*defined, *bodies])
    free = _free(runs, _spans(bodies))
    people = list(find_persons(text, free))
    people = in_full(text, people, _free(free, _spans(people)))
    known = Aliases(text, [*aside, *bodies], people, shorts)
    bodies = [known.in_full(body) for body in bodies]
    free = _free(free, _spans(people))
    repeated = list(known.find(text, free))
    free = _free(free, _spans(repeated))
    near = [place for one in aside if (place := one.place)] or [*_dateline(article)]
    places = find_places(text, free, near)
    return _free(free, _spans(places)), [*bodies, *people, *repeated, *places]


def _with_article(text: str, one: Sighting) -> Sighting:
    """ "For The Halden Trust": a capital article amid a sentence belongs to the name."""
    amid = _ARTICLE.match(text, max(0, one.start - 6), one.start) if one.kind == "organisation" else None
    return replace(one, start=one.start - 4) if amid is not None else one


def _told(article: Article, free: Sequence[Chunk], found: Sequence[Sighting]) -> Iterator[Sighting]:
    """What the text as a whole treats as an organisation, with the short names that it gives it."""
    text = article.text
    bodies = list(find_by_evidence(text, article.title or "", free, found))
    if not bodies:
        return
    shorts = {span: body for body in bodies for span in short_names(text, body)}
    yield from bodies
    yield from Aliases(text, bodies, (), shorts).find(text, _free(free, _spans(bodies)))


def _dateline(article: Article) -> Iterator[Place]:
    place = dateline_place(article.dateline_place)
    if place is not None:
        yield place


def _spans(sightings: Iterable[Sighting]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in sightings]


def _without_overlaps(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Of names that share characters, the surest; of these the longest."""
    kept: list[Sighting] = []
    taken: set[int] = set()
    for one in sorted(sightings, key=lambda one: (-(one.end - one.start), -one.confidence, one.start)):
        span = range(one.start, one.end)
        if taken.isdisjoint(span):
            kept.append(one)
            taken.update(span)
    return sorted(kept, key=lambda one: one.start)


def _free(runs: Iterable[Chunk], spans: Iterable[tuple[int, int]]) -> list[Chunk]:
    """What is left of the runs when the words in `spans` are taken."""
    taken = {at for start, end in spans for at in range(start, end)}
    if not taken:
        return list(runs)
    found: list[Chunk] = []
    for run in runs:
        if taken.isdisjoint([word.start for word in run.words]):
            found.append(run)
        else:
            found.extend(_parts(run, [word.start not in taken for word in run.words]))
    return found


def _parts(run: Chunk, free: Sequence[bool]) -> Iterator[Chunk]:
    first = 0
    for index, is_free in enumerate([*free, False]):
        if not is_free:
            if index > first:
                yield run.part(first, index)
            first = index + 1


def _governed(article: Article, bodies: Iterable[Sighting]) -> Iterator[Sighting]:
    """The place named by a government's own name: "Wuhan" of its Municipal People's Government."""
    for body in bodies:
        text = source_of(article, body)
        for gap in re.finditer(r"[ '’]", text[body.start : body.end]):
            end = body.start + gap.start()
            if body.place is not None and fold(text[body.start : end]) == fold(body.place.name):
                name = body.place.name
                yield replace(body, end=end, kind="place", name=name, extractor="in-name", confidence=0.9)
