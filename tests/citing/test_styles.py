"""Styles, read back by parsers that are not ours."""

from __future__ import annotations

import json
import subprocess
import sys

import bibtexparser
import pytest
import rispy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data.citing import styles
from balkans_data.citing.references import dated, source_item

SOURCES = bd.load("sources").astype("string").fillna("").to_dict("records")
ITEMS = [source_item(row) for row in SOURCES]
PLAIN = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)
HOSTILE = st.builds(
    lambda title, publisher: {"id": "x", "type": "report", "title": title, "publisher": publisher},
    st.one_of(TEXT, st.text("{}\\%&$#_~^\"'@,=-", min_size=1, max_size=12)),
    TEXT,
)


def untex(text: str) -> str:
    for tex, plain in PLAIN.items():
        text = text.replace(tex, plain)
    for character in "{}&%$#_":
        text = text.replace(f"\\{character}", character)
    return text


def entries(text: str):
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def test_bibtex_of_every_source_is_read_back():
    found = entries(styles.bibtex(ITEMS))
    assert set(found) == {item["id"] for item in ITEMS}
    for item in ITEMS:
        entry = found[item["id"]]
        assert untex(entry["title"].removeprefix("{").removesuffix("}")) == item["title"]
        assert entry.get("url", "").replace("%7B", "{").replace("%7D", "}") == item.get("URL", "")
        assert entry.get("doi") == item.get("DOI")


@settings(max_examples=50)
@given(HOSTILE)
def test_no_text_breaks_out_of_bibtex(item):
    title = styles.bibtex([item]).split("title = {{", 1)[1].split("}},\n", 1)[0]
    # Escaped braces do not count for LaTeX; for BibTeX they do, so they must come in pairs or not at all.
    assert untex(title) == item["title"]


@settings(max_examples=50)
@given(HOSTILE)
def test_bibtex_of_any_text_is_read_back(item):
    found = entries(styles.bibtex([item]) + "\n" + styles.bibtex([{"id": "y", "type": "report", "title": "Next"}]))
    assert set(found) == {"x", "y"}


def test_ris_of_every_source_is_read_back():
    found = {entry["id"]: entry for entry in rispy.loads(styles.ris(ITEMS))}
    assert set(found) == {item["id"] for item in ITEMS}
    for item in ITEMS:
        entry = found[item["id"]]
        assert entry["title"] == item["title"]
        assert entry.get("authors", []) == [person["literal"] for person in item.get("author", [])]
        assert entry.get("urls", [None])[0] == item.get("URL")
        if "date-parts" in item.get("issued", {}):
            assert entry["year"] == str(item["issued"]["date-parts"][0][0])


def test_csl_json_is_the_items():
    citation = bd.cite("mne-nato-membership-member", style="csl-json")
    assert json.loads(str(citation)) == list(citation.items)


@pytest.mark.parametrize("what", [None, "mne-nato-membership-member", "tracks"])
def test_cff_is_valid_by_its_schema(what, tmp_path):
    citation = bd.cite(what, style="cff")
    file = tmp_path / "CITATION.cff"
    file.write_text(citation.text(), encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(file)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    content = yaml.safe_load(citation.text())
    assert len(content.get("references", [])) == len(citation.sources)
    assert content["identifiers"][0]["value"] == f"sha256:{citation.fingerprint}"


@settings(max_examples=50)
@given(HOSTILE)
def test_yaml_of_any_text_is_read_back(item):
    dataset = {"id": "d", "type": "dataset", "title": "T", "author": [{"literal": "A"}], "version": "1.0.0",
               "issued": {"date-parts": [[2026, 11, 22]]}, "note": item["title"]}  # fmt: skip
    content = yaml.safe_load(styles.cff(dataset, [item], message=item["publisher"], licence="MIT", fingerprint="0"))
    assert content["message"] == item["publisher"]
    assert content["references"][0]["title"] == item["title"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-10-16", {"date-parts": [[2018, 10, 16]]}),
        ("2018-10", {"date-parts": [[2018, 10]]}),
        ("2018~", {"date-parts": [[2018]], "circa": True}),
        ("2018-03?", {"date-parts": [[2018, 3]], "circa": True}),
        ("2018-01/2018-03", {"date-parts": [[2018]]}),
        ("2018-XX", {"date-parts": [[2018]]}),
        ("201X", {"literal": "201X"}),
        ("2017/2018", {"literal": "2017/2018"}),
    ],
)
def test_dates(text, expected):
    assert dated(text) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            {"type": "dataset", "title": "T", "author": [{"literal": "We"}], "version": "1.2.0",
             "issued": {"date-parts": [[2026, 1, 2]]}},
            "We. (2026). T (Version 1.2.0) [Data set].",
        ),
        (
            {"type": "webpage", "title": "T", "publisher": "P", "URL": "https://x.y",
             "accessed": {"date-parts": [[2026, 1, 2]]}},
            "P. (n.d.). T. Retrieved January 2, 2026, from https://x.y",
        ),
        (
            {"type": "article-newspaper", "title": "Why?", "container-title": "P", "URL": "https://x.y",
             "author": [{"literal": "A B"}, {"literal": "C D"}], "issued": {"date-parts": [[2026, 1, 2]]},
             "accessed": {"date-parts": [[2026, 1, 3]]}},
            "A B, & C D. (2026, January 2). Why? P. https://x.y",
        ),
        (
            {"type": "report", "title": "T", "issued": {"date-parts": [[2013]], "circa": True}, "DOI": "10.1/x"},
            "T. (ca. 2013). https://doi.org/10.1/x",
        ),
        (
            {"type": "report", "title": "T", "author": [{"literal": "P"}], "publisher": "P",
             "issued": {"literal": "2017/2018"}},
            "P. (2017/2018). T.",
        ),
        (
            {"type": "report", "title": "T", "author": [{"family": "F", "given": "G"}],
             "issued": {"date-parts": [[2018, 5]]}},
            "F, G. (2018). T.",
        ),
    ],
)  # fmt: skip
def test_apa(item, expected):
    assert styles.apa(item) == expected


def test_no_doi_and_no_address_is_made_up():
    dataset = bd.cite().items[0]
    assert "DOI" not in dataset
    assert "URL" not in dataset
    assert "doi" not in bd.cite(style="cff").text().lower()


def test_a_doi_that_the_descriptor_has_is_printed(release):
    release.describe(id="https://doi.org/10.5281/zenodo.1", homepage="https://example.org")
    citation = bd.cite(release=release.folder)
    assert citation.items[0]["DOI"] == "10.5281/zenodo.1"
    assert "https://doi.org/10.5281/zenodo.1" in str(citation)
    assert "10.5281/zenodo.1" in citation.text("cff")


def test_an_unknown_style_is_refused():
    with pytest.raises(ValueError, match="no style 'bibtexx'; did you mean 'bibtex'"):
        bd.cite(style="bibtexx")
    with pytest.raises(ValueError, match="no style"):
        bd.cite().text("mla")
