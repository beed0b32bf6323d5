"""What the user sets for a data folder, in its `wirehouse.toml`; without one, the defaults.

processes = 2                      # worker processes; by default one per processor
engine = "pool"                    # who works: "pool", processes of this machine, or "dask"
scheduler = "tcp://10.0.0.5:8786"  # Dask's scheduler; by default a cluster of this machine for each run
parts = "s3://bucket/wirehouse"    # where workers that do not see the data folder find and leave work

[annotators]                       # tools that find names beside the rules; off by default
spacy = "en_core_web_sm"           # a pipeline that is installed, or its folder

[annotators.endpoint]              # a chat endpoint of the OpenAI style
base_url = "http://localhost:8000/v1"
model = "some-model"
key_variable = "ENDPOINT_KEY"      # the environment variable that holds the key

[stories]
threshold = 0.7                    # how sure it must be that texts tell one event; by default the fitted one
memory = "600MB"                   # what DuckDB may use while it loads; that is the default

[stories.rescorer]                 # a second opinion on pairs that are not clear; off by default
sentences = "all-MiniLM-L6-v2"     # a model for sentence-transformers that lies at hand, or its folder
band = [0.3, 0.7]                  # the scores that are not clear; that is the default

[published]
keep = "7d"                        # how long published files stay, one a day; that is the default
every = "1h"                       # least time between two; by default each run that changed a row publishes

[alerts]
webhook = "$NEWS_WEBHOOK"          # an address that alerts are posted to; after "$" an environment variable

[report]
serve = true                       # whether `wirehouse serve` keeps pages of stories and serves them
port = 4201                        # where; by default the port after that of the UI

[prefect]
keep_runs_days = 30                # how long finished runs stay in Prefect's UI; that is the default

What a threshold costs and brings is measured in `transforms/dedupe/model.json`, under `measured`: precision,
recall and F1 on each labelled set. A higher one joins less, and is wrong less often. With another threshold
the next run tells all stories again; another rescorer wants a new data folder.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from flows.errors import WrongUse

SETTINGS_FILE = "wirehouse.toml"
SECTIONS = ("annotators", "stories", "published", "alerts", "report", "prefect")


@dataclass(frozen=True)
class EndpointSettings:
    base_url: str
    model: str
    key_variable: str = ""


@dataclass(frozen=True)
class RescorerSettings:
    sentences: str
    band: tuple[float, float] = (0.3, 0.7)


@dataclass(frozen=True)
class Settings:
    """The settings of one data folder."""

    processes: int | None = None
    spacy: str | None = None
    endpoint: EndpointSettings | None = None
    threshold: float | None = None  # None: the one that comes with the model
    memory: str = "600MB"
    rescorer: RescorerSettings | None = None
    engine: str = "pool"
    scheduler: str | None = None
    parts: str | None = None
    webhook: str | None = field(default=None, repr=False)  # who has it may post there
    serve_report: bool = True
    report_port: int | None = None  # None: the port after that of the UI
    keep_runs_days: int = 30
    keep_published: timedelta = timedelta(days=7)
    publish_every: timedelta = timedelta(0)


def read_settings(data: Path) -> Settings:
    """The settings of the data folder `data`. Raises WrongUse, naming file and key, where they are wrong."""
    path = data / SETTINGS_FILE
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path}: {error}") from error
    known = dict.fromkeys(("engine", "scheduler", "parts"), str)
    _expect(path, "", given, {"processes": int, **known, **dict.fromkeys(SECTIONS, dict)})
    annotators = given.get("annotators", {})
    _expect(path, "annotators.", annotators, {"spacy": str, "endpoint": dict})
    if given.get("processes", 1) < 1:
        raise WrongUse(f"{path}: processes must be 1 or more")
    return Settings(
        processes=given.get("processes"),
        **_engine(path, {key: given[key] for key in known if key in given}),
        spacy=annotators.get("spacy"),
        endpoint=_endpoint(path, annotators["endpoint"]) if "endpoint" in annotators else None,
        **_stories(path, given.get("stories", {})),
        **_published(path, given.get("published", {})),
        webhook=_webhook(path, given.get("alerts", {})),
        **_report(path, given.get("report", {})),
        **_prefect(path, given.get("prefect", {})),
    )


def _engine(path: Path, given: dict[str, Any]) -> dict[str, Any]:
    """Who works, and what is handed over where."""
    if given.get("engine", "pool") not in ("pool", "dask"):
        raise WrongUse(f'{path}: engine must be "pool" or "dask", not {given["engine"]!r}')
    if "scheduler" in given and given.get("engine") != "dask":
        raise WrongUse(f'{path}: scheduler is for engine = "dask"')
    if not re.match(r"\w{2,20}://", given.get("parts", "memory://")):
        raise WrongUse(f'{path}: parts must be like "s3://bucket/folder", not {given["parts"]!r}')
    return given


def _stories(path: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """What the section on stories sets."""
    _expect(path, "stories.", given, {"threshold": float, "memory": str, "rescorer": dict})
    if not 0 < given.get("threshold", 0.5) < 1:
        raise WrongUse(f"{path}: stories.threshold must lie between 0 and 1")
    if not re.fullmatch(r"[1-9]\d{0,5}(MB|GB)", given.get("memory", "1GB")):
        raise WrongUse(f'{path}: stories.memory must be like "600MB" or "2GB", not {given["memory"]!r}')
    return {**given, "rescorer": _rescorer(path, given["rescorer"])} if "rescorer" in given else {**given}


def _webhook(path: Path, given: Mapping[str, Any]) -> str | None:
    """Where alerts are posted to."""
    _expect(path, "alerts.", given, {"webhook": str})
    said = given.get("webhook")
    if said is None:
        return None
    address = os.environ.get(said[1:], "") if said.startswith("$") else said
    if not re.match(r"https?://[^/\s]", address):
        is_missing = said.startswith("$") and not address
        why = f": there is no environment variable {said[1:]}" if is_missing else ""
        raise WrongUse(f"{path}: alerts.webhook must be a web address{why}")
    return str(address)


def _report(path: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """Whether and where pages are served."""
    _expect(path, "report.", given, {"serve": bool, "port": int})
    if not 0 < given.get("port", 1) < 65536:
        raise WrongUse(f"{path}: report.port must lie between 1 and 65535")
    names = {"serve": "serve_report", "port": "report_port"}
    return {names[key]: value for key, value in given.items()}


def _prefect(path: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """How long Prefect keeps what was."""
    _expect(path, "prefect.", given, {"keep_runs_days": int})
    if given.get("keep_runs_days", 1) < 1:
        raise WrongUse(f"{path}: prefect.keep_runs_days must be 1 or more")
    return dict(given)


def _published(path: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """How long published files stay, and how often there is a new one."""
    _expect(path, "published.", given, {"keep": str, "every": str})
    spans = {}
    for key, name in (("keep", "keep_published"), ("every", "publish_every")):
        if key in given:
            found = re.fullmatch(r"(\d{1,4})([mhd])", given[key])
            if found is None:
                raise WrongUse(
                    f'{path}: published.{key} must be like "30m", "12h" or "7d", not {given[key]!r}'
                )
            unit = {"m": "minutes", "h": "hours", "d": "days"}[found[2]]
            spans[name] = timedelta(**{unit: int(found[1])})
    return spans


def _rescorer(path: Path, given: Mapping[str, Any]) -> RescorerSettings:
    _expect(path, "stories.rescorer.", given, {"sentences": str, "band": list})
    if not given.get("sentences"):
        raise WrongUse(f"{path}: stories.rescorer.sentences is missing")
    match given.get("band", [0.3, 0.7]):
        case [float(low), float(high)] if 0 <= low < high <= 1:
            return RescorerSettings(given["sentences"], (low, high))
        case other:
            raise WrongUse(f"{path}: stories.rescorer.band must be two scores like [0.3, 0.7], not {other!r}")


def _endpoint(path: Path, given: Mapping[str, Any]) -> EndpointSettings:
    known = {field.name: str for field in fields(EndpointSettings)}
    _expect(path, "annotators.endpoint.", given, known)
    for key in ("base_url", "model"):
        if not given.get(key):
            raise WrongUse(f"{path}: annotators.endpoint.{key} is missing")
    return EndpointSettings(**given)


def _expect(path: Path, prefix: str, given: Mapping[str, Any], known: Mapping[str, type]) -> None:
    for key, value in given.items():
        if key not in known:
            raise WrongUse(f"{path}: {prefix}{key} is no setting; there are {', '.join(known)}")
        if not isinstance(value, known[key]) or (isinstance(value, bool) and known[key] is not bool):
            raise WrongUse(f"{path}: {prefix}{key} must be {_kind(known[key])}, not {value!r}")


def _kind(kind: type) -> str:
    named = {
        bool: "true or false",
        int: "a whole number",
        float: "a number like 0.5",
        str: "a text in quotes",
        list: "a list",
        dict: "a section",
    }
    return named[kind]
