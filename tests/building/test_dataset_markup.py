"""dataset.jsonld: schema.org that others can read, and coverage that is the data's own."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import balkans_data as bd
from balkans_data import package
from balkans_data.citing.edition import Edition
from balkans_data.citing.references import dataset_item
from balkans_data.schema.descriptor import descriptor
from balkans_data.schema.extent import span
from balkans_data.schema.publication import reference

ROOT = package.root()
GOOD = Path(__file__).parents[1] / "fixtures" / "good"
SCHEMA = "https://schema.org/"

#: rdflib has not yet replaced what it calls deprecated in its own parser.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    file: dict[str, Any] = json.loads((ROOT / "dataset.jsonld").read_text(encoding="utf-8"))
    return file


@pytest.fixture
def graph(content: dict[str, Any]) -> Any:
    """The file as RDF, parsed by rdflib; the context is the one address that it would have to fetch."""
    rdflib = pytest.importorskip("rdflib")
    assert content["@context"] == SCHEMA
    text = json.dumps(content | {"@context": {"@vocab": SCHEMA}, "@id": "urn:dataset"})
    return rdflib.Graph().parse(data=text, format="json-ld")


def test_every_class_and_property_is_one_of_schema_org(graph: Any) -> None:
    from rdflib.namespace import RDF, SDO

    assert len(graph) > 1_000
    used = {str(name) for name in graph.predicates() if name != RDF.type} | {
        str(name) for name in graph.objects(None, RDF.type)
    }
    assert {name for name in used if not name.startswith(SCHEMA)} == set()
    known = {name for name in used if getattr(SDO, name.removeprefix(SCHEMA)) in SDO}
    assert used == known
    assert len(used) > 20


def test_it_is_one_dataset_with_what_search_engines_ask_for(graph: Any) -> None:
    from rdflib import URIRef
    from rdflib.namespace import RDF, SDO

    (node,) = graph.subjects(RDF.type, SDO.Dataset)
    assert node == URIRef("urn:dataset")
    for one in ("name", "description", "license", "version", "datePublished", "creditText", "temporalCoverage"):
        assert len(list(graph.objects(node, SDO[one]))) == 1, one
    for many in ("creator", "keywords", "variableMeasured", "distribution", "spatialCoverage", "isBasedOn"):
        assert list(graph.objects(node, SDO[many])), many
    # Google takes descriptions of 50 to 5,000 characters.
    assert 50 <= len(str(graph.value(node, SDO.description))) <= 5_000
    for download in graph.objects(node, SDO.distribution):
        assert (download, RDF.type, SDO.DataDownload) in graph
        assert graph.value(download, SDO.encodingFormat).value == "text/csv"


def test_downloads_are_the_files(content: dict[str, Any]) -> None:
    assert [item["contentUrl"] for item in content["distribution"]] == [
        resource["path"] for resource in package.descriptor()["resources"]
    ]
    for item in content["distribution"]:
        file = (ROOT / item["contentUrl"]).read_bytes()
        assert item["sha256"] == hashlib.sha256(file).hexdigest()
        assert item["contentSize"] == f"{len(file)} B"


def test_time_is_that_of_spells_events_and_figures(content: dict[str, Any]) -> None:
    dated = {
        "alignments": ("start", "end", "last_seen"),
        "events": ("date",),
        "observations": ("period",),
        "roll_calls": ("date",),
    }
    queries = [f"SELECT {name}_min AS day FROM {table}" for table, names in dated.items() for name in names]  # noqa: S608
    with closing(bd.connect()) as connection:
        first, last = connection.execute(
            f"SELECT min(day), max(day) FROM ({' UNION ALL '.join(queries)}) WHERE day > '0001-12-31' AND day <= ?",  # noqa: S608
            (bd.data_date,),
        ).fetchone()
    assert content["temporalCoverage"] == f"{first}/{last}"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", content["temporalCoverage"])


def test_what_is_forecast_for_later_is_not_covered() -> None:
    everything, early = span(GOOD, date(2026, 11, 22)), span(GOOD, date(2015, 1, 1))
    assert early[0] == everything[0]
    assert early[1] <= date(2015, 1, 1) < everything[1]
    with pytest.raises(bd.PackageError, match="has a date before"):
        span(GOOD, date(1066, 1, 1))


def test_place_is_the_region_by_its_widest_definition(content: dict[str, Any]) -> None:
    alignments = bd.load("alignments").query("track == 'region' and partner_id == 'balkans'")
    inside = {item["identifier"]: item["name"] for item in content["spatialCoverage"]["containsPlace"]}
    assert set(inside) == set(alignments["actor_id"])
    assert (inside["XKX"], inside["MKD"]) == ("Kosovo", "North Macedonia")
    assert content["spatialCoverage"]["name"] == "The Balkans"


def test_variables_are_what_is_measured(content: dict[str, Any]) -> None:
    measured = {item["propertyID"]: item for item in content["variableMeasured"]}
    indicators = "indicators/" + bd.load("observations")["indicator_id"].astype("string")
    tracks = "tracks/" + bd.load("alignments")["track"].astype("string")
    assert set(measured) == {*indicators, *tracks}
    assert len(measured) == len(content["variableMeasured"])
    for row in bd.load("indicators").itertuples():
        if found := measured.get(f"indicators/{row.indicator_id}"):
            assert (found["name"], found["unitText"]) == (row.title, row.unit)
            assert ("measurementTechnique" in found) == (row.method == "derived")


def test_the_reference_names_the_release(content: dict[str, Any]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8") if package.is_checkout() else ""
    if readme:
        assert content["creditText"] in readme.replace("*", "")
    assert f"version {bd.version}" in content["creditText"]
    described = {
        "contributors": [{"title": "Ana Anić", "familyName": "Anić"}, {"title": "A body"}],
        "created": "2027-01-02T00:00:00Z",
        "title": "T",
        "version": "2.0.0",
    }
    assert reference(described) == "Anić, A body (2027). T, version 2.0.0. Data set."


def test_the_descriptor_knows_what_citations_need(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "good")
    file = tmp_path / "good/CITATION.cff"
    before = descriptor(tmp_path / "good")
    assert not {"id", "homepage"} & set(before)
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    said |= {
        "authors": [{"given-names": "Ana", "family-names": "Anić"}, {"name": "A body"}],
        "doi": "10.5281/zenodo.1",
        "url": "https://example.org",
    }
    file.write_text(yaml.safe_dump(said), encoding="utf-8")
    (tmp_path / "good/datapackage.json").write_text(json.dumps(descriptor(tmp_path / "good")), encoding="utf-8")
    item = dataset_item(Edition(tmp_path / "good"), "")
    assert item["author"] == [{"family": "Anić", "given": "Ana"}, {"literal": "A body"}]
    assert (item["DOI"], item["URL"]) == ("10.5281/zenodo.1", "https://example.org")
