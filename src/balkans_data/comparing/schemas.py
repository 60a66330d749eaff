"""Two Table Schemas side by side: whether a table admits less than before, more, or the same.

What is valid in OLD but perhaps not in NEW is *narrowed* (MAJOR); what only NEW takes for valid is *widened*
(MINOR). Where neither can be told from the text, as with patterns, it counts as narrowed. Titles, descriptions,
examples and labels do not touch what is valid (PATCH). Columns that came or went are not of this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from balkans_data.comparing.differences import Bump, SchemaChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from balkans_data.releases.packages import Schema

__all__ = ["changes"]

#: What a column's texts are read as.
_TYPES = ("type", "format", "trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber", "missingValues")
#: Flags that take values away when they are set.
_FLAGS = ("required", "unique")
#: A value is valid at or above the first, at or below the second.
_LOWER, _UPPER = ("minimum", "minLength", "exclusiveMinimum"), ("maximum", "maxLength", "exclusiveMaximum")


def changes(old: Schema, new: Schema, was: Sequence[str], now: Sequence[str]) -> tuple[SchemaChange, ...]:
    """Return what the schema of a table says otherwise of the table and of the columns that both versions have.

    Parameters
    ----------
    old, new : Schema
        The two schemas.
    was, now : sequence of str
        The headers of the two files, which decide on the order of columns.
    """
    found = list(_of_table(old, new))
    order, present = [name for name in was if name in now], [name for name in now if name in was]
    if order != present:
        found.append(SchemaChange(None, "order of columns", order, present, Bump.PATCH))
    for column, described in old.fields.items():
        if column in new.fields:
            found += _of_column(column, described, new.fields[column])
    return tuple(found)


def _of_table(old: Schema, new: Schema) -> Iterator[SchemaChange]:
    if old.key != new.key:
        yield SchemaChange(None, "primary key", list(old.key), list(new.key), Bump.MAJOR)
    if set(old.missing) != set(new.missing):
        yield SchemaChange(None, "missing values", sorted(old.missing), sorted(new.missing), Bump.MAJOR)
    for columns in sorted(new.unique - old.unique):
        # On a column that is new it takes nothing away.
        if set(columns) <= old.fields.keys():
            yield SchemaChange(None, "unique key", None, list(columns), Bump.MAJOR)
    for columns in sorted(old.unique - new.unique):
        if set(columns) <= new.fields.keys():
            yield SchemaChange(None, "unique key", list(columns), None, Bump.MINOR)
    was, now = (
        {(key.columns, f"{key.table}({', '.join(key.target)})") for key in schema.references} for schema in (old, new)
    )
    for columns, target in sorted(now - was):
        if set(columns) <= old.fields.keys():
            yield SchemaChange(None, f"foreign key of {', '.join(columns)}", None, target, Bump.MAJOR)
    for columns, target in sorted(was - now):
        if set(columns) <= new.fields.keys():
            yield SchemaChange(None, f"foreign key of {', '.join(columns)}", target, None, Bump.MINOR)
    for part in sorted(old.about.keys() | new.about.keys()):
        if old.about.get(part) != new.about.get(part):
            yield SchemaChange(None, part, old.about.get(part), new.about.get(part), Bump.PATCH)


def _of_column(column: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[SchemaChange]:
    if old == new:
        return
    for part in _TYPES:
        if old.get(part) != new.get(part):
            yield SchemaChange(column, part, old.get(part), new.get(part), Bump.MAJOR)
    was, now = old.get("constraints", {}), new.get("constraints", {})
    for name in sorted(was.keys() | now.keys()):
        same = bool(was.get(name)) == bool(now.get(name)) if name in _FLAGS else was.get(name) == now.get(name)
        if same:
            continue
        if name == "enum" and isinstance(was.get(name), list) and isinstance(now.get(name), list):
            yield from _of_values(column, was[name], now[name])
        else:
            yield SchemaChange(column, name, was.get(name), now.get(name), _level(name, was.get(name), now.get(name)))
    for part in sorted((old.keys() | new.keys()) - {*_TYPES, "constraints", "name"}):
        before, after = old.get(part), new.get(part)
        if part == "categories":
            before, after = _labels(before, after)
        if before != after:
            yield SchemaChange(column, part, before, after, Bump.PATCH)


def _of_values(column: str, old: list[Any], new: list[Any]) -> Iterator[SchemaChange]:
    """Yield the values of a closed list that went and that came; their order makes no difference."""
    if gone := [value for value in old if value not in new]:
        yield SchemaChange(column, "enum", gone, None, Bump.MAJOR)
    if come := [value for value in new if value not in old]:
        yield SchemaChange(column, "enum", None, come, Bump.MINOR)


def _level(name: str, old: Any, new: Any) -> Bump:
    """Return whether a constraint that differs is narrower."""
    if name in _FLAGS:
        return Bump.MAJOR if new else Bump.MINOR
    if new is None:
        return Bump.MINOR
    if old is None or not (_is_number(old) and _is_number(new)):
        return Bump.MAJOR
    if name in _LOWER:
        return Bump.MAJOR if new > old else Bump.MINOR
    if name in _UPPER:
        return Bump.MAJOR if new < old else Bump.MINOR
    return Bump.MAJOR


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _labels(old: Any, new: Any) -> tuple[Any, Any]:
    """Return the labels that differ of the values that both have; values that came or went are told by `enum`."""
    try:
        was, now = ({item["value"]: item.get("label") for item in items} for items in (old, new))
    except (TypeError, KeyError, AttributeError):
        return old, new
    differing = [value for value in was if value in now and was[value] != now[value]]
    return {value: was[value] for value in differing}, {value: now[value] for value in differing}
