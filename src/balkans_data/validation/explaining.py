"""Why a cell is not valid, in words, and what would mend it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from balkans_data.errors import did_you_mean
from balkans_data.models.edtf import Edtf, suggestion
from balkans_data.schema.columns import Kind
from balkans_data.validation.cell_repairs import repaired_cell
from balkans_data.validation.characters import hidden, hidden_in, is_nfc, name_of, strip_hidden
from balkans_data.validation.dating import date_hint

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
    safe = _safely(column, value)
    if match := hidden(value):
        return Explanation(
            "hidden-character",
            f"{column.name} has {name_of(match[0])} as character {match.start() + 1}{_others(value)}",
            safe or _unhidden(column, value),
        )
    if not is_nfc(value):
        return Explanation(
            "not-nfc",
            f"{column.name} is not in Unicode form NFC (it has combining accents)",
            safe,
        )
    if value != value.strip():
        return Explanation(
            "white-space",
            f"{column.name} has white space at its ends: {value!r}",
            safe,
        )
    found = _EXPLAIN.get(column.kind, _pattern)(column, value)
    if safe:
        return found._replace(hint=safe)
    if value.lower() in _NOTHING and not column.required:
        return found._replace(hint="leave it empty if it is not known")
    return found


_NOTHING = {"na", "n/a", "n.a.", "nan", "null", "none", "nil", "-", "--", "–", "—", "?", "unknown", "#n/a"}


def _safely(column: Column, value: str) -> str:
    """Return the hint for what `balkans-data format` repairs; empty if it does not, or not all of it."""
    steps = repaired_cell(column, value)
    if not steps or not steps[-1].text or hidden(steps[-1].text):
        return ""
    return f"write {steps[-1].text!r}, or run `balkans-data format`"


def _others(value: str) -> str:
    more = sum(1 for _ in hidden_in(value)) - 1
    return f", and {more} more" if more > 0 else ""


def _unhidden(column: Column, value: str) -> str:
    """Return what a cell is without hidden characters, where they are not all that is left of something."""
    if any(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in value):
        return "something was lost or is in a private font: copy it from the source again"
    spaced = re.sub(r"[\t\r\n\v\f\x85\u2028\u2029]+", " ", value)
    bare = strip_hidden("".join(char for char in spaced if char == " " or not hidden(char)))
    if not bare:
        return "empty the cell" if not column.required else f"such as {column.example!r}"
    valid = bare if not column.invalid([bare]) else None
    return f"write {valid!r}, if that is all it says" if valid else "retype the cell"


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
        return Explanation("type", f"{column.name}: {error}", f"write {mended!r}" if mended else date_hint(value))
    raise AssertionError(f"{value!r} is valid")


def _date(column: Column, value: str) -> Explanation:
    mended = suggestion(value)
    full = mended is not None and len(mended) == len("2020-01-05")
    return Explanation(
        "type",
        f"{column.name}: {value!r} is not a day (YYYY-MM-DD)",
        f"write {mended!r}" if full else date_hint(value) or f"it takes a whole day, such as {column.example!r}",
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
    plain = re.sub(r"[\s_'](?=\d{3}\b)", "", value).removeprefix("+")
    bare = plain if "." in plain else re.sub(r"^(-?)0+(?=\d)", r"\1", plain)
    if re.fullmatch(r"-?[0-9]{1,3},[0-9]{3}", value):
        joined, pointed = value.replace(",", ""), value.replace(",", ".")
        forms = [repr(text) for text in (joined, pointed) if not column.invalid([text])]
        hint = f"write {' or '.join(forms)}" + (", whichever is meant" if len(forms) == 2 else "") if forms else ""
        return Explanation("type", f"{column.name}: {value!r} is not {kind} in plain notation", hint)
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
        f"write {bare!r}" if bare != value and not column.invalid([bare]) else _number_hint(column, value),
    )


def _number_hint(column: Column, value: str) -> str:
    """Return what a text may mean that is a number elsewhere."""
    bare = re.sub(r"[\s'_]", "", value)
    if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", bare):
        bare = bare.replace(".", "")
    elif re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", bare):
        bare = bare.replace(",", "")
    said = ""
    if bare.endswith("%"):
        bare, said = bare[:-1], ", if the unit is per cent"
    elif re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,2}", bare):
        bare, said = f"{Decimal(bare.replace(',', '.')):f}", ", if no digits were lost"
    if re.fullmatch(r"-?[0-9]+,[0-9]+", bare):
        bare = bare.replace(",", ".")
    if bare != value and bare and not column.invalid([bare]):
        return f"write {bare!r}{said}"
    if column.kind is Kind.INTEGER and re.fullmatch(r"-?[0-9]+[.,][0-9]+", bare):
        return "it takes a whole number, without a point or comma"
    return f"such as {column.example!r}"


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
