"""One article, one address: what in an address says where a page is, and what only how one came to it.

Rules of ours over w3lib's (https://w3lib.readthedocs.io), which settles case, escapes and
the order of the query. When in doubt an address is left as it is: two addresses of one
article are a copy too many, but two articles at one address would be one lost.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, unquote_plus, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

_OTHER_DOORS = {"www", "m", "mobile", "amp"}  # names of hosts that show the site once more
# Under a country: "amp.com.au" is a company, and "com.au" is nobody.
_REGISTRIES = {"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"}
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096


def cleaned(url: str) -> str:
    """The address to ask for: `url` without its fragment and without tracking parameters.

    What is no web address comes back as it is.
    """
    parts = _web_parts(url)
    if parts is None:
        return url
    settled = parts._replace(query=_without_tracking(parts.query), fragment=_kept(parts.fragment))
    return urlunsplit(settled).strip()  # what stood before a fragment may end in a space


def canonical(url: str) -> str:
    """The one address of an article: `cleaned`, and also without default port, `www.`, mobile
    and AMP hosts, a trailing `/amp`, and the trailing slash; the query in order.

    Applying it again changes nothing. What is no web address comes back as it is.
    """
    try:
        parts = _web_parts(canonicalize_url(cleaned(url), keep_fragments=True)) if _web_parts(url) else None
    except ValueError:
        parts = None
    if parts is None:
        return url
    return urlunsplit(parts._replace(netloc=_main_host(parts), path=_main_path(parts.path)))


def _web_parts(url: str) -> SplitResult | None:
    if len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and parts.hostname and not set("\\@") & set(parts.netloc)
    return parts if is_web else None


def _kept(fragment: str) -> str:
    """Pages that a script composes are told apart by `#!/…` and `#/…`."""
    return fragment if fragment.startswith(("!", "/")) else ""


@cache
def _tracking() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    table = tomllib.loads(files("transforms").joinpath("addresses.toml").read_text(encoding="utf-8"))
    always = "|".join(re.escape(name).replace(r"\*", ".*") for name in table["always"])
    return re.compile(always, re.DOTALL), frozenset(table["with_values"]), frozenset(table["values"])


def _without_tracking(query: str) -> str:
    return "&".join(part for part in query.split("&") if part and not _is_tracking(part))


def _is_tracking(part: str) -> bool:
    always, with_values, values = _tracking()
    name, _, value = (unquote_plus(word).strip().lower() for word in part.partition("="))
    return bool(always.fullmatch(name)) or (name in with_values and value in values)


def _main_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    else:
        labels = host.split(".")
        while _is_other_door(labels):
            labels = labels[1:]
        if len(labels) > 3 and labels[1] in _OTHER_DOORS:  # en.m.site.example
            labels = [labels[0], *labels[2:]]
        host = ".".join(labels)
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{host}{port}"


def _is_other_door(labels: list[str]) -> bool:
    rest = labels[1:]
    return labels[0] in _OTHER_DOORS and len(rest) > 1 and not (len(rest) == 2 and rest[0] in _REGISTRIES)


def _main_path(path: str) -> str:
    path = path.rstrip("/")
    while path.endswith(("/amp", ".amp")):
        path = path[:-4].rstrip("/")
    if path.endswith(".amp.html"):
        path = path.removesuffix(".amp.html") + ".html"
    return path or "/"
