from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.claims import compare
from transforms.facts import find_facts
from transforms.models import Account, Article, Claim, Publisher, Relation

DAY = date(2025, 6, 20)


def account(name: str, text: str, relation: Relation = "rewrite", group: str | None = None) -> Account:
    article = Article(
        "s", name, f"/{name}", "0" * 64, Publisher(name), text, language="en", published_date=DAY
    )
    return Account(article.article_id, article.version_id, DAY, relation, group or name, find_facts(article))


def told(*texts: str) -> tuple[list[Account], list[Claim]]:
    accounts = [
        account(f"a{index}", text, "rewrite" if index else "original") for index, text in enumerate(texts)
    ]
    return accounts, list(compare("story", accounts)[0])


def said(accounts: Sequence[Account], claims: Sequence[Claim]) -> dict[frozenset[str], str]:
    """The words of each claim, and its verdict."""
    words = {quantity.quantity_id: quantity.exact for one in accounts for quantity in one.facts.quantities}
    return {frozenset(words[key] for key in claim.quantity_ids): claim.verdict for claim in claims}


ORIGINAL = (
    "Panel maker Vale Solar Technology Co., Limited (VST) and the Jinan Municipal People's Government signed "
    "an investment agreement in Jinan, Shandong province, on June 12. VST will build a solar panel factory "
    "in Licheng District, Jinan, with an annual capacity of 12 GW once both halls are running. "
    "Jinan's installed solar power capacity has reached 3.4127 million kW, and its wind power capacity "
    "1.2 million kW. "
    "Jinan's installed solar power capacity is expected to exceed 5 million kW by the end of 2027. "
    "VST will hire 1,450 workers."
)
REWRITE = (
    "Jobs are coming to East China: on June 12, Jinan signed an investment agreement with the panel maker "
    "Vale Solar Technology Co Ltd, or VST. "
    "The partnership involves building a solar panel factory in Jinan's Licheng district, at a size of "
    "12 gigawatts (GW). Jinan has over 3.41 million kilowatts of installed solar capacity."
)


def test_a_rewrite_says_the_same_figures_in_other_words() -> None:
    accounts, claims = told(ORIGINAL, REWRITE)
    found = said(accounts, claims)
    assert found[frozenset({"12 GW", "12 gigawatts"})] == "agree"
    assert found[frozenset({"3.4127 million kW", "3.41 million kilowatts"})] == "agree"
    assert found[frozenset({"1.2 million kW"})] == "single"
    assert found[frozenset({"5 million kW"})] == "single"
    assert found[frozenset({"1,450 workers"})] == "single"


def test_the_most_precise_telling_gives_the_value() -> None:
    _, claims = told(ORIGINAL, REWRITE)
    (claim,) = (claim for claim in claims if claim.base_unit == "W" and abs(claim.value - 3.4127e9) < 1)
    assert (claim.article_count, claim.independent_source_count) == (2, 2)
    assert claim.low is not None
    assert claim.high is not None
    assert claim.low <= 3.4127e9 <= claim.high


def test_one_event_told_twice() -> None:
    accounts = [account("a", ORIGINAL, "original"), account("b", REWRITE)]
    _, events = compare("story", accounts)
    names = {entity.entity_id: entity.name for one in accounts[::-1] for entity in one.facts.entities}
    by_kind = {event.kind: event for event in events}
    signed, built = by_kind["agreement_signed"], by_kind["project_build"]
    assert len(signed.mentions) == len(built.mentions) == 2
    assert signed.date_from == date(2025, 6, 12)
    assert {names[who] for who, _ in signed.participants} == {
        "Jinan Municipal People's Government",
        "Vale Solar Technology Co., Limited",
    }
    assert names[built.place_id or ""] == "Licheng District"
    assert len(built.quantity_ids) == 2


def test_an_edited_copy_conflicts() -> None:
    text = "Veltro Cells Inc. opened a plant. The plant has a capacity of {} MW and employs 215 workers."
    accounts, claims = told(text.format(300), text.format(350))
    assert said(accounts, claims) == {
        frozenset({"300 MW", "350 MW"}): "conflict",
        frozenset({"215 workers"}): "agree",
    }


def test_a_rewrite_with_another_figure_conflicts() -> None:
    accounts, claims = told(
        "Veltro Cells Inc. reported its results. Veltro Cells' annual revenue was $45.2 million.",
        "Results are out: Veltro Cells' annual revenue reached $48.9 million. Veltro Cells Inc. is glad.",
    )
    assert said(accounts, claims)[frozenset({"$45.2 million", "$48.9 million"})] == "conflict"


