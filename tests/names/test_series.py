"""Columns of names."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from balkans_data.errors import AmbiguousNameError, UnknownNameError
from balkans_data.names import resolve_series, series


def _expected(values: list[str | None], index: Any) -> pd.Series[Any]:
    return pd.Series(values, index=index, dtype="string", name="actor_id")


def test_a_column_of_names() -> None:
    column = pd.Series(["Srbija", None, "Kosova*", "SRB", float("nan"), pd.NA], index=list("abcdef"), name="country")
    found = resolve_series(column)
    pd.testing.assert_series_equal(found, _expected(["SRB", None, "XKX", "SRB", None, None], list("abcdef")))


@pytest.mark.parametrize("dtype", ["object", "string", "category"])
def test_every_dtype_of_text(dtype: str) -> None:
    column = pd.Series(["Srbija", "Kosovo", None, "Srbija"], dtype=dtype, index=[3, 3, 1, 0])
    pd.testing.assert_series_equal(resolve_series(column), _expected(["SRB", "XKX", None, "SRB"], [3, 3, 1, 0]))


def test_an_empty_column() -> None:
    found = resolve_series(pd.Series([], dtype=object))
    assert (len(found), found.dtype, found.name) == (0, pd.StringDtype(), "actor_id")
    assert resolve_series(pd.Series([], dtype=object), on=[]).empty


def test_codes_that_pandas_has_read_as_numbers() -> None:
    assert resolve_series(pd.Series([340, 345]), on="2005", scheme="cow", errors="coerce").tolist() == [pd.NA, "SCG"]
    assert resolve_series(pd.Series([343.0, None]), scheme="gw").tolist() == ["MKD", pd.NA]
    assert resolve_series(pd.Series([343], dtype="Int64"), scheme="gw").tolist() == ["MKD"]


@pytest.mark.parametrize(
    "dates",
    [
        ["1985", "1995", None],
        [1985, 1995, None],
        [date(1985, 1, 1), date(1995, 1, 1), None],
        pd.to_datetime(["1985-01-01", "1995-01-01", None]),
        np.array(["1985-01-01", "1995-01-01", "NaT"], dtype="datetime64[s]"),
        pd.Series(["1985-05", "1995-05", pd.NA], dtype="string"),
        pd.Series([1985, 1995, pd.NA], dtype="Int64"),
    ],
    ids=lambda dates: type(dates).__name__,
)
def test_a_date_for_each(dates: Any) -> None:
    column = pd.Series(["Yugoslavia", "Yugoslavia", "Srbija"])
    assert resolve_series(column, on=dates).tolist() == ["YUG", "SCG", "SRB"]


@pytest.mark.parametrize("on", ["1995", date(1995, 1, 1), pd.Timestamp("1995-01-01"), 1995])
def test_one_date_for_all(on: Any) -> None:
    assert resolve_series(pd.Series(["Yugoslavia", "YUG"]), on=on).tolist() == ["SCG", "SCG"]


def test_dates_must_belong_to_the_values() -> None:
    column = pd.Series(["Srbija", "Kosovo"])
    with pytest.raises(ValueError, match="same length and index"):
        resolve_series(column, on=["2010"])
    with pytest.raises(ValueError, match="same length and index"):
        resolve_series(column, on=pd.Series(["2010", "2011"], index=[1, 0]))
    with pytest.raises(ValueError, match="`on` is not a date: 'soon'"):
        resolve_series(column, on=["2010", "soon"], errors="coerce")


def test_all_failures_are_in_one_error() -> None:
    column = pd.Series(["Srbija", "Kosvo", "Yugoslavia", "Atlantis", "Kosvo"])
    with pytest.raises(UnknownNameError) as caught:
        resolve_series(column)
    lines = str(caught.value).split("\n  - ")
    assert lines[0] == "3 distinct values do not resolve:"
    assert lines[1] == "no actor is called 'Kosvo'; did you mean 'Kosovo' (XKX)?"
    assert lines[2].startswith("'Yugoslavia' stands for 2 actors")
    assert "until 1992-04-27" in lines[2]
    assert lines[3:] == ["no actor is called 'Atlantis'"]
    assert caught.value.suggestions == ("'Kosovo' (XKX)",)


def test_a_column_that_is_only_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError, match="1 distinct value does not resolve") as caught:
        resolve_series(pd.Series(["Yugoslavia", "Srbija", "Yugoslavia"]))
    assert len(caught.value.readings) == 1


def test_coerce_leaves_the_failures_missing() -> None:
    column = pd.Series(["Srbija", "Kosvo", "Yugoslavia", ""])
    assert resolve_series(column, errors="coerce").tolist() == ["SRB", pd.NA, pd.NA, pd.NA]


def test_bad_options() -> None:
    with pytest.raises(ValueError, match="no errors 'ignore'"):
        resolve_series(pd.Series([], dtype=object), errors="ignore")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no scheme 'iso'"):
        resolve_series(pd.Series([], dtype=object), scheme="iso")


def test_each_distinct_value_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    choose = series.choose

    def counting(index: Any, text: str, *rest: Any, **options: Any) -> Any:
        asked.append(text)
        return choose(index, text, *rest, **options)

    monkeypatch.setattr(series, "choose", counting)
    found = resolve_series(pd.Series(["Srbija", "Kosovo", "Nowhere"] * 1000), errors="coerce")
    assert sorted(asked) == ["Kosovo", "Nowhere", "Srbija"]
    assert found.notna().sum() == 2000


def test_resolving_one_name_needs_neither_pandas_nor_the_models() -> None:
    code = (
        "import sys, balkans_data as bd; print(bd.resolve('Srbija').actor_id, {'pandas', 'pydantic'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("SRB set()\n", "")
