"""Month names in the languages that news comes in, and what clocks are called."""

from __future__ import annotations

from transforms.parse.tables import table

_TABLE = table("months")
MONTHS: dict[str, int] = {}
for _row in _TABLE["names"]:
    for _number, _name in enumerate(_row.split(), 1):
        MONTHS.setdefault(_name, _number)
ZONES: dict[str, int] = _TABLE["zones"]  # minutes
SEASONAL: dict[str, int] = _TABLE["seasonal"]
