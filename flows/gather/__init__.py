"""A source -> archived pages in batches. What came as it was before is only noted as seen.

`gathering.py` keeps what comes: archive, then batch, then frontier, so that a kill loses
nothing. `visits.py` asks for addresses; `feed.py`, `sitemap.py`, `addresses.py` and
`local.py` know where each kind of source says what there is. To add a kind: a file here
and its line in `gather.py`.
"""

from flows.gather.gather import gather, reject_source
from flows.gather.gathering import Gathered
from flows.gather.known import KnownPage, by_location
from flows.gather.span import Span

__all__ = ["Gathered", "KnownPage", "Span", "by_location", "gather", "reject_source"]
