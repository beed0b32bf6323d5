"""Articles with their facts become stories: exact copies, edited ones, rewrites, independent reports.

`sign` remembers a text, `sign_all` many at once, `score` compares two, `tell` joins them. Which texts are
compared, and how they score, depends on the two alone and on frozen tables, so
the same articles make the same stories in any order. The caller looks up the
candidates: texts that share a key which at most KEY_CAP texts hold.
"""

from transforms.dedupe.keys import KEY_CAP, WINDOW_DAYS
from transforms.dedupe.link import Review
from transforms.dedupe.rescore import Rescorer, rescore
from transforms.dedupe.score import MODEL_VERSION, score
from transforms.dedupe.sign import sign, sign_all
from transforms.dedupe.tell import TELL_VERSION, tell

__all__ = [
    "KEY_CAP",
    "MODEL_VERSION",
    "TELL_VERSION",
    "WINDOW_DAYS",
    "Rescorer",
    "Review",
    "rescore",
    "score",
    "sign",
    "sign_all",
    "tell",
]
