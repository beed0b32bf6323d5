"""The last runs as a picture: an SVG that stands in the report itself."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

WIDTH, HEIGHT, FOOT, LABEL = 720, 140, 18, 110
INK, BAD, FAINT = "#3b6fb6", "#c2553a", "#9aa4b2"


def chart_of_runs(runs: Sequence[dict[str, Any]]) -> str:
    """A bar for each run, oldest first, as a `data:` address: new versions, and on top what was rejected.

    A run that failed is a mark on the ground line.
    """
    most = max([run["versions"] + run["rejected"] for run in runs] or [0]) or 1
    step = WIDTH / max(len(runs), 12)
    bars = "".join(_bar(number * step, step, run, most) for number, run in enumerate(runs))
    ends = _text(0, runs[0], "start") if runs else ""
    if len(runs) * step > 2 * LABEL:
        ends += _text(len(runs) * step, runs[-1], "end")
    ground = HEIGHT - FOOT
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">'
        f'<line x1="0" y1="{ground}" x2="{WIDTH}" y2="{ground}" stroke="{FAINT}"/>'
        f'<text x="0" y="10" fill="{FAINT}">{most:.0f}</text>{bars}{ends}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _bar(left: float, step: float, run: dict[str, Any], most: float) -> str:
    ground = HEIGHT - FOOT
    if run["state"] != "completed":
        return f'<circle cx="{left + step / 2:.1f}" cy="{ground}" r="3" fill="{BAD}"/>'
    room = ground - 14
    new, rejected = (run[name] / most * room for name in ("versions", "rejected"))
    return _block(left, step, ground - new, new, INK) + _block(
        left, step, ground - new - rejected, rejected, BAD
    )


def _block(left: float, step: float, top: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{left + step * 0.15:.1f}" y="{top:.1f}" width="{step * 0.7:.1f}" '
        f'height="{height:.1f}" fill="{colour}"/>'
    )


def _text(x: float, run: dict[str, Any], anchor: str) -> str:
    when = run["started_at"].strftime("%Y-%m-%d %H:%M")
    return f'<text x="{x}" y="{HEIGHT - 4}" fill="{FAINT}" text-anchor="{anchor}">{when}</text>'
