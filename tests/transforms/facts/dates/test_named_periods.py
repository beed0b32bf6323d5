from __future__ import annotations

from datetime import date

import pytest

from transforms.facts.dates.dates import find_dates
from transforms.facts.text.sentences import sentences
from transforms.models import Article, Publisher


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rail grew in China's eleventh Five-Year Plan.", [("2006-01-01", "2010-12-31")]),
        ("Rail grew in the 11th five-year plan.", [("2006-01-01", "2010-12-31")]),
        ("Rail grew in India's eleventh Five-Year Plan.", [("2007-04-01", "2012-03-31")]),
        ("Rail grew in the Indian 11th Five-Year Plan.", [("2007-04-01", "2012-03-31")]),
        ("Rail grew in Vietnam's 11th Five-Year Plan.", []),
        ("Rail grew in India's 14th Five-Year Plan.", []),
        ("The First World War broke out.", [("1914-07-28", "1918-11-11")]),
    ],
)
def test_a_named_period_is_that_of_its_country(text: str, days: list[tuple[str, str]]) -> None:
    article = Article("s", "l", "u", "", Publisher("p"), text, language="en", published_date=date(2022, 2, 2))
    found = find_dates(article, sentences(text))
    assert [(str(m.date_from), str(m.date_to)) for m in found] == days
