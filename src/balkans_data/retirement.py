"""From identifiers that were retired to those that took their place, with a warning.

Whoever looks up an identifier asks here only when it is not found, so that one in use costs nothing:

>>> current_id("actors", "nobody-ever-retired-this")
'nobody-ever-retired-this'
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

from balkans_data import package
from balkans_data.errors import RetiredIdError, RetiredIdWarning

__all__ = ["current_id"]

_HERE = str(Path(__file__).parent)
_TABLE = "retired_ids"


def current_id(table: str, identifier: str) -> str:
    """Return the identifier that took the place of a retired one, and warn; any other is returned as it is.

    Parameters
    ----------
    table : str
        Table in which the identifier tells, or told, a row.
    identifier : str
        The identifier; parts of a key of several columns are joined by ``|``.

    Returns
    -------
    str
        What is in its place now, after as many redirections as there were.

    Warns
    -----
    RetiredIdWarning
        If it was retired: names old, new, release and reason.

    Raises
    ------
    RetiredIdError
        If it was retired and nothing takes its place.
    PackageError
        If the retired identifiers cannot be read.
    """
    if not package.table_file(_TABLE).is_file():
        return identifier  # of a package that has no such table, nothing is known to be retired
    retired = {row["retired_id"]: row for row in package.table_rows(_TABLE) if row["table_name"] == table}
    if identifier not in retired:
        return identifier
    first = retired[identifier]
    steps = [identifier]
    while (row := retired.get(steps[-1])) and row["replaced_by"]:
        if row["replaced_by"] in steps:  # `validate` reports it; here it must only end
            raise RetiredIdError(f"{_said(table, first)}, and {_TABLE} leads round in a circle from it")
        steps.append(row["replaced_by"])
    if row:
        by_way = f" (by way of {', '.join(steps[1:])})" if len(steps) > 1 else ""
        raise RetiredIdError(f"{_said(table, first)}; nothing takes its place{by_way}")
    by_way = f", by way of {', '.join(steps[1:-1])}" if len(steps) > 2 else ""
    warnings.warn(
        f"{_said(table, first)}; {steps[-1]!r} takes its place{by_way}", RetiredIdWarning, stacklevel=_outside()
    )
    return steps[-1]


def _said(table: str, row: dict[str, str]) -> str:
    return f"{row['retired_id']!r} of {table} was retired in {row['retired_in']} ({row['reason'].rstrip('.')})"


def _outside() -> int:
    """Return the `stacklevel` of the first caller outside this package: the line that is to be mended."""
    level, frame = 1, sys._getframe(1)  # noqa: SLF001 - `inspect.stack` reads every source file
    while frame.f_back and frame.f_code.co_filename.startswith(_HERE):
        level, frame = level + 1, frame.f_back
    return level
