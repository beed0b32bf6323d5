from __future__ import annotations

import numpy as np

from transforms.dedupe.ragged import Ragged
from transforms.dedupe.tables import frozen, rarity_steps, without_boilerplate
from transforms.dedupe.words import split

NEWS = "Brackwater Energy will build a pumped storage plant in the Tessel valley near Harbury, for money"
LEGAL = "This is meant by the Private Securities Litigation Reform Act of 1995"
WARNING = "could cause actual results to differ materially from those expressed or implied"


def kept(texts: list[str]) -> list[list[str]]:
    words = split(texts)
    places = Ragged(np.arange(len(words.ids)), words.bounds)
    left = places.only(without_boilerplate(places.of(words.ids)))
    return [words.written(np.array(some, np.intp)) for some in left.lists()]


def test_rare_words_weigh_more_than_common_ones() -> None:
    the, company, unheard = rarity_steps(split(["the company qxvzplk"]).ids).tolist()
    assert the < company < unheard == frozen().unseen


def test_every_word_of_the_table_has_its_own_rarity() -> None:
    tables = frozen()
    assert (rarity_steps(tables.words[:-1]) == tables.steps[:-1]).all()


def test_boilerplate_goes_and_news_stays() -> None:
    (left,) = kept([f"{NEWS}. {LEGAL}"])
    assert left[:16] == NEWS.replace(",", "").split()
    assert "Litigation" not in left


def test_a_text_of_boilerplate_alone_stays_whole() -> None:
    alone, beside = kept([WARNING, f"{NEWS}. {WARNING}. {NEWS}"])
    assert alone == WARNING.split()
    assert "materially" not in beside
