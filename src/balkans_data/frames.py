"""CSV as typed DataFrames: what loading a table of this release and of another have in common."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from balkans_data.errors import PackageError
from balkans_data.models.edtf import edtf_bounds
from balkans_data.schema.columns import Kind, columns
from balkans_data.schema.dtypes import dtype

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from balkans_data.models.rows import RowModel

__all__ = ["Field", "fields_of", "have_spells", "joined", "read"]


class Field(NamedTuple):
    """A column, as far as reading it needs: its name, what its cells hold, and the values of a vocabulary."""

    name: str
    kind: Kind
    values: tuple[str, ...] = ()


@cache
def fields_of(model: type[RowModel]) -> tuple[Field, ...]:
    """Return the columns of a row model."""
    return tuple(Field(column.name, column.kind, column.values) for column in columns(model))


def have_spells(fields: Sequence[Field]) -> bool:
    """Whether the rows of a table are spells, which have a start and an end."""
    return {"start", "end"} <= {field.name for field in fields if field.kind is Kind.EDTF}


def read(
    content: bytes, fields: Sequence[Field], where: object, *, missing: Sequence[str] = ("",), hint: str
) -> pd.DataFrame:
    """Return a table as a DataFrame, with days beside its dates.

    Parameters
    ----------
    content : bytes
        The CSV file.
    fields : sequence of Field
        Its columns, in their order.
    where : object
        What the file is called in errors.
    missing : sequence of str
        Cells that stand for a missing value.
    hint : str
        What to do about a file that is damaged.

    Raises
    ------
    PackageError
        If it has other columns, or cells that are not what their columns hold.
    """
    import pandas as pd

    try:
        frame = pd.read_csv(
            io.BytesIO(content),
            dtype={field.name: dtype(field.kind, field.values) for field in fields},
            keep_default_na=False,
            na_values=list(missing),
            encoding="utf-8",
        )
    except (ValueError, TypeError, OverflowError) as error:  # what pandas says of a number that no Int64 can hold
        raise PackageError(f"{where} is damaged ({error}); {hint}") from error
    # Of rows that are all longer than the header, pandas takes the first cells for labels.
    if list(frame.columns) != [field.name for field in fields] or not isinstance(frame.index, pd.RangeIndex):
        raise PackageError(f"{where} is damaged (it has another header than its schema); {hint}")
    for field in fields:
        if field.kind in (Kind.DATE, Kind.EDTF):
            try:
                _add_days(frame, field)
            except ValueError as error:
                raise PackageError(f"{where} is damaged (column {field.name!r}: {error}); {hint}") from None
    return frame


def _add_days(frame: pd.DataFrame, field: Field) -> None:
    """Put the bounds beside an EDTF column, or make dates of a date column, in place."""
    import pandas as pd

    codes, distinct = pd.factorize(frame[field.name].array)
    if field.kind is Kind.DATE:
        frame[field.name] = _days([date.fromisoformat(text) for text in distinct], codes)
        return
    bounds = [edtf_bounds(text) for text in distinct]
    at = list(frame.columns).index(field.name)
    frame.insert(at + 1, field.name + "_min", _days([low for low, _ in bounds], codes))
    frame.insert(at + 2, field.name + "_max", _days([high for _, high in bounds], codes))


def _days(distinct: Sequence[date], codes: Any) -> Any:
    """Return the days that `codes` point to as ``datetime64[s]``; code -1 is NaT."""
    import numpy as np

    epoch = date(1970, 1, 1).toordinal()
    days = np.array([*(day.toordinal() - epoch for day in distinct), 0], dtype="int64")
    result = days.astype("datetime64[D]").astype("datetime64[s]")
    result[-1] = np.datetime64("NaT", "s")
    return result[codes]


def joined(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of several tables as one frame, with `table_name` in front.

    Columns are those of the widest table, and after them what only others have; what a table does not
    have is missing. A vocabulary that differs between tables has the values of all.
    """
    import pandas as pd

    by_width = sorted(frames.values(), key=lambda frame: -len(frame.columns))
    like = {name: frame[name] for frame in reversed(by_width) for name in frame.columns}
    names = list(dict.fromkeys(name for frame in by_width for name in frame.columns))
    kinds = {name: _kind([frame[name] for frame in by_width if name in frame]) for name in names}
    whose = pd.CategoricalDtype(list(frames))
    parts = []
    for table, frame in frames.items():
        for name in names:
            if name not in frame:
                # Of the same dtype as where it is known: pandas is to guess nothing from empty columns.
                frame[name] = like[name].head(0).reindex(frame.index)
            if kinds[name] is not None:
                frame[name] = frame[name].astype(kinds[name])
        frame["table_name"] = pd.Series(table, index=frame.index, dtype=whose)
        parts.append(frame[["table_name", *names]])
    return pd.concat(parts, ignore_index=True)


def _kind(same: Sequence[pd.Series[Any]]) -> Any:
    """Return the dtype that a column of several tables must be given, or None if all have one."""
    import pandas as pd

    found = list(dict.fromkeys(column.dtype for column in same))
    if len(found) == 1:
        return None
    values = [dtype.categories for dtype in found if isinstance(dtype, pd.CategoricalDtype)]
    if len(values) == len(found):
        return pd.CategoricalDtype(list(dict.fromkeys(chain.from_iterable(values))))
    is_number = all(pd.api.types.is_numeric_dtype(dtype) for dtype in found)
    return "float64" if is_number and "boolean" not in map(str, found) else "string"
