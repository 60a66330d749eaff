"""`balkans-data build`: every derived file, from the models and the tables."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from balkans_data import confined, database, derivations, package
from balkans_data.checking import running
from balkans_data.errors import PackageError
from balkans_data.files import as_json, write_atomically
from balkans_data.gaps import gap_table
from balkans_data.models.figures import DerivedFigure
from balkans_data.models.registry import MODELS
from balkans_data.package import DESCRIPTOR, table_path
from balkans_data.rule_examples import made as rule_examples
from balkans_data.rule_reading import page as rule_page
from balkans_data.schema.descriptor import citation, descriptor
from balkans_data.schema.publication import reference
from balkans_data.schema.stubs import stub
from balkans_data.schema.table_schema import table_schema
from balkans_data.validation import examples

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["build", "derived", "differences", "made_tables"]

_STUB = "src/balkans_data/__init__.pyi"
_RULES = "docs/rules.md"
_FIXTURES = "tests/fixtures"


def derived(folder: Path) -> dict[str, str]:
    """Return the text that each derived file of a checkout should have, by its path.

    Parameters
    ----------
    folder : Path
        A checkout: it has ``CITATION.cff``, ``data/`` and, for the parts below, ``README.md``,
        ``src/`` and ``tests/fixtures/``.

    Raises
    ------
    PackageError
        If what it is made from is missing or unreadable.
    """
    # What only this needs is not loaded where queries run in a process of their own.
    from balkans_data.pages.api import api_page
    from balkans_data.pages.codebook import codebook
    from balkans_data.schema.croissant import croissant
    from balkans_data.schema.schema_org import dataset

    made = made_tables(folder)
    figures = made[DerivedFigure.table.name]
    files = {table_path(name): text for name, text in made.items()}
    described = descriptor(folder, {path: text.encode() for path, text in files.items()})
    files |= {f"schemas/{model.table.name}.json": as_json(table_schema(model)) for model in MODELS}
    files[DESCRIPTOR] = as_json(described)
    cited = citation(folder)
    files["croissant.json"] = as_json(croissant(described, cited))
    files["dataset.jsonld"] = as_json(dataset(folder, described, cited, files))
    files["ATTRIBUTION.md"] = _attribution(folder)
    if (folder / "src/balkans_data").is_dir():
        files[_STUB] = stub()
        files["docs/api.md"] = api_page(folder)
        files["docs/codebook.md"] = codebook(folder, described, files)
        # An installed copy has no tests, and shows the examples all the same: so they are shipped.
        if (folder / _FIXTURES).is_dir():
            shown = rule_examples(folder / _FIXTURES)
            files[examples.FILE] = examples.as_text(shown)
            files[_RULES] = rule_page(shown)
    # Pages that people write, with parts that are made.
    parts: dict[str, Callable[[], dict[str, str]]] = {
        "README.md": lambda: {"tables": _table_list(described), "citation": _cited(described)},
        "docs/gaps.md": lambda: {"years": gap_table(folder, figures)},
    }
    for path, make in parts.items():
        if (folder / path).is_file():
            files[path] = _with_parts(path, (folder / path).read_text(encoding="utf-8"), make())
    return files


def made_tables(folder: Path) -> dict[str, str]:
    """Return the text of each table that is made from the others, by its name: figures first, then verdicts.

    Raises
    ------
    PackageError, CheckError
        If a table cannot be read, or a query is refused or fails.
    """
    released = str(citation(folder)["date-released"])
    # What the installed package brings has passed review; the queries of any other have not.
    if folder.resolve() == package.root().resolve():
        return run_queries(str(folder), released)
    made: dict[str, str] = confined.call("building:run_queries", str(folder.resolve()), released)
    return made


def run_queries(folder: str, released: str) -> dict[str, str]:
    """Return what `made_tables` does, in this process, as of the release on a day (ISO 8601)."""
    # Checks see the tables that derivations see, and what these made: so all are read in once.
    with closing(database.opened(derivations.needed(), Path(folder), read_only=False)) as connection:
        figures = derivations.computed(Path(folder), connection)
        database.add(connection, DerivedFigure, figures)
        verdicts = running.computed(Path(folder), date.fromisoformat(released), connection)
    return {DerivedFigure.table.name: figures} | verdicts


def differences(folder: Path, wanted: dict[str, str] | None = None) -> dict[str, str]:
    """Return a unified diff for each derived file that is not as `derived` makes it (or as `wanted` says).

    Schemas of tables that are no more count too; for them the diff takes every line away.
    """
    wanted = derived(folder) if wanted is None else wanted
    leftover = {f"schemas/{file.name}" for file in (folder / "schemas").glob("*.json")} - set(wanted)
    result = {}
    for path in sorted({*wanted, *leftover}):
        file = folder / path
        present = file.read_text(encoding="utf-8") if file.is_file() else ""
        should_be = wanted.get(path, "")
        if present != should_be or path in leftover:
            lines = unified_diff(
                present.splitlines(), should_be.splitlines(), f"{path} (present)", f"{path} (as built)", lineterm=""
            )
            result[path] = "\n".join(lines)
    return result


def build(folder: Path) -> list[str]:
    """Write the derived files that are not up to date, and return their paths."""
    wanted = derived(folder)
    changed = list(differences(folder, wanted))
    for path in changed:
        if path in wanted:
            write_atomically(folder / path, wanted[path].encode())
        else:
            (folder / path).unlink()
    return changed


def _with_parts(path: str, page: str, parts: dict[str, str]) -> str:
    """Put generated parts between their marks; the rest of the page is written by people."""
    for name, part in parts.items():
        marks = re.compile(rf"(<!-- {name}: made by `balkans-data build` -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        if not marks.search(page):
            raise PackageError(f"{path} has lost the marks around its part {name!r}")
        page = marks.sub(lambda match, part=part: f"{match[1]}{part}{match[2]}", page)  # type: ignore[misc]
    return page


def _attribution(folder: Path) -> str:
    """Return the sources as a list, for whoever passes the data on."""
    rows = sorted(
        package.table_rows("sources", folder), key=lambda row: (row["publisher"].casefold(), row["source_id"])
    )
    lines = [
        "# Sources",
        "",
        "Made by `balkans-data build` from `data/sources.csv`. Facts and figures are taken from these",
        "documents, their words are not. A licence is named where one was seen.",
        "",
    ]
    for row in rows:
        parts = [
            row["publisher"] or row["authors"] or "Unsigned",
            f"*{row['title']}*",
            row["published"],
            row["licence"],
        ]
        said = ". ".join(part.rstrip(".") for part in parts if part)
        lines.append(f"- `{row['source_id']}`: {said}." + (f" <{row['url']}>" if row["url"] else ""))
    return "\n".join(lines) + "\n"


def _cited(described: dict[str, Any]) -> str:
    return f"\n> {reference(described, emphasis='*')}\n\n"


def _table_list(described: dict[str, Any]) -> str:
    lines = ["", "| table | rows | what it holds |", "| --- | ---: | --- |"]
    lines += [f"| `{item['name']}` | {item['rowCount']:,} | {item['description']} |" for item in described["resources"]]
    return "\n".join([*lines, "", ""])
