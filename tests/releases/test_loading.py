"""Another release is loaded as its own schemas say, whatever the tables of today are."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package
from balkans_data.formatting import write
from balkans_data.models import TABLES, UNIONS
from balkans_data.schema.columns import Kind, columns
from balkans_data.testing import rows
from tests.command import ok, run
from tests.releases.conftest import GOOD, Release


@pytest.fixture
def good(monkeypatch: pytest.MonkeyPatch) -> None:
    """The good package in place of the shipped one."""
    monkeypatch.setattr(package, "root", lambda: GOOD)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Release(folder / "release").wheel(folder / "balkans_data-0.1.0-py3-none-any.whl")


@pytest.mark.parametrize("table", [*TABLES, *UNIONS])
def test_a_release_like_this_one_gives_the_same_frame(good: None, wheel: Path, table: str) -> None:
    expected, found = bd.load(table), bd.load(table, release=wheel)
    pd.testing.assert_frame_equal(found, expected)
    assert found.attrs == expected.attrs
    assert len(found) > 0
    loader = getattr(bd, f"load_{table}")
    pd.testing.assert_frame_equal(loader(release=wheel), expected)


def test_a_wheel_a_folder_and_where_it_was_unpacked_are_one_release(
    good: None, release: Release, wheel: Path, tmp_path: Path
) -> None:
    site = release.unpacked(tmp_path / "site")
    expected = bd.load("alignments", on="2015", possible=True)
    for path in (wheel, str(wheel), GOOD, site, site / "balkans_data"):
        pd.testing.assert_frame_equal(bd.load("alignments", on="2015", possible=True, release=path), expected)
        pd.testing.assert_frame_equal(bd.tables(release=path), bd.tables())


def test_an_older_release_has_its_own_columns_vocabularies_and_facts(release: Release) -> None:
    release.write("data/votes.csv", "call,who,vote,since\nr1,ALB,aye,2013~\nr2,NA,,\n")
    schema = release.schema("votes")
    schema["primaryKey"] = ["call", "who"]
    del schema["foreignKeys"]
    schema["fields"] = [
        {"name": "call", "type": "string"},
        {"name": "who", "type": "string"},
        {"name": "vote", "type": "string", "constraints": {"enum": ["nay", "aye"]}},
        {"name": "since", "type": "string", "rdfType": "https://www.loc.gov/standards/datetime/"},
    ]
    release.write("schemas/votes.json", json.dumps(schema))
    licence = [{"name": "ODbL-1.0"}]
    release.describe(without=("codings",), version="0.0.9", created="2025-05-06T00:00:00Z", licenses=licence)
    frame = bd.load("votes", release=release.folder)
    assert list(frame.columns) == ["call", "who", "vote", "since", "since_min", "since_max"]
    assert list(frame["vote"].cat.categories) == ["nay", "aye"]
    assert list(frame["who"]) == ["ALB", "NA"]
    assert frame["vote"].isna().tolist() == [False, True]
    low, high = bd.Edtf("2013~").min, bd.Edtf("2013~").max
    assert (frame.loc[0, "since_min"].date(), frame.loc[0, "since_max"].date()) == (low, high)
    assert frame.attrs == {
        "table": "votes",
        "package": "balkans-data",
        "version": "0.0.9",
        "date": "2025-05-06",
        "licence": "ODbL-1.0",
        "citation_key": "balkans-data-0.0.9",
    }
    listed = bd.tables(release=release.folder)
    assert listed.loc["votes", "columns"] == 4
    assert "codings" not in listed.index
    with pytest.raises(bd.UnknownTableError, match=r"no table 'codings' in .*\(version 0\.0\.9\)") as said:
        bd.load("codings", release=release.folder)
    assert "(tables: sources, actors" in str(said.value)


def test_a_table_that_is_no_more_is_loaded_and_one_misspelt_is_suggested(release: Release) -> None:
    release.write("data/treaties.csv", "treaty_id,start,end,last_seen\nnato-alb,2009,..,2024\nold,1955,1968,\n")
    edtf = {"type": "string", "rdfType": "https://www.loc.gov/standards/datetime/"}
    fields = [{"name": "treaty_id", "type": "string"}, *({"name": n, **edtf} for n in ("start", "end", "last_seen"))]
    schema = {"fields": fields, "primaryKey": "treaty_id"}
    described = json.loads(release.read("datapackage.json"))
    described["resources"].append({"name": "treaties", "path": "data/treaties.csv", "schema": schema})
    release.write("datapackage.json", json.dumps(described))
    release.describe()
    # It has spells, and no model here says so; its rows were never counted.
    assert list(bd.load("treaties", on="1960", release=release.folder)["treaty_id"]) == ["old"]
    assert bd.tables(release=release.folder).loc["treaties", "rows"] == 2
    assert "old" in ok("show", "treaties", "--on", "1960", "--release", str(release.folder))
    with pytest.raises(bd.UnknownTableError, match="did you mean 'treaties'"):
        bd.load("treatis", release=release.folder)
    with pytest.raises(ValueError, match=r"'events' has no spells.*treaties"):
        bd.load("events", on="1960", release=release.folder)


def test_the_figures_are_joined_as_far_as_they_are_there(good: None, release: Release) -> None:
    release.column("statistics", "obs_status", constraints={"enum": ["A", "F", "odd"]})
    release.describe(without=("derived_figures",))
    found = bd.load("observations", release=release.folder)
    now = bd.load("observations")
    kept = now[now["table_name"] != "derived_figures"]
    assert list(found.columns) == list(now.columns)
    assert list(found["table_name"]) == list(kept["table_name"])
    assert list(found["value"]) == list(kept["value"])
    assert list(found["table_name"].cat.categories) == ["statistics", "reported_figures"]
    # The values of one and of the other.
    values = list(found["obs_status"].cat.categories)
    assert "odd" in values
    assert set(values) > set(now["obs_status"].cat.categories)
    assert bd.tables(release=release.folder).loc["observations", "rows"] == len(found)
    release.describe(without=("statistics", "reported_figures"))
    with pytest.raises(bd.UnknownTableError, match="no table 'observations' in"):
        bd.load("observations", release=release.folder)


@pytest.mark.parametrize("kind", ["geopoint", "any", 7])
def test_a_type_that_is_not_known_is_named(release: Release, kind: object) -> None:
    release.column("statuses", "rank", type=kind)
    with pytest.raises(bd.PackageError, match=rf"schema of 'statuses': column 'rank' has the type {kind!r}"):
        bd.load("statuses", release=release.folder)
    assert len(bd.load("actors", release=release.folder))


def test_other_booleans_are_not_guessed(release: Release) -> None:
    release.column("tracks", "is_ordered", trueValues=["yes"], falseValues=["no"])
    with pytest.raises(bd.PackageError, match="does not write booleans as true and false"):
        bd.load("tracks", release=release.folder)


def test_a_table_that_the_release_does_not_record_so_is_refused(release: Release, tmp_path: Path) -> None:
    text = release.read("data/actors.csv")
    release.write("data/actors.csv", text.replace("Albania", "Albanie"))
    wheel = release.wheel(tmp_path / "edited.whl")
    for path in (release.folder, wheel):
        with pytest.raises(bd.PackageError, match=r"data/actors\.csv is not as it was released"):
            bd.load("actors", release=path)
        assert len(bd.load("events", release=path))
    release.describe()
    assert "Albanie" in set(bd.load("actors", release=release.folder)["name"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("track,status,rank,label\n", "another header than its schema"),
        ("track,status,rank,label,meaning\na,b,x,c,d\n", "is damaged"),
        ("track,status,rank,label,meaning\na,b,c,1,d,e\na,f,c,1,d,e\n", "another header than its schema"),
        ("track,status,rank,label,meaning\n\udcff,b,1,c,d\n", "is damaged"),
        ("", "is damaged"),
        (f"track,status,rank,label,meaning\na,b,{2**70},c,d\n", "is damaged"),
    ],
)
def test_a_table_that_is_recorded_and_cannot_be_read_is_named(release: Release, text: str, said: str) -> None:
    (release.folder / "data/statuses.csv").write_bytes(text.encode(errors="surrogateescape"))
    release.describe()
    with pytest.raises(bd.PackageError, match=said) as error:
        bd.load("statuses", release=release.folder)
    assert "data/statuses.csv" in str(error.value)


def test_a_missing_table_is_named(release: Release) -> None:
    (release.folder / "data/actors.csv").unlink()
    with pytest.raises(bd.PackageError, match=r"data/actors\.csv is missing"):
        bd.load("actors", release=release.folder)


def test_what_is_no_release_is_said(tmp_path: Path, wheel: Path) -> None:
    cut = tmp_path / "cut.whl"
    cut.write_bytes(wheel.read_bytes()[:-200])
    (tmp_path / "sdist.tar.gz").write_bytes(b"x")
    empty = tmp_path / "empty"
    empty.mkdir()
    for path, said in {
        cut: "is no readable wheel",
        tmp_path / "sdist.tar.gz": "unpack it first",
        tmp_path / "none.whl": "does not exist",
        empty: "holds no datapackage.json",
        # A name of a git revision is none here: what is loaded is not to hang on the current folder.
        "HEAD": "HEAD does not exist",
    }.items():
        for call in (lambda path=path: bd.load("actors", release=path), lambda path=path: bd.tables(release=path)):
            with pytest.raises(bd.PackageError, match=said):
                call()


def test_a_wheel_with_a_damaged_table_is_named(wheel: Path, tmp_path: Path) -> None:
    content = bytearray(wheel.read_bytes())
    at = content.index(b"balkans_data/data/votes.csv") + len(b"balkans_data/data/votes.csv") + 40
    content[at : at + 20] = bytes(20)
    broken = tmp_path / "broken.whl"
    broken.write_bytes(content)
    with pytest.raises(bd.PackageError, match=r"data/votes\.csv is damaged"):
        bd.load("votes", release=broken)


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink takes minutes
@given(data=st.data(), table=st.sampled_from(list(TABLES)))
def test_any_valid_rows_of_a_release_read_back_equal(
    data: st.DataObject, table: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Also under other names of columns, which no model knows."""
    model = TABLES[table]
    cells = data.draw(st.lists(rows(model), max_size=8))
    whole = [at for at, column in enumerate(columns(model)) if column.kind is Kind.INTEGER]
    assume(all(abs(int(row[at] or 0)) < 2**63 for row in cells for at in whole))  # what a frame can hold
    release = Release(tmp_path_factory.mktemp("generated") / "release")
    schema = release.schema(table)
    for field in schema["fields"]:
        field["name"] = f"{field['name']}_then"
    schema["primaryKey"] = [f"{name}_then" for name in schema["primaryKey"]]
    schema.pop("foreignKeys", None)
    release.write(f"schemas/{table}.json", json.dumps(schema))
    header = [field["name"] for field in schema["fields"]]
    (release.folder / f"data/{table}.csv").write_bytes(write([header, *cells]))
    release.describe()
    frame = bd.load(table, release=release.wheel(release.folder.parent / "then.whl"))
    assert len(frame) == len(cells)
    for column, name in zip(columns(model), header, strict=True):
        texts = [row[header.index(name)] for row in cells]
        assert list(frame[name].isna()) == [text == "" for text in texts]
        expected = [column.read(text) for text in texts if text]
        found = frame[name].dropna()
        if column.kind is Kind.NUMBER:
            assert list(found) == [float(value) for value in expected]
        elif column.kind is Kind.DATE:
            assert [value.date() for value in found] == expected
        elif column.kind in (Kind.INTEGER, Kind.BOOLEAN):
            assert list(found) == expected
        else:
            assert list(map(str, found)) == [text for text in texts if text]
        if column.kind is Kind.EDTF:
            bounds = zip(frame[f"{name}_min"].dropna(), frame[f"{name}_max"].dropna(), strict=True)
            assert [(low.date(), high.date()) for low, high in bounds] == [(item.min, item.max) for item in expected]


def test_the_commands_read_another_release(release: Release, wheel: Path) -> None:
    listed = json.loads(ok("tables", "--release", str(wheel), "--format", "json"))
    assert {item["name"] for item in listed} == {*TABLES, *UNIONS}
    release.write("data/actors.csv", release.read("data/actors.csv").replace("Albania", "Shqipëria"))
    release.describe()
    shown = ok("show", "actors", "--where", "actor_id=ALB", "--format", "csv", "--release", str(release.folder))
    assert next(csv.DictReader(io.StringIO(shown)))["name"] == "Shqipëria"
    assert ok("show", "claims", "--release", str(wheel), "--limit", "1")
    done = run("show", "actor", "--release", str(wheel))
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'actors'" in done.stderr
    assert run("show", "observations", "--country", "Serbia", "--release", str(wheel)).returncode == 2
