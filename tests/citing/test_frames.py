"""Which rows a frame holds, whatever was done to it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package
from balkans_data.citing.edition import Edition
from balkans_data.citing.frames import found_in

EDITION = Edition()
INDICATORS = ["electricity-from-coal", "electricity-from-gas"]
SMALL = [name for name, row in bd.tables().iterrows() if 0 < row["rows"] < 3000]
FRAMES = {str(name): bd.load(str(name)) for name in SMALL}


def keys_of(citation: bd.Citation, table: str) -> set[str]:
    (slip,) = [slip for slip in citation.receipt.slips if slip.table == table]
    assert slip.hashes is not None
    return set(slip.hashes)


@settings(max_examples=40)
@given(st.data())
def test_some_rows_and_columns_in_any_order(data):
    table = data.draw(st.sampled_from(SMALL))
    frame = FRAMES[table]
    chosen = data.draw(st.lists(st.integers(0, len(frame) - 1), min_size=1, max_size=12))
    key = list(EDITION.schemas[table].key)
    others = [name for name in frame.columns if name not in key]
    columns = data.draw(st.permutations([*key, *data.draw(st.lists(st.sampled_from(others or key), unique=True))]))
    part = frame.iloc[chosen][list(dict.fromkeys(columns))]
    if data.draw(st.booleans()):
        part = part.set_index(key)
    found = found_in(part, EDITION, table)
    (own,) = [item for item in found.parts if item.table == table]
    assert set(own.keys) == set(map(tuple, frame.iloc[chosen][key].astype(str).to_numpy()))
    assert found.changes == ()
    assert found.strange == ()


@pytest.mark.parametrize("table", ["sources", "alignments", "claims", "statuses", "check_results", "coverage"])
def test_a_whole_table_written_to_csv_and_read_again(table, tmp_path):
    file = tmp_path / "mine.csv"
    FRAMES[table].to_csv(file, index=False)
    cited, direct = bd.cite(file), bd.cite(table)
    assert cited.sources == direct.sources
    assert keys_of(cited, table) == keys_of(direct, table)


def test_columns_of_a_frame_and_no_others_are_cited():
    frame = bd.load("alignments").head(3)[["status", "alignment_id"]]
    (slip,) = bd.cite(frame).receipt.slips
    assert slip.columns == ("alignment_id", "status")
    assert slip.n_rows == 3


@pytest.mark.parametrize("how", ["inner", "left", "outer"])
def test_a_merge_is_of_both_tables(how):
    frame = bd.load("alignments").query("track == 'nato-membership'")
    merged = frame.merge(bd.load("countries"), on="actor_id", how=how)
    assert merged.attrs.get("table") is None
    citation = bd.cite(merged)
    assert {slip.table for slip in citation.receipt.slips} == {"alignments", "countries"}
    assert keys_of(citation, "alignments") == set(merged["alignment_id"].dropna())
    known = set(bd.load("countries")["actor_id"])
    assert keys_of(citation, "countries") == set(merged["actor_id"]) & known


def test_a_merge_on_another_column_is_of_the_rows_that_came():
    frame = bd.load("alignments").query("track == 'nato-membership'").head(2)
    merged = frame.merge(bd.load("actors"), left_on="partner_id", right_on="actor_id")
    assert keys_of(bd.cite(merged), "actors") == {"nato"}


@pytest.mark.parametrize("how", ["inner", "left", "outer"])
@pytest.mark.parametrize("suffixes", [("_x", "_y"), ("", "_r"), ("_l", ""), ("_before", "_after")])
def test_a_merge_with_itself_is_of_the_rows_of_both_sides(how, suffixes):
    frame = bd.load("alignments")
    merged = frame[frame["track"] == "nato-membership"].merge(
        frame[frame["track"] == "eu-accession"], on="actor_id", how=how, suffixes=suffixes
    )
    citation = bd.cite(merged)
    used = {key for end in suffixes for key in merged[f"alignment_id{end}"].dropna()}
    own = frame[frame["alignment_id"].isin(used)]
    assert [slip.table for slip in citation.receipt.slips] == ["alignments"]
    assert keys_of(citation, "alignments") == used
    assert set(citation.sources) == {*own["source_id"], *own["second_source_id"].dropna()}


@pytest.mark.parametrize("suffixes", [("_x", "_y"), ("", "_r"), ("_l", "")])
def test_a_merge_with_itself_that_found_nothing_is_of_one_side(suffixes):
    frame = bd.load("alignments").query("track == 'nato-membership'")
    merged = frame.merge(frame.head(0), on="actor_id", how="left", suffixes=suffixes)
    assert [slip.table for slip in bd.cite(merged).receipt.slips] == ["alignments"]
    assert bd.cite(merged).fingerprint == bd.cite(frame).fingerprint


def test_numbers_may_be_off_by_the_last_bit():
    frame = bd.load("statistics").query("value == 5.81").head(1)
    assert bd.cite(frame.assign(value=5.8100000000000005)).fingerprint == bd.cite(frame).fingerprint
    with pytest.warns(UserWarning, match=r"value is 5\.8100001, not 5\.81"):
        bd.cite(frame.assign(value=5.8100001))


def test_changed_cells_of_either_side_are_told():
    frame = bd.load("alignments").head(2)
    merged = frame.merge(frame, on="actor_id").assign(status_y="mine")
    with pytest.warns(UserWarning, match="status is mine, not "):
        bd.cite(merged)


def test_ids_in_ones_own_columns_are_not_cited():
    frame = bd.load("alignments").head(3)
    assert bd.cite(frame.assign(actor_id_mine="SRB")).fingerprint == bd.cite(frame).fingerprint


def test_figures_of_two_indicators_side_by_side():
    figures = bd.load("statistics").astype({"period": str})
    first, second = (figures[figures["indicator_id"] == name].head(40) for name in INDICATORS)
    citation = bd.cite(first.merge(second, on=["actor_id", "counterpart_id", "period"], how="outer"))
    both = pd.concat([first, second])
    wanted = both[["indicator_id", "actor_id", "counterpart_id", "period"]].astype(str).agg("|".join, axis=1)
    assert keys_of(citation, "statistics") == set(wanted)


def test_files_and_names_together(tmp_path):
    bd.load("alignments").head(3)[["alignment_id", "status"]].to_csv(tmp_path / "mine.csv", index=False)
    bd.load("alignments").tail(3)[["alignment_id", "start"]].to_csv(tmp_path / "other.csv", index=False)
    citation = bd.cite([str(tmp_path / "mine.csv"), str(tmp_path / "other.csv"), "actors/SRB"])
    actors, alignments = citation.receipt.slips
    assert (actors.n_rows, alignments.n_rows) == (1, 6)
    assert alignments.columns == ("alignment_id", "status", "start")


def test_a_panel_with_its_index_as_columns_and_one_of_its_columns():
    frame = bd.panel(["population", "un-voting-agreement:RUS"], ["SRB", "HRV"], [2012, 2013])
    assert bd.cite(frame.reset_index()).fingerprint == bd.cite(frame).fingerprint
    assert bd.cite(frame["population"]).fingerprint == bd.cite(frame[["population"]]).fingerprint


def test_frames_of_functions_are_cited_with_what_they_take_beside():
    verdicts = bd.cite(bd.verdicts(verdict="refuted", moment="now"))
    assert {slip.table for slip in verdicts.receipt.slips} == {"verdicts", "claims"}
    claims = bd.claims(about="Serbia", dimension="energy")
    assert keys_of(bd.cite(claims), "claims") == set(claims["claim_id"])


def test_observations_are_of_the_tables_that_they_are_from():
    frame = bd.load("observations").sample(40, random_state=3)
    citation = bd.cite(frame)
    assert {slip.table: slip.n_rows for slip in citation.receipt.slips} == dict(
        frame["table_name"].astype(str).value_counts()
    )


def test_a_part_of_a_series():
    line = bd.series("un-ideal-point-distance", country="Serbia", counterpart="Russia", predecessors=True)
    citation = bd.cite(line.loc[1989:2008])
    keys = keys_of(citation, "derived_figures")
    assert {key.split("|")[3] for key in keys} == {str(year) for year in line.loc[1989:2008].index}
    assert {key.split("|")[1] for key in keys} == {"YUG", "SCG", "SRB"} & {
        part["actor_id"] for part in line.attrs["parts"]
    }
    values = bd.load("derived_figures").astype({"period": str})
    own = values[["indicator_id", "actor_id", "counterpart_id", "period"]].agg("|".join, axis=1).isin(keys)
    assert sorted(values.loc[own, "value"]) == sorted(line.loc[1989:2008])


def test_reported_figures_of_a_series():
    line = bd.series("gas-import-share", country="SRB", counterpart="RUS", reported=True)
    said = {item["figure_id"] for items in line.attrs["figures"].values() for item in items}
    assert keys_of(bd.cite(line), "reported_figures") == said


def test_a_panel_is_of_figures_and_spells():
    frame = bd.panel(["population", "un-voting-agreement:RUS", "eu-accession"], ["SRB", "HRV"], [2012, 2013, 2014])
    citation = bd.cite(frame)
    assert keys_of(citation, "statistics") == {
        f"population|{a}|_Z|{y}" for a in ("SRB", "HRV") for y in (2012, 2013, 2014)
    }
    assert keys_of(citation, "derived_figures") == {
        f"un-voting-agreement|{a}|RUS|{y}" for a in ("SRB", "HRV") for y in (2012, 2013, 2014)
    }
    spells = bd.load("alignments").set_index("alignment_id").loc[list(keys_of(citation, "alignments"))]
    assert set(zip(spells["actor_id"], spells["status"], strict=True)) == {
        (actor, status) for (actor, _), said in frame["eu-accession"].items() for status in said.split(" + ")
    }
    cited = {item["source_id"] for items in frame.attrs["sources"].values() for item in items}
    assert cited <= set(citation.sources)


def test_changed_cells_are_told():
    frame = bd.load("alignments").head(4)
    frame.loc[2, "status"] = "mine"
    with pytest.warns(UserWarning, match=r"1 cells are not those of balkans-data .*status is mine, not "):
        changed = bd.cite(frame)
    assert changed.fingerprint == bd.cite(bd.load("alignments").head(4)).fingerprint


def test_changed_figures_of_a_series_are_told():
    line = bd.series("population", country="SRB").loc[2010:2012]
    line.loc[2011] += 1
    with pytest.warns(UserWarning, match=r"statistics/population\|SRB\|_Z\|2011: value is"):
        bd.cite(line)


def test_changed_numbers_are_told_however_they_are_written():
    frame = bd.load("statistics").head(3).astype({"value": object})
    frame.loc[1, "value"] = f"{frame.loc[1, 'value']:.4f}"
    assert bd.cite(frame).fingerprint == bd.cite(bd.load("statistics").head(3)).fingerprint
    frame.loc[2, "value"] += 0.5
    with pytest.warns(UserWarning, match="1 cells are not those"):
        bd.cite(frame)


def test_cells_beside_rows_that_a_merge_found_nothing_for_are_ones_own():
    merged = bd.load("alignments").head(60).merge(bd.load("countries"), on="actor_id", how="left")
    assert merged["capital"].isna().any()
    merged["capital"] = merged["capital"].fillna("mine")
    found = found_in(merged, EDITION)
    (countries,) = [part for part in found.parts if part.table == "countries"]
    assert "capital" not in countries.columns
    assert "currency" in countries.columns
    assert found.strange == ("capital",)


def test_computed_columns_do_not_matter():
    frame = bd.load("alignments").head(4)
    assert bd.cite(frame.assign(length=1, mine="x")).fingerprint == bd.cite(frame).fingerprint
    assert bd.cite(frame.assign(length=1, mine="x")).left_out == ("length", "mine")
    assert bd.cite(frame).left_out == ()


ALIGNMENTS = bd.load("alignments")


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    frame.attrs = {}
    return frame


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (ALIGNMENTS[["actor_id", "track"]], "keep alignment_id, or cite the table"),
        (plain(ALIGNMENTS[["track", "status", "start"]].copy()), "not the rows of"),
        (plain(ALIGNMENTS.groupby("track").size().rename("n").reset_index()), "before rows are summed up"),
        (plain(pd.DataFrame({"x": [1]})), "the key of no table"),
        (ALIGNMENTS.head(0), "no rows"),
        (ALIGNMENTS["status"], "a column alone"),
        (ALIGNMENTS.head(2).assign(alignment_id=["a", "b"]), "2 rows of the frame are not in alignments .*: a, b"),
        (
            ALIGNMENTS.head(3).assign(alignment_id=[*ALIGNMENTS["alignment_id"].head(2), "mine"]),
            "1 row of the frame is not in alignments .*: mine",
        ),
        ("alignment", "did you mean 'alignments'"),
        ("claims/none", "no row 'none'"),
        (17, "int is neither a frame"),
        ([1, 2], "should have names"),
        ([], "should have names"),
        (Path("nowhere.csv"), "does not exist"),
        (bd.load("observations").drop(columns="table_name").head(2), "keep table_name"),
        (bd.panel("population", ["SRB"], [2020]).reset_index(drop=True), "has lost its index"),
        (bd.series("population", country="SRB").to_frame(), "cite the series"),
        (
            ALIGNMENTS.head(2).assign(alignment_id=None),
            "1 row of the frame is not in alignments .*: one without its key",
        ),
        (pd.concat([ALIGNMENTS.head(2), bd.load("actors").head(2)], axis=1), "several columns called actor_id, start"),
        (["mine.csv", "actors"], "mine.csv does not exist"),
    ],
)
def test_what_cannot_be_cited_is_refused(what, said):
    with pytest.raises(bd.CitationError, match=said):
        bd.cite(what)


def test_a_frame_of_another_release_is_refused_without_it(release):
    frame = bd.load("alignments").head(3)
    frame.attrs["version"] = "9.8.7"
    with pytest.raises(bd.CitationError, match=r"is of release 9\.8\.7, and this is"):
        bd.cite(frame)
    citation = bd.cite(frame, release=release.folder)
    assert citation.receipt.version == "9.8.7"
    assert "(2031)" in str(citation)


def test_an_identifier_of_several_tables_must_say_which(release):
    release.edit("events", lambda _, rows: [["SRB", *rows[0][1:]], *rows])
    with pytest.raises(bd.CitationError, match="say actors/SRB or countries/SRB or events/SRB"):
        bd.cite("SRB", release=release.folder)
    assert bd.cite("actors/SRB", release=release.folder).n_rows == 1


def test_a_retired_identifier_is_cited_by_what_took_its_place(monkeypatch):
    rows = package.table_rows
    retired = [
        {"table_name": "actors", "retired_id": "old", "replaced_by": "SRB", "retired_in": "0.1.0", "reason": "Renamed"}
    ]
    monkeypatch.setattr(package, "table_rows", lambda name: retired if name == "retired_ids" else rows(name))
    for what in ("old", "actors/old"):
        with pytest.warns(bd.RetiredIdWarning, match="'SRB' takes its place"):
            assert keys_of(bd.cite(what), "actors") == {"SRB"}


def test_a_claim_is_cited_with_its_verdicts_and_what_they_rest_on():
    claim = bd.verdicts(verdict="supported")["claim_id"].iloc[0]
    citation = bd.cite(claim)
    assert {slip.table for slip in citation.receipt.slips} >= {"claims", "checks", "check_results", "verdicts"}
    alone = bd.cite(bd.load("claims").query("claim_id == @claim"))
    assert set(alone.sources) < set(citation.sources)


def test_an_indicator_is_cited_with_its_figures():
    citation = bd.cite("gas-import-share")
    rows = {slip.table: slip.n_rows for slip in citation.receipt.slips}
    figures = bd.load("observations").query("indicator_id == 'gas-import-share'")
    assert rows == {"indicators": 1, **figures["table_name"].astype(str).value_counts()}


def test_edited_tables_of_a_checkout_are_told(release, monkeypatch):
    release.edit("actors", lambda _, rows: rows[5].__setitem__(2, "Mine"))
    shipped = json.loads((package.root() / package.DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
    release.describe(resources=shipped)
    monkeypatch.setattr(package, "root", lambda: release.folder)
    with pytest.warns(UserWarning, match="actors: edited since datapackage.json was made"):
        bd.cite("actors")
    assert bd.cite("countries").receipt.version == "9.8.7"