def test_two_agreements_of_one_firm_stay_two() -> None:
    text = (
        "On June 2, Halden Storage Ltd signed an agreement with Veltro Cells Inc. "
        "Halden Storage Ltd signed an agreement with Ostwind Energy AG."
    )
    _, events = compare("story", [account("a", text, "original"), account("b", text, "exact")])
    assert [len(event.mentions) for event in events] == [2, 2]


def test_one_event_with_two_figures_conflicts() -> None:
    first = (
        "Halden Storage Ltd has started construction of the Mull battery, a {} MW system near Oslo, Norway."
    )
    other = "Near Oslo, Norway, Halden Storage Ltd is building a battery rated at {} MW."
    accounts, claims = told(first.format(300), other.format(350))
    assert said(accounts, claims) == {frozenset({"300 MW", "350 MW"}): "conflict"}
    # A tenth of it may be the first phase.
    accounts, claims = told(first.format(300), other.format(30))
    assert {claim.verdict for claim in claims} == {"single"}


TRAPS = [
    # Now against then, one property against another, one subject against another, a level against a change.
    (
        "Norway's wind capacity has reached 5 GW.",
        "By 2030, Norway's wind capacity is expected to reach 9 GW.",
    ),
    ("Norway's wind capacity has reached 5 GW.", "Norway's storage installations total 5 GW."),
    ("Norway's wind capacity has reached 5 GW.", "Sweden's wind capacity has reached 5 GW."),
    ("Norway's wind capacity has reached 5 GW.", "Sweden's wind capacity has reached 6 GW."),
    ("Sales at Veltro Cells Inc. rose by 12%.", "Sales at Veltro Cells Inc. fell by 12%."),
    ("Veltro Cells Inc. has 40 employees.", "The plan of Veltro Cells Inc. lists 40 countries."),
]


@pytest.mark.parametrize(("one", "other"), TRAPS)
def test_an_uncertain_link_is_not_made(one: str, other: str) -> None:
    accounts, claims = told(one, other)
    assert {claim.verdict for claim in claims} == {"single"}
    assert len(claims) == sum(len(account.facts.quantities) for account in accounts)


TWO = [
    # What is measured, in the same words but for the one that matters.
    ("Veltro Cells' gross margin was 22%.", "Veltro Cells' operating margin was 12%."),
    (
        "The market value of Veltro Cells is $5 billion.",
        "The enterprise value of Veltro Cells is $8 billion.",
    ),
    ("The ore body's proven reserves are 70 Mt.", "The ore body's probable reserves are 70 Mt."),
    ("Veltro Cells delivered 70 buses to Oslo.", "Veltro Cells delivered 70 trams to Oslo."),
    ("The pit near Oslo yields 40,000 tonnes of zinc.", "The pit near Oslo yields 40,000 tonnes of lead."),
    # What is done.
    ("Veltro Cells Inc. recruited 650 engineers.", "Veltro Cells Inc. dismissed 650 engineers."),
    ("Norway exported 90,000 tonnes of salmon.", "Norway imported 90,000 tonnes of salmon."),
    ("Veltro Cells Inc. borrowed $750 million.", "Veltro Cells Inc. repaid $750 million."),
    ("The slide near Oslo killed 9 people.", "The slide near Oslo injured 23 people."),
    ("Veltro Cells' net profit was $64 million.", "Veltro Cells' net loss was $64 million."),
    # Which of several.
    ("Reactor 3 near Oslo has a capacity of 900 MW.", "Reactor 4 near Oslo has a capacity of 950 MW."),
    ("The first phase in Oslo will cost $9 billion.", "The second phase in Oslo will cost $7 billion."),
    # A plan that came true is no second source for the plan.
    (
        "Veltro Cells Inc. plans to spend $9 billion in Oslo.",
        "Veltro Cells Inc. has spent $9 billion in Oslo.",
    ),
    # Another day's move; another firm's.
    ("Veltro Cells' shares rose 6 percent on Monday.", "Veltro Cells' shares rose 4 percent on Tuesday."),
    ("Veltro Cells' shares rose 6 percent on Monday.", "Veltro Cells' shares rose 6 percent on Tuesday."),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_things_in_much_the_same_words(one: str, other: str) -> None:
    accounts, claims = told(one, other)
    assert [len(account.facts.quantities) for account in accounts] == [1, 1]
    assert [claim.verdict for claim in claims] == ["single", "single"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Veltro Cells' net profit was $64 million.", "Veltro Cells' net profit was $65 million."),
        ("Veltro Cells Inc. has 500 workers.", "Veltro Cells Inc. has 501 workers."),
        ("Norway's wind capacity is 4 GW.", "Norway's wind capacity is 5 GW."),
        ("Veltro Cells Inc. dismissed 650 engineers.", "Veltro Cells Inc. dismissed 450 engineers."),
        ("Reactor 3 near Oslo has a capacity of 900 MW.", "Reactor 3 near Oslo has a capacity of 950 MW."),
        ("Veltro Cells' shares rose 6 percent on Monday.", "Veltro Cells' shares rose 4 percent on Monday."),
    ],
)
def test_one_thing_in_two_numbers(one: str, other: str) -> None:
    assert [claim.verdict for claim in told(one, other)[1]] == ["conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Veltro Cells spent $750,000 in campaign cash.", "Veltro Cells spent $750,000 of campaign funds."),
        (
            "Veltro Cells has two million satisfied customers.",
            "Veltro Cells has two million happy customers.",
        ),
        ("Veltro Cells has a pipeline of 1.25 GW.", "Veltro Cells plans a pipeline of 1.25 GW."),
    ],
)
def test_other_words_for_an_equal_value(one: str, other: str) -> None:
    assert [claim.verdict for claim in told(one, other)[1]] == ["agree"]


