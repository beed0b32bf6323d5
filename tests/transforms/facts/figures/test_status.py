from __future__ import annotations

import pytest

from transforms.facts.figures.status import status_at
from transforms.facts.text.sentences import Span


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The plant has #", "asserted"),
        ("It will build a plant of #", "planned"),
        ("It plans to invest #", "planned"),
        ("Its output is expected to reach #", "forecast"),
        ("Prices will rise to #", "forecast"),
        ("It is expected to build #", "forecast"),
        ("It could cost #", "forecast"),
        ("It aims to grow, but it has reached #", "asserted"),
        ("It includes the construction of a plant of #", "planned"),
        ("It hired # expected to start", "forecast"),
        ("A plant of # is planned", "planned"),
        ("The target was missed; sales were #", "asserted"),
        ("It took a final investment decision on a farm of #", "planned"),
        ("The council approved a # battery", "planned"),
        ("It has started construction of a # furnace", "planned"),
        ("It completed construction of a # furnace", "asserted"),
        ("It broke ground on a # park", "planned"),
        ("It won a grant of $5 million for a # plant", "planned"),
        ("It is building a data centre of #", "planned"),
        ("It already operates # and plans to add more", "asserted"),
        ("It plans to add more and has # in operation", "asserted"),
        ("It is to have a capacity of #", "planned"),
        ("She said it would spend #", "planned"),
        ("She said the dam would create #", "forecast"),
        ("Output should reach #", "forecast"),
        ("Bidders must have # of assets", "asserted"),
        ("The plant must be completed for #", "planned"),
        ("# of the power that the old plant makes will go to the city", "planned"),
        ("About # of power is expected to go to the city", "forecast"),
        ("# of output would be lost", "forecast"),
        ("The firm, which is to be sold, has #", "asserted"),
        ("The price target is #", "forecast"),
        ("It aims to grow with a tariff, which offers lines for #", "asserted"),
        ("The market was valued at # in 2023 and is expected to grow", "asserted"),
        ("It will tell of its work, highlighting its recent grant of #", "asserted"),
        ("They ran races, helping to raise #", "asserted"),
        ("The agency cut the credit outlook, driving yields to #", "asserted"),
        ("The board approved Grey Heron, a # farm", "planned"),
        ("The agency expects # of sales", "forecast"),
        ("It is sold: the owner decided last week to add #", "planned"),
        ("It has chosen a site for its mill, which is to make #", "planned"),
        ("The planned # mill was sold", "planned"),
        ("The # plant will house a school", "planned"),
        ("The # plant, which opened in May, will be expanded", "asserted"),
        ("The # plant will close", "asserted"),
        ("The # bridge was approved", "planned"),
        ("The second line, with a capacity of #, is to start in May", "planned"),
        ("It signed an agreement for a mill with a capacity of #", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    at = text.index("#")
    assert status_at(text, Span(0, len(text)), at, at + 1) == status
