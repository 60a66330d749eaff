"""What the formats that are folders have beside their tables: descriptor, schemas, licence, readme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from balkans_data.exporting.selection import licence_text
from balkans_data.files import as_json
from balkans_data.package import DESCRIPTOR
from balkans_data.schema.table_schema import table_schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from balkans_data.exporting.selection import Selection

__all__ = ["described", "readme", "schemas", "write_papers"]

_ATTRIBUTION = "ATTRIBUTION.md"


def described(selection: Selection, changes: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Any]:
    """Return the descriptor of the tables that are exported.

    Parameters
    ----------
    selection : Selection
        What is exported.
    changes : mapping of str to mapping, optional
        Properties of a resource that are others than in the package, by the table's name.
    """
    resources = [
        {**item, **(changes or {}).get(item["name"], {})}
        for item in selection.descriptor["resources"]
        if item["name"] in selection.tables
    ]
    return {**selection.descriptor, "resources": resources}


def schemas(selection: Selection) -> dict[str, str]:
    """Return the text of each schema by its path, without keys that lead to tables that are not there."""
    texts = {}
    for model in selection.models:
        schema = table_schema(model)
        keys = [
            key
            for key in schema.get("foreignKeys", [])
            if (key["reference"]["resource"] or model.table.name) in selection.tables
        ]
        if keys:
            schema["foreignKeys"] = keys
        else:
            schema.pop("foreignKeys", None)
        texts[f"schemas/{model.table.name}.json"] = as_json(schema)
    return texts


def write_papers(selection: Selection, target: Path, descriptor: dict[str, Any] | None, opening: str) -> None:
    """Write what goes with the tables.

    Parameters
    ----------
    selection : Selection
        What is exported.
    target : Path
        The folder.
    descriptor : dict or None
        The content of ``datapackage.json``, with which schemas go too; None where the format has no use for it.
    opening : str
        What the readme says of the format.
    """
    papers: dict[str, str] = {"README.md": readme(selection, opening)}
    if descriptor is not None:
        papers |= schemas(selection)
        papers[DESCRIPTOR] = as_json(descriptor)
    attribution = selection.folder / _ATTRIBUTION
    if attribution.is_file():
        papers[_ATTRIBUTION] = attribution.read_text(encoding="utf-8")
    if licence := licence_text(selection.folder):
        papers["LICENSE-DATA"] = licence
    for path, text in papers.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(text.encode())


def readme(selection: Selection, opening: str) -> str:
    """Return a page that says what is in the folder, and how to cite it."""
    about = selection.about()
    lines = [f"# {about['title']}", "", *filter(None, [about.get("description")]), ""]
    lines += [f"Version {about['version']} of {about['date']}. Tables: {about['tables']}.", "", opening]
    if "citation" in about:
        lines += ["To cite:", "", f"> {about['citation']}", ""]
    if "licence" in about:
        lines += [f"Licence of the data: {about['licence']} <{about.get('licence_url', '')}>.", ""]
    lines += [about["dates"], "", "| table | rows | what it holds |", "| --- | ---: | --- |"]
    lines += [
        f"| `{model.table.name}` | {selection.rows(model):,} | {model.table.description} |"
        for model in selection.models
    ]
    return "\n".join(lines) + "\n"
