"""Page -> Article: the article, and nothing but the article.

Job: read what a page says (`html`, `plain`, `record` give Evidence), decide what to
believe (`settle`), and account for every visible word: what is not text of the
article is a removed block with its kind.
Rule: no rule here knows a site, those in `sites` know one each; every limit is checked before slow work.
To add: an odd site to `sites`; an agency to wires.toml; a convention of releases to conventions.py.
"""

from __future__ import annotations

from transforms.models import Article, Page, Rejection
from transforms.parse.html import read_html
from transforms.parse.plain import read_plain
from transforms.parse.record import read_record
from transforms.parse.settle import settle

__all__ = ["PARSER_VERSION", "parse"]

PARSER_VERSION = "9"

READERS = {"html": read_html, "text": read_plain, "record": read_record}


def parse(page: Page) -> tuple[Article, tuple[Rejection, ...]]:
    """The article of a page, and notes on the parts of it that could not be used.

    Raises a subclass of `transforms.errors.Unusable` when the page is no article.
    """
    return settle(page, READERS[page.media](page), PARSER_VERSION)
