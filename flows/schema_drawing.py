"""Tables and what joins them, drawn as SVG: boxes in columns, a table to the right of those that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from statistics import fmean

from flows.catalog import Column, Thing

# Columns that lead to another table, where the name alone does not tell.
LEADS = {
    "article_id": ("article_versions", "article_id"),
    "original_article_id": ("article_versions", "article_id"),
    "from_article_id": ("article_versions", "article_id"),
    "to_article_id": ("article_versions", "article_id"),
    "old_story_id": ("stories", "story_id"),
    "new_story_id": ("stories", "story_id"),
    "subject_id": ("entities", "entity_id"),
    "place_id": ("entities", "entity_id"),
    "parent_id": ("entities", "entity_id"),
    "ratio_of": ("quantities", "quantity_id"),
}
# A column of such a name that leads to rows of several tables.
MANY = {("alerts", "subject_id")}
WIDTH, ROW, HEAD, GAP, GUTTER, MARGIN = 232, 17, 24, 22, 120, 24
TALLEST = 1_400
_HUES = (212, 28, 152, 340, 268, 88, 190, 4, 48, 300, 120, 236)
_STYLE = """
svg { background: #fff; font: 12px ui-sans-serif, system-ui, sans-serif }
.box { fill: #fff; stroke: #8a94a3 } .head { fill: #eef1f5 } .name { fill: #14181f; font-weight: 600 }
.column { fill: #333b47 } .kind { fill: #5c6675; font-size: 10px } .key { font-weight: 600 }
.line { fill: none; stroke-width: 1.3; opacity: .75 }
@media (prefers-color-scheme: dark) {
svg { background: #12161c } .box { fill: #1a2028; stroke: #56606f } .head { fill: #262e39 }
.name { fill: #f2f4f7 } .column { fill: #d3d9e2 } .kind { fill: #98a3b3 }
}"""


@dataclass(frozen=True)
class Join:
    """A column of one table that leads to the key of another."""

    table: str
    column: str
    other: str
    key: str


@dataclass(frozen=True)
class Box:
    """A table in its place."""

    table: Thing
    x: int
    y: int

    @property
    def height(self) -> int:
        return _height(self.table)

    def row(self, column: str) -> int:
        """The middle of a column's line."""
        place = [held.name for held in self.table.columns].index(column)
        return self.y + HEAD + place * ROW + ROW // 2


def joins(tables: Sequence[Thing]) -> tuple[Join, ...]:
    """What leads from table to table: a column that has the name of a key, or stands in LEADS."""
    keys = {column.name: table.name for table in tables for column in table.columns if _is_key(column)}
    leads = {name: (table, name) for name, table in keys.items()} | LEADS
    known = {table.name for table in tables}
    return tuple(
        Join(table.name, column.name, *leads[column.name])
        for table in tables
        for column in table.columns
        if column.name in leads and leads[column.name][0] in known
        if leads[column.name] != (table.name, column.name) and (table.name, column.name) not in MANY
    )


def draw(tables: Sequence[Thing]) -> str:
    """The drawing, light or dark as the reader's screen is. Comments show where the pointer rests."""
    joined = joins(tables)
    boxes = {box.table.name: box for box in _placed(tables, joined)}
    width = max((box.x for box in boxes.values()), default=0) + WIDTH + MARGIN
    height = max((box.y + box.height for box in boxes.values()), default=0) + MARGIN
    hues = dict(zip(dict.fromkeys(join.other for join in joined), _HUES * 9, strict=False))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}">',
            f"<title>The tables of a Wirehouse file</title><style>{_STYLE}</style>",
            *(_line(join, boxes, hues[join.other]) for join in joined),
            *(part for box in boxes.values() for part in _box(box)),
            "</svg>\n",
        ]
    )


def _is_key(column: Column) -> bool:
    return column.comment.startswith("Key") and column.name not in LEADS


def _height(table: Thing) -> int:
    return HEAD + ROW * len(table.columns) + 4


def _placed(tables: Sequence[Thing], joined: Sequence[Join]) -> Iterator[Box]:
    """Boxes in columns, each near the middle of what it leads to."""
    parents = {
        table.name: {join.other for join in joined if join.table == table.name} - {table.name}
        for table in tables
    }
    levels: dict[str, int] = {}
    for name in parents:
        _level(name, parents, levels, ())
    middles: dict[str, float] = {}
    x = MARGIN
    for level in range(max(levels.values(), default=-1) + 1):
        ours = [table for table in tables if levels[table.name] == level]
        ours.sort(
            key=lambda table: fmean(
                [middles[other] for other in parents[table.name] if other in middles] or [0]
            )
        )
        y = MARGIN
        for table in ours:
            if y > MARGIN and y + _height(table) > TALLEST:
                x, y = x + WIDTH + GUTTER, MARGIN
            yield Box(table, x, y)
            middles[table.name] = y + _height(table) / 2
            y += _height(table) + GAP
        x += WIDTH + GUTTER


def _level(name: str, parents: dict[str, set[str]], levels: dict[str, int], above: tuple[str, ...]) -> int:
    """One more than the highest of those that it names; tables that name each other stand side by side."""
    if name not in levels:
        found = [
            _level(other, parents, levels, (*above, name)) for other in parents[name] if other not in above
        ]
        levels[name] = max(found, default=-1) + 1
    return levels[name]


def _line(join: Join, boxes: dict[str, Box], hue: int) -> str:
    child, parent = boxes[join.table], boxes[join.other]
    y, to_y = child.row(join.column), parent.row(join.key)
    if child.x == parent.x:
        x = to_x = child.x + WIDTH
        bend, to_bend = x + 40, x + 40
    else:
        x, to_x = child.x, parent.x + WIDTH
        bend, to_bend = x - GUTTER // 2, to_x + GUTTER // 2
    way = f"M{x} {y} C{bend} {y} {to_bend} {to_y} {to_x} {to_y}"
    return (
        f'<path class="line" stroke="hsl({hue} 60% 48%)" d="{way}">'
        f"<title>{escape(f'{join.table}.{join.column} = {join.other}.{join.key}')}</title></path>"
    )


def _box(box: Box) -> Iterator[str]:
    x, y, end = box.x, box.y, box.x + WIDTH - 8
    yield f'<rect class="box" x="{x}" y="{y}" width="{WIDTH}" height="{box.height}" rx="5"/>'
    yield f'<rect class="head" x="{x + 1}" y="{y + 1}" width="{WIDTH - 2}" height="{HEAD - 3}" rx="4"/>'
    yield (
        f'<text class="name" x="{x + 8}" y="{y + 16}">{escape(box.table.name)}'
        f"<title>{escape(box.table.comment)}</title></text>"
    )
    for column in box.table.columns:
        y = box.row(column.name) + 4
        kind = "column key" if _is_key(column) else "column"
        yield (
            f'<text class="{kind}" x="{x + 8}" y="{y}">{escape(column.name)}'
            f"<title>{escape(column.comment)}</title></text>"
            f'<text class="kind" x="{end}" y="{y}" text-anchor="end">{escape(_short(column.kind))}</text>'
        )


def _short(kind: str) -> str:
    return {"TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ"}.get(kind, kind)
