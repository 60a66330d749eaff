"""Fingerprints that anybody can compute anew."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import balkans_data as bd
from balkans_data import package


def by_hand(table: str, keys: set[str], columns: list[str]) -> str:
    """By the words of the documentation, with nothing of the package but the path of the file."""
    with bd.path(table).open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row[columns[0]] in keys]
    rows.sort(key=lambda row: row[columns[0]])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return hashlib.sha256(f"{table}\n{text.getvalue()}".encode()).hexdigest()


ALIGNMENTS = bd.load("alignments")


@settings(max_examples=25)
@given(st.lists(st.sampled_from(list(ALIGNMENTS["alignment_id"])), min_size=1, max_size=20), st.randoms())
def test_rows_of_one_table(ids, random):
    frame = ALIGNMENTS[ALIGNMENTS["alignment_id"].isin(ids)]
    columns = ["alignment_id", "actor_id", "status", "start", "note"]
    shuffled = list(columns)
    random.shuffle(shuffled)
    citation = bd.cite(frame.sample(frac=1, random_state=random.randrange(1000))[shuffled])
    assert citation.fingerprint == by_hand("alignments", set(ids), columns)


def test_rows_of_several_tables_one_after_the_other():
    citation = bd.cite(["events/" + bd.load("events")["event_id"].iloc[0], "actors/SRB"])
    digest = hashlib.sha256()
    for table, key in (("actors", "SRB"), ("events", bd.load("events")["event_id"].iloc[0])):
        with bd.path(table).open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, next(row for row in rows if row[0] == key)])
        digest.update(f"{table}\n{text.getvalue()}".encode())
    assert citation.fingerprint == digest.hexdigest()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this system")
def test_the_whole_dataset_as_sha256sum_has_it():
    listed = sorted(f"data/{name}.csv" for name in bd.tables().index if name != "observations")
    sums = subprocess.run(["sha256sum", *listed], cwd=package.root(), capture_output=True, check=True).stdout
    assert bd.cite().fingerprint == hashlib.sha256(sums).hexdigest()


def test_any_cell_and_any_key_matters(release):
    before = bd.cite("actors", release=release.folder).fingerprint
    release.edit("actors", lambda _, rows: rows[5].__setitem__(2, rows[5][2] + "!"))
    after = bd.cite("actors", release=release.folder).fingerprint
    assert len({before, after, bd.cite("countries").fingerprint, bd.cite("actors/SRB").fingerprint}) == 4
    assert before == bd.cite("actors").fingerprint


def test_the_order_of_rows_and_columns_in_a_file_does_not_matter(release):
    frame = bd.load("actors")[["actor_id", "name"]]
    before = bd.cite(frame).fingerprint
    release.edit("actors", lambda _, rows: rows[::-1])
    frame.attrs["version"] = "9.8.7"
    assert bd.cite(frame, release=release.folder).fingerprint == before
