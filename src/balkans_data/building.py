"""`balkans-data build`: every derived file, from the models and the tables."""

from __future__ import annotations

import json
import re
from difflib import unified_diff
from typing import TYPE_CHECKING

from balkans_data.errors import PackageError
from balkans_data.files import write_atomically
from balkans_data.models.registry import MODELS
from balkans_data.package import DESCRIPTOR
from balkans_data.schema.descriptor import citation, descriptor, table_rows
from balkans_data.schema.stubs import stub
from balkans_data.schema.table_schema import table_schema

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

__all__ = ["build", "derived", "differences"]

_STUB = "src/balkans_data/__init__.pyi"


def derived(folder: Path) -> dict[str, str]:
    """Return the text that each derived file of a checkout should have, by its path.

    Parameters
    ----------
    folder : Path
        A checkout: it has ``CITATION.cff``, ``data/`` and, for the parts below, ``README.md``
        and ``src/``.

    Raises
    ------
    PackageError
        If what it is made from is missing or unreadable.
    """
    files = {f"schemas/{model.table.name}.json": _json(table_schema(model)) for model in MODELS}
    files[DESCRIPTOR] = _json(descriptor(folder))
    files["ATTRIBUTION.md"] = _attribution(folder)
    if (folder / "src/balkans_data").is_dir():
        files[_STUB] = stub()
    readme = folder / "README.md"
    if readme.is_file():
        text = readme.read_text(encoding="utf-8")
        files["README.md"] = _with_parts(text, {"tables": _table_list(folder), "citation": _reference(folder)})
    return files


def differences(folder: Path) -> dict[str, str]:
    """Return a unified diff for each derived file that is not as `derived` makes it.

    Schemas of tables that are no more count too; for them the diff takes every line away.
    """
    wanted = derived(folder)
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
    changed = list(differences(folder))
    for path in changed:
        if path in wanted:
            write_atomically(folder / path, wanted[path].encode())
        else:
            (folder / path).unlink()
    return changed


def _with_parts(readme: str, parts: dict[str, str]) -> str:
    """Put generated parts between their marks; the rest of the README is written by people."""
    for name, part in parts.items():
        marks = re.compile(rf"(<!-- {name}: made by `balkans-data build` -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        if not marks.search(readme):
            raise PackageError(f"README.md has lost the marks around its part {name!r}")
        readme = marks.sub(lambda match, part=part: f"{match[1]}{part}{match[2]}", readme)  # type: ignore[misc]
    return readme


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _attribution(folder: Path) -> str:
    """Return the sources as a list, for whoever passes the data on."""
    rows = sorted(table_rows(folder, "sources"), key=lambda row: (row["publisher"].casefold(), row["source_id"]))
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


def _reference(folder: Path) -> str:
    cited = citation(folder)
    authors = ", ".join(author.get("name") or author["family-names"] for author in cited["authors"])
    year = str(cited["date-released"])[:4]
    return f"\n> {authors} ({year}). *{cited['title']}*, version {cited['version']}. Data set.\n\n"


def _table_list(folder: Path) -> str:
    lines = ["", "| table | rows | what it holds |", "| --- | ---: | --- |"]
    for model in MODELS:
        table = model.table
        lines.append(f"| `{table.name}` | {len(table_rows(folder, table.name)):,} | {table.description} |")
    return "\n".join([*lines, "", ""])
