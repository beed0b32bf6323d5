from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.transforms.dedupe.news import OTHER, PLANT, RETOLD, TRIMMED, article, features, telling
from transforms.dedupe.ancestry import Kin, closest, first_of, kinship, relation, signs_of_first, succession


@pytest.mark.parametrize(("text", "what"), [(TRIMMED, "near"), (RETOLD, "rewrite"), (OTHER, "independent")])
def test_relations_go_by_words_and_facts(text: str, what: str) -> None:
    assert relation(kinship(features(text), features(PLANT))) == what


def test_a_page_that_names_its_source_is_no_independent_report() -> None:
    nothing = Kin(0.1, 0.1, 0.0, 0.2, 0.0, 0, 0.0)
    assert relation(nothing) == "independent"
    assert relation(nothing, says_so=True) == "rewrite"


@pytest.mark.parametrize(
    ("kin", "what"),
    [
        (Kin(0.35, 0.4, 0.08, 0.6, 0.7, 8, 0.0), "rewrite"),  # most of many facts
        (Kin(0.35, 0.4, 0.08, 1.0, 0.8, 3, 0.0), "rewrite"),  # all of a few
        (Kin(0.4, 0.3, 0.05, 0.8, 0.8, 3, 0.0), "independent"),  # what all reports of an event have
        (Kin(0.5, 0.4, 0.2, 0.4, 0.0, 0, 0.08), "rewrite"),  # wording kept, and odd words between
        (Kin(0.3, 0.2, 0.0, 0.4, 0.0, 0, 0.06), "independent"),  # odd words alone: a few in a short text
        (Kin(0.7, 0.7, 0.4, 0.4, 0.0, 0, 0.0), "independent"),  # the same terms, and a sentence or two
        (Kin(0.7, 0.7, 0.6, 0.4, 0.0, 0, 0.0), "near"),  # edited
        (Kin(0.7, 0.8, 0.3, 0.4, 0.0, 0, 0.3), "near"),  # noise breaks words and leaves letters
    ],
)
def test_reports_of_one_event_share_some_facts_and_a_rewrite_most(kin: Kin, what: str) -> None:
    assert relation(kin) == what


def test_the_parent_is_the_earliest_that_holds_most() -> None:
    low, high = Kin(0.4, 0.4, 0.2, 1, 1, 3, 0.0), Kin(0.9, 0.9, 0.8, 1, 1, 3, 0.0)
    assert closest([low, high, high]) == 1


def test_the_whole_text_comes_before_its_trimmed_copy() -> None:
    whole, trimmed = (telling(article(name, text, day=None)) for name, text in (("w", PLANT), ("t", TRIMMED)))
    assert succession([trimmed, whole]) == succession([whole, trimmed]) == [whole, trimmed]


def test_a_wire_or_an_earlier_day_outweighs_length() -> None:
    whole = telling(article("w", PLANT, day=date(2026, 5, 6)))
    trimmed = telling(article("t", TRIMMED, day=date(2026, 5, 6)))
    assert succession([whole, trimmed])[0] == whole
    assert succession([whole, replace(trimmed, wire="Orrin Wire")])[0].wire == "Orrin Wire"
    crediting = replace(whole, credited_source="The Tessel Courier")
    assert succession([crediting, trimmed])[0] == trimmed


def test_of_equal_texts_the_earliest_comes_first_then_the_plainest_title() -> None:
    one = telling(article("a", PLANT, "BRACKWATER PLANS A PLANT"))
    other = telling(article("b", PLANT, "Brackwater plans a plant"))
    late = telling(article("c", PLANT, "Plant", day=date(2026, 5, 9)))
    undated = telling(article("d", PLANT, "Plant", day=None))
    assert first_of([one, late, undated, other]) == other


def test_what_speaks_for_an_original_can_be_checked() -> None:
    wire = replace(
        telling(article("w", PLANT, day=date(2026, 5, 3))),
        publisher_kind="wire",
        wire="Nord Wire",
        dateline_place="Harbury",
    )
    same_day, later, undated = (
        telling(article(str(day), PLANT, day=day)) for day in (date(2026, 5, 3), date(2026, 5, 4), None)
    )
    marks = {"printed_by": "wire", "dateline": "Harbury", "agency": "Nord Wire"}
    assert signs_of_first(wire, [later, undated, same_day]) == {"earliest": True} | marks
    assert signs_of_first(wire, [same_day, undated]) == marks
    assert signs_of_first(undated, [later]) == {}
    assert signs_of_first(later, [undated]) == {}
    assert signs_of_first(same_day, [later]) == {"earliest": True}


def test_an_earlier_day_comes_before_a_wire_and_an_undated_copy_last() -> None:
    release = telling(article("r", PLANT, day=date(2026, 5, 3)))
    wire = replace(
        telling(article("w", PLANT + " The shares rose.")), wire="Orrin Wire", dateline_place="Harbury"
    )
    undated = telling(article("u", PLANT + " More on this soon.", day=None))
    assert succession([undated, wire, release])[0] == release
    assert succession([undated, wire])[0] == wire


def test_of_equal_texts_a_credit_counts_only_on_one_day() -> None:
    early = replace(telling(article("a", PLANT)), credited_source="Ministry of Water", wire=None)
    assert first_of([early, telling(article("b", PLANT, day=None))]) == early
    assert first_of([early, same_day := telling(article("c", PLANT))]) == same_day


@pytest.mark.parametrize("kind", ["wire", "government", "company"])
def test_of_one_day_the_print_of_whoever_issues_it_comes_first(kind: str) -> None:
    """The copy keeps the dateline and the agency's mark, and has the plainer title."""
    issued = replace(telling(article("z", PLANT, "BRACKWATER PLANS A PLANT")), wire="Nord Wire")
    copy = replace(telling(article("a", PLANT, "A plant")), wire="Nord Wire")
    own = replace(issued, publisher_kind=kind)
    assert first_of([copy, issued]) == copy
    assert first_of([copy, own]) == own
    short = replace(telling(article("s", TRIMMED)), wire="Nord Wire")
    assert succession([short, copy])[0] == copy
    assert succession([own_short := replace(short, publisher_kind=kind), copy])[0] == own_short
    earlier = telling(article("c", PLANT, day=date(2026, 5, 3)))
    assert first_of([earlier, own]) == earlier


def test_who_credits_an_agency_prints_its_text() -> None:
    """Both name the agency; "Source: Nord Wire" is said by those who copy it."""
    agency = replace(telling(article("b", PLANT)), wire="Nord Wire")
    copy = replace(telling(article("a", PLANT)), wire="Nord Wire", credited_source="NORD WIRE")
    assert first_of([copy, agency]) == agency
    release = replace(telling(article("c", PLANT)), wire="Nord Wire", credited_source="Brackwater plc")
    assert first_of([copy, release]) == release


@pytest.mark.parametrize(
    ("names", "numbers", "count", "what"),
    [
        (0.9, 0.8, 3, "rewrite"),
        (0.6, 0.8, 3, "independent"),
        (0.6, 0.8, 8, "rewrite"),
        (0.6, 0.3, 8, "independent"),
    ],
)
def test_few_shared_facts_make_a_rewrite_only_where_nearly_all_are_shared(
    names: float, numbers: float, count: int, what: str
) -> None:
    assert relation(Kin(0.2, 0.2, 0.05, names, numbers, count, 0.0)) == what
