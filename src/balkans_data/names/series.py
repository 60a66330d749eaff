"""Resolving a whole column, the one thing here that takes pandas."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from balkans_data.errors import AmbiguousNameError, RetiredIdError, UnknownNameError
from balkans_data.names.arguments import one_of, read_day
from balkans_data.names.resolving import choose
from balkans_data.names.table import ID, load_index

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from balkans_data.models.edtf import Edtf

__all__ = ["resolve_series"]


def resolve_series(
    series: pd.Series[Any],
    on: str | date | Iterable[Any] | None = None,
    *,
    scheme: str | None = None,
    errors: Literal["raise", "coerce"] = "raise",
) -> pd.Series[Any]:
    """Return the actor of each name or code in a column; each distinct value is resolved once.

    Parameters
    ----------
    series : pandas.Series
        Names or codes; whole numbers are read as codes. What is missing stays missing.
    on : str, datetime.date, or one date a row, optional
        As in `resolve`; in a column, whole numbers are years, and missing is no date.
    scheme : str, optional
        As in `resolve`.
    errors : {"raise", "coerce"}
        Whether names that do not resolve raise, or become missing.

    Returns
    -------
    pandas.Series
        Of dtype ``string``, named ``actor_id``, with the index of `series`.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        One error that lists every failing value with its reason (ambiguous, if all of them are).
    ValueError
        If a date is not one, `on` has another length or index than `series`, or for another option.
    """
    import pandas as pd

    index = load_index()
    one_of("scheme", scheme or ID, index.schemes)
    one_of("errors", errors, {"raise", "coerce"})
    if on is None or isinstance(on, str | date | int):
        on = [on] * len(series)
    dates = on if isinstance(on, pd.Series) else pd.Series(list(on))
    if len(dates) != len(series) or (dates is on and not dates.index.equals(series.index)):
        raise ValueError("`on` must be one date, or have a date for each value: the same length and index")
    failures: dict[str, LookupError] = {}

    @cache
    def day_of(when: Any) -> Edtf | None:
        return None if pd.isna(when) else read_day(_number(when, "04"))

    @cache
    def actor_of(text: str, day: Edtf | None) -> str | None:
        try:
            return choose(index, text, day, scheme, suggest=errors == "raise")[0].actor_id
        except (UnknownNameError, AmbiguousNameError, RetiredIdError) as error:
            failures[str(error).replace("\n  - ", "; ")] = error
            return None

    days = [day_of(when) for when in dates]
    found = [None if pd.isna(value) else actor_of(_number(value), day) for value, day in zip(series, days, strict=True)]
    if failures and errors == "raise":
        message = f"{len(failures)} distinct value{'s do' if len(failures) > 1 else ' does'} not resolve:"
        if all(isinstance(error, AmbiguousNameError) for error in failures.values()):
            raise AmbiguousNameError(message, failures)
        suggested = [near for error in failures.values() for near in getattr(error, "suggestions", ())]
        raise UnknownNameError("\n  - ".join([message, *failures]), dict.fromkeys(suggested))
    return pd.Series(found, index=series.index, dtype="string", name="actor_id")


def _number(value: Any, width: str = "") -> Any:
    """Return a whole number as text (codes and years that pandas has read as numbers)."""
    is_whole = hasattr(value, "__index__") or (isinstance(value, float) and value.is_integer())
    return format(int(value), width) if is_whole and not isinstance(value, bool) else value
