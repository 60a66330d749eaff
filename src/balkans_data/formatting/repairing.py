"""A table's file in canonical form, and the list of what was repaired on the way there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from balkans_data.collecting import paused
from balkans_data.errors import PackageError
from balkans_data.formatting.decoding import decoded
from balkans_data.formatting.parsing import Record, layout, records
from balkans_data.formatting.writing import write
from balkans_data.schema.columns import columns
from balkans_data.validation.cell_repairs import doubtful_cells, repaired_cell
from balkans_data.validation.repairs import Repair, RepairKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from balkans_data.models.rows import RowModel
    from balkans_data.schema.columns import Column

    # Given a table and a column, the identifiers that are there, by their lower-case form.
    Known = Callable[[str, str], Mapping[str, str]]

__all__ = ["Repaired", "canonical", "repaired"]


class Repaired(NamedTuple):
    """The canonical form of a file, and how it came about."""

    content: bytes
    rows: list[list[str]]
    repairs: list[Repair]


def canonical(content: bytes, model: type[RowModel]) -> bytes:
    """Return the canonical form of a table's file.

    Parameters
    ----------
    content : bytes
        The file.
    model : type of RowModel
        The row model of the table.

    Returns
    -------
    bytes
        The same rows in canonical form; formatting that again changes nothing.

    Raises
    ------
    PackageError
        If the file cannot be read without guessing: another encoding, broken quotes, rows of
        the wrong length, unknown or missing columns. The message names line and reason.
    """
    return repaired(content, model).content


def repaired(content: bytes, model: type[RowModel], known: Known | None = None) -> Repaired:
    """Return the canonical form of a table's file with every repair that it took.

    Parameters
    ----------
    content : bytes
        The file.
    model : type of RowModel
        The row model of the table.
    known : callable, optional
        Returns the identifiers in a column of another table; see `balkans_data.formatting.identifiers`.
        Without it, references are left as they are.

    Raises
    ------
    PackageError
        As `canonical`.
    """
    # Some objects a row, and none of them part of a circle: nothing for the collector.
    with paused():
        return _repaired(content, model, known)


def _repaired(content: bytes, model: type[RowModel], known: Known | None) -> Repaired:
    repairs: list[Repair] = []
    names = list(model.model_fields)
    header, *body = records(decoded(content, repairs.append), names, repairs.append)
    order = layout(header, names, repairs.append)
    rows = _tidied(_without_blank(header, body, repairs), order, model, known, repairs)
    rows = _sorted(rows, model, repairs)
    if len(header.cells) > len(names):
        spare = len(header.cells) - len(names)
        repairs.append(Repair(RepairKind.EMPTY_COLUMN, line=header.line, count=spare))
    repairs.sort(key=lambda item: (_RANK[item.kind], item.line or 0, names.index(item.field) if item.field else -1))
    cells = [row.cells for row in rows]
    return Repaired(write([names, *cells]), cells, repairs)


_RANK = {kind: place for place, kind in enumerate(RepairKind)}


def _without_blank(header: Record, body: list[Record], repairs: list[Repair]) -> Iterator[Record]:
    """Yield the rows that have content; refuse those in which it cannot be told what belongs where."""
    width = len(header.cells)
    unnamed = [at for at, name in enumerate(header.cells) if not name.strip()]
    for record in body:
        cells = record.cells
        if not any(map(str.strip, cells)):
            repairs.append(Repair(RepairKind.BLANK_ROW, line=record.line))
        elif len(cells) != width:
            raise PackageError(f"line {record.line}: {len(cells)} cells where the header has {width}")
        elif filled := next((cells[at] for at in unnamed if cells[at].strip()), None):
            raise PackageError(f"line {record.line}: {filled!r} stands in a column without a name")
        else:
            yield record


def _tidied(
    body: Iterator[Record],
    order: Sequence[int],
    model: type[RowModel],
    known: Known | None,
    repairs: list[Repair],
) -> list[Record]:
    """Return the rows with columns in order and cells repaired."""
    rows = [Record(record.line, [record.cells[at] for at in order]) for record in body]
    for place, column in enumerate(columns(model)):
        # Each distinct value is judged once; most columns have none that needs a repair.
        doubtful = doubtful_cells(column, {row.cells[place] for row in rows})
        look = _look(column, model, known)
        steps = {text: found for text in doubtful if (found := repaired_cell(column, text, look))}
        for row in rows if steps else ():
            text = row.cells[place]
            if text in steps:
                line = row.line + sum(map(_newlines, row.cells[:place]))
                for kind, after in steps[text]:
                    repairs.append(Repair(kind, line, column.name, text, after))
                    text = after
                row.cells[place] = text
    return rows


def _look(column: Column, model: type[RowModel], known: Known | None) -> Callable[[], Mapping[str, str]] | None:
    for key in model.table.foreign_keys:
        if known is not None and column.name in key.columns:
            return partial(known, key.table, key.target[key.columns.index(column.name)])
    return None


def _sorted(rows: list[Record], model: type[RowModel], repairs: list[Repair]) -> list[Record]:
    """Return the rows by primary key, without copies."""
    names = list(model.model_fields)
    key = [names.index(name) for name in model.table.key]

    def place(row: Record) -> tuple[list[str], list[str]]:
        return [row.cells[at] for at in key], row.cells

    places = list(map(place, rows))
    if strays := [row.line for row, one, before in zip(rows[1:], places[1:], places, strict=False) if one < before]:
        repairs.append(Repair(RepairKind.ROW_ORDER, line=strays[0], count=len(strays)))
    kept: list[Record] = []
    # Sorting is stable, so of two copies it is the first that stays.
    for row in sorted(rows, key=place) if strays else rows:
        if kept and kept[-1].cells == row.cells:
            repairs.append(Repair(RepairKind.DUPLICATE_ROW, line=row.line, note=f"a copy of line {kept[-1].line}"))
        else:
            kept.append(row)
    return kept


def _newlines(cell: str) -> int:
    return cell.count("\n") + cell.count("\r") - cell.count("\r\n")
