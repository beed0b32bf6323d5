from __future__ import annotations

import time

import pytest

from transforms.facts.names.entities import find_entities
from transforms.facts.names.evidence import find_by_evidence, weigh
from transforms.facts.names.sighting import Sighting
from transforms.facts.names.surface import chunks
from transforms.facts.text.sentences import sentences
from transforms.models import Article, Publisher


def told(text: str, name: str, title: str = "", known: tuple[Sighting, ...] = ()) -> dict[str, float]:
    """What speaks for or against `name`, nothing where it is no candidate."""
    runs = list(chunks(text, sentences(text)))
    found = {folded: dict(evidence) for folded, _, evidence in weigh(text, title, runs, known)}
    return found.get(name.lower(), {})


def organisations(text: str, title: str = "") -> list[str]:
    """What the text's mentions of organisations say, in order."""
    article = Article("s", "a", "/a", "0" * 64, Publisher("Test"), text, title=title, language="en")
    entities, mentions = find_entities(article, sentences(text), ())
    kinds = {entity.entity_id: entity.kind for entity in entities}
    return [one.exact for one in mentions if kinds[one.entity_id] == "organisation"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Last week Veltrax announced a plan.", "behind acts"),
        ("Last week Veltrax has acquired a plant.", "behind acts"),
        ("For years Veltrax offers pumps.", "behind works"),
        ("For now Veltrax is headquartered there.", "behind being"),
        ("All of Veltrax's shares were sold.", "behind own"),
        ("All of Veltrax's shares were sold.", "possessive"),
        ("So the Veltrax spokesman went.", "behind office"),
        ("So the Veltrax spokesman went.", "the"),
        ("So the Veltrax tokens fell.", "behind things"),
        ("He is the founder of Veltrax again.", "before post"),
        ("He worked for Veltrax again.", "before post"),
        ("It is a subsidiary of the Veltrax again.", "before deal"),
        ("It rose, according to Veltrax again.", "before told"),
        ("They went to a Veltrax again.", "before things"),
        ("They went near Veltrax again.", "before where"),
        ("They saw copper, Veltrax, and tin.", "listed"),
        ("Veltrax went again.", "initial"),
        ("They saw Veltrax (“VLX”) again.", "defines"),
        ("They saw the pump valve (VPVX) again.", ""),
        ("They saw the VPVX again.", "acronym"),
        ("They saw Veltrax-9 again.", "digit"),
        ("They saw Veltrax and its veltrax again.", "written small"),
        ("They saw Veltrax Clinic again.", "weak head"),
        ("They saw Veltrax Wellness again.", "soft head"),
        ("They saw Veltrax Norven again.", "two own words"),
        ("They saw the Apple again.", ""),
    ],
)
def test_what_speaks_of_a_name(text: str, kind: str) -> None:
    name = next((one for one in ("Veltrax-9", "VPVX", "Veltrax Clinic") if one in text), "Veltrax")
    name = next((one for one in ("Veltrax Wellness", "Veltrax Norven") if one in text), name)
    assert not kind or kind in told(text, name.replace("-", " "))


def test_a_bracket_behind_small_words_gives_a_term_its_short_form() -> None:
    assert "term" in told("They saw the pump valve test (VPVX) again.", "VPVX")
    assert "term" not in told("They saw the Pump Valve (VPVX) again.", "VPVX")


def test_what_a_head_is_of_may_be_a_department() -> None:
    assert "before post" not in told("He is the head of Veltrax again.", "Veltrax")
    assert "before post" in told("He is the head at Veltrax again.", "Veltrax")


def test_who_stands_in_a_list_with_a_body_may_be_one() -> None:
    text = "They sold to Norven Inc., Veltrax and Halden."
    known = (Sighting(13, 24, "organisation", "Norven Inc.", "legal-form", 0.98),)
    assert told(text, "Veltrax", known=known)["beside organisation"] == 1


def test_what_is_left_of_a_name_is_none() -> None:
    text = "He is the founder of Halden Veltrax, and Halden Veltrax announced it."
    known = tuple(Sighting(at, at + 6, "organisation", "Halden", "repeated", 0.9) for at in (21, 41))
    runs = [run.part(1, 2) for run in chunks(text, sentences(text)) if len(run.words) > 1]
    assert [run.of(text) for run in runs] == ["Veltrax", "Veltrax"]
    assert [name for name, _, _ in weigh(text, "", runs, ())] == ["veltrax"]
    assert list(weigh(text, "", runs, known)) == []


def test_a_name_that_begins_the_title_is_told_so() -> None:
    assert "title" in told("They saw Veltrax again.", "Veltrax", title="Veltrax Opens a Plant")
    assert "title" not in told("They saw Veltrax again.", "Veltrax", title="Veltraxia Opens a Plant")


def test_one_kind_counts_twice_at_most_and_less_among_many_places() -> None:
    acts = "Then Veltrax announced it. "
    assert told(acts * 5, "Veltrax")["behind acts"] == 2
    assert told(acts + "Then Veltrax went. " * 19, "Veltrax")["behind acts"] == pytest.approx(0.4)
    assert told("It is a Veltrax pump. " + acts * 3, "Veltrax")["before things"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    "text",
    [
        "They met in March again.",
        "They saw (OTC: VLTX) again.",
        "They wrote to @Veltrax again.",
        "They sold Veltrax 9 again.",
        "They chose the Road to Veltrax again.",
        "They sold the Halden Convention Center again.",
        "They saw Veltrax of Ohio again.",
        "They won the Veltrax Norven Award again.",
        "Then Anna went.",
        "They went to Paris again.",
        "They saw it’s Veltrax’ again.",
    ],
)
def test_what_cannot_be_the_name_of_a_body(text: str) -> None:
    runs = list(chunks(text, sentences(text)))
    assert list(find_by_evidence(text, "", runs, ())) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Then Veltrax acquired a plant. He is the founder of Veltrax. Veltrax grew.",
            ["Veltrax", "Veltrax", "Veltrax"],
        ),
        (
            "Then Veltrax announced it. The founder of Veltrax (VLX) met. All of VLX went.",
            ["Veltrax", "Veltrax", "VLX", "VLX"],
        ),
        ("She joined Norven Wellness, and the Norven Wellness team grew.", ["Norven Wellness"] * 2),
        ("The Veltrax tokens are a Veltrax, as he joined Veltrax.", []),
        ("They saw Veltrax.", []),
        ("The Lions beat them, and the Lions won again.", ["Lions", "Lions"]),
        ("Follow us on Facebook.", []),
        ("He works for Facebook, and Facebook announced it.", ["Facebook", "Facebook"]),
        ("They sued Apple yesterday.", ["Apple"]),
    ],
)
def test_names_that_the_text_as_a_whole_treats_as_bodies(text: str, names: list[str]) -> None:
    assert organisations(text) == names


def test_a_capital_article_amid_a_sentence_belongs_to_the_name() -> None:
    assert organisations("She wrote for The Halden Chronicle.") == ["The Halden Chronicle"]
    assert organisations("The Halden Chronicle wrote it.") == ["Halden Chronicle"]


def test_many_names_cost_no_more_than_their_number() -> None:
    def seconds(count: int) -> float:
        text = " ".join(f"Then Velt{number:x}ax announced it." for number in range(count)).replace("0", "o")
        runs = list(chunks(text, sentences(text)))
        started = time.process_time()
        list(find_by_evidence(text, "", runs, ()))
        return time.process_time() - started

    short, long = (min(seconds(count) for _ in range(3)) for count in (500, 4_000))
    assert long < 16 * short + 0.05
