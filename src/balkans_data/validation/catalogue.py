"""The catalogue of all that validation can find: the structural rules, and the SQL rules after them.

A finding's ``rule`` is the id of one entry. The SQL rules bring their entries in their own files
(`balkans_data.validation.rules`); the structural ones arise in the code of the layers file, cells,
keys and release, and are described here, once. A test reads that code and fails if it can name a
rule that is not here, or if one that is here can no longer arise.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from balkans_data.validation.findings import Severity
from balkans_data.validation.rules import rules

__all__ = ["Entry", "Layer", "all_rules"]


class Layer(StrEnum):
    """The layers of validation, cheapest first."""

    FILE = "file"
    CELLS = "cells"
    KEYS = "keys"
    RULES = "rules"
    RELEASE = "release"


class Entry(NamedTuple):
    """One rule of the catalogue.

    Attributes
    ----------
    id : str
        The `rule` of its findings.
    layer : Layer
        Where it is judged.
    severity : Severity
        Of its findings; that of `stale` becomes an error under ``--release``.
    title : str
        What must hold.
    reason : str
        Why it must.
    query : str or None
        The SQL that returns the rows that break it; None for the structural rules.
    """

    id: str
    layer: Layer
    severity: Severity
    title: str
    reason: str
    query: str | None = None


@cache
def all_rules() -> tuple[Entry, ...]:
    """Return every rule: the structural ones in the order in which they are judged, then the SQL rules by id."""
    judged_by_sql = (
        Entry(rule.id, Layer.RULES, rule.severity, rule.title, rule.reason, rule.query) for rule in rules()
    )
    return (*_FILE, *_CELLS, *_KEYS, *judged_by_sql, *_SUPPRESSIONS, *_RELEASE)


_FILE = (
    Entry(
        "file-missing",
        Layer.FILE,
        Severity.ERROR,
        "Every table has its file",
        "A table without a file cannot be told from one that was lost; an empty table is a header alone.",
    ),
    Entry(
        "file-unexpected",
        Layer.FILE,
        Severity.WARNING,
        "Every CSV file in data/ is a table",
        "A file with a misspelt name would be ignored, and its rows with it.",
    ),
    Entry(
        "empty-file",
        Layer.FILE,
        Severity.ERROR,
        "A table's file has at least its header",
        "A file of no bytes is what an upload or a merge that failed leaves behind.",
    ),
    Entry(
        "encoding",
        Layer.FILE,
        Severity.ERROR,
        "Files are in UTF-8",
        "The names of the Balkans are written in Latin, Cyrillic and Greek; in any other encoding a reader guesses "
        "which letters are meant.",
    ),
    Entry(
        "bom",
        Layer.FILE,
        Severity.ERROR,
        "Files do not start with a byte order mark",
        "Most readers take it for a part of the first column's name.",
    ),
    Entry(
        "line-ending",
        Layer.FILE,
        Severity.ERROR,
        "Lines end with LF alone",
        "One form of the same rows gives one hash, and shows as changed just the lines that were changed.",
    ),
    Entry(
        "final-newline",
        Layer.FILE,
        Severity.WARNING,
        "The last line ends with a newline",
        "A file without one may have been cut off, and the next row that is added would change the last one.",
    ),
    Entry(
        "csv-syntax",
        Layer.FILE,
        Severity.ERROR,
        "Quotes are closed, and doubled inside a quoted cell",
        "A quote that is never closed swallows the rows after it.",
    ),
    Entry(
        "header",
        Layer.FILE,
        Severity.ERROR,
        "The header names the columns of the table, each once and in order",
        "A column under a wrong name is a column that no query finds.",
    ),
    Entry(
        "blank-row",
        Layer.FILE,
        Severity.ERROR,
        "No line is empty",
        "Readers disagree whether an empty line is a row without values or nothing.",
    ),
    Entry(
        "row-length",
        Layer.FILE,
        Severity.ERROR,
        "Every row has as many cells as the header",
        "One comma too few or too many puts each cell after it under another column.",
    ),
    Entry(
        "row-order",
        Layer.FILE,
        Severity.WARNING,
        "Rows are sorted by the primary key",
        "Contributions that add different rows then seldom conflict, and what changed is easy to see.",
    ),
)

_CELLS = (
    Entry(
        "required",
        Layer.CELLS,
        Severity.ERROR,
        "A cell that must have a value has one",
        "Without it the row says nothing that can be cited or compared.",
    ),
    Entry(
        "hidden-character",
        Layer.CELLS,
        Severity.ERROR,
        "No cell has a character that one does not see",
        "Two names that look the same would not be equal.",
    ),
    Entry(
        "not-nfc",
        Layer.CELLS,
        Severity.ERROR,
        "Text is in Unicode Normalization Form C",
        "One letter with an accent can be written as one character or as two, and the two would not be equal.",
    ),
    Entry(
        "white-space",
        Layer.CELLS,
        Severity.ERROR,
        "No cell starts or ends with white space",
        "A code with a space after it is not that code, and nobody sees the difference.",
    ),
    Entry(
        "type",
        Layer.CELLS,
        Severity.ERROR,
        "Dates, numbers and booleans are in their one canonical form",
        "What one reader takes for a number or a date another takes for text, or for another date.",
    ),
    Entry(
        "range",
        Layer.CELLS,
        Severity.ERROR,
        "Numbers are within the bounds of their column",
        "A number outside them is a slip of the keyboard or another unit.",
    ),
    Entry(
        "enum",
        Layer.CELLS,
        Severity.ERROR,
        "A cell of a vocabulary has one of its values",
        "A new spelling would be a new category that no query knows.",
    ),
    Entry(
        "pattern",
        Layer.CELLS,
        Severity.ERROR,
        "Identifiers, codes and the like have the form of their column",
        "Identifiers stand in other tables, in addresses and in citations; they are never changed later.",
    ),
)

_KEYS = (
    Entry(
        "primary-key",
        Layer.KEYS,
        Severity.ERROR,
        "No two rows have the same primary key",
        "Whoever refers to it would not know which of the two is meant.",
    ),
    Entry(
        "unique-key",
        Layer.KEYS,
        Severity.ERROR,
        "No two rows share a combination of cells that is declared unique",
        "It is one fact entered twice, or two facts that cannot both be right.",
    ),
    Entry(
        "foreign-key",
        Layer.KEYS,
        Severity.ERROR,
        "What a row refers to is there",
        "An actor, a source or an indicator that is no row has no name, no date and no document.",
    ),
)

# Judged after the SQL rules, as they hang on what those found; no query sees that.
_SUPPRESSIONS = (
    Entry(
        "suppression-overdue",
        Layer.RULES,
        Severity.ERROR,
        "No suppression outlives the release by which it ends",
        "What is borne for a while is mended or looked at again; it does not last by being forgotten.",
    ),
    Entry(
        "suppression-rule",
        Layer.RULES,
        Severity.ERROR,
        "Only what SQL rules find is suppressed",
        "A fault of a file, a cell or a key makes rows unreadable for everybody, whatever the reason.",
    ),
    Entry(
        "suppression-unused",
        Layer.RULES,
        Severity.WARNING,
        "Every suppression suppresses something",
        "One that is left over would hide the next fault of its row, and nobody would know.",
    ),
)

_RELEASE = (
    Entry(
        "descriptor",
        Layer.RELEASE,
        Severity.ERROR,
        "datapackage.json can be read",
        "Readers other than this one know the tables by it alone.",
    ),
    Entry(
        "stale",
        Layer.RELEASE,
        Severity.WARNING,
        "datapackage.json describes the tables as they are",
        "It has their sizes and hashes, by which a reader knows that a copy is whole. "
        "Whoever contributes rows need not rebuild it; a release must.",
    ),
)
