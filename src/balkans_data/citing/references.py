"""Releases and sources as items of CSL-JSON, from which every style is made.

CSL-JSON is the form in which reference managers exchange items (https://citationstyles.org). Names stay as
the documents have them, as `literal`: where a family name begins is not guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from balkans_data.models.edtf import Edtf
from balkans_data.models.sources import SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from balkans_data.citing.edition import Edition

__all__ = ["Item", "dataset_item", "dated", "source_item"]

Item = dict[str, Any]

_TYPES = {
    SourceKind.LEGAL_ACT: "legislation",
    SourceKind.OFFICIAL_PAGE: "webpage",
    SourceKind.OFFICIAL_DOCUMENT: "report",
    SourceKind.REPORT: "report",
    SourceKind.ACADEMIC: "article",
    SourceKind.PRESS: "article-newspaper",
    SourceKind.ENCYCLOPEDIA: "entry-encyclopedia",
    SourceKind.DATASET: "dataset",
    SourceKind.WEB_PAGE: "webpage",
}

#: Of these the publisher is what they appeared in.
_IN_A_WHOLE = frozenset({"article-newspaper", "entry-encyclopedia"})

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([?~%]?)")


def dataset_item(edition: Edition, note: str) -> Item:
    """Return the release of the dataset as an item, with a note on what of it was used."""
    about = edition.about
    item: Item = {
        "id": f"balkans-data-{edition.version}",
        "type": "dataset",
        "title": str(about.get("title", "balkans-data")),
        "author": [_name(person) for person in about.get("contributors", [])],
        "issued": dated(edition.released),
        "version": edition.version,
        "note": note,
    }
    # Neither exists before the dataset has a home; a DOI is never made up.
    for ours, theirs in (("URL", "homepage"), ("DOI", "id")):
        value = str(about.get(theirs, ""))
        if ours == "DOI":
            value = value.removeprefix("https://doi.org/") if value.startswith("https://doi.org/") else ""
        if value:
            item[ours] = value
    return item


def source_item(row: Mapping[str, str]) -> Item:
    """Return a row of `sources` as an item."""
    kinds = {str(kind): kind for kind in SourceKind}
    kind = kinds.get(row["kind"])
    item: Item = {
        "id": row["source_id"],
        "type": _TYPES[kind] if kind else "document",
        "title": row["title"],
    }
    if row["authors"]:
        item["author"] = [{"literal": name} for name in row["authors"].split("; ")]
    if row["publisher"]:
        item["container-title" if item["type"] in _IN_A_WHOLE else "publisher"] = row["publisher"]
    if row["published"]:
        item["issued"] = dated(row["published"])
    if row["url"]:
        item["URL"] = row["url"]
    if row["doi"]:
        item["DOI"] = row["doi"]
    if row["accessed_on"]:
        item["accessed"] = dated(row["accessed_on"])
    if row["licence"]:
        item["note"] = f"Licence: {row['licence']}"
    return item


def dated(text: str) -> dict[str, Any]:
    """Return an EDTF date as CSL-JSON: its parts, `circa` where it is qualified, else its text."""
    if match := _PLAIN.fullmatch(text):
        parts = [int(part) for part in match.groups()[:3] if part]
        return {"date-parts": [parts]} | ({"circa": True} if match[4] else {})
    value = Edtf(text)
    if value.min.year == value.max.year:
        return {"date-parts": [[value.min.year]]}
    return {"literal": text}


def _name(person: Mapping[str, Any]) -> dict[str, str]:
    family, given = person.get("familyName"), person.get("givenName")
    if family and given:
        return {"family": str(family), "given": str(given)}
    return {"literal": str(person.get("title", ""))}
