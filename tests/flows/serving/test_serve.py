"""`wirehouse serve`, with its own server, on a port that is not the usual one, in a real browser."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from one_server import free_port
from published_rows import query
from raw_site import HANG_UP, RawSite, answer, raw, serving

RELEASE = (
    "TALLINN, April 2 -- Baltic utility Norrvind Energia said on Thursday it had ordered 48 turbines of "
    "6.6 MW each for its Paldiski wind farm.\nThe project in the Lahe parish will cost about 510 million "
    "euros and start up in 2029.\nChief executive Mari Saar signed the contract with the maker Halberg in "
    "Tallinn on April 1.\nPaldiski will supply roughly 8% of the electricity that Estonia uses in a year.\n"
)
FEED = b"<rss><channel><item><title>t</title><link>http://127.0.0.1/none</link></item></channel></rss>"
SOURCES = """
[sources.desk]
kind = "file"
location = "../desk.jsonl"
schedule = "15s"

[sources.slow]
kind = "feed"
location = "http://127.0.0.1:{port}/feed"
allow_hosts = ["127.0.0.1"]
respect_robots = false
schedule = "15s"
"""
QUAY = """
[sources.quay]
kind = "folder"
location = "../none"
schedule = "1h"
"""
SECONDS_TO_SHOW = 300


@dataclass
class Instance:
    """One `serve`, and how to ask its server."""

    data: Path
    port: int
    site: RawSite
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def was_told(self) -> list[Any]:
        """What came to the webhook."""
        return [json.loads(asked.body) for asked in self.site.asked if asked.path == "/hook"]

    @property
    def alerts(self) -> list[str]:
        """The names of the alerts that came to the server."""
        asked: Any = self.ask("events", filter={"event": {"prefix": ["wirehouse.alert."]}})
        return [event["event"] for event in asked["events"]]

    def ask(self, what: str, **filters: object) -> list[dict[str, Any]]:
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(
            f"{self.address}/api/{what}/filter", data=json.dumps(filters).encode(), headers=headers
        )
        with urllib.request.urlopen(request, timeout=30) as found:
            rows: list[dict[str, Any]] = json.load(found)
            return rows

    def runs(self, name: str, state: str) -> list[dict[str, Any]]:
        """Runs of this name in this state."""
        return self.ask(
            "flow_runs", flow_runs={"name": {"any_": [name]}, "state": {"name": {"any_": [state]}}}
        )

    def await_(self, condition: Callable[[], Any]) -> Any:
        """What `condition` gives once it is something."""
        deadline = time.monotonic() + SECONDS_TO_SHOW
        while time.monotonic() < deadline:
            try:
                if found := condition():
                    return found
            except OSError:
                assert self.process.poll() is None, self.said
            time.sleep(0.5)
        begun = self.ask("flow_runs", flow_runs={"start_time": {"is_null_": False}})
        seen = [(run["name"], run["state_name"], run["state"]["message"]) for run in begun]
        raise AssertionError(f"not seen in {SECONDS_TO_SHOW} s: {seen}")


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "flows.cli", *map(str, words)]


@contextmanager
def serve(data: Path, port: int, site: RawSite) -> Iterator[Instance]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    log = data.parent / f"{port}.log"
    with log.open("a") as said:
        process = subprocess.Popen(
            command("serve", "--port", port, "--data", data),
            env=environment | {"NEWS_WEBHOOK": f"http://127.0.0.1:{site.port}/hook"},
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Instance(data, port, site, environment, process, log)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def site() -> Iterator[RawSite]:
    """A feed that does not answer, for the time being, and a webhook."""
    with serving() as site:
        site.replies["/feed"] = [raw(600.0, HANG_UP)]
        site.replies["/hook"] = [answer(b"ok")]
        yield site


@pytest.fixture(scope="module")
def data(site: RawSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("served")
    tellings = [
        {"id": outlet, "publisher": outlet, "published": "2026-04-02", "text": text}
        for outlet, text in (
            ("Baltic Wire", RELEASE),
            ("Nordic Desk", RELEASE.replace("510 million", "560 million").replace("roughly", "about")),
        )
    ]
    (root / "desk.jsonl").write_text("".join(json.dumps(telling) + "\n" for telling in tellings))
    data = root / "data"
    data.mkdir()
    (data / "sources.toml").write_text(SOURCES.format(port=site.port))
    (data / "wirehouse.toml").write_text('[alerts]\nwebhook = "$NEWS_WEBHOOK"\n')
    return data


@pytest.fixture(scope="module")
def killed(site: RawSite, data: Path) -> dict[str, Any]:
    """A `serve` whose server was killed while a source was being read, then all of it; what was seen."""
    with serve(data, free_port(), site) as first:
        first.await_(lambda: first.was_told and not first.runs("load into data", "Running"))
        first.await_(lambda: first.alerts)  # a server keeps events in memory for a while
        second = subprocess.run(
            command("serve", "--port", free_port(), "--data", data),
            env=first.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        (left,) = first.await_(lambda: first.runs("fetch slow", "Running"))
        (of_server,) = [
            child
            for child in psutil.Process(first.process.pid).children(recursive=True)
            if child.cmdline()[1:5] == ["-m", "prefect", "server", "start"]
        ]
        of_server.kill()
        first.await_(lambda: "answers again" in first.said)
        (running,) = first.await_(
            lambda: [run for run in first.runs("fetch slow", "Running") if run["id"] != left["id"]]
        )
        os.killpg(first.process.pid, signal.SIGKILL)
    site.replies["/feed"] = [answer(FEED, Content_Type="application/rss+xml")]
    return {
        "left": left["id"],
        "running": running["id"],
        "second": second,
        "pid": first.process.pid,
        "port": first.port,
        "said": first.said,
    }


@pytest.fixture(scope="module")
def served(site: RawSite, data: Path, killed: dict[str, Any]) -> Iterator[Instance]:
    with serve(data, killed["port"], site) as instance:
        instance.await_(lambda: instance.runs("fetch slow", "Completed"))
        yield instance


def test_a_second_one_says_who_holds_the_folder(killed: dict[str, Any], data: Path) -> None:
    second = killed["second"]
    assert second.returncode == 1
    said = f"another `wirehouse serve` runs on {data}: process {killed['pid']}, http://127.0.0.1:{killed['port']}"
    assert said in second.stderr


def test_a_server_that_stops_is_started_again(killed: dict[str, Any], served: Instance) -> None:
    first, *lines = [line for line in killed["said"].splitlines() if not line.startswith("pages of stories")]
    assert served.address in first
    assert lines == [
        "the Prefect server stopped with code 137; starting it again",
        "the Prefect server answers again",
    ]
    (left,) = served.ask("flow_runs", flow_runs={"id": {"any_": [killed["left"]]}})
    assert (left["state_name"], left["state"]["message"]) == ("Crashed", "Its process was killed.")


def test_a_run_that_died_is_marked_and_does_not_block_the_next(
    killed: dict[str, Any], served: Instance
) -> None:
    (died,) = served.ask("flow_runs", flow_runs={"id": {"any_": [killed["running"]]}})
    assert (died["state_name"], died["state"]["message"]) == ("Crashed", "Its process was killed.")


def test_two_publishers_are_loaded_and_told_of_once(served: Instance) -> None:
    assert query(served.data, "SELECT article_count, publisher_count FROM stories") == [(2, 2)]
    (posted,) = served.was_told
    assert [alert["name"] for alert in posted["alerts"]] == ["new-story"]
    assert "2 articles of 2 publishers" in posted["text"]
    assert served.alerts == ["wirehouse.alert.new-story"]


def test_edits_are_followed_and_a_wrong_block_fails_its_own_runs_alone_with_its_line(
    served: Instance,
) -> None:
    sources = served.data / "sources.toml"
    good = sources.read_text()
    sources.write_text(good.replace('kind = "file"', 'kind = "fiel"') + QUAY)
    try:
        (failed, *_) = served.await_(lambda: served.runs("fetch desk", "Failed"))
        served.await_(lambda: served.runs("fetch quay", "Completed"))
    finally:
        sources.write_text(good)
    wrong = "sources.toml, line 3: kind must be one of"
    assert wrong in failed["state"]["message"]
    assert query(served.data, "SELECT count(*) FROM articles") == [(2,)]
    served.await_(lambda: "fetch/desk is changed: 15s" in served.said)
    assert "quay" not in [deployment["name"] for deployment in served.ask("deployments")]
    assert wrong in served.said and "fetch/desk fails until that is mended" in served.said
    assert "fetch/quay is new: 1h" in served.said and "fetch/quay is served no more" in served.said


def test_nothing_has_piled_up(served: Instance) -> None:
    late = served.ask("flow_runs", flow_runs={"state": {"name": {"any_": ["Late"]}}})
    assert len(late) <= 2


def test_the_browser_shows_runs_a_graph_and_the_report(served: Instance, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        assert "CI" not in os.environ, "there must be a chromium in CI"
        pytest.skip("there is no chromium on the PATH")
    playwright = pytest.importorskip("playwright.sync_api")
    reports = [one for one in served.ask("artifacts") if one["key"] == "run-report"]
    (report, *_) = [one for one in reports if "Baltic Wire" in one["data"]]
    failed: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=BROWSER)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(60_000)
        page.on("requestfailed", lambda request: note_failed(request, failed))
        page.on(
            "response", lambda reply: failed.append(f"{reply.url} {reply.status}") if is_bad(reply) else None
        )
        page.goto(f"{served.address}/runs")
        page.get_by_text("fetch desk").first.wait_for()
        page.get_by_text("load into data").first.wait_for()
        page.screenshot(path=tmp_path / "runs.png")
        page.goto(f"{served.address}/runs/flow-run/{report['flow_run_id']}")
        page.locator("canvas").first.wait_for()
        page.get_by_text("publish").first.wait_for()
        page.screenshot(path=tmp_path / "run.png")
        page.goto(f"{served.address}/artifacts/artifact/{report['id']}")
        page.get_by_role("heading", name="Run report").wait_for()
        page.get_by_text("Baltic Wire").first.wait_for()
        assert (
            page.locator("img[src^='data:image/svg+xml']").first.evaluate("image => image.naturalWidth") > 0
        )
        page.screenshot(path=tmp_path / "report.png", full_page=True)
        with page.context.expect_page() as opened:
            page.locator("a[href*='/stories/']").first.click()
        opened.value.get_by_role("heading", name="Who copied whom, and when").wait_for()
        browser.close()
    assert failed == []


def note_failed(request: Any, failed: list[str]) -> None:
    """Requests that a page had under way when it was left are aborted by the browser itself."""
    if "ERR_ABORTED" not in str(request.failure):
        failed.append(f"{request.url} {request.failure}")


def is_bad(reply: Any) -> bool:
    """Prefect's page asks for the icon of a state that it does not know yet."""
    return bool(reply.status >= 400) and not reply.url.endswith("/ico/undefined.svg")


BROWSER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def test_it_stops_cleanly(served: Instance) -> None:
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(60) == 0
    assert served.said.endswith("stopped\n")
    with pytest.raises(OSError):
        urllib.request.urlopen(f"{served.address}/api/health", timeout=2)