def test_two_figures_that_changed_places_are_two_conflicts() -> None:
    _, claims = told(
        "Wind capacity in Norway is 7 GW and hydro capacity is 3 GW.",
        "Hydro capacity in Norway is 7 GW and wind capacity is 3 GW.",
    )
    assert sorted(claim.verdict for claim in claims) == ["conflict", "conflict"]


def test_a_level_of_one_week_is_told_once() -> None:
    _, claims = told(
        "On Monday, Norway's wind capacity was 5.25 GW.", "On Tuesday, Norway's wind capacity was 5.25 GW."
    )
    assert [claim.verdict for claim in claims] == ["agree"]


def test_an_account_given_twice_counts_once() -> None:
    one = account("a", ORIGINAL, "original")
    assert compare("story", [one, one]) == compare("story", [one])


ABOUT = "Halden Storage Ltd plans a battery near Mull, Norway. "


def test_outlets_name_one_measure_in_other_words() -> None:
    _, claims = told(
        f"{ABOUT}The battery will store 400 MWh. It will cost €40 million.",
        f"{ABOUT}It will have a storage capacity of 400 MWh. The investment amounts to EUR 40m.",
        "Near Mull, Halden Storage Ltd is to put €40 million into a 400 MWh battery.",
    )
    assert {(claim.verdict, claim.article_count) for claim in claims} == {("agree", 3)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It will cost €40 million.", "A grant of €40 million was paid."),
        ("It will cost €40 million.", "The firm has debts of €40 million."),
        ("A grant of €40 million was paid.", "Its revenue was €40 million."),
        ("It will have a capacity of 300 MW.", "Norway's batteries have a capacity of 300 MW."),
        ("It will last one day.", "Work began within 24 hours of the vote."),
    ],
)
def test_an_equal_value_of_another_measure_is_another_figure(one: str, other: str) -> None:
    _, claims = told(ABOUT + one, ABOUT + other)
    assert {claim.verdict for claim in claims} == {"single"}


def test_who_gives_and_who_gets_tell_one_sum() -> None:
    accounts, claims = told(
        "Halden Storage Ltd awarded a contract worth $41.5 million to Veltro Cells Inc.",
        "Veltro Cells Inc. won a $41.5 million contract from Halden Storage Ltd.",
    )
    assert said(accounts, claims) == {frozenset({"$41.5 million"}): "agree"}


def test_two_costs_of_one_firm_are_no_conflict() -> None:
    _, claims = told(
        "Halden Storage Ltd opened a hall. Halden Storage Ltd's cost was $40 million.",
        "Halden Storage Ltd rebuilt a quay in Kiel and two roads that lead to it, at a cost of $90 million.",
    )
    assert {claim.verdict for claim in claims} == {"single"}


def test_two_equal_shares_of_one_sentence_stay_two() -> None:
    text = "Jinan holds 80% of the oil production and 80% of the gas reserves of the field."
    assert len(told(text)[1]) == 2
    _, claims = told(text, text)
    assert [claim.article_count for claim in claims] == [2, 2]
    assert {claim.verdict for claim in claims} == {"agree"}


