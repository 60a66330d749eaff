"""``croissant.json``: the package as an MLCommons Croissant dataset, version 1.0.

Croissant tools find a table's file, its columns, their types and what they refer to. What Croissant
cannot say (patterns, bounds, which cells must not be empty) is in the Table Schemas alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from balkans_data.models.registry import MODELS
from balkans_data.models.rows import Url
from balkans_data.package import table_path
from balkans_data.schema.columns import Column, Kind, columns
from balkans_data.schema.publication import creators, places, reference
from balkans_data.schema.table_schema import EDTF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from balkans_data.models.rows import RowModel, Table, Vocabulary

__all__ = ["croissant"]

#: The context that the specification asks for; readers warn of any other.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

_TYPES = {
    Kind.STRING: "sc:Text",
    Kind.ENUM: "sc:Text",
    Kind.EDTF: "sc:Text",
    Kind.INTEGER: "sc:Integer",
    Kind.NUMBER: "sc:Float",
    Kind.BOOLEAN: "sc:Boolean",
    Kind.DATE: "sc:Date",
}


def croissant(described: Mapping[str, Any], cited: Mapping[str, Any]) -> dict[str, Any]:
    """Return the Croissant description of a package as a JSON-ready dictionary.

    Parameters
    ----------
    described : mapping
        Its descriptor, as `descriptor` makes it.
    cited : mapping
        The content of its ``CITATION.cff``.

    Returns
    -------
    dict
        One ``FileObject`` and one ``RecordSet`` a table, and a ``RecordSet`` with its values inline
        a vocabulary.
    """
    files = {resource["name"]: resource for resource in described["resources"]}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": described["name"],
        "alternateName": described["title"],
        "description": described["description"],
        "version": described["version"],
        "datePublished": described["created"][:10],
        "license": [licence["path"] for licence in described["licenses"]],
        "creator": [{**creator, "@type": f"sc:{creator['@type']}"} for creator in creators(cited)],
        "keywords": described["keywords"],
        "inLanguage": "en",
        "citeAs": reference(described),
        **places(cited),
        "distribution": [_file(files[model.table.name]) for model in MODELS],
        "recordSet": [
            *(_enumeration(vocabulary) for vocabulary in _vocabularies()),
            *(_record_set(model) for model in MODELS),
        ],
    }


def _file(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"].rpartition("/")[2],
        "description": resource["title"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _record_set(model: type[RowModel]) -> dict[str, Any]:
    table = model.table
    keys = [{"@id": f"{table.name}/{name}"} for name in table.key]
    targets = _targets(table)
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": keys[0] if len(keys) == 1 else keys,
        "field": [_field(table, column, targets.get(column.name)) for column in columns(model)],
    }


def _targets(table: Table) -> dict[str, dict[str, Any]]:
    """Return the column of a file that each column refers to.

    Where several keys share a column, the widest decides, so that all columns of a composite key
    point to the same table. The target is named as a column of a file and not as a field: of fields
    that refer to each other in a circle, as sources and actors do, mlcroissant loads none, and it
    then reads no second table from a dataset that is open.
    """
    return {
        name: _column(key.table, target)
        for key in sorted(table.foreign_keys, key=lambda key: len(key.columns))
        for name, target in zip(key.columns, key.target, strict=True)
    }


def _column(table: str, name: str) -> dict[str, Any]:
    return {"fileObject": {"@id": table_path(table)}, "extract": {"column": name}}


def _field(table: Table, column: Column, target: dict[str, Any] | None) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _data_type(column),
        "source": _column(table.name, column.name),
    }
    if column.vocabulary:
        target = {"field": {"@id": f"{column.vocabulary.__name__}/value"}}
    if target:
        field["references"] = target
    return field


def _data_type(column: Column) -> str | list[str]:
    if column.kind is Kind.STRING and get_args(column.annotation) == get_args(Url):
        return "sc:URL"
    # Text to whoever knows no EDTF.
    return [_TYPES[column.kind], EDTF] if column.kind is Kind.EDTF else _TYPES[column.kind]


def _vocabularies() -> Iterable[type[Vocabulary]]:
    """Return each vocabulary once, in the order of the tables that use them."""
    used = (column.vocabulary for model in MODELS for column in columns(model))
    return dict.fromkeys(vocabulary for vocabulary in used if vocabulary)


def _enumeration(vocabulary: type[Vocabulary]) -> dict[str, Any]:
    name = vocabulary.__name__
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": vocabulary.__doc__,
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/value"},
        "field": [
            {"@type": "cr:Field", "@id": f"{name}/{part}", "name": part, "description": said, "dataType": "sc:Text"}
            for part, said in (("value", "As it stands in the tables."), ("meaning", "What it means."))
        ],
        "data": [{f"{name}/value": member.value, f"{name}/meaning": member.meaning} for member in vocabulary],
    }
