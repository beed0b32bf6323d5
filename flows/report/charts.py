"""The two drawings: Vega-Lite specifications, rendered to SVG by vl-convert without a network.

Colours are the page's own CSS variables, so that one drawing serves light, dark and print.
What comes back is parsed and cut down to shapes and text before it enters a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from lxml import etree
from markupsafe import Markup

from flows.report.shown import RELATIONS, lasting, plain

WIDE, NARROW = 800, 320  # the plot itself, in CSS pixels: beside a desk, on a phone
MOST_ROWS = 30
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {f"{_SVG}{name}" for name in ("svg", "g", "path", "line", "text", "tspan", "rect", "circle")}
_DROPPED = ("on", "style", "href", "aria-", "role", "class", "pointer-events", "cursor")
# How a bar's span is named to Vega-Lite, and how its ticks are written.
_STEPS = {
    "day": ("utcyearmonthdate", "%-d %b"),
    "week": ("utcyearweek", "%b %Y"),
    "month": ("utcyearmonth", "%b %Y"),
    "year": ("utcyear", "%Y"),
}
_HOURS = [timedelta(hours=n) for n in (1, 2, 3, 6, 12, 24)]
# Hollow: the words of another; pale: its facts in other words; full: a telling of its own.
_FILLS = {
    "original": "var(--accent)",
    "exact": "var(--paper)",
    "near": "var(--paper)",
    "rewrite": "var(--accent-soft)",
    "independent": "var(--accent)",
}
_AXIS = {
    "labelColor": "var(--muted)",
    "labelFontSize": 12,
    "domain": False,
    "ticks": False,
    "gridColor": "var(--rule)",
    "title": None,
    "labelPadding": 8,
}


@dataclass(frozen=True)
class Drawing:
    """One picture in two widths, with the sentence that says it to who cannot see it."""

    wide: Markup
    narrow: Markup
    spoken: str


def draw_volume(rows: Sequence[Mapping[str, Any]], step: str, spoken: str) -> Drawing:
    """Bars of articles over time, copies on top of what has words of its own."""
    values = [{"since": row["since"].isoformat(), "kind": row["kind"], "n": row["articles"]} for row in rows]
    wide, narrow = (_render(_volume(values, step, width)) for width in (WIDE, NARROW))
    return Drawing(wide, narrow, spoken)


def draw_spread(members: Sequence[Mapping[str, Any]], spoken: str) -> Drawing | None:
    """When each article of a story came, and from which one: a row each, copies below their parent.

    None where fewer than two of them have a day.
    """
    dated = [member for member in members if member["published_date"]]
    if len(dated) < 2:
        return None
    rows = _rows(_in_tree_order(dated)[:MOST_ROWS])
    wide, narrow = (_render(_spread(rows, width)) for width in (WIDE, NARROW))
    return Drawing(wide, narrow, spoken)


def _volume(values: Sequence[Mapping[str, Any]], step: str, width: int) -> dict[str, Any]:
    unit, told = _STEPS[step]
    ticks = {"tickCount": 4 if width < 400 else 8, "format": told, "labelFlush": True, "grid": False}
    kinds = {"domain": ["own words", "copies"], "range": ["var(--accent)", "var(--accent-soft)"]}
    legend = {"orient": "top", "title": None, "labelColor": "var(--ink)", "labelFontSize": 12}
    return _chart(
        width,
        180,
        values,
        mark={"type": "bar", "binSpacing": 2},
        encoding={
            "x": {"field": "since", "type": "temporal", "timeUnit": unit, "axis": {**_AXIS, **ticks}},
            "y": {
                "field": "n",
                "type": "quantitative",
                "aggregate": "sum",
                "axis": {**_AXIS, "tickMinStep": 1, "tickCount": 4},
            },
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": kinds,
                "legend": {**legend, "symbolType": "square"},
            },
            "order": {"field": "kind", "sort": "descending"},
        },
    )


def _in_tree_order(members: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Each article before its copies, and these right below it."""
    known = {member["article_id"] for member in members}
    copies: dict[object, list[Mapping[str, Any]]] = {}
    for member in members:
        parent = member["parent_id"] if member["parent_id"] in known else None
        copies.setdefault(parent, []).append(member)
    ordered: list[Mapping[str, Any]] = []
    waiting = [*reversed(copies.pop(None, []))]
    while waiting:
        member = waiting.pop()
        ordered.append(member)
        waiting += reversed(copies.pop(member["article_id"], []))
    return ordered


