"""``dataset.jsonld``: the package as a schema.org Dataset, as search engines for data want it.

It is a file of its own beside ``croissant.json``: Croissant has files of its own class where schema.org
has downloads, and is ten times as long, while this is put whole into the head of a web page.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from balkans_data.models.figures import DerivedFigure, ReportedFigure, Statistic
from balkans_data.models.sources import SourceKind
from balkans_data.package import table_path, table_rows, tally
from balkans_data.schema.extent import REGION, names_of, span, states
from balkans_data.schema.publication import creators, places, reference

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["dataset"]

_FIGURES = (Statistic, DerivedFigure, ReportedFigure)
_SERIES = ("statistics", "roll_calls", "votes")


def dataset(
    folder: Path, described: Mapping[str, Any], cited: Mapping[str, Any], made: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the schema.org description of the package in `folder` as a JSON-ready dictionary.

    Parameters
    ----------
    folder : Path
        The package.
    described : mapping
        Its descriptor, as `descriptor` makes it.
    cited : mapping
        The content of its ``CITATION.cff``.
    made : mapping of str to str, optional
        Content that tables are about to have, by their paths, in place of what their files have.

    Returns
    -------
    dict
        Addresses of files are relative to where it lies, beside ``data/``. `creditText` is how to
        cite it: `citation` in schema.org is what else to cite.

    Raises
    ------
    PackageError
        If a table is missing or unreadable.
    """
    made = made or {}
    first, last = span(folder, date.fromisoformat(described["created"][:10]), made)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": described["title"],
        "alternateName": described["name"],
        "description": described["description"],
        **places(cited),
        "version": described["version"],
        "datePublished": described["created"][:10],
        "license": described["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": creators(cited),
        "creditText": reference(described),
        "keywords": described["keywords"],
        "inLanguage": "en",
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": _region(folder),
        "variableMeasured": [*_indicators(folder, made), *_tracks(folder)],
        "isBasedOn": _series(folder),
        "distribution": [_download(resource) for resource in described["resources"]],
    }


def _region(folder: Path) -> dict[str, Any]:
    """Return the region, and the states that any definition counts in."""
    names = names_of(folder)
    return {
        "@type": "Place",
        "name": names.get(REGION, REGION),
        "containsPlace": [
            {"@type": "Country", "name": names.get(state, state), "identifier": state} for state in states(folder)
        ],
    }


def _indicators(folder: Path, made: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the indicators of which there are figures."""
    names = [model.table.name for model in _FIGURES]
    used = {
        cells for name in names for cells in tally(name, ("indicator_id",), folder, text=made.get(table_path(name)))
    }
    found = []
    for row in table_rows("indicators", folder):
        if (row["indicator_id"],) not in used:
            continue
        value = {
            "@type": "PropertyValue",
            "propertyID": f"indicators/{row['indicator_id']}",
            "name": row["title"],
            "unitText": row["unit"],
        }
        if row["derivation"]:
            value["measurementTechnique"] = row["derivation"]
        found.append(value)
    return found


def _tracks(folder: Path) -> list[dict[str, Any]]:
    """Return the kinds of relation of which there are spells."""
    used = tally("alignments", ("track",), folder)
    return [
        {"@type": "PropertyValue", "propertyID": f"tracks/{row['track']}", "name": row["title"]}
        for row in table_rows("tracks", folder)
        if (row["track"],) in used
    ]


def _series(folder: Path) -> list[dict[str, Any]]:
    """Return the published data sets that figures and votes are taken from."""
    used = {cells[0] for name in _SERIES for cells in tally(name, ("source_id",), folder)}
    return [
        {"@type": "CreativeWork", "name": row["title"], **({"url": row["url"]} if row["url"] else {})}
        for row in table_rows("sources", folder)
        if row["kind"] == SourceKind.DATASET and row["source_id"] in used
    ]


def _download(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": resource["title"],
        "description": resource["description"],
        "encodingFormat": resource["mediatype"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "sha256": resource["hash"].removeprefix("sha256:"),
    }
