from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.dedupe.news import BRANCH, OTHER, PLANT, RETOLD, TRIMMED, features
from transforms.dedupe.compare import NAMES, compare, is_one_form, letters_shared, shares_too_little


def test_each_feature_says_what_its_name_says() -> None:
    found = dict(zip(NAMES, compare(features(PLANT), features(TRIMMED)), strict=True))
    assert found["phrases"] > 0.8
    assert found["lead_in_text"] > 0.95
    stranger = dict(zip(NAMES, compare(features(PLANT), features(OTHER)), strict=True))
    assert stranger["names_mass"] == stranger["numbers"] == stranger["phrases"] == 0
    company = dict(zip(NAMES, compare(features(PLANT), features(BRANCH)), strict=True))
    retold = dict(zip(NAMES, compare(features(PLANT), features(RETOLD)), strict=True))
    assert retold["lead_in_text_less"] > company["lead_in_text_less"]


def test_leads_conflict_where_both_name_other_figures() -> None:
    at = NAMES.index("lead_conflict")
    one, other = features("It rose.", "Profit of 41 million"), features("It rose.", "Profit of 52 million")
    assert compare(one, other)[at] == 1
    assert compare(one, one)[at] == compare(one, features("It rose."))[at] == 0


def test_events_of_one_kind_differ_in_their_people_and_days() -> None:
    told = "{0} won the Harbury regatta on {1}. It was the third win for {0}, who {0} says will sail again."
    one, other = (
        features(told.format("Ilse", "May 4, 2025")),
        features(told.format("Verrell", "June 2, 2026")),
    )
    found = dict(zip(NAMES, compare(one, other), strict=True))
    assert found["years_differ"] == found["days_differ"] == 1
    assert found["days_shared"] == 0 < found["heroes_apart"]
    same = dict(zip(NAMES, compare(one, one), strict=True))
    assert same["years_differ"] == same["days_differ"] == same["heroes_apart"] == 0 < same["days_shared"]


def test_persons_of_both_leads_are_told_from_companies() -> None:
    at = [NAMES.index(name) for name in ("persons", "persons_less", "persons_apart")]
    one = features("Brackwater Energy was praised by Anna Lindqvist and Tom Marrant.")
    same = features("It was Lindqvist who praised the dam, said Anna Lindqvist on Monday.")
    other = features("Brackwater Energy was sued by Robert Varga over the dam at Harbury.")
    none = features("Brackwater Energy will build a dam in the valley near Harbury.")
    shared, less, apart = (compare(one, same)[place] for place in at)
    assert shared > 0 and less == 0.5 and apart == 0
    assert [compare(one, other)[place] for place in at] == [0, 0, 1]
    assert [compare(one, none)[place] for place in at] == [0, 0, 0.5]


def test_two_texts_above_one_standing_text_are_of_one_writer() -> None:
    at = NAMES.index("same_writer")
    standing = (
        "\n\nAbout Brackwater\nBrackwater builds cranes and gantries for inland ports on four rivers. It was "
        "founded by two brothers in Lunde, employs some nine hundred people and is owned by its staff."
    )
    one = "The board chose Ilse Varga as its next chair after a vote that took most of a day in Lunde."
    two = "A gantry for the upper lock went by barge past Harbury, where hundreds had come to look."
    assert compare(features(one + standing), features(two + standing))[at] > 0.15
    assert compare(features(one), features(two))[at] == 0
    assert compare(features(one + standing), features(one + standing))[at] < 0.1


def test_two_short_texts_that_end_alike_need_not_be_of_one_writer() -> None:
    at = NAMES.index("same_writer")
    one, other = "A crane fell in Lunde on Monday.", "In Lunde it was a crane that fell on Monday."
    assert compare(features(one), features(other))[at] < 0.05


def test_a_few_shared_words_are_too_little() -> None:
    one = features("Brackwater said on Monday that its chair would leave at the end of the year.")
    other = features("Brackwater said on Monday that a lock would open at the end of the year.")
    assert shares_too_little(one, other)
    longer = features(
        "Ilse Varga of Harbury will lead Brackwater, its board said, and Tom Verrell the yard in Orrin."
    )
    assert not shares_too_little(longer, longer)


def test_names_of_both_titles_are_the_subject_and_no_evidence() -> None:
    at = NAMES.index("lead_beyond_subject"), NAMES.index("lead_in_text")
    title = "Brackwater Energy"
    found = compare(
        features("Brackwater Energy buys cranes.", title), features("Brackwater Energy sells.", title)
    )
    assert found[at[0]] < found[at[1]]


def test_one_form_with_other_figures_is_known() -> None:
    form = (
        "The works at {} made {} tons of sheet and {} tons of wire in the first quarter, and shipped {} tons "
        "to customers abroad. Stocks stood at {} tons on the last day of the quarter."
    )
    one = features(form.format("Lunde", 41_200, 3_810, 29_400, 5_120))
    other = features(form.format("Skarvik", 67_900, 7_450, 51_300, 8_660))
    assert is_one_form(one, other)
    assert not is_one_form(one, one)
    assert not is_one_form(features(PLANT), features(TRIMMED))


def test_a_part_stands_in_the_whole_and_not_the_other_way_round() -> None:
    of_part, of_whole = letters_shared(features(PLANT[:300]), features(PLANT))
    assert of_part > 0.95 > 0.6 > of_whole


@given(st.text(), st.text())
def test_it_does_not_matter_which_comes_first(one: str, other: str) -> None:
    assert compare(features(one, other), features(other)) == compare(features(other), features(one, other))
