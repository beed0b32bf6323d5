"""Values into pages: jinja with autoescape, and a policy that lets a page do nothing but show itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from flows.report import shown


def render(template: str, /, **values: Any) -> str:
    """A page of `templates/`. What is not marked safe by our own code is escaped."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("flows.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Text of others passes here on its way into any page.
        finalize=_disarmed,
    )
    style = files("flows.report").joinpath("templates", "style.css").read_text(encoding="utf-8")
    environment.globals |= {
        "style": Markup(style),
        "policy": _policy(style),
        "version": version("wirehouse"),
        "relation_names": shown.RELATIONS,
        "counted": shown.counted,
        "span": shown.span,
        "around": shown.around,
        "words": shown.words,
        "figure": shown.figure,
    }
    environment.filters |= {
        "day": shown.day,
        "moment": shown.moment,
        "lasting": shown.lasting,
        "share": shown.share,
        "web_address": shown.web_address,
    }
    return environment


def _disarmed(value: Any) -> Any:
    return shown.plain(value) if type(value) is str else value


def _policy(style: str) -> str:
    """Nothing may be loaded, sent or run; the one style is named by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
