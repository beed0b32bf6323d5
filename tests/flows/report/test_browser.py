"""The pages in a real browser: the sample's and the seeds', wide and narrow, light and dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from local_run import folder_at, take_in
from playwright.sync_api import Browser, Page, sync_playwright
from published_rows import query
from sample_truth import Truth

from flows.report import story_page_path, write_report
from flows.sources import local_sources
from flows.summary import RunReport

Editions = tuple[Path, list[RunReport], list[Truth]]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LOOKS: list[tuple[int, Literal["light", "dark"]]] = [
    (1280, "light"),
    (1280, "dark"),
    (390, "light"),
    (390, "dark"),
]
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
# All that a keyboard should come to, and the outline that shows where it is.
REACHABLE = """[...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility()).length"""
FOCUSED = """(() => {
    const one = document.activeElement
    one.dataset.number ??= String(document.querySelectorAll('[data-number]').length)
    return [one.tagName, one.dataset.number, getComputedStyle(one).outlineStyle, one.textContent]
})()"""
WIDTH = "document.documentElement.scrollWidth"


class Outlets(Protocol):
    data: Path


@pytest.fixture(scope="module")
def browser(sample: list[Path]) -> Iterator[Browser]:
    """After the sample, which is fetched by asyncio: Playwright holds this thread's event loop."""
    if CHROMIUM is None:
        reason = "no Chromium on this machine"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sample(editions: Editions, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The overview of the bundled site, its most told story, and one with a conflict."""
    data = editions[2][0].data
    found = query(
        data,
        "(SELECT story_id FROM stories ORDER BY article_count DESC, story_id LIMIT 1) UNION "
        "SELECT story_id FROM claims WHERE verdict = 'conflict' ORDER BY story_id",
    )
    written = write_report(data, tmp_path_factory.mktemp("browsed"))
    assert written.stories == query(data, "SELECT count(*) FROM stories")[0][0]
    return [written.first, *(story_page_path(written.first.parent, str(row[0])) for row in found)]


@pytest.fixture(scope="module")
def told_seeds(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = folder_at(tmp_path_factory.mktemp("seeds"))
    take_in(folder, local_sources([str(seeds)])[0])
    written = write_report(folder.root, folder.root / "report")
    return [written.first, *sorted((written.first.parent / "stories").iterdir())]


class Watched:
    """A page that notes what it complains of and what it asks for."""

    def __init__(
        self, browser: Browser, width: int, scheme: Literal["light", "dark"], scripts: bool = True
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
        )
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path) -> Page:
        self.requests.clear()
        self.page.goto(path.as_uri())
        return self.page


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("which", ["sample", "told_seeds"])
def test_pages_are_whole_quiet_and_open_to_all(
    which: str, width: int, scheme: Literal["light", "dark"], browser: Browser, request: pytest.FixtureRequest
) -> None:
    overview, story = request.getfixturevalue(which)[:2]
    watched = Watched(browser, width, scheme)
    for path in (overview, story):
        page = watched.open(path)
        assert page.evaluate(WIDTH) == width, f"{path.name} must be scrolled sideways"
        page.evaluate(OPEN_ALL)
        # A long page takes axe seconds: each width and each scheme is enough, not all of their pairs.
        if path == overview or which == "told_seeds" or (width, scheme) in LOOKS[1:3]:
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        assert watched.requests == [path.as_uri()]
    assert watched.complaints == []
    watched.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    width: int, browser: Browser, sample: list[Path]
) -> None:
    watched = Watched(browser, width, "light")
    for path in sample:
        page = watched.open(path)
        count = page.evaluate(REACHABLE)
        reached = set()
        for number in range(count + 5):
            page.keyboard.press("Tab")
            told = page.evaluate(FOCUSED)
            if number == 0:
                assert told[3] == "Skip to the report"
            if told[0] != "BODY":
                assert told[2] != "none", f"{told[3]!r} has the focus and does not show it"
                reached.add(told[1])
        assert len(reached) == count
    watched.context.close()


def test_without_scripts_and_on_paper(browser: Browser, sample: list[Path]) -> None:
    watched = Watched(browser, 1280, "dark", scripts=False)
    page = watched.open(sample[1])
    assert page.locator("h2").count() >= 5
    assert (
        page.locator(".drawing .wide svg").is_visible() and not page.locator(".drawing .narrow").is_visible()
    )
    details = page.locator("details.sides").nth(1)
    details.locator("summary").click()
    assert details.locator(".pair").nth(1).is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert watched.complaints == []
    watched.context.close()


def test_a_harmful_page_does_nothing(browser: Browser, outlets: Outlets, tmp_path: Path) -> None:
    write_report(outlets.data, tmp_path)
    watched = Watched(browser, 1280, "light")
    for path in [*tmp_path.rglob("*.html")]:
        page = watched.open(path)
        page.evaluate(OPEN_ALL)
        assert "owned" not in page.title()
        assert page.locator("script, img, iframe, object, form").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        assert watched.requests == [path.as_uri()]
    assert watched.complaints == []
    watched.context.close()
