"""What speaks for one event in texts of any kind, beside what is fitted to a few kinds.

The labelled texts are mostly releases. Two of one company are alike in their words, whatever they
tell; so a fit to them makes little of likeness, and leaves apart the reports of several papers on
one event. This is added to its log-odds, not fitted. The figures are round ones, chosen with a set of
such reports in view: tests/benchmarks/dedupe_transfer.py says what it brings, and what it costs.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.dedupe.compare import NAMES

FOR_LIKENESS = 10.0  # for each unit of the cosine above EVEN, and against for each below
EVEN = 0.3  # where TF-IDF alone is best taken to join
ONE_WRITER = 0.2  # from which likeness says nothing
OTHER_YEAR = 2.0  # against
OTHER_NUMBERS = 1.0  # against, where each lead has numbers that the other text has not
_BODY, _WRITER, _YEARS, _LEADS = map(NAMES.index, ("body", "same_writer", "years_differ", "lead_conflict"))


def carried(values: Sequence[float]) -> float:
    """The log-odds, in natural logarithms, for the features of a pair in the order of NAMES."""
    apart = max(0.0, 1 - values[_WRITER] / ONE_WRITER)
    likeness = FOR_LIKENESS * (values[_BODY] - EVEN) * apart
    return likeness - OTHER_YEAR * values[_YEARS] - OTHER_NUMBERS * values[_LEADS]
