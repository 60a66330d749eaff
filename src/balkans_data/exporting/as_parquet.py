"""Parquet: a file a table, typed, with what the columns mean inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError
from balkans_data.exporting.folder import write_papers
from balkans_data.loading import load
from balkans_data.schema.columns import Column, Kind, columns
from balkans_data.schema.table_schema import foreign_key_list

try:
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]
except ImportError:
    raise PackageError("parquet needs pyarrow: pip install 'balkans-data[parquet]'") from None

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from balkans_data.exporting.selection import Selection
    from balkans_data.models.rows import RowModel

__all__ = ["ENDINGS", "arrow_schema", "write"]

ENDINGS = ()

_OPENING = """\
One Parquet file a table. Vocabularies are dictionaries, numbers are float64, and beside each date `x` (EDTF, text)
stand `x_min` and `x_max`, the first and last day (DATE) that it can mean. Titles, descriptions, keys, version and
licence are in the metadata of each file and of its columns.
"""

_TYPES = {
    Kind.STRING: pa.string(),
    Kind.EDTF: pa.string(),
    Kind.ENUM: pa.dictionary(pa.int8(), pa.string()),
    Kind.INTEGER: pa.int64(),
    # Not decimals: a decimal has one scale for a whole column, and figures run from rates to billions. What
    # has at most 15 digits, as all have, comes back from a float64 as it was.
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
}


def write(selection: Selection, target: Path, advance: Callable[[str, int], None]) -> None:
    """Write the folder: the frames that `load` gives, with days as dates."""
    target.mkdir()
    for model in selection.models:
        frame = load(model.table.name)
        schema = arrow_schema(model, selection)
        table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
        # `from_pandas` adds what pandas is to read the columns as.
        table = table.replace_schema_metadata({**schema.metadata, b"pandas": _for_pandas(table)})
        pq.write_table(table, target / f"{model.table.name}.parquet", compression="zstd")
        advance(model.table.name, len(frame))
    write_papers(selection, target, None, _OPENING)


def arrow_schema(model: type[RowModel], selection: Selection) -> Any:
    """Return the Arrow schema of a table, with metadata of the table and of each field."""
    fields = []
    for part in columns(model):
        fields.append(pa.field(part.name, _TYPES[part.kind], not part.required, _told(part)))
        if part.kind is Kind.EDTF:
            for suffix, which in (("_min", "First"), ("_max", "Last")):
                told = {
                    "title": f"{part.title}: {which.lower()} day",
                    "description": f"{which} day that `{part.name}` can mean; 9999-12-31 where it is still so.",
                }
                fields.append(pa.field(part.name + suffix, pa.date32(), not part.required, told))
    about = selection.about()
    about["dataset_title"], about["dataset_description"] = about.pop("title"), about.pop("description", "")
    metadata = {
        "table": model.table.name,
        "title": model.table.title,
        "description": model.table.description,
        "primary_key": json.dumps(model.table.key),
        "foreign_keys": json.dumps(foreign_key_list(model.table)),
        **about,
    }
    return pa.schema(fields, metadata)


def _told(part: Column) -> dict[str, str]:
    told = {"title": part.title, "description": part.description, "example": part.example, "kind": str(part.kind)}
    if part.vocabulary:
        told["values"] = json.dumps({member.value: member.meaning for member in part.vocabulary}, ensure_ascii=False)
    return told


def _for_pandas(table: Any) -> bytes:
    """Return pandas' own metadata, with dates as typed dates: by default pandas makes objects of them."""
    told = json.loads(table.schema.metadata[b"pandas"])
    for column in told["columns"]:
        if column["pandas_type"] == "date":
            column["numpy_type"] = "date32[day][pyarrow]"
    return json.dumps(told).encode()
