from __future__ import annotations

from transforms.dedupe.forms import FILLED_IN, apart
from transforms.dedupe.marks import Figure, Marks

COMMON = (
    Figure("90 crowns", "SEK", 90.0, 90.0, 90.0),
    Figure("260 paintings", "{painting}", 260.0, 260.0, 260.0),
)


def says(*values: float, common: tuple[Figure, ...] = COMMON) -> Marks:
    own = tuple(Figure(f"{value} euros", "EUR", value, value, value) for value in values)
    return Marks((*common, *own), {}, {}, ())


def test_texts_that_differ_in_one_figure_are_as_many_events() -> None:
    lots = {f"lot{number}": says(1200.0 + number) for number in range(FILLED_IN)}
    assert apart(lots) == [(name,) for name in lots]


def test_a_few_corrections_are_one_event() -> None:
    told = {f"text{number}": says(1200.0 + number % 3) for number in range(3 * FILLED_IN)}
    assert apart(told) == [tuple(told)]
    few = {f"text{number}": says(1200.0 + number) for number in range(FILLED_IN - 1)}
    assert apart(few) == [tuple(few)]


def test_copies_that_each_left_out_something_else_are_one_event() -> None:
    whole = tuple(Figure(f"{n} ships", "{ship}", float(n), n, n) for n in range(10, 30))
    told = {f"copy{at}": says(common=whole[:at] + whole[at + 1 :]) for at in range(20)}
    assert apart(told) == [tuple(told)]


def test_a_trimmed_copy_goes_with_its_lot_and_what_has_no_figure_of_its_own_stays() -> None:
    lots = {f"lot{number}": says(1200.0 + number) for number in range(2 * FILLED_IN)}
    told = {**lots, "trimmed": says(1203.0, common=COMMON[:1]), "plain": says(), "bare": says(common=())}
    parts = apart(told)
    assert ("lot3", "trimmed") in parts
    assert ("plain", "bare") in parts
    assert len(parts) == 2 * FILLED_IN + 1
