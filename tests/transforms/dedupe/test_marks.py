from __future__ import annotations

from datetime import date

from tests.transforms.dedupe.news import PLANT
from transforms.dedupe.marks import Marks, pack_marks, unpack_marks
from transforms.dedupe.packing import pack
from transforms.dedupe.reading import read
from transforms.models import DateMention, Entity, Facts, Mention, Quantity


def quantity(exact: str, base_value: float, base_unit: str, low: float, high: float) -> Quantity:
    return Quantity(
        quantity_id=exact, start_char=0, end_char=len(exact), exact=exact, sentence=exact, value=base_value,
        value_to=None, unit="", unit_code="", base_value=base_value, base_unit=base_unit, low=low, high=high,
        modifier="=", property=None, subject=None, subject_id=None, place_id=None, period=None, as_of=None,
        ratio_of=None, ratio_to=None, status="asserted", extractor="", confidence=1.0,
    )  # fmt: skip


def marks_of(text: str, facts: Facts) -> Marks:
    source = read([(None, text)])
    (features,), (marks,) = pack(source), pack_marks([facts], source)
    return unpack_marks(features + marks)


def test_marks_come_back_from_behind_the_features() -> None:
    day = date(2026, 5, 4)
    facts = Facts(
        entities=(Entity("e", "place", "Tessel valley"),),
        mentions=(Mention("e", 10, 16, "Tessel"), Mention("e", 0, 7, "HARBURY", block_position=0)),
        dates=(
            DateMention(20, 26, "Monday", day, day, "day", "event", "weekday"),
            DateMention(0, 5, "2031", date(2031, 1, 1), date(2031, 12, 31), "year", "text", "explicit"),
        ),
        quantities=(
            quantity("320 megawatts", 3.2e8, "W", 3.195e8, 3.205e8),
            quantity("two", 2.0, "{count}", 2, 2),
        ),
    )
    marks = marks_of(PLANT, facts)
    assert [figure.exact for figure in marks.figures] == ["320 megawatts"]  # small counts are in every text
    assert marks.dates == {"2026-05-04": "Monday"}  # years are too wide
    assert set(marks.names) == {"tessel valley", "tessel"}
    assert "Tessel" in marks.words


def test_a_text_without_facts_has_its_rare_words() -> None:
    marks = marks_of(PLANT, Facts())
    assert not marks.figures
    assert "Brackwater" in marks.words
