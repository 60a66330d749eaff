"""Hypothesis strategies for cells, rows and whole packages, read off the row models.

They know nothing of any one table: a new column or table is generated, and broken in every way
that Table Schema can express, as soon as its model is in the registry. For tests of tools that
read the package; needs ``hypothesis``, and nothing in the package imports this module.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from balkans_data.formatting import write
from balkans_data.models.edtf import Edtf
from balkans_data.models.registry import MODELS
from balkans_data.package import DESCRIPTOR, table_file
from balkans_data.schema.columns import Column, Kind, columns
from balkans_data.schema.descriptor import PROFILE, resource
from balkans_data.schema.table_schema import table_schema
from balkans_data.validation.characters import hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from hypothesis.strategies import DrawFn, SearchStrategy

    from balkans_data.models.rows import ForeignKey, RowModel

__all__ = [
    "FAULTS",
    "Corruption",
    "Tables",
    "broken_cells",
    "cells",
    "corruptions",
    "edtf",
    "packages",
    "rows",
    "write_package",
]

Tables = dict[str, list[list[str]]]
"""Rows of cells in the order of the columns, by the name of the table."""

#: What can be seen and is no other way to write something else; plain space is the only space.
_VISIBLE = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"), include_characters=" "
)
_YEARS = st.one_of(st.integers(1900, 2030), st.integers(1, 9999))


def edtf(*, open_end: bool = False) -> SearchStrategy[str]:
    """Return texts of the part of EDTF that the tables use.

    Parameters
    ----------
    open_end : bool
        Whether to include the bare ``..`` of end columns.
    """
    values = st.one_of(_points(), _intervals())
    return st.one_of(values, st.just("..")) if open_end else values


@st.composite
def _points(draw: DrawFn) -> str:
    year = draw(_YEARS)
    shape = draw(st.sampled_from(["day", "month", "year", "decade", "century", "some day", "some month"]))
    if shape == "decade":
        return f"{max(year // 10, 100):03}X"
    if shape == "century":
        return f"{max(year // 100, 10):02}XX"
    month = draw(st.integers(1, 12))
    if shape == "some month":
        return f"{year:04}-XX" + draw(st.sampled_from(["", "-XX"]))
    if shape == "some day":
        return f"{year:04}-{month:02}-XX"
    text = f"{year:04}"
    if shape != "year":
        text += f"-{month:02}"
    if shape == "day":
        text += f"-{draw(st.integers(1, Edtf(text).max.day)):02}"
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def _intervals(draw: DrawFn) -> str:
    first, last = sorted((Edtf(draw(_points())), Edtf(draw(_points()))))
    if draw(st.booleans()):
        return f"{first}/{last}"
    return draw(st.sampled_from([f"{first}/..", f"../{first}"]))


@cache
def cells(column: Column) -> SearchStrategy[str]:
    """Return valid texts of a column, the empty one included where it may be.

    Parameters
    ----------
    column : Column
        From `balkans_data.schema.columns.columns`. Its example is what failures shrink to.
    """
    filled = st.one_of(st.just(column.example), _STRATEGIES[column.kind](column)).filter(_validity(column))
    return filled if column.required else st.one_of(st.just(""), filled)


def _validity(column: Column) -> Callable[[str], bool]:
    return lambda text: bool(text) and hidden(text) is None and not column.invalid([text])


def _strings(column: Column) -> SearchStrategy[str]:
    if column.pattern is None:
        return st.text(_VISIBLE, min_size=1, max_size=40).map(_nfc)
    return st.from_regex(re.compile(column.pattern), fullmatch=True, alphabet=_VISIBLE).map(_nfc)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _integers(column: Column) -> SearchStrategy[str]:
    low, high = column.minimum, column.maximum
    return st.integers(None if low is None else int(low), None if high is None else int(high)).map(str)


def _numbers(column: Column) -> SearchStrategy[str]:
    low = Decimal(-(10**9)) if column.minimum is None else Decimal(column.minimum)
    high = Decimal(10**9) if column.maximum is None else Decimal(column.maximum)
    places = st.integers(0, 8)
    return places.flatmap(lambda n: st.decimals(low, high, allow_nan=False, places=n)).map(lambda number: f"{number:f}")


_STRATEGIES: dict[Kind, Callable[[Column], SearchStrategy[str]]] = {
    Kind.STRING: _strings,
    Kind.ENUM: lambda column: st.sampled_from(column.values),
    Kind.INTEGER: _integers,
    Kind.NUMBER: _numbers,
    Kind.BOOLEAN: lambda column: st.sampled_from(["true", "false"]),  # noqa: ARG005
    Kind.DATE: lambda column: st.dates().map(date.isoformat),  # noqa: ARG005
    Kind.EDTF: lambda column: edtf(open_end=not column.invalid([".."])),
}


def rows(model: type[RowModel]) -> SearchStrategy[list[str]]:
    """Return rows of valid cells, in the order of the columns; their references lead anywhere.

    Parameters
    ----------
    model : type of RowModel
        The row model of the table.
    """
    return st.tuples(*(cells(column) for column in columns(model))).map(list)


def packages(max_rows: int = 6, models: Sequence[type[RowModel]] = MODELS) -> SearchStrategy[Tables]:
    """Return whole packages without a fault that Table Schema can express.

    Foreign keys lead somewhere, primary and unique keys are unique, and rows are in canonical
    order. What only the SQL rules demand (dates in order, sources in use) is not looked after.

    Parameters
    ----------
    max_rows : int
        At most so many rows a table.
    models : sequence of type of RowModel
        The tables; by default those of the registry.
    """
    return _packages(max_rows, tuple(models))


@st.composite
def _packages(draw: DrawFn, max_rows: int, models: tuple[type[RowModel], ...]) -> Tables:
    wanted = {model.table.name: draw(st.integers(0, max_rows)) for model in models}
    _raise_needed(wanted, models)
    by_name = {model.table.name: model for model in models}
    order = TopologicalSorter({name: _key_targets(model) - {name} for name, model in by_name.items()})
    keys: dict[str, list[tuple[str, ...]]] = {}
    for name in order.static_order():
        keys[name] = draw(_keys(by_name[name], wanted[name], keys))
    return {name: draw(_table(model, keys)) for name, model in by_name.items()}


def _raise_needed(wanted: dict[str, int], models: Iterable[type[RowModel]]) -> None:
    """Give each table a row that a row of another table must refer to."""
    needs = {
        (model.table.name, key.table)
        for model in models
        for key in model.table.foreign_keys
        if _is_required(model, key.columns)
    }
    while more := {target for name, target in needs if wanted[name] and not wanted[target]}:
        wanted.update(dict.fromkeys(more, 1))


def _is_required(model: type[RowModel], names: Iterable[str]) -> bool:
    named = set(names)
    return any(column.required for column in columns(model) if column.name in named)


def _key_targets(model: type[RowModel]) -> set[str]:
    """Tables that the primary key itself refers to, whose keys must therefore be known first."""
    return {key.table for key in model.table.foreign_keys if set(key.columns) & set(model.table.key)}


@st.composite
def _keys(
    draw: DrawFn, model: type[RowModel], wanted: int, known: Mapping[str, list[tuple[str, ...]]]
) -> list[tuple[str, ...]]:
    """Distinct primary keys, sorted."""
    parts = {column.name: column for column in columns(model)}
    found: set[tuple[str, ...]] = set()
    for _ in range(wanted):
        cell: dict[str, str] = {}
        for key in _by_width(model):
            if set(key.columns) <= set(model.table.key) and key.table in known:
                _refer(draw, key, known[key.table], cell, parts)
        for name in model.table.key:
            if name not in cell:
                cell[name] = draw(cells(parts[name]))
        found.add(tuple(cell[name] for name in model.table.key))
    return sorted(found)


def _by_width(model: type[RowModel]) -> list[ForeignKey]:
    """Foreign keys, those of several columns first: they leave the least choice."""
    return sorted(model.table.foreign_keys, key=lambda key: -len(key.columns))


def _refer(
    draw: DrawFn,
    key: ForeignKey,
    targets: Sequence[tuple[str, ...]],
    cell: dict[str, str],
    parts: Mapping[str, Column],
) -> None:
    """Fill the cells of a foreign key that are not yet there so that it leads somewhere."""
    open_names = [name for name in key.columns if name not in cell]
    fitting = [
        target
        for target in targets
        if all(cell.get(name, part) == part for name, part in zip(key.columns, target, strict=True))
    ]
    may_be_empty = len(open_names) == len(key.columns) and not any(parts[name].required for name in open_names)
    if not open_names or (may_be_empty and (not fitting or draw(st.booleans()))):
        cell.update(dict.fromkeys(open_names, ""))
    else:
        cell.update(zip(key.columns, draw(st.sampled_from(fitting)), strict=True))


@st.composite
def _table(draw: DrawFn, model: type[RowModel], keys: Mapping[str, list[tuple[str, ...]]]) -> list[list[str]]:
    table, parts = model.table, {column.name: column for column in columns(model)}
    seen: dict[tuple[str, ...], set[tuple[str, ...]]] = {names: set() for names in table.unique}
    result = []
    for key in keys[table.name]:
        cell = dict(zip(table.key, key, strict=True))
        for reference in _by_width(model):
            _refer(draw, reference, keys[reference.table], cell, parts)
        for name, column in parts.items():
            if name not in cell:
                cell[name] = draw(cells(column))
        for names, values in seen.items():
            last = names[-1]
            taken = {value[-1] for value in values if value[:-1] == tuple(cell[name] for name in names[:-1])}
            if cell[last] in taken:
                cell[last] = draw(cells(parts[last]).filter(_other_than(taken)))
            if all(value := tuple(cell[name] for name in names)):
                values.add(value)
        result.append([cell[name] for name in parts])
    return result


def _other_than(taken: set[str]) -> Callable[[str], bool]:
    return lambda text: not text or text not in taken


def write_package(
    folder: Path,
    tables: Mapping[str, Sequence[Sequence[str]]],
    *,
    headers: Mapping[str, Sequence[str]] | None = None,
    models: Sequence[type[RowModel]] = MODELS,
) -> None:
    """Write ``data/``, ``schemas/`` and ``datapackage.json`` as a release has them.

    Parameters
    ----------
    folder : Path
        An existing folder.
    tables : mapping of str to rows of cells
        Rows are written as they are, wrong ones too; a table that is not named has no rows.
    headers : mapping of str to list of str, optional
        Headers that are not as the models say.
    models : sequence of type of RowModel
        The tables; by default those of the registry.
    """
    for name in ("data", "schemas"):
        (folder / name).mkdir(exist_ok=True)
    for model in models:
        name = model.table.name
        header = list((headers or {}).get(name, model.model_fields))
        content = write([header, *map(list, tables.get(name, ()))])
        table_file(name, folder).write_bytes(content)
        (folder / "schemas" / f"{name}.json").write_text(_json(table_schema(model)), encoding="utf-8")
    content_of_descriptor = {
        "$schema": PROFILE,
        "name": "generated",
        "version": "0.0.0",
        "created": "2026-01-01T00:00:00Z",
        "resources": [resource(model, folder) for model in models],
    }
    (folder / DESCRIPTOR).write_text(_json(content_of_descriptor), encoding="utf-8")


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


FAULTS = (
    "required",
    "enum",
    "pattern",
    "type",
    "range",
    "primary-key",
    "foreign-key",
    "row-short",
    "row-long",
    "blank-row",
    "header-renamed",
    "header-missing",
    "header-extra",
)
"""The kinds of fault that Table Schema can express, each of which `corruptions` can apply."""


@dataclass(frozen=True)
class Corruption:
    """A package with one more fault in it, and where that is.

    Attributes
    ----------
    kind : str
        One of `FAULTS`.
    table : str
        The table that has the fault.
    line : int
        Physical line of the row at fault; 1 is the header.
    column : str or None
        The column at fault, where it is one cell.
    tables, headers
        The package with the fault, as `write_package` takes them.
    """

    kind: str
    table: str
    line: int
    column: str | None
    tables: Tables = field(repr=False)
    headers: dict[str, list[str]] = field(repr=False)


def corruptions(
    tables: Mapping[str, Sequence[Sequence[str]]],
    *,
    kinds: Sequence[str] = FAULTS,
    headers: Mapping[str, Sequence[str]] | None = None,
    models: Sequence[type[RowModel]] = MODELS,
) -> SearchStrategy[Corruption]:
    """Apply one fault at one place.

    Parameters
    ----------
    tables : mapping of str to rows of cells
        A package; it is left as it is.
    kinds : sequence of str
        Which of `FAULTS` to apply; those for which the package has no place are left out.
    headers : mapping of str to list of str, optional
        Headers that are faulty already (of an earlier `Corruption`); those tables are let be.
    models : sequence of type of RowModel
        The tables; by default those of the registry.
    """
    before = Corruption(
        "",
        "",
        0,
        None,
        {name: [list(row) for row in rows_] for name, rows_ in tables.items()},
        {name: list(header) for name, header in (headers or {}).items()},
    )
    places: dict[str, list[tuple[type[RowModel], int, Column | None]]] = {kind: [] for kind in kinds}
    for model in models:
        if model.table.name in before.headers:
            continue
        width = len(model.model_fields)
        whole = [at for at, row in enumerate(before.tables[model.table.name]) if len(row) == width]
        for kind in kinds:
            places[kind] += _places(kind, model, whole)
    possible = [kind for kind in kinds if places[kind]]
    if not possible:
        return st.nothing()
    return _corruptions(before, {kind: places[kind] for kind in possible}, tuple(models))


def _places(kind: str, model: type[RowModel], whole: list[int]) -> list[tuple[type[RowModel], int, Column | None]]:
    """Where a kind of fault can be applied: rows by index (-1 is the header), and columns."""
    if kind in ("header-renamed", "header-missing"):
        return [(model, -1, column) for column in columns(model)]
    if kind == "header-extra":
        return [(model, -1, None)]
    if kind in ("primary-key", "row-long", "blank-row"):
        return [(model, at, None) for at in whole]
    if kind == "row-short":
        return [(model, at, None) for at in whole if len(model.model_fields) > 1]
    last_of_keys = {key.columns[-1] for key in model.table.foreign_keys}
    fits: dict[str, Callable[[Column], bool]] = {
        "required": lambda column: column.required,
        "enum": lambda column: column.kind is Kind.ENUM,
        "pattern": lambda column: column.pattern is not None,
        "type": lambda column: column.kind in _MALFORMED,
        "range": lambda column: column.minimum is not None or column.maximum is not None,
        "foreign-key": lambda column: column.name in last_of_keys,
    }
    return [(model, at, column) for at in whole for column in columns(model) if fits[kind](column)]


@st.composite
def _corruptions(
    draw: DrawFn,
    before: Corruption,
    places: Mapping[str, list[tuple[type[RowModel], int, Column | None]]],
    models: tuple[type[RowModel], ...],
) -> Corruption:
    kind = draw(st.sampled_from(list(places)))
    model, at, column = draw(st.sampled_from(places[kind]))
    name, names = model.table.name, list(model.model_fields)
    table, line = before.tables[name], at + 2
    row = list(table[at]) if at >= 0 else []
    if kind.startswith("header-"):
        header, table = _broken_header(kind, names, table, names.index(column.name) if column else 0)
        done = replace(before, headers={**before.headers, name: header})
    else:
        done = before
        if kind == "primary-key":
            # A copy of a row: after it, or at the end of the table.
            after = draw(st.sampled_from([at + 1, len(table)]))
            table, line = [*table[:after], row, *table[after:]], after + 2
        elif kind == "blank-row":
            table = [*table[:at], [], *table[at:]]
        else:
            if kind == "row-short":
                row = row[: draw(st.integers(1, len(row) - 1))]
            elif kind == "row-long":
                row += draw(st.lists(st.sampled_from(["", "x"]), min_size=1, max_size=3))
            elif column:
                row[names.index(column.name)] = draw(_broken_cell(kind, model, column, before.tables, models))
            table = [*table[:at], row, *table[at + 1 :]]
    return replace(
        done,
        kind=kind,
        table=name,
        line=line,
        column=None if kind.startswith("header-") or column is None else column.name,
        tables={**before.tables, name: table},
    )


def _broken_header(kind: str, names: list[str], table: list[list[str]], at: int) -> tuple[list[str], list[list[str]]]:
    if kind == "header-renamed":
        return [*names[:at], f"{names[at]}_x", *names[at + 1 :]], table
    if kind == "header-missing":
        return [*names[:at], *names[at + 1 :]], [[*row[:at], *row[at + 1 :]] for row in table]
    return [*names, "extra"], [[*row, ""] if row else row for row in table]


def _broken_cell(
    kind: str, model: type[RowModel], column: Column, tables: Tables, models: Iterable[type[RowModel]]
) -> SearchStrategy[str]:
    if kind == "required":
        return st.just("")
    if kind != "foreign-key":
        return broken_cells(column, kind)
    by_name = {other.table.name: list(other.model_fields) for other in models}
    taken: set[str] = set()
    for key in model.table.foreign_keys:
        if key.columns[-1] == column.name:
            place = by_name[key.table].index(key.target[-1])
            taken |= {row[place] for row in tables[key.table] if len(row) > place}
    return cells(column).filter(lambda text: text not in taken and bool(text))


#: What no reader takes for a value. What the referee alone would take (`1_000`, `2020-1-5`, `nan`)
#: is not among them.
_MALFORMED: dict[Kind, tuple[str, ...]] = {
    Kind.INTEGER: ("x", "12a", "1.5", "--1", "0x10", "1 2", "½"),
    Kind.NUMBER: ("x", "12a", "1,5", "1.2.3", "--1", "1 2", "½"),
    Kind.BOOLEAN: ("yes", "no", "True", "FALSE", "1", "0", "truefalse"),
    Kind.DATE: ("x", "2020", "2020-13-01", "2021-02-29", "05.06.2017", "2020/01/05", "2020-01-05T00:00:00"),
}


def broken_cells(column: Column, kind: str) -> SearchStrategy[str]:
    """Return non-empty texts that are not valid in a column, in a way that Table Schema can express.

    Parameters
    ----------
    column : Column
        From `balkans_data.schema.columns.columns`.
    kind : str
        ``enum``, ``pattern``, ``type`` or ``range``; the column must be such that it can be broken.
    """
    if kind == "type":
        return st.sampled_from(_MALFORMED[column.kind])
    if kind == "range":
        beyond = [] if column.minimum is None else [column.minimum - 1, column.minimum - 1000]
        beyond += [] if column.maximum is None else [column.maximum + 1, column.maximum + 1000]
        return st.sampled_from([str(number) for number in beyond])
    if kind == "enum":
        texts = st.one_of(
            st.sampled_from(column.values).map(str.upper),
            st.sampled_from(column.values).map(lambda value: value + " "),
            st.from_regex(r"[a-z_]{1,12}", fullmatch=True),
        )
        return texts.filter(lambda text: text not in column.values)
    pattern = re.compile(column.pattern or "")
    valid = cells(column).filter(bool)
    bad = st.one_of(
        valid.map(lambda text: f" {text}"),
        valid.map(lambda text: f"{text} "),
        valid.map(lambda text: f"{text}\t{text}"),
        valid.map(str.swapcase),
        valid.map(lambda text: text * 130),
        st.text(_VISIBLE, min_size=1, max_size=12),
    )
    return bad.filter(lambda text: not pattern.fullmatch(text))
