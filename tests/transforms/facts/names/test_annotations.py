from __future__ import annotations

from datetime import date

from transforms.facts import find_facts
from transforms.facts.names.annotations import Annotation, add_annotations
from transforms.models import Article, Facts, Publisher

TEXT = "Vale Solar Co., Ltd. (VST) grew. The maker Ostwind sold it to Jo Lund in Gudvangen."


def read() -> tuple[Article, Facts]:
    article = Article(
        "s", "a", "/a", "0" * 64, Publisher("Test"), TEXT, language="en", published_date=date(2025, 1, 2)
    )
    return article, find_facts(article)


def note(exact: str, kind: str, shift: int = 0) -> Annotation:
    at = TEXT.index(exact) + shift
    return Annotation(0, at, at + len(exact), exact, kind, 0.8)  # type: ignore[arg-type]


def test_names_are_added_in_the_same_form() -> None:
    article, facts = read()
    more = add_annotations(article, facts, [note("Jo Lund", "person"), note("Gudvangen", "place")], "model:x")
    added = [mention for mention in more.mentions if mention not in facts.mentions]
    names = {entity.entity_id: (entity.kind, entity.name, entity.country) for entity in more.entities}
    assert [(one.exact, one.extractor, one.confidence, names[one.entity_id]) for one in added] == [
        ("Jo Lund", "model:x", 0.8, ("person", "Jo Lund", None)),
        ("Gudvangen", "model:x", 0.8, ("place", "Gudvangen", None)),
    ]
    assert all(entity.parent_id is None or entity.parent_id in names for entity in more.entities)
    assert more.quantities == facts.quantities


def test_what_the_text_does_not_bear_out_is_dropped() -> None:
    article, facts = read()
    wrong = [
        note("Jo Lund", "person", shift=1),
        Annotation(0, -3, 4, "Vale", "organisation"),
        Annotation(0, 9_999, 10_004, "Vale", "organisation"),
        Annotation(0, 5, 5, "", "place"),
        note("Vale Solar", "organisation"),  # the rules have it, and longer
    ]
    assert add_annotations(article, facts, wrong, "model:x") == facts
