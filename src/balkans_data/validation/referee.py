"""The independent referee: what frictionless says of a package, in a form to compare with ours.

Anybody's Data Package tools can validate the package without our code, and frictionless is the
best known of them. It is no part of `validate` (it is some twenty times slower); the tests hold
the two against each other on everything that Table Schema can express.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING, Any

from balkans_data.errors import PackageError
from balkans_data.models.registry import TABLES
from balkans_data.package import DESCRIPTOR, table_path
from balkans_data.schema.columns import Column, Kind, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from balkans_data.models.rows import RowModel
    from balkans_data.validation.findings import Finding

__all__ = ["Objection", "comparable", "referee"]


@dataclass(frozen=True, order=True)
class Objection:
    """One fault that Table Schema can express, whoever found it.

    Attributes
    ----------
    table : str
        Name of the table; empty if it is the descriptor.
    row : int
        Number of the record in the file, the header being 1: its line, as no valid cell holds a
        newline. 0 if it is the whole file.
    field : str
        Name of the column; empty if it is the row, the header or the file, and for primary keys.
        Of a foreign key of several columns it is the last.
    kind : str
        `required`, `type`, `pattern`, `enum`, `range`, `primary-key`, `foreign-key`, `row-length`,
        `blank-row`, `header`, `stale`, `file`, `descriptor`, or the referee's own word for what
        this list does not have.
    note : str
        What the referee or we say of it; not compared.
    """

    table: str
    row: int
    field: str
    kind: str
    note: str = attribute(default="", compare=False)


_KINDS = {
    "type-error": "type",
    "unique-error": "primary-key",
    "primary-key": "primary-key",
    "foreign-key": "foreign-key",
    "extra-cell": "row-length",
    "missing-cell": "row-length",
    "blank-row": "blank-row",
    "blank-header": "header",
    "extra-label": "header",
    "missing-label": "header",
    "blank-label": "header",
    "duplicate-label": "header",
    "incorrect-label": "header",
    "unmatched-header": "header",
    "hash-count": "stale",
    "byte-count": "stale",
    "row-count": "stale",
    "field-count": "stale",
    "source-error": "file",
    "encoding-error": "file",
    "scheme-error": "file",
    "format-error": "file",
}
_CONSTRAINTS = {
    "required": "required",
    "enum": "enum",
    "pattern": "pattern",
    "minimum": "range",
    "maximum": "range",
}
_CONSTRAINT = re.compile(r'constraint "(\w+)" is ')

#: Of a fault in these, the cell that it was noticed at does not matter.
_WITHOUT_FIELD = {"primary-key", "row-length", "blank-row", "header", "stale", "file"}
_WITHOUT_ROW = {"stale", "file"}


def referee(folder: Path) -> list[Objection]:
    """Return what frictionless objects to in a package, in the order of the tables and rows.

    Parameters
    ----------
    folder : Path
        Has ``datapackage.json``.

    Returns
    -------
    list of Objection
        Faults that it reports more than once are there once. The rest of its habits are as they
        are; ``tests/agreement`` lists those that differ from the standard.

    Raises
    ------
    PackageError
        If frictionless is not installed, or there is no package.
    """
    # Importing or running it may raise the process's limit for the length of cells.
    limit = csv.field_size_limit()
    try:
        return _run(folder)
    finally:
        csv.field_size_limit(limit)


def _run(folder: Path) -> list[Objection]:
    try:
        import frictionless
    except ImportError:
        raise PackageError("the referee needs frictionless: pip install 'balkans-data[validate]'") from None
    file = folder / DESCRIPTOR
    if not file.is_file():
        raise PackageError(f"{folder} is no data package: it has no {DESCRIPTOR}")
    try:
        # Unless told, it stops counting at the thousandth error, without a word.
        report = frictionless.Package(str(file)).validate(limit_errors=2**62)
    except frictionless.FrictionlessException as error:
        return [Objection("", 0, "", "descriptor", str(error))]
    found = [Objection("", 0, "", "descriptor", error.message) for error in report.errors]
    found += [_objection(task.name, error) for task in report.tasks for error in task.errors]
    return list(dict.fromkeys(found))


def _objection(table: str, error: Any) -> Objection:
    kind, column = _KINDS.get(error.type, error.type), getattr(error, "field_name", "")
    if error.type == "constraint-error" and (match := _CONSTRAINT.match(error.note)):
        kind = _CONSTRAINTS.get(match[1], match[1])
    elif error.type == "foreign-key":
        column = error.field_names[-1]
    return _made(table, getattr(error, "row_number", 1), column, kind, error.message)


def _made(table: str, row: int, column: str, kind: str, note: str) -> Objection:
    return Objection(
        table,
        0 if kind in _WITHOUT_ROW else 1 if kind == "header" else row,
        "" if kind in _WITHOUT_FIELD else column,
        kind,
        note,
    )


def comparable(findings: Iterable[Finding], tables: Mapping[str, type[RowModel]] = TABLES) -> list[Objection]:
    """Return those of our findings that Table Schema can express, in the referee's terms.

    Parameters
    ----------
    findings : iterable of Finding
        From `balkans_data.validation.check` or `validate`.
    tables : mapping of str to type of RowModel
        The models by table name.
    """
    names = {table_path(name): name for name in tables}
    found = []
    for finding in findings:
        if finding.path == DESCRIPTOR:
            found.append(Objection("", 0, "", "descriptor", finding.message))
        elif finding.path in names:
            name = names[finding.path]
            if kind := _kind(finding, {column.name: column for column in columns(tables[name])}):
                found.append(_made(name, finding.line or 0, finding.field or "", kind, finding.message))
    return list(dict.fromkeys(found))


_FILE_RULES = {"file-missing", "empty-file", "encoding", "csv-syntax"}
_SAME_RULES = {"required", "enum", "range", "primary-key", "foreign-key", "row-length", "blank-row", "header"}
_TEXT_RULES = {"type", "pattern", "white-space", "hidden-character", "not-nfc"}


def _kind(finding: Finding, parts: Mapping[str, Column]) -> str:
    """Return what Table Schema would call the fault; empty if it cannot express it."""
    if finding.rule in _FILE_RULES:
        return "file"
    if finding.rule in _SAME_RULES:
        return finding.rule
    if finding.rule not in _TEXT_RULES or finding.field is None:
        return ""
    # We name a stray space whatever the column is of; to Table Schema it is no such value.
    column = parts[finding.field]
    if column.kind is Kind.ENUM:
        return "enum"
    if column.kind not in (Kind.STRING, Kind.EDTF):
        return "type"
    return "" if re.fullmatch(column.pattern or ".*", finding.value or "") else "pattern"
