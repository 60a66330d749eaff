"""``docs/codebook.md``: every table and column, every vocabulary, and what the rows define."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from balkans_data.models import alignments, claims, suppressions
from balkans_data.models import rows as types
from balkans_data.models.edtf import OPEN_END_PATTERN, edtf_bounds
from balkans_data.models.figures import DerivedFigure, ReportedFigure, Statistic
from balkans_data.models.registry import MADE, MODELS, UNIONS
from balkans_data.package import table_path, table_rows, tally
from balkans_data.pages.markdown import anchor, cell, inline, table
from balkans_data.schema.columns import Column, Kind, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from balkans_data.models.rows import RowModel, Vocabulary

__all__ = ["codebook"]

_HEAD = """\
# Codebook

Made by `balkans-data build` from the row models and the tables. It says what each column holds; how rows are chosen
and written is in [CONTRIBUTING.md](../CONTRIBUTING.md), how claims are coded in [coding.md](coding.md), how figures
come about in [figures.md](figures.md), how verdicts do in [verdicts.md](verdicts.md), and what must hold across tables
in [rules.md](rules.md).

Files are CSV in UTF-8. An empty cell is missing. Numbers are in plain notation, booleans `true` and `false`. Dates are
[EDTF](https://www.loc.gov/standards/datetime/): `2017-06-05`, `2017-06`, `2017`, `2013~` (about), `2013?` (in doubt),
`2024-01/2024-06` (some day in that span). Spells are half-open: `end` is the first day on which it no longer held, `..`
means "still so", and empty means unknown. Frames and SQL have, beside each EDTF column `x`, the columns `x_min` and
`x_max`: the first and the last day that it can mean.
"""

_KINDS = {
    Kind.STRING: "text",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.EDTF: "EDTF",
}

#: What patterns ask for, in words. A pattern that is not here is shown as it is.
_FORMS: dict[Any, str] = {
    types.Slug: "lower-case letters, digits and hyphens",
    types.ActorId: "ISO 3166-1 alpha-3, ISO 3166-2, `_Z`, or a slug",
    types.Text: "one line",
    types.Label: "one line of at most 120 characters",
    types.Url: "http or https address",
    types.Doi: "DOI without address",
    types.Sha256: "64 hexadecimal digits",
    types.CurrencyCode: "three capital letters",
    types.LanguageTag: "BCP 47 tag",
    types.LanguageTags: "BCP 47 tags, separated by single spaces",
    alignments.KindList: "values of `actors.kind`, separated by single spaces",
    claims.Locator: "`char=START,END`",
    suppressions.ColumnName: "name of a column",
    suppressions.TableName: "name of a table",
    suppressions.Version: "MAJOR.MINOR.PATCH",
}

_WIDEST = 44
"""Characters of an example that are shown."""

_FIGURES = (Statistic, DerivedFigure, ReportedFigure)


def codebook(folder: Path, described: Mapping[str, Any], made: Mapping[str, str] | None = None) -> str:
    """Return the codebook of the package in `folder`, in Markdown.

    Parameters
    ----------
    folder : Path
        The package.
    described : mapping
        Its descriptor, as `descriptor` makes it.
    made : mapping of str to str, optional
        Content that tables are about to have, by their paths, in place of what their files have.

    Raises
    ------
    PackageError
        If a table is missing or unreadable.
    """
    counts = {resource["name"]: resource["rowCount"] for resource in described["resources"]}
    vocabularies: dict[type[Vocabulary], list[str]] = defaultdict(list)
    for model in MODELS:
        for column in columns(model):
            if column.vocabulary:
                vocabularies[column.vocabulary].append(f"[`{model.table.name}.{column.name}`](#{model.table.name})")
    lines = [
        _HEAD,
        "## Contents",
        "",
        "- [Tables](#tables)",
        *(f"  - {_link(model)}: {cell(model.table.title)}, {_rows(counts[model.table.name])}" for model in MODELS),
        "- [Tables read as one](#tables-read-as-one)",
        "- [Vocabularies](#vocabularies)",
        *(f"  - [{name.__name__}](#{anchor(name.__name__)})" for name in vocabularies),
        "- [List of indicators](#list-of-indicators)",
        "- [List of tracks and their statuses](#list-of-tracks)",
        "",
        "## Tables",
        "",
    ]
    for model in MODELS:
        lines += _table(model, counts[model.table.name])
    lines += ["## Tables read as one", ""]
    for union in UNIONS.values():
        parts = ", ".join(map(_link, union.parts))
        lines += [f"`{union.name}`: {inline(union.description)} Made of {parts}; `table_name` says of which.", ""]
    lines += ["## Vocabularies", ""]
    for vocabulary, places in vocabularies.items():
        lines += [f"### {vocabulary.__name__}", "", f"{inline(_said(vocabulary))} In {', '.join(places)}.", ""]
        lines += table(("value", "meaning"), ((f"`{item.value}`", cell(item.meaning)) for item in vocabulary))
        lines.append("")
    lines += [*_indicators(folder, made or {}), "", *_tracks(folder)]
    return "\n".join(lines) + "\n"


def _link(model: type[RowModel]) -> str:
    return f"[`{model.table.name}`](#{anchor(model.table.name)})"


def _said(item: type) -> str:
    return " ".join((item.__doc__ or "").split())


def _table(model: type[RowModel], count: int) -> Iterator[str]:
    name = model.table.name
    file = f"[`{table_path(name)}`](../{table_path(name)})"
    yield from (f"### {name}", "", inline(model.table.description), "")
    yield f"- One row: {inline(_said(model))}"
    made = ", made by `balkans-data build` and never edited" if model in MADE else ""
    yield f"- {_rows(count)} in {file}{made}; [schema](../schemas/{name}.json)"
    yield f"- Primary key: {_names(model.table.key)}"
    for unique in model.table.unique:
        yield f"- Unique: {_names(unique)}"
    for key in model.table.foreign_keys:
        target = "" if key.columns == key.target else f" ({_names(key.target)})"
        verb = "refers" if len(key.columns) == 1 else "together refer"
        yield f"- {_names(key.columns)} {verb} to [`{key.table}`](#{anchor(key.table)}){target}"
    users = [other for other in MODELS if any(key.table == name for key in other.table.foreign_keys)]
    if users:
        yield f"- Referred to by {', '.join(map(_link, users))}"
    yield ""
    yield from table(("column", "type", "required", "what it holds", "form", "example"), map(_column, columns(model)))
    yield ""


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _rows(count: int) -> str:
    return f"{count:,} row" + ("" if count == 1 else "s")


def _column(column: Column) -> tuple[str, ...]:
    if column.vocabulary:
        kind = f"[{column.vocabulary.__name__}](#{anchor(column.vocabulary.__name__)})"
    else:
        kind = _KINDS[column.kind]
    # A hash in full would take the room of what the column holds.
    shown = column.example if len(column.example) <= _WIDEST else f"{column.example[:_WIDEST]}…"
    example = f"`{shown}`".replace("|", "\\|")
    required = "yes" if column.required else ""
    return f"`{column.name}`", kind, required, cell(column.description), cell(_form(column)), example


def _form(column: Column) -> str:
    """Return in words what the type alone does not say."""
    bounds = {(True, True): "{} to {}", (True, False): "{} or more", (False, True): "{} or less"}
    low, high = column.minimum, column.maximum
    if (low, high) != (None, None):
        return bounds[low is not None, high is not None].format(*(bound for bound in (low, high) if bound is not None))
    if column.kind is Kind.EDTF:
        return "date, or `..`" if column.pattern == OPEN_END_PATTERN else ""
    if column.kind is not Kind.STRING or not column.pattern:
        return ""
    known = {get_args(form): words for form, words in _FORMS.items()}
    # Models put a group around each pattern, for tools that anchor one.
    shown = column.pattern.removeprefix("(?:").removesuffix(")") if column.pattern.startswith("(?:") else column.pattern
    return known.get(get_args(column.annotation), f"`{shown}`")


def _indicators(folder: Path, made: Mapping[str, str]) -> Iterator[str]:
    """Yield the list of indicators: unit, how many figures there are, and of which years."""
    found: dict[str, list[int]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for model in _FIGURES:
        name = model.table.name
        cells = tally(name, ("indicator_id", "period"), folder, text=made.get(table_path(name)))
        for (indicator, period), number in cells.items():
            counts[indicator] += number
            # An open start or end of an interval is year 1 or 9999, and no year of the figure.
            found[indicator] += [day.year for day in edtf_bounds(period) if 1 < day.year < 9999]
    yield from (
        "## List of indicators",
        "",
        "From [`indicators`](#indicators), which has definitions, bounds and sources as well. Figures are in the table",
        "that the method names; which states have which years is in [gaps.md](gaps.md).",
        "",
    )
    rows = (
        (
            f"`{row['indicator_id']}`",
            cell(row["title"]),
            cell(row["unit"]),
            row["method"],
            row["frequency"],
            f"{counts[row['indicator_id']]:,}",
            _years(found[row["indicator_id"]]),
            f"`{row['source_id']}`",
        )
        for row in table_rows("indicators", folder)
    )
    yield from table(("indicator", "title", "unit", "method", "frequency", "figures:", "years", "source"), rows)


def _years(years: list[int]) -> str:
    if not years:
        return ""
    return f"{min(years)}" if min(years) == max(years) else f"{min(years)}–{max(years)}"


def _tracks(folder: Path) -> Iterator[str]:
    """Yield the list of tracks, each with its statuses and how many spells there are."""
    spells = tally("alignments", ("track", "status"), folder)
    statuses = defaultdict(list)
    for row in table_rows("statuses", folder):
        statuses[row["track"]].append(row)
    yield from (
        "## List of tracks",
        "",
        "From [`tracks`](#tracks) and [`statuses`](#statuses). A number before a status is its rank, the number",
        "after it is how many spells [`alignments`](#alignments) has.",
        "",
    )
    rows = (
        (
            f"`{row['track']}`",
            f"{cell(row['title'])}. {cell(row['definition'])}",
            "<br>".join(
                f"{item['rank'] + '. ' if item['rank'] else ''}`{item['status']}` {cell(item['label'])} "
                f"({spells[row['track'], item['status']]})"
                for item in sorted(statuses[row["track"]], key=lambda item: (int(item["rank"] or 0), item["status"]))
            ),
        )
        for row in table_rows("tracks", folder)
    )
    yield from table(("track", "what it records", "statuses"), rows)
