"""Row models as Table Schema, version 2 (https://datapackage.org/standard/table-schema/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from balkans_data.schema.columns import Column, Kind, columns

if TYPE_CHECKING:
    from balkans_data.models.rows import RowModel, Table

__all__ = ["EDTF", "foreign_key_list", "table_schema"]

_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"

_TYPES = {
    Kind.STRING: "string",
    Kind.ENUM: "string",
    Kind.EDTF: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
}
EDTF = "https://www.loc.gov/standards/datetime/"


def table_schema(model: type[RowModel]) -> dict[str, Any]:
    """Return the Table Schema of a table as a JSON-ready dictionary."""
    table = model.table
    schema: dict[str, Any] = {
        "$schema": _SCHEMA,
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "fieldsMatch": "exact",
        "fields": [_field(column, table) for column in columns(model)],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.unique:
        schema["uniqueKeys"] = [list(names) for names in table.unique]
    if table.foreign_keys:
        schema["foreignKeys"] = foreign_key_list(table)
    return schema


def foreign_key_list(table: Table) -> list[dict[str, Any]]:
    """Return the foreign keys as Table Schema writes them; a table refers to itself by ``""``."""
    return [
        {
            "fields": list(key.columns),
            "reference": {
                "resource": "" if key.table == table.name else key.table,
                "fields": list(key.target),
            },
        }
        for key in table.foreign_keys
    ]


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.title,
        "description": column.description,
        "example": _example(column),
    }
    if column.kind is Kind.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.kind is Kind.EDTF:
        field["rdfType"] = EDTF
    if column.vocabulary:
        field["categories"] = [{"value": member.value, "label": member.meaning} for member in column.vocabulary]
    if constraints := _constraints(column, table):
        field["constraints"] = constraints
    return field


def _constraints(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.pattern:
        constraints["pattern"] = f"(?:{column.pattern})"
    if column.vocabulary:
        constraints["enum"] = list(column.values)
    if column.minimum is not None:
        constraints["minimum"] = _number(column.minimum)
    if column.maximum is not None:
        constraints["maximum"] = _number(column.maximum)
    return constraints


def _example(column: Column) -> Any:
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return _number(column.read(column.example))
    return column.example == "true" if column.kind is Kind.BOOLEAN else column.example


def _number(value: Any) -> int | float:
    return value if isinstance(value, int) else float(value)
