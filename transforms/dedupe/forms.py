"""Forms that are filled in: texts that are equal but for a figure are as many events as there are figures.

Two such texts may be a release and its correction, so a pair cannot tell. A group can:
nobody corrects one figure sixteen times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from transforms.dedupe.marks import Marks

FILLED_IN = 16
_RARE = 10  # a figure is a text's own where at most one in so many texts of the group has it

Said = frozenset[tuple[str, float]]  # figures as base unit and value


def apart(marks: Mapping[str, Marks]) -> list[tuple[str, ...]]:
    """The texts of a group by what they fill into a form; all together where there is none.

    A form is a set of at least FILLED_IN texts with the same figures but for some that
    are each text's own, of the same units. A text beside them with the own figures of
    one goes with that one, and those with none stay together.
    """
    said = {key: _said(told) for key, told in marks.items()}
    often = Counter(figure for figures in said.values() for figure in figures)
    own = {
        key: frozenset(figure for figure in figures if often[figure] * _RARE <= len(marks))
        for key, figures in said.items()
    }
    filled = _filled_in(said, own)
    parts: defaultdict[Said, list[str]] = defaultdict(list)
    for key in marks:
        parts[own[key] if own[key] in filled else frozenset()].append(key)
    return [tuple(part) for part in parts.values()]


def _said(told: Marks) -> Said:
    return frozenset((figure.base_unit, figure.base_value) for figure in told.figures)


def _filled_in(said: Mapping[str, Said], own: Mapping[str, Said]) -> set[Said]:
    """What is filled into forms: own figures of texts that have all others in common."""
    forms: defaultdict[tuple[Said, tuple[str, ...]], set[Said]] = defaultdict(set)
    for key, figures in own.items():
        if figures:
            units = tuple(sorted(unit for unit, _ in figures))
            forms[said[key] - figures, units].add(figures)
    return {one for filled in forms.values() if len(filled) >= FILLED_IN for one in filled}
