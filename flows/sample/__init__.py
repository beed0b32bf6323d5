"""A small news site of our own writing, for `wirehouse run --sample`.

`site/edition-1` holds the whole site, `site/edition-2` only what changed later: one
folder per host name, one file per page. `*.article` is a page as its editor would
type it, a few `key: value` lines and the paragraphs, set into the `template.html` of
its host; `*.bomb` is the hostile page; every other file is served byte for byte.
`pages` reads the files, `server` puts them on loopback, and
tests/flows/sample/expected.toml says what is true of them.
A page is added by adding its file there: the feed lists it by itself.

All companies, people and outlets are invented.
"""

from flows.sample.pages import EDITION_COUNT, FEED_URL, Resource, load_edition
from flows.sample.server import RunningSite, Seen, serve

__all__ = ["EDITION_COUNT", "FEED_URL", "Resource", "RunningSite", "Seen", "load_edition", "serve"]
