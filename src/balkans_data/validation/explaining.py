"""Why a cell is not valid, in words, and what would mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from balkans_data.errors import did_you_mean
from balkans_data.models.edtf import Edtf, suggestion
from balkans_data.schema.columns import Kind
from balkans_data.validation.characters import hidden, is_nfc, name_of, strip_hidden

if TYPE_CHECKING:
    from balkans_data.schema.columns import Column

__all__ = ["Explanation", "explain"]


class Explanation(NamedTuple):
    """The rule that a cell breaks, what is wrong, and a way to mend it."""

    rule: str
    message: str
    hint: str


def explain(column: Column, value: str) -> Explanation | None:
    """Explain an invalid cell; None where its bytes were already reported as no UTF-8."""
    if any("\udc80" <= char <= "\udcff" for char in value):
        return None
    if not value:
        return Explanation("required", f"{column.name} must not be empty", f"such as {column.example!r}")
    if match := hidden(value):
        mended = strip_hidden(value)
        hint = f"write {mended!r}" if not hidden(mended) else "retype the cell"
        return Explanation(
            "hidden-character",
            f"{column.name} has {name_of(match[0])} as character {match.start() + 1}",
            hint,
        )
    if not is_nfc(value):
        return Explanation(
            "not-nfc",
            f"{column.name} is not in Unicode form NFC (it has combining accents)",
            f"write {strip_hidden(value)!r}, or run `balkans-data format`",
        )
    if value != value.strip():
        return Explanation(
            "white-space",
            f"{column.name} has white space at its ends: {value!r}",
            f"write {value.strip()!r}, or run `balkans-data format`",
        )
    return _EXPLAIN.get(column.kind, _pattern)(column, value)


def _enum(column: Column, value: str) -> Explanation:
    folded = {item.lower(): item for item in column.values}
    near = folded.get(re.sub(r"[\s-]+", "_", value.lower())) or folded.get(value.lower())
    return Explanation(
        "enum",
        f"{value!r} is not a {column.name}"
        + (f"; did you mean {near!r}?" if near else did_you_mean(value, column.values)),
        f"one of {', '.join(column.values)}",
    )


def _edtf(column: Column, value: str) -> Explanation:
    try:
        if Edtf(value).is_open:
            return Explanation(
                "type",
                f"{column.name} cannot be '..': that means 'still so', in an end column only",
                "leave it empty if the date is not known",
            )
    except ValueError as error:
        mended = suggestion(value)
        if mended and column.invalid([mended]):
            mended = None
        return Explanation("type", f"{column.name}: {error}", f"write {mended!r}" if mended else "")
    raise AssertionError(f"{value!r} is valid")


def _date(column: Column, value: str) -> Explanation:
    mended = suggestion(value)
    full = mended is not None and len(mended) == len("2020-01-05")
    return Explanation(
        "type", f"{column.name}: {value!r} is not a day (YYYY-MM-DD)", f"write {mended!r}" if full else ""
    )


def _boolean(column: Column, value: str) -> Explanation:
    said = {
        "yes": "true",
        "1": "true",
        "t": "true",
        "y": "true",
        "no": "false",
        "0": "false",
        "f": "false",
        "n": "false",
    }
    lower = value.lower()
    mended = lower if lower in ("true", "false") else said.get(lower)
    return Explanation(
        "type",
        f"{column.name}: {value!r} is neither 'true' nor 'false'",
        f"write {mended!r}" if mended else "",
    )


def _number(column: Column, value: str) -> Explanation:
    kind = "a whole number" if column.kind is Kind.INTEGER else "a number"
    plain = re.sub(r"[\s_,'](?=\d{3}\b)", "", value).removeprefix("+")
    bare = re.sub(r"^(-?)0+(?=\d)", r"\1", plain)
    if re.fullmatch(r"0|-?[1-9][0-9]*(?:\.[0-9]+)?|-?0\.[0-9]+", value) and (
        column.kind is Kind.NUMBER or "." not in value
    ):
        low = "" if column.minimum is None else f"at least {column.minimum}"
        high = "" if column.maximum is None else f"at most {column.maximum}"
        bounds = " and ".join(part for part in (low, high) if part)
        return Explanation("range", f"{column.name}: {value} is out of bounds", f"it must be {bounds}")
    return Explanation(
        "type",
        f"{column.name}: {value!r} is not {kind} in plain notation",
        f"write {bare!r}" if bare != value and not column.invalid([bare]) else "",
    )


def _pattern(column: Column, value: str) -> Explanation:
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    mended = next((text for text in (value.upper(), value.lower(), slug) if text and not column.invalid([text])), None)
    return Explanation(
        "pattern",
        f"{value!r} has not the form of a {column.name} (such as {column.example!r})",
        f"perhaps {mended!r}" if mended else "",
    )


_EXPLAIN = {
    Kind.ENUM: _enum,
    Kind.EDTF: _edtf,
    Kind.DATE: _date,
    Kind.BOOLEAN: _boolean,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.STRING: _pattern,
}
