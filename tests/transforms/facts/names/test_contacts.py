from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.facts.names.contacts import mask_contacts
from transforms.models import Article, Contact, Publisher, RemovedBlock


def article(text: str, *removed: RemovedBlock) -> Article:
    return Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, removed=removed)


IN_TEXT = [
    ("Write to jo.roe+news@mail.example.org now.", "Write to **.***+****@****.*******.*** now."),
    ("Write to jo [at] example [dot] com now.", "Write to ** [**] ******* [***] *** now."),
    ("Call +44 20 7946 0958 today.", "Call +** ** **** **** today."),
    ("Call (212) 555-0123 or 212.555.0199.", "Call (***) ***-**** or ***.***.****."),
    ("Tel: 86-10-55512345", "Tel: **-**-********"),
    ("phone 13900001111", "phone ***********"),
    ("Free: 1-800-555-0100", "Free: *-***-***-****"),
    ("Contact Jane Q. Roe at jane@example.com.", "Contact **** *. *** at ****@*******.***."),
]


@pytest.mark.parametrize(("text", "masked"), IN_TEXT)
def test_what_reaches_a_person_is_masked(text: str, masked: str) -> None:
    found, rows = mask_contacts(article(text))
    assert found.text == masked
    assert len(rows) >= 1


NO_CONTACT = [
    "Output rose 12.5 to 1,333.18 on 2025-03-19, up from 10 000 000 in 1990-1995.",
    "ISIN US0000000001, 20,000,000 shares, +15.2%, +1,200 MW, 100-200 MW, 6.1372 million kW.",
    "doi 10.1007/s00000-024-0000-9, version 1.2.3, the 2024-2025 season, 1-2-3.",
    "Jane Roe, chief executive, said contact lenses sell.",
    "He paid $555-600 for 1 234 567 890 shares.",
]


@pytest.mark.parametrize("text", NO_CONTACT)
def test_figures_dates_and_codes_stay(text: str) -> None:
    before = article(text)
    found, rows = mask_contacts(before)
    assert found is before
    assert rows == ()


def test_contact_lines_lose_their_persons_too() -> None:
    block = RemovedBlock(
        3,
        10,
        "contact",
        "Contact person: Ms. Roe, Tel: 86-10-55512345\nTom Okafor\nAcme Holdings Inc.\nIR Manager",
    )
    found, rows = mask_contacts(article("A text.", block))
    assert found.removed[0].text == (
        "Contact person: **. ***, Tel: **-**-********\n*** ******\nAcme Holdings Inc.\nIR Manager"
    )
    assert rows == (Contact(3, "**. ***", "**-**-********", None), Contact(3, "*** ******", None, None))


def test_names_stay_in_other_blocks() -> None:
    block = RemovedBlock(0, 0, "byline", "By Jane Roe\nTom Okafor")
    assert mask_contacts(article("A text.", block))[0].removed == (block,)


@given(st.text(max_size=300), st.text(alphabet="AaZ19+-.@( )\n:", max_size=300))
def test_lengths_hold_and_nothing_else_changes(text: str, line: str) -> None:
    before = article(text, RemovedBlock(0, 0, "contact", line))
    after, _ = mask_contacts(before)
    for old, new in ((text, after.text), (line, after.removed[0].text)):
        assert len(old) == len(new)
        assert all(a == b or b == "*" for a, b in zip(old, new, strict=True))


@given(st.text(alphabet="AaZ19+-.@( )\n:", max_size=200))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_contacts(article(text))[0]
    assert mask_contacts(once)[0].text == once.text


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "a@", "A ", "+1 ", "(1) ", "tel ", "1-", "a.", "Contact A", "a" * 60 + "@"]
)
def test_a_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    mask_contacts(article(text, RemovedBlock(0, 0, "contact", text)))
    assert time.process_time() - started < 5
