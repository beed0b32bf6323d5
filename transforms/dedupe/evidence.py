"""What two texts share, in words a person can check in a minute."""

from __future__ import annotations

from typing import Any

from transforms.dedupe.marks import Figure, Marks

_OPEN_REACH = 0.1  # "over 8.42 million" agrees with a figure within a tenth of it
_SHOWN = 12


def shared(own: Marks, other: Marks) -> dict[str, Any]:
    """Shared figures, dates, names and rare words; `here` is in `own`, `there` in `other`."""
    figures = [
        {"base_value": a.base_value, "base_unit": a.base_unit, "here": a.exact, "there": b.exact}
        for a, b in _matches(own.figures, other.figures)
    ]
    dates = [
        {"date": date, "here": exact, "there": other.dates[date]}
        for date, exact in own.dates.items()
        if date in other.dates
    ]
    common = set(other.words)
    return {
        "figures": figures,
        "dates": dates,
        "names": _names(own, other),
        "words": [word for word in own.words if word in common][:_SHOWN],
    }


def has_the_figures(own: Marks, other: Marks) -> bool:
    """Whether the other text has most of at least four figures of the one with fewer, some in other numerals.

    Where all are written alike, they may be the price list of one company in two of its releases.
    """
    fewer = min(len(own.figures), len(other.figures))
    matches = _matches(own.figures, other.figures) if fewer >= 4 else []
    converted = sum(_digits(a.exact) != _digits(b.exact) for a, b in matches)
    return converted >= 2 and len(matches) >= 0.65 * fewer


def count(evidence: dict[str, Any]) -> int:
    """How many facts it names."""
    return len(evidence["figures"]) + len(evidence["dates"]) + len(evidence["names"])


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can be the same: their intervals overlap, and open ones are near."""
    if a.base_unit != b.base_unit:
        return False
    reach = max(abs(a.base_value), abs(b.base_value)) * _OPEN_REACH
    if abs(a.base_value - b.base_value) > reach:
        return False
    return not (_above(a, b) or _above(b, a))


def _digits(exact: str) -> str:
    return "".join(filter(str.isdigit, exact))


def _above(a: Figure, b: Figure) -> bool:
    return a.low is not None and b.high is not None and a.low > b.high


def _matches(own: tuple[Figure, ...], other: tuple[Figure, ...]) -> list[tuple[Figure, Figure]]:
    """Each figure with at most one of the other text, the closest first."""
    fitting = sorted(
        (abs(a.base_value - b.base_value) / (abs(a.base_value) or 1.0), i, j)
        for i, a in enumerate(own)
        for j, b in enumerate(other)
        if agree(a, b)
    )
    taken: dict[int, int] = {}
    for _, i, j in fitting:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(own[i], other[taken[i]]) for i in sorted(taken)]


def _names(own: Marks, other: Marks) -> list[dict[str, str]]:
    """Names in both; each way of writing once."""
    found: dict[str, dict[str, str]] = {}
    for name, (kind, exact) in own.names.items():
        if name in other.names:
            found.setdefault(exact.casefold(), {"kind": kind, "here": exact, "there": other.names[name][1]})
    return list(found.values())[: 2 * _SHOWN]
