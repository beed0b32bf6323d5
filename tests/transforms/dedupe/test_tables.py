from __future__ import annotations

import numpy as np

from transforms.dedupe.tables import frozen, grams, rarity, without_boilerplate
from transforms.dedupe.words import split


def test_rare_words_weigh_more_than_common_ones() -> None:
    the, company, unheard = rarity(split("the company qxvzplk").ids)
    assert the < company < unheard == frozen().unseen / 16


def test_grams_depend_on_order() -> None:
    one, other = grams(split("a b c").ids, 3), grams(split("c b a").ids, 3)
    assert one.tolist() != other.tolist()
    assert len(grams(split("a b").ids, 3)) == 0


def test_boilerplate_goes_and_news_stays() -> None:
    news = "Brackwater Energy will build a pumped storage plant in the Tessel valley near Harbury, for money"
    legal = "This is meant by the Private Securities Litigation Reform Act of 1995"
    words = split(f"{news}. {legal}")
    kept = np.array(words.surfaces)[without_boilerplate(words.ids)].tolist()
    assert kept[:16] == list(split(news).surfaces)
    assert "Litigation" not in kept


def test_a_text_of_boilerplate_alone_stays_whole() -> None:
    words = split("could cause actual results to differ materially from those expressed or implied")
    assert without_boilerplate(words.ids).all()
