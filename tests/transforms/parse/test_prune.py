"""What of a page is text, whatever it says."""

from __future__ import annotations

import pytest

from transforms.parse.features import features_of
from transforms.parse.html import read_page
from transforms.parse.prune import bar_of, judged, kinds_of

TEXT = [
    "The harbour of Larkhaven will close for three weeks in March, the port authority said on Tuesday.",
    "Divers found cracks in the western quay wall, which was built in 1934 and has never been renewed.",
    "Ferries to the islands will leave from Quistvik instead, and buses will take passengers there.",
    "The repair will cost some 2.1 million crowns, of which the county pays a third, its council decided.",
]
PLEA = "Our readers keep this newsroom alive. Each of them pays for reporting that others would not do."


def text_of(inside: str) -> list[str]:
    return text_of_page(f"<nav>Home</nav><main><h1>Harbour to close</h1>{inside}</main>")


@pytest.mark.parametrize(
    "hidden", ['class="box hidden"', 'class="d-none"', "hidden", 'style="display: none"', 'class="sr-only"']
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    lines = [f"<p>{text}</p>" for text in TEXT]
    lines.insert(2, f"<div {hidden}><p>{PLEA}</p></div>")
    assert text_of("".join(lines)) == TEXT


def text_of_page(body: str) -> list[str]:
    reading = read_page(f"<html><body>{body}</body></html>", "https://larkhavenmail.example/a")
    kinds = kinds_of(reading.blocks, reading.places, reading.known)
    return [block.text for block, kind in zip(reading.blocks, kinds, strict=True) if kind is None]


NOTICE = [
    "Products and services that are named here are for general information only, and no advice is given.",
    "Always consult a qualified adviser before you buy, and read the instructions before you use a product.",
    "The port authority cannot be held liable for the use that is made of anything that is shown here.",
]


@pytest.mark.parametrize("margin", ["footer", "nav"])
def test_the_margins_of_a_page_are_no_text_however_long_they_are(margin: str) -> None:
    """Half of a short notice's page may be what the site says below all its pages."""
    text = "".join(f"<p>{one}</p>" for one in TEXT[:2])
    notice = "".join(f"<p>{one}</p>" for one in NOTICE)
    title = "<h1>Harbour to close</h1>"
    assert text_of_page(f"<div>{title}{text}</div><{margin}><div>{notice}</div></{margin}>") == TEXT[:2]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Harbour to close</h1><footer>{}</footer>",
        "<div><p>Ferries will leave from Quistvik.</p></div><nav class=wrap><div>{}</div></nav>",
        "<div class=post><p>Divers found cracks.</p><nav><a href=/>Home</a><h1>Harbour to close</h1>{}</div>",
    ],
)
def test_a_text_that_stands_in_the_margins_by_mistake_is_read(page: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in TEXT)
    assert text_of_page(page.format(text))[-len(TEXT) :] == TEXT


def test_who_is_quoted_stands_in_the_footer_of_a_quote() -> None:
    who = "Ida Muster, harbour master of Larkhaven"
    lines = [f"<p>{one}</p>" for one in TEXT]
    lines[2] = f"<blockquote><p>{TEXT[2]}</p><footer>{who}</footer></blockquote>"
    page = f"<div><h1>Harbour to close</h1>{''.join(lines)}</div>"
    assert text_of_page(page) == [*TEXT[:3], who, TEXT[3]]


@pytest.mark.parametrize(
    "apart",
    [
        "<div role=dialog><p>{}</p></div>",
        "<dialog open><p>{}</p></dialog>",
        '<div aria-modal="true"><p>{}</p></div>',
        '<div class="aiSummaryContent"><ul><li>{}</li></ul></div>',
        '<div id="ai-summary"><p>{}</p></div>',
    ],
)
def test_what_stands_apart_by_its_markup_is_no_text(apart: str) -> None:
    lines = [f"<p>{text}</p>" for text in TEXT]
    lines.insert(2, apart.format(f"{TEXT[0]} {PLEA}"))
    assert text_of("".join(lines)) == TEXT


@pytest.mark.parametrize(
    "within",
    [
        '<div role="region" aria-label="Cargo of spring"><p>{}</p></div>',  # one to scroll has a name
        '<section aria-label="Article"><p>{}</p></section>',
        '<p aria-label="one">{}</p>',
        '<div class="detail-summary"><p>{}</p></div>',
    ],
)
def test_what_only_looks_like_it_is_text(within: str) -> None:
    first, *rest = TEXT
    assert text_of("".join([f"<p>{first}</p>", *map(within.format, rest)])) == TEXT


@pytest.mark.parametrize("shown", ["hidden md:block", "d-none d-lg-flex"])
def test_what_is_hidden_on_small_screens_alone_is_text(shown: str) -> None:
    first, *rest = TEXT
    lines = f'<p>{first}</p><div class="{shown}">{"".join(f"<p>{text}</p>" for text in rest)}</div>'
    more = "".join(f"<p>{text} {first} {text}</p>" for text in rest)
    assert text_of(lines + more)[: len(TEXT)] == TEXT


@pytest.mark.parametrize("hidden", ['class="hidden"', 'style="visibility:hidden"'])
def test_a_page_that_is_hidden_until_its_scripts_have_run_is_read(hidden: str) -> None:
    assert text_of(f"<div {hidden}>{''.join(f'<p>{text}</p>' for text in TEXT)}</div>") == TEXT


def test_a_text_that_is_hidden_where_it_stands_first_is_read_where_it_is_seen() -> None:
    lines = "".join(f"<p>{text}</p>" for text in TEXT)
    # So that the copy which is hidden is a small part of the page.
    more = "".join(f"<p>{text} {PLEA} {text} {text}</p>" for text in reversed(TEXT))
    assert text_of(f'<div class="hidden">{lines}</div>{lines}{more}')[: len(TEXT)] == TEXT


@pytest.mark.parametrize(
    ("likely", "bar"),
    [
        ([0.95, 0.95, 0.95], 0.5),
        ([0.6, 0.6, 0.3], 0.33),  # of the surest text
        ([0.9, 0.3, 0.3], 0.495),
        ([0.42, 0.3, 0.3], 0.25),  # the lowest that there is
        ([0.39, 0.39, 0.39], 0.5),  # no article at all
        ([], 0.5),
    ],
)
def test_the_bar_is_lower_where_the_surest_text_is_not_sure(likely: list[float], bar: float) -> None:
    assert bar_of([100] * len(likely), likely) == pytest.approx(bar)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('Read more: <a href="/b">Ferries leave from Quistvik</a>', "related"),
        ('<a href="/b">See also what the county pays</a>', "related"),
        (
            'Read <a href="/b">what the county says</a>, and you will know why nobody wants to pay for it.',
            None,
        ),
        ('<a href="/b">The county</a>', None),
    ],
)
def test_a_line_that_leads_to_another_page_is_no_text_whatever_the_classifier_says(
    line: str, kind: str | None
) -> None:
    page = f"<html><body><article>{''.join(f'<p>{text}</p>' for text in TEXT)}<p>{line}</p></article></body>"
    reading = read_page(page, "https://larkhavenmail.example/a")
    rows = features_of(reading.blocks, reading.places, reading.known)
    assert judged(reading.blocks, rows, [0.95] * len(rows), "")[-1] == kind
