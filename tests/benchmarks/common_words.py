"""Makes transforms/facts/tables/common.toml: the words that press releases mostly write small.

    python tests/benchmarks/common_words.py > transforms/facts/tables/common.toml

A word counts where it stands between other words of a sentence. It is common when at
least 20 of the 10,000 background releases have it in small letters and at most two in
five of its places have a capital: "energy" and "target" are, "apple" and "shell" are not.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path

BACKGROUND = Path(__file__).resolve().parents[2] / "../shared/eval/background/docs.jsonl.gz"
WORD = re.compile(r"(?<=[a-z,] )([A-Za-z][a-z]{2,})(?=[ ,.])")


def main() -> None:
    """Print the table."""
    if not BACKGROUND.exists():
        sys.exit("the background releases are not here")
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    with gzip.open(BACKGROUND, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = WORD.findall(json.loads(line)["text"])
            small.update(word for word in words if word[0].islower())
            capital.update(word.lower() for word in words if word[0].isupper())
            documents.update({word for word in words if word[0].islower()})
    common = sorted(
        word for word in small if documents[word] >= 20 and small[word] >= 0.6 * (small[word] + capital[word])
    )
    print("# The words that news mostly writes small; made by tests/benchmarks/common_words.py from the")
    print("# document counts of 10,000 press releases (Newsworthyai/press-release-archive, CC0).")
    print('words = """\n' + textwrap.fill(" ".join(common), 108, break_on_hyphens=False) + '\n"""')


if __name__ == "__main__":
    main()
