"""A small warehouse of outlets that copy each other, one of which prints whatever could do harm."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from local_run import folder_at, take_in
from published_rows import query

from flows.sources import local_sources

RELEASE = """Norrvind Energia has ordered 48 turbines of 6.6 MW each for its Paldiski wind farm, it said.
The 316.8 MW project off the Lahe peninsula will cost about 510 million euros and start up in 2029.
Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.
Paldiski will supply roughly 8 percent of the electricity that Estonia uses in a year.
The company runs 1,150 MW of wind power in the Baltic states today."""
EDITED = """Norrvind Energia has ordered 48 turbines of 6.6 MW each for its Paldiski wind farm, it said.
The 316.8 MW project off the Lahe peninsula will cost about 540 million euros and start up in 2029.
Chief executive Mari Saar signed the contract with the maker Halberg in Tallinn on April 1.
Paldiski will supply roughly 8 percent of the electricity that Estonia uses in a year.
Neighbours have been told that they will not hear more than 40 decibels of it."""
HARM = (
    "<script>document.title='owned'</script> The <img src=x onerror=\"document.title='owned'\"> park "
    "cost 7 million euros.\n"
    "[Read on](javascript:alert(1)) and ![see](http://tracker.example/p.gif) **now**, 12 MW of it.\n"
    "\x1b[31mRed\x1b[0m alert \x07 at \u202e5 MW\u202c and \u2066under\u2069 cover.\n"
    '=HYPERLINK("http://evil.example","3 MW") {{ 7 * 7 }} {% raw %} </style> </svg> "><b>'
)
HARMFUL_NAME = "<script>alert('name')</script>"
HARMFUL_TITLE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> \u202eeltit\u202c [x](javascript:alert(1))"


@dataclass(frozen=True)
class Outlets:
    """The data folder, and the ids of the story of the wind farm with its articles by publisher."""

    data: Path
    story_id: str
    article_ids: dict[str, str]


@pytest.fixture(scope="session")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> Outlets:
    """An original, a copy word for word, an edited one with another price, and a copy full of harm."""
    folder = folder_at(tmp_path_factory.mktemp("outlets"))
    lines = [
        _line("Norden Wire", "Norrvind orders turbines for Paldiski", RELEASE, "2026-04-02T08:00:00+00:00"),
        _line("Tallinn Post", "Norrvind orders turbines for Paldiski", RELEASE, "2026-04-02T10:30:00+00:00"),
        _line("Harbour Daily", "Paldiski gets its turbines", EDITED, "2026-04-04"),
        _line(HARMFUL_NAME, HARMFUL_TITLE, f"{RELEASE}\n{HARM}", "2026-04-05", "javascript:alert('url')"),
    ]
    given = tmp_path_factory.mktemp("given") / "articles.jsonl"
    given.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    take_in(folder, local_sources([str(given)])[0])
    found = query(folder.root, "SELECT publisher, article_id, story_id FROM articles ORDER BY published_date")
    assert len({row[2] for row in found}) == 1, found
    return Outlets(folder.root, str(found[0][2]), {str(row[0]): str(row[1]) for row in found})


def _line(publisher: str, title: str, text: str, published: str, url: str | None = None) -> dict[str, str]:
    name = "".join(letter for letter in publisher.lower() if letter.isalpha())
    return {
        "url": url or f"https://{name}.example/paldiski",
        "publisher": publisher,
        "title": title,
        "text": text,
        "published": published,
        "language": "en",
    }
