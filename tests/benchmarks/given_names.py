"""Makes transforms/facts/tables/given.toml: the first words of names that only persons have.

    python tests/benchmarks/given_names.py > transforms/facts/tables/given.toml

In the 10,000 background releases, a person is who stands behind a title, before an office
or beside a verb of speech. A first word that at least three surnames follow there is a
given name. Only these words are kept, no one's name.
"""

from __future__ import annotations

import gzip
import json
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from transforms.facts.names.entities import find_entities  # noqa: E402
from transforms.facts.names.names import is_common  # noqa: E402
from transforms.facts.text.sentences import sentences  # noqa: E402
from transforms.models import Article, Publisher  # noqa: E402

BACKGROUND = ROOT.parent / "shared" / "eval" / "background" / "docs.jsonl.gz"
SIGNS = ("title", "office", "said")


def main() -> None:
    """Print the table."""
    if not BACKGROUND.exists():
        sys.exit("the background releases are not here")
    surnames: dict[str, set[str]] = {}
    with gzip.open(BACKGROUND, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"][:20_000]
            article = Article("s", "a", "/a", "0" * 64, Publisher("background"), text, language="en")
            for mention in find_entities(article, sentences(text), ())[1]:
                words = mention.exact.split()
                if mention.extractor in SIGNS and len(words) > 1:
                    surnames.setdefault(words[0], set()).add(words[-1])
    given = sorted(
        name
        for name, behind in surnames.items()
        if len(behind) >= 3 and len(name) > 2 and name.isalpha() and not is_common(name)
    )
    print("# Given names; made by tests/benchmarks/given_names.py from 10,000 press releases")
    print("# (Newsworthyai/press-release-archive, CC0).")
    print('names = """\n' + textwrap.fill(" ".join(given), 108, break_on_hyphens=False) + '\n"""')


if __name__ == "__main__":
    main()
