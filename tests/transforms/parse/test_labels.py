"""Lines that say of themselves that they are no text."""

import time

import pytest

from transforms.parse.labels import label_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(Photo: Larkhaven Mail)", "caption"),
        ("Photo by: Ida Muster", "caption"),
        ("Cover image credit: Ida Muster", "caption"),
        ("Foto: dpa", "caption"),
        ("Editor's note: This text was changed on Monday.", "legal"),
        ("Editors’ note (May 20th 2025): The crane came later.", "legal"),
        ("Anmerkung der Redaktion: Der Kran kam später.", "legal"),
        ("Published: May 20, 2025, 1:28 p.m.", "byline"),
        ("This post was last updated on 20 May 2025.", "byline"),
        ("Stand: 20.05.2025", "byline"),
        ("If you buy something through a link on our site, we may earn a small commission.", "legal"),
        ("We receive a commission when you click on what our partners sell.", "legal"),
        ("„Wir zahlen keine Provision an Partner“, sagte Muster.", None),
        ("Wenn Sie über unsere Links kaufen, erhalten wir eine kleine Provision.", "legal"),
        ("Passengers may receive compensation through the link on the airline's page.", None),
        ("“We may get compensation for the quay,” Muster said.", None),
        ("Pictures:", None),  # a heading of what follows
        ("Bild:", None),
        ("20 May 2025", None),  # texts that go day by day have such headings
        ("The photo: a crane of 1934, and nobody in it.", None),
        ("Photographs show the crane as it was.", None),
        ("The editor's note was found in the crane.", None),
        ("The crane came on May 20, 2025.", None),
        ("May 20, 2025: Larkhaven", None),
        ("1934", None),
        ("", None),
        ("We will get compensation only once the rail link to Harbury is finished, the mayor said.", None),
        ("“We will get the Commission to link aid to reform,” the minister said.", None),
        ("Wir zahlen Provision für jeden Klick auf die Links der Händler, sagte der Vorstand.", None),
        ("Kaufen Sie über einen Link, erhalten wir eine kleine Provision.", "legal"),
    ],
)
def test_what_a_line_is_by_its_own_words(text: str, kind: str | None) -> None:
    assert label_of(text) == kind


def test_hostile_lines_take_no_time() -> None:
    begin = time.process_time()
    for piece in ("photo ", "(", "editor's ", "20 May 2025 ", "last ", "we may earn ", "wir "):
        for length in (10, 30, 60, 100_000):
            label_of(piece * length)
    assert time.process_time() - begin < 2
