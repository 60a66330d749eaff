"""Row models as pandas dtypes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from balkans_data.schema.columns import Kind, columns

if TYPE_CHECKING:
    from balkans_data.models.rows import RowModel

__all__ = ["dtype", "dtypes"]

_DTYPES = {
    Kind.STRING: "string",
    Kind.EDTF: "string",
    Kind.DATE: "string",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "float64",
    Kind.BOOLEAN: "boolean",
}


@cache
def dtype(kind: Kind, values: tuple[str, ...] = ()) -> Any:
    """Return the dtype with which the cells of a column are read; dates are converted afterwards.

    Vocabularies become ordered-as-declared, unordered categoricals, so that a value outside
    them cannot be assigned by mistake and value counts show empty classes.
    """
    if kind is not Kind.ENUM:
        return _DTYPES[kind]
    from pandas import CategoricalDtype

    return CategoricalDtype(list(values))


@cache
def dtypes(model: type[RowModel]) -> dict[str, Any]:
    """Return the dtype of each CSV column of a table."""
    return {column.name: dtype(column.kind, column.values) for column in columns(model)}
