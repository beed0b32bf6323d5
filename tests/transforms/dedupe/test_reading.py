from __future__ import annotations

from tests.transforms.dedupe.news import OTHER, features
from transforms.dedupe.reading import IS_PERSON, read
from transforms.dedupe.words import split


def test_words_with_and_without_capital_are_no_names() -> None:
    told = features(OTHER + " The harbour. Harbour trade. Visitors say visitors pay.")
    assert not set(split(["harbour visitors"]).ids.tolist()) & told.names.keys()


def test_names_of_a_headline_are_told_from_its_text() -> None:
    told = features("A lock opened in Lunde on the upper river; guests came by barge.", "Upper Lock Opens")
    assert set(split(["Lunde"]).ids.tolist()) <= told.names.keys()
    assert not set(split(["upper lock"]).ids.tolist()) & told.names.keys()


def test_a_pair_of_names_stops_at_a_stop_and_at_the_end_of_a_text() -> None:
    source = read([(None, "We met Ada Lund. Tom Verrell came"), (None, "Orrin"), ("Orrin", "Bank opens")])
    written = [source.words.written(some.values + 1) for some in [source.name_pairs]]
    assert written == [["Lund", "Verrell"]]


def test_a_surname_stands_behind_a_given_name_in_title_or_lead() -> None:
    lead = "Tom B. Kern and Anna-Lena Holm read Harry Lundgren's note. "
    lead += "Anna Ros met David. Marrant said so; John Paul Varga, anna Loud and Brackwater Energy came. "
    source = read([("Robert Lund opens bridge", lead + "The bridge is long. " * 40 + "Maria Late spoke.")])
    told = source.vocabulary
    persons = told.ids.values[told.flags & IS_PERSON != 0].tolist()
    assert sorted(persons) == sorted(split(["Ros Varga Lund Kern"]).ids.tolist())
