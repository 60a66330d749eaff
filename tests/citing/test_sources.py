"""Exactly the sources of the rows: none is missing, none too many."""

from __future__ import annotations

from contextlib import closing

import pytest

import balkans_data as bd
from balkans_data.models import TABLES

DIRECT = [
    (name, [column for key in model.table.foreign_keys if key.table == "sources" for column in key.columns])
    for name, model in TABLES.items()
    if name != "sources" and any(key.table == "sources" for key in model.table.foreign_keys)
]
#: How rows without sources of their own come to theirs, in SQL.
THROUGH = {
    "claim_subjects": "SELECT source_id FROM claims WHERE claim_id IN (SELECT claim_id FROM claim_subjects)",
    "codings": "SELECT source_id FROM claims WHERE claim_id IN (SELECT claim_id FROM codings)",
    "claim_relations": (
        "SELECT source_id FROM claims JOIN claim_relations AS r ON claims.claim_id IN (r.claim_id, r.other_id)"
    ),
    "statuses": "SELECT source_id FROM tracks WHERE track IN (SELECT track FROM statuses)",
}


@pytest.mark.parametrize(("table", "columns"), DIRECT)
def test_rows_that_name_their_sources(table, columns):
    frame = bd.load(table)
    some = frame.sample(min(len(frame), 25), random_state=len(table))
    named = {str(cell) for column in columns for cell in some[column].dropna()}
    assert set(bd.cite(some).sources) == named
    assert [item["id"] for item in bd.cite(some).items[1:]] == sorted(named)


@pytest.mark.parametrize("table", THROUGH)
def test_rows_that_rest_on_those_that_they_refer_to(table):
    with closing(bd.connect()) as connection:
        found = {row[0] for row in connection.execute(THROUGH[table])}
    assert set(bd.cite(table).sources) == found


def test_sources_are_their_own():
    some = bd.load("sources").head(7)
    assert list(bd.cite(some).sources) == sorted(some["source_id"])


@pytest.mark.parametrize("moment", ["then", "now"])
def test_verdicts_rest_on_the_text_and_on_the_evidence_of_that_moment(moment):
    verdicts = bd.load("verdicts").query("moment == @moment")
    claims = bd.load("claims").set_index("claim_id").loc[verdicts["claim_id"], "source_id"]
    checks = bd.load("checks")
    checks = checks[checks["claim_id"].isin(verdicts["claim_id"])]
    evidence = bd.load("check_evidence")
    evidence = evidence[evidence["check_id"].isin(checks["check_id"]) & (evidence["moment"] == moment)]
    expected = set(claims)
    with closing(bd.connect()) as connection:
        for table, used in evidence.groupby("table_name", observed=True):
            columns = ["source_id"] if table == "sources" else dict(DIRECT).get(str(table), [])
            refs = {f"{table}/{key}" for key in used["row_key"]}
            query = f"SELECT ref, {', '.join(columns) or 'NULL'} FROM {table}"  # noqa: S608
            expected.update(cell for ref, *cells in connection.execute(query) if ref in refs for cell in cells if cell)
    assert set(bd.cite(verdicts).sources) == expected


def test_the_whole_dataset_lists_no_sources():
    assert bd.cite().sources == ()
    assert "All 25 tables" in str(bd.cite()) or f"All {len(TABLES)} tables" in str(bd.cite())


def test_thresholds_rest_on_nothing():
    assert bd.cite("thresholds").sources == ()
    assert "Sources" not in str(bd.cite("thresholds"))