def test_copies_count_once_as_sources() -> None:
    accounts = [account(name, ORIGINAL, "exact", "wire") for name in "bcd"]
    accounts += [account("a", ORIGINAL, "original", "wire"), account("e", REWRITE, group="other")]
    claims, _ = compare("story", accounts)
    (claim,) = (claim for claim in claims if claim.base_unit == "W" and abs(claim.value - 12e9) < 1)
    assert (claim.article_count, claim.independent_source_count) == (5, 2)


def test_an_open_bound_far_below_is_only_compatible() -> None:
    _, claims = told(
        "Norway's installed wind capacity has reached 6.3174 million kW.",
        "Norway's installed wind capacity is more than 5 million kW.",
    )
    assert [claim.verdict for claim in claims] == ["compatible"]


def test_a_name_known_only_by_its_alias() -> None:
    accounts, claims = told(
        "Vale Solar Technology Co., Limited (VST) grew. VST's annual revenue was $45.2 million.",
        "Shares rose. VST's annual revenue was about $45 million.",
    )
    assert said(accounts, claims)[frozenset({"$45.2 million", "$45 million"})] == "agree"


def test_a_series_outlives_its_story() -> None:
    first = account("a", "Norway's installed wind capacity has reached 5 GW.", "original")
    later = account("b", "Norway's installed wind capacity has reached 6 GW.", "original")
    one, other = compare("s1", [first])[0][0], compare("s2", [later])[0][0]
    assert one.series_id == other.series_id
    assert one.claim_id != other.claim_id


SENTENCES = [
    "Jinan's installed solar capacity has reached 3.41 million kW.",
    "Jinan has over 3.4 million kW of installed solar capacity.",
    "Jinan's installed solar capacity has reached 3.6 million kW.",
    "VST will build a solar panel factory in Jinan with a capacity of 12 GW.",
    "VST will build a solar panel factory in Jinan with a capacity of 13 GW.",
    "VST will hire 1,450 workers.",
    "The plant employs about 1,400 workers.",
    "Jinan holds 80% of the oil production and 80% of the gas reserves of the field.",
    "On June 12, VST signed an agreement with Halden Batteries AS in Jinan.",
]
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_and_nothing_is_lost(told: list[str], shuffle: random.Random) -> None:
    accounts = [
        account(f"a{index}", text, "near" if index else "original") for index, text in enumerate(told)
    ]
    claims, events = compare("story", accounts)
    shuffled = [
        replace(
            one,
            facts=replace(
                one.facts, quantities=one.facts.quantities[::-1], entities=one.facts.entities[::-1]
            ),
        )
        for one in accounts
    ]
    shuffle.shuffle(shuffled)
    assert compare("story", accounts[::-1]) == (claims, events)
    assert {claim.quantity_ids for claim in compare("story", shuffled)[0]} == {
        claim.quantity_ids for claim in claims
    }
    held = sorted(key for claim in claims for key in claim.quantity_ids)
    assert held == sorted(quantity.quantity_id for one in accounts for quantity in one.facts.quantities)
    assert len({claim.claim_id for claim in claims}) == len(claims)
    mentions = [mention for event in events for mention in event.mentions]
    assert len(mentions) == sum(len(one.facts.events) for one in accounts)
    assert len({event.event_id for event in events}) == len(events)


def test_a_figure_that_one_telling_alone_gives_to_an_event() -> None:
    _, claims = told("Halden Storage Ltd hired 600 workers.", "Halden Storage Ltd has 600 workers.")
    assert sum(len(claim.quantity_ids) for claim in claims) == 2


def test_no_accounts_no_claims() -> None:
    assert compare("story", []) == ((), ())


def test_thousands_of_figures_are_compared_in_seconds() -> None:
    text = " ".join(
        f"Vale Corp. will build a pump station with a capacity of {n} MW in Ohio." for n in range(1, 2001)
    )
    accounts = [account("a", text, "original"), account("b", f"Later. {text}")]
    start = time.process_time()
    claims, _ = compare("story", accounts)
    assert time.process_time() - start < 8
    quantities = {quantity for claim in claims for quantity in claim.quantity_ids}
    assert len(quantities) == sum(len(one.facts.quantities) for one in accounts) == 4000
    assert all(claim.article_count == 2 for claim in claims)
