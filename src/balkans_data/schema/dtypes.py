"""Row models as pandas dtypes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from balkans_data.schema.columns import Kind, columns

if TYPE_CHECKING:
    from balkans_data.models.rows import RowModel

__all__ = ["dtypes"]

_DTYPES = {
    Kind.STRING: "string",
    Kind.EDTF: "string",
    Kind.DATE: "string",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "float64",
    Kind.BOOLEAN: "boolean",
}


@cache
def dtypes(model: type[RowModel]) -> dict[str, Any]:
    """Return the dtype with which each CSV column is read; dates are converted afterwards.

    Vocabularies become ordered-as-declared, unordered categoricals, so that a value outside
    them cannot be assigned by mistake and value counts show empty classes.
    """
    from pandas import CategoricalDtype

    return {
        column.name: CategoricalDtype([str(value) for value in column.values])
        if column.vocabulary
        else _DTYPES[column.kind]
        for column in columns(model)
    }
