from __future__ import annotations

import pyarrow as pa
import pytest

from warehouse.staged import PART_TABLES, STORY_TABLES, VERSION_TABLES, staged_schemas


@pytest.fixture(scope="module")
def schemas() -> dict[str, pa.Schema]:
    return staged_schemas()


def test_every_table_that_is_handed_over_has_a_schema(schemas: dict[str, pa.Schema]) -> None:
    assert set(schemas) == {*PART_TABLES, *STORY_TABLES, "pairs", "units", "runs"}


def test_the_part_is_no_column_of_its_own_rows(schemas: dict[str, pa.Schema]) -> None:
    assert [table for table, schema in schemas.items() if "part" in schema.names] == []


@pytest.mark.parametrize("table", VERSION_TABLES)
def test_rows_of_a_version_name_it(schemas: dict[str, pa.Schema], table: str) -> None:
    assert schemas[table].field("version_id").type == pa.string()


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("article_versions", "seen_at", pa.timestamp("us", "UTC")),
        ("article_versions", "published_date", pa.date32()),
        ("signatures", "payload", pa.binary()),
        ("signatures", "keys", pa.list_(pa.field("l", pa.uint64()))),
        ("told_events", "quantity_ids", pa.list_(pa.field("l", pa.string()))),
        ("units", "offset", pa.float64()),
    ],
)
def test_types(schemas: dict[str, pa.Schema], table: str, column: str, kind: pa.DataType) -> None:
    assert schemas[table].field(column).type == kind