def _rows(members: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Places on the drawing. Who gives no more than a day stands at its noon, after its parent."""
    placed: dict[str, tuple[int, datetime]] = {}
    rows: list[dict[str, Any]] = []
    for number, member in enumerate(members):
        at = member["published_at"] or datetime.combine(member["published_date"], time(12), UTC)
        parent = placed.get(str(member["parent_id"]))
        if parent and member["published_at"] is None:
            at = max(at, parent[1] + timedelta(hours=1))
        placed[member["article_id"]] = (number, at)
        rows.append(
            {
                "row": number,
                "at": at.astimezone(UTC).isoformat(),
                "name": _short(plain(member["publisher"] or "unknown")),
                "relation": member["relation"],
                "told": RELATIONS[member["relation"]] + _after(member["lag"]),
                "from_row": parent[0] if parent else None,
                "from_at": parent[1].astimezone(UTC).isoformat() if parent else None,
            }
        )
    middle = _middle(rows)
    return [{**row, "side": "left" if row["at"] <= middle else "right"} for row in rows]


def _middle(rows: Sequence[Mapping[str, Any]]) -> str:
    first, last = (datetime.fromisoformat(bound(row["at"] for row in rows)) for bound in (min, max))
    return (first + (last - first) / 2).isoformat()


def _after(lag: timedelta | None) -> str:
    return "" if lag is None else f", {'+' if lag > timedelta(0) else ''}{lasting(lag)}"


def _short(name: str, limit: int = 22) -> str:
    return name if len(name) <= limit else f"{name[: limit - 1]}…"


def _spread(rows: Sequence[Mapping[str, Any]], width: int) -> dict[str, Any]:
    pitch = 46 if width < 400 else 44
    first, last = (datetime.fromisoformat(bound(row["at"] for row in rows)) for bound in (min, max))
    axis = {**_AXIS, "orient": "bottom", "grid": True, **_ticks(first, last, 3 if width < 400 else 7)}
    x = {"field": "at", "type": "temporal", "axis": axis, "scale": {"type": "utc", "padding": 14}}
    y = {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-0.8, len(rows) - 0.3], "reverse": True, "nice": False},
    }
    links = {"values": [row for row in rows if row["from_row"] is not None]}
    line = {"type": "rule", "color": "var(--muted)", "strokeWidth": 1.2}
    down = {"x": {**x, "field": "from_at"}, "y": {**y, "field": "from_row"}, "y2": {"field": "row"}}
    across = {"x": {**x, "field": "from_at"}, "x2": {"field": "at"}, "y": y}
    fill = {
        "field": "relation",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": [*_FILLS], "range": [*_FILLS.values()]},
    }
    dot = {"type": "circle", "opacity": 1, "size": 110, "strokeWidth": 2, "stroke": "var(--accent)"}
    return _chart(
        width,
        pitch * len(rows) + 12,
        rows,
        layer=[
            {"data": links, "mark": line, "encoding": down},
            {"data": links, "mark": line, "encoding": across},
            {"mark": dot, "encoding": {"x": x, "y": y, "color": fill}},
            *(_label(side, field, x, y) for side in ("left", "right") for field in ("name", "told")),
        ],
    )


def _ticks(first: datetime, last: datetime, most: int) -> dict[str, Any]:
    """Midnights, or full hours within two days, by the least step that gives no more than `most`."""
    whole = last - first > timedelta(days=2)
    steps = [timedelta(days=n) for n in (1, 2, 7, 14, 30, 91, 365)] if whole else _HOURS
    step = next((step for step in steps if (last - first) / step <= most), (last - first) / most)
    midnight = datetime.combine(first.date(), time(), UTC)
    skipped = -((midnight - first) // step)  # those before the first dot
    ticks = (midnight + (skipped + number) * step for number in range(most + 1))
    return {
        "values": [tick.timestamp() * 1000 for tick in ticks if tick <= last],
        "labelExpr": "utcFormat(datum.value, utchours(datum.value) ? '%H:%M' : '%-d %b')",
    }


def _label(side: str, field: str, x: Mapping[str, Any], y: Mapping[str, Any]) -> dict[str, Any]:
    """Who it is, above how long after: behind a dot, or before it where it would leave the drawing."""
    mark = {
        "type": "text",
        "align": side,
        "baseline": "middle",
        "dx": 13 if side == "left" else -13,
        "dy": -11 if field == "name" else 11,
        "fontSize": 13 if field == "name" else 12,
        "fontWeight": 600 if field == "name" else 400,
        "color": "var(--ink)" if field == "name" else "var(--muted)",
    }
    return {
        "transform": [{"filter": {"field": "side", "equal": side}}],
        "mark": mark,
        "encoding": {"x": x, "y": y, "text": {"field": field}},
    }


def _chart(width: int, height: int, values: Sequence[Mapping[str, Any]], **rest: Any) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "background": None,
        "padding": 2,
        "data": {"values": list(values)},
        "config": {"view": {"stroke": None}, "font": "inherit", "aria": False},
        **rest,
    }


def _render(spec: Mapping[str, Any]) -> Markup:
    import vl_convert  # here, as it takes a second and only reports need it

    return _harmless(vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[]))


def _harmless(svg: str) -> Markup:
    """Only shapes and text, and no attribute that could act, link or style."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in [*root.iter()]:
        if element.tag not in _ELEMENTS:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for name in [*element.attrib]:
            if etree.QName(name).localname.lower().startswith(_DROPPED):
                del element.attrib[name]
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return Markup(etree.tostring(root, encoding="unicode"))
